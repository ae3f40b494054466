#include "app/experiment.h"

#include <fmt/format.h>

#include <utility>

#include "analysis/store/run_folder.h"
#include "app/earlier_runs.h"
#include "app/interruption.h"
#include "app/output_place.h"
#include "app/progress.h"
#include "app/report.h"

namespace servicechain::app {
namespace {

struct Beginning {
  std::optional<analysis::KeptRuns> earlier{};
  bool with_history = false;  // for a run folder
};

scenarios::Performed run(const scenarios::Scenario& scenario, Question question, const ExperimentOptions& options,
                         Beginning beginning, const Console& console) {
  const Interruption interruption;
  ProgressLine line{console, interruption.asked()};
  line.begin(simulating);
  const scenarios::ExperimentOptions plan{
      .what_ifs = std::move(question.what_ifs),
      .threads = threads_for(options.jobs),
      .seed = options.seed,
      .replications = options.replications,
      .stop_asked = &interruption.asked(),
      .on_progress = [&line](scenarios::Progress progress) { line.show(progress); },
      .until = question.until,
      .with_history = beginning.with_history,
  };
  return scenarios::perform(scenario, plan, std::move(beginning.earlier));
}

// Without earlier runs: so many more than the file says, from the start.
ExperimentOptions with_more_counted(const ExperimentOptions& options, const scenarios::Scenario& scenario,
                                    const std::optional<analysis::KeptRuns>& earlier) {
  ExperimentOptions counted = options;
  const std::uint32_t there =
      earlier ? earlier->chains.front().evidence.replications() : scenario.decide.at_least;
  counted.replications = there + *options.more;
  return counted;
}

}  // namespace

std::optional<scenarios::Performed> perform(const scenarios::Scenario& scenario, const Question& question,
                                            const ExperimentOptions& options, const ReportOptions& output,
                                            const Console& console) {
  clear_left_overs(output, console);
  const bool is_kept = !output.folder.empty();
  if (is_kept) analysis::check_run_folder(output.folder);
  if (is_kept) check_can_be_made(output.folder);
  if (!options.more) return run(scenario, question, options, {.with_history = is_kept}, console);
  const std::uint32_t seed = options.seed.value_or(scenario.decide.seed);
  EarlierRuns earlier = earlier_runs_in(output.folder, scenario, seed, question.what_ifs);
  if (!earlier.why_not.empty()) {
    console.complain("servicechain: " + earlier.why_not);
    return std::nullopt;
  }
  const ExperimentOptions counted = with_more_counted(options, scenario, earlier.kept);
  if (!earlier.kept) {
    console.note(fmt::format("There are no earlier runs to add to{}: {} runs from the start, {} more than the file says.",
                             output.folder.empty() ? " (-o DIR names their folder)" : "", *counted.replications,
                             *options.more));
  }
  return run(scenario, question, counted, {std::move(earlier.kept), is_kept}, console);
}

analysis::Study simulate(const scenarios::Scenario& scenario, std::vector<std::string> what_ifs,
                         const ExperimentOptions& options, const Console& console) {
  const ExperimentOptions counted = options.more ? with_more_counted(options, scenario, std::nullopt) : options;
  return run(scenario, {std::move(what_ifs), scenarios::Until::number}, counted, {}, console).study;
}

}  // namespace servicechain::app
