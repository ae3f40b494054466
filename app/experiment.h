#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/study.h"
#include "app/console.h"
#include "app/options.h"
#include "scenarios/scenario.h"

namespace servicechain::app {

// --more as a number of replications: on top of those in the run folder, if it holds runs of this very scenario, else
// of those the file asks for. Replication k is the same whenever it is run, so nothing is lost by running it again.
[[nodiscard]] ExperimentOptions with_more_counted(const ExperimentOptions& options, const scenarios::Scenario& scenario,
                                                  const std::filesystem::path& run_folder);

// Runs base and what-ifs with a progress line, and stops early on Ctrl-C.
[[nodiscard]] analysis::Study simulate(const scenarios::Scenario& scenario, std::vector<std::string> what_ifs,
                                       const ExperimentOptions& options, const Console& console);

// Runs were to go on until every verdict is settled, and one is not.
[[nodiscard]] bool leaves_open(const analysis::Study& study, const scenarios::Scenario& scenario,
                               const ExperimentOptions& options);

}  // namespace servicechain::app
