#include "app/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/experiment.h"
#include "app/input.h"

namespace servicechain::app {
namespace {

bool sets_the_difference(const ScenarioOptions& options) {
  return std::any_of(options.sets.begin(), options.sets.end(), [](const std::string& set) {
    return set.starts_with("decide.smallest-difference-that-matters=");
  });
}

}  // namespace

ScenarioOptions with_measure(const ScenarioOptions& options, const std::string& measure) {
  ScenarioOptions all = options;
  if (!measure.empty()) all.sets.push_back("decide.on=" + measure);
  return all;
}

std::optional<scenarios::Scenario> read_for(const ScenarioOptions& options, const std::string& measure,
                                            const Console& console) {
  std::optional<scenarios::Scenario> scenario = read(with_measure(options, measure), console);
  if (!scenario) return std::nullopt;
  if (!measure.empty() && !sets_the_difference(options)) scenario->decide.smallest_difference.reset();
  if (scenarios::decided_entry(*scenario, scenario->chain)) return scenario;
  console.complain(fmt::format("servicechain: {} of {} is not measured in this scenario; choose another with --for",
                               scenario->decide.measure, scenario->decide.of));
  return std::nullopt;
}

std::string in_words(const scenarios::Budget& budget) {
  const double seconds = budget.seconds;
  std::string time = fmt::format("about {:.0f} min", seconds / 60);
  if (seconds < 90) time = fmt::format("about {:.0f} s", std::ceil(seconds));
  if (seconds > 5400) time = fmt::format("about {:.1f} hours", seconds / 3600);
  return fmt::format("{} run{}, {}", budget.runs, budget.runs == 1 ? "" : "s", time);
}

Runner::Runner(const scenarios::Scenario& scenario, const ExperimentOptions& options, const Console& console)
    : line_{console, interruption_.asked()},
      options_{
          .threads = threads_for(options.jobs),
          .seed = options.seed,
          .replications = options.more ? scenario.decide.at_least + *options.more : options.replications,
          .stop_asked = &interruption_.asked(),
          .on_progress = [this](scenarios::Progress progress) { line_.show(progress); },
      } {
  line_.begin(simulating);
}

ExitCode code_of(Ending ending, const Console& console) {
  switch (ending) {
    case Ending::complete: return ExitCode::done;
    case Ending::stopped_by_user:
      console.complain("Stopped by you: these are the results of the runs that were done.");
      return ExitCode::stopped;
    case Ending::with_trouble: return ExitCode::undecided;
  }
  return ExitCode::internal_fault;
}

}  // namespace servicechain::app
