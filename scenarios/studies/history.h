#pragma once

#include <span>
#include <string>

#include "analysis/history/history.h"
#include "analysis/history/study_history.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/replications.h"

// What happened over time in the runs of a study, in the periods of its calendar.
namespace servicechain::scenarios {

[[nodiscard]] analysis::HistoryGrid history_grid_for(const Scenario& scenario, const analysis::Window& window,
                                                     std::size_t chains);

// Requires: a plan with a history; names and chains of the runs. Empty where no replication reached the end.
[[nodiscard]] analysis::StudyHistory history_of(const Scenario& scenario, std::span<const std::string> names,
                                                std::span<const models::ServiceChain* const> chains,
                                                const Replications& runs);

}  // namespace servicechain::scenarios
