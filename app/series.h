#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/console.h"
#include "app/exit_code.h"
#include "app/interruption.h"
#include "app/options.h"
#include "app/progress.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/series.h"

// What the commands share that run a scenario many times over and look at one measure.
namespace servicechain::app {

// With `--for`, which is --set decide.on=MEASURE; the smallest difference that matters is then the usual one.
[[nodiscard]] ScenarioOptions with_measure(const ScenarioOptions& options, const std::string& measure);

// nullopt: it has errors, or its measure is not measured; that has been told.
[[nodiscard]] std::optional<scenarios::Scenario> read_for(const ScenarioOptions& options, const std::string& measure,
                                                          const Console& console);

// "750 runs, about 40 s"
[[nodiscard]] std::string in_words(const scenarios::Budget& budget);

// The runs' threads, luck and number, with a progress line, until Ctrl-C.
class Runner {
 public:
  Runner(const scenarios::Scenario& scenario, const ExperimentOptions& options, const Console& console);
  [[nodiscard]] const scenarios::SeriesOptions& options() const { return options_; }
  // Of the command as it is running; nothing else may be written meanwhile.
  void note(std::string_view message) { line_.note(message); }

 private:
  Interruption interruption_;
  ProgressLine line_;
  scenarios::SeriesOptions options_;
};

enum class Ending { complete, stopped_by_user, with_trouble };
// In one number; says so when it was stopped.
[[nodiscard]] ExitCode code_of(Ending ending, const Console& console);

}  // namespace servicechain::app
