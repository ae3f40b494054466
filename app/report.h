#pragma once

#include <cstdint>
#include <string>

#include "analysis/charts/draw.h"
#include "analysis/store/results_store.h"
#include "analysis/study.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/options.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::app {

// analysis::run_text or analysis::compare_text.
using AsText = std::string (*)(const analysis::Study& study);

// On standard output, as text or JSON.
void show(const analysis::Study& study, const scenarios::Scenario& scenario, AsText as_text, const Console& console);

// The same for `run`, beside what theory says of the base.
void show_beside_theory(const analysis::Study& study, const scenarios::Scenario& scenario, const Console& console);

// What makes a run of this scenario this run.
[[nodiscard]] analysis::RunIdentity identity_of(const scenarios::Scenario& scenario);

// What a killed run left beside the run folder goes, and is told.
void clear_left_overs(const ReportOptions& options, const Console& console);

// The run folder, where one is asked for, with what --more needs to go on; drawn on so many threads. Then says what did
// not go as it should, and whether what was required holds. Fails: std::system_error with the path.
[[nodiscard]] ExitCode finish(const scenarios::Performed& performed, const scenarios::Scenario& scenario,
                              const ReportOptions& options, std::uint32_t threads, const Console& console);

// Of charts that could not be drawn. done: all were.
[[nodiscard]] ExitCode tell(const analysis::charts::Undrawn& undrawn, const Console& console);

}  // namespace servicechain::app
