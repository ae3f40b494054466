#include "app/commands/sweep.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "analysis/charts/sensitivity_charts.h"
#include "analysis/labels.h"
#include "analysis/sensitivity/sensitivity_folder.h"
#include "app/input.h"
#include "app/output_place.h"
#include "app/series.h"
#include "scenarios/studies/sweep.h"

namespace servicechain::app {

namespace {

analysis::Sweep carry_out(const scenarios::Scenario& scenario, const scenarios::SweepPlan& plan,
                          const ExperimentOptions& experiment, const Console& terminal) {
  Runner runner{scenario, experiment, terminal};
  return scenarios::run_sweep(scenario, plan, runner.options(), [&](const scenarios::Budget& budget, std::uint32_t points) {
    runner.note(fmt::format("{} points, each with the same luck: {}", points, in_words(budget)));
  });
}

Ending ending_of(const analysis::Sweep& sweep) {
  if (sweep.was_stopped) return Ending::stopped_by_user;
  return sweep.grew_without_limit || sweep.deadlocked ? Ending::with_trouble : Ending::complete;
}

}  // namespace

ExitCode Sweep::answer() const {
  const Console terminal{console};

  const std::optional<scenarios::Scenario> scenario = read_for(source, measure, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;
  check_sensitivity_output(folder, name);
  const auto plan = scenarios::plan_sweep(*scenario, settings_of(with_measure(source, measure)), ranges);
  tell(plan.problems, scenario->text, terminal);
  if (!plan.value) return ExitCode::wrong_option;

  const analysis::Sweep sweep = carry_out(*scenario, *plan.value, experiment, terminal);

  using analysis::Vocabulary;
  const Vocabulary words = terminal.wants_field_terms() ? Vocabulary::expert : Vocabulary::plain;
  terminal.print(terminal.wants_json() ? analysis::sweep_json(sweep) : analysis::sweep_text(sweep, words));
  if (!folder.empty()) {
    const analysis::Labels labels = analysis::names_and_labels_of(scenario->chain, scenario->language);
    analysis::write_sensitivity_folder(folder, {"sweep", analysis::sweep_csv(sweep), analysis::sweep_json(sweep),
                                                analysis::charts::sweep_charts(sweep, labels), scenario->text, scenario->name, source.sets});
    terminal.note(fmt::format("The table and the chart: {}", folder));
  }
  return code_of(ending_of(sweep), terminal);
}

void Sweep::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "How much is enough? One measure along the values of a number");
  add_options(command, source);
  command
      .add_option("RANGE", ranges,
                  "PATH=FROM..TO or PATH=FROM..TO:STEP, as in departments.it-desk.staff=1..5 or\n"
                  "customers.shoppers.arrive.rate=800..1200 per week:100; several make a full grid")
      ->type_name("")
      ->required();
  command.add_option("--for", measure, "The measure to look at, as in \"departments.store wait\"")
      ->type_name("MEASURE");
  add_options(command, experiment);
  add_output(command, folder, {}, "Write the table and the chart into this folder");
  add_options(command, console);
}

}  // namespace servicechain::app
