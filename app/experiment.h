#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/study.h"
#include "app/console.h"
#include "app/options.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::app {

struct Question {
  std::vector<std::string> what_ifs;
  scenarios::Until until;  // where the file leaves the number of replications open
};

// Runs base and what-ifs with a progress line, and stops early on Ctrl-C. With --more: adds to the runs in the folder,
// if there are some; where they are not of this very study it says so, and there is no answer.
[[nodiscard]] std::optional<scenarios::Performed> perform(const scenarios::Scenario& scenario, const Question& question,
                                                          const ExperimentOptions& options,
                                                          const ReportOptions& output, const Console& console);

// Runs the number of replications of the file or of the command line.
[[nodiscard]] analysis::Study simulate(const scenarios::Scenario& scenario, std::vector<std::string> what_ifs,
                                       const ExperimentOptions& options, const Console& console);

}  // namespace servicechain::app
