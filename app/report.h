#pragma once

#include <string>

#include "analysis/store/results_store.h"
#include "analysis/study.h"
#include "analysis/words.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/options.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::app {

// analysis::run_text or analysis::compare_text.
using AsText = std::string (*)(const analysis::Study& study, analysis::Vocabulary vocabulary);

// On standard output, as text or JSON.
void show(const analysis::Study& study, AsText as_text, const Console& console);

// The same for `run`, beside what theory says of the base.
void show_beside_theory(const analysis::Study& study, const scenarios::Scenario& scenario, const Console& console);

// What makes a run of this scenario this run.
[[nodiscard]] analysis::RunIdentity identity_of(const scenarios::Scenario& scenario);

// What a killed run left beside the run folder goes, and is told.
void clear_left_overs(const ReportOptions& options, const Console& console);

// The run folder, where one is asked for; with what --more needs to go on. Fails: std::system_error with the path.
void keep(const scenarios::Performed& performed, const scenarios::Scenario& scenario, const ReportOptions& options,
          const Console& console);
// Of a study alone.
void keep(const analysis::Study& study, const scenarios::Scenario& scenario, const ReportOptions& options,
          const Console& console);

// Says what did not go as it should, and whether what was required holds.
[[nodiscard]] ExitCode judge(const analysis::Study& study, const ReportOptions& options, const Console& console);

}  // namespace servicechain::app
