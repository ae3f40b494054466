#include "app/experiment.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "analysis/results_store.h"
#include "app/interruption.h"
#include "app/progress.h"
#include "scenarios/experiment.h"

namespace servicechain::app {
namespace {

std::optional<std::uint32_t> replications_in(const std::filesystem::path& run_folder,
                                             const scenarios::Scenario& scenario) {
  const std::filesystem::path store = run_folder / "results.db";
  if (run_folder.empty() || !std::filesystem::exists(store)) return std::nullopt;
  const analysis::StoredRun earlier = analysis::read_results_store(store);
  if (earlier.identity.scenario_text != scenario.text) return std::nullopt;
  return earlier.study.replications;
}

bool is_settled(const analysis::WhatIfAnswer& answer) {
  using analysis::VerdictKind;
  return answer.verdict != VerdictKind::cannot_tell && answer.verdict != VerdictKind::better_maybe_enough &&
         answer.verdict != VerdictKind::worse_maybe_enough;
}

}  // namespace

ExperimentOptions with_more_counted(const ExperimentOptions& options, const scenarios::Scenario& scenario,
                                    const std::filesystem::path& run_folder) {
  ExperimentOptions counted = options;
  if (options.more) {
    counted.replications = replications_in(run_folder, scenario).value_or(scenario.decide.at_least) + *options.more;
  }
  return counted;
}

analysis::Study simulate(const scenarios::Scenario& scenario, std::vector<std::string> what_ifs,
                         const ExperimentOptions& options, const Console& console) {
  const Interruption interruption;
  ProgressLine line{console};
  const std::uint32_t processors = std::max(1U, std::thread::hardware_concurrency());
  const scenarios::ExperimentOptions plan{
      .what_ifs = std::move(what_ifs),
      .threads = options.jobs.value_or(processors),
      .seed = options.seed,
      .replications = options.replications,
      .stop_asked = &interruption.asked(),
      .on_progress = [&line](scenarios::Progress progress) { line.show(progress); },
  };
  return scenarios::run_experiment(scenario, plan);
}

bool leaves_open(const analysis::Study& study, const scenarios::Scenario& scenario, const ExperimentOptions& options) {
  const bool goes_on_until_settled = !options.replications && scenario.decide.at_most > scenario.decide.at_least;
  return goes_on_until_settled && !std::all_of(study.answers.begin(), study.answers.end(), is_settled);
}

}  // namespace servicechain::app
