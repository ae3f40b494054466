#pragma once

#include <functional>
#include <vector>

#include "analysis/sensitivity/tornado.h"
#include "scenarios/reading/read.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/series.h"

namespace servicechain::scenarios {

// Of every number, the first look; of those that move the measure most, and of all guesses, a closer one.
inline constexpr std::uint32_t first_look_replications = 5;
inline constexpr std::size_t most_looked_at_closely = 12;

struct TornadoBudget {
  Budget budget;
  std::size_t numbers;
  std::size_t changes;        // sides of them
  std::uint32_t first_look;   // replications of each
  std::uint32_t closer_look;  // of the few
};

// `by`: how far numbers are moved, in relation. `on_budget` is told before the runs begin.
// Requires: the scenario was read with these settings, 0 < by < 1.
[[nodiscard]] analysis::Tornado run_tornado(const Scenario& scenario, const std::vector<Setting>& settings, double by,
                                            const SeriesOptions& options,
                                            const std::function<void(const TornadoBudget&)>& on_budget);

}  // namespace servicechain::scenarios
