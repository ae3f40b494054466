#include "app/commands/tornado.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "analysis/charts/sensitivity_charts.h"
#include "analysis/labels.h"
#include "analysis/sensitivity/sensitivity_folder.h"
#include "app/input.h"
#include "app/output_place.h"
#include "app/series.h"
#include "scenarios/studies/tornado.h"
#include "scenarios/values/values.h"

namespace servicechain::app {
namespace {

std::string complaint_about_by(const std::string& text) {
  const auto share = scenarios::read_share(text);
  if (scenarios::good(share) && *scenarios::good(share) > 0 && *scenarios::good(share) <= 0.5) return {};
  return "\"" + text + "\" is not a share above 0% and up to 50%, as in 10%";
}

std::string said(const scenarios::TornadoBudget& budget) {
  std::string words =
      fmt::format("{} numbers, {} changes with {} runs each", budget.numbers, budget.changes, budget.first_look);
  if (budget.closer_look > budget.first_look) {
    words += fmt::format(", then those that matter most with {}", budget.closer_look);
  }
  return fmt::format("{}: up to {}", words, in_words(budget.budget));
}

Ending ending_of(const analysis::Tornado& tornado) {
  if (tornado.was_stopped) return Ending::stopped_by_user;
  return tornado.had_trouble ? Ending::with_trouble : Ending::complete;
}

}  // namespace

analysis::Tornado Tornado::carry_out(const scenarios::Scenario& scenario, const Console& terminal) const {
  Runner runner{scenario, experiment, terminal};
  return scenarios::run_tornado(scenario, settings_of(with_measure(source, measure)),
                                *scenarios::good(scenarios::read_share(by)), runner.options(),
                                [&](const scenarios::TornadoBudget& budget) { runner.note(said(budget)); });
}

ExitCode Tornado::answer() const {
  const Console terminal{console};

  const std::optional<scenarios::Scenario> scenario = read_for(source, measure, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;
  check_sensitivity_output(folder, name);

  const analysis::Tornado tornado = carry_out(*scenario, terminal);

  terminal.print(terminal.wants_json() ? analysis::tornado_json(tornado) : analysis::tornado_text(tornado));
  if (!folder.empty()) {
    const analysis::Labels labels = analysis::names_and_labels_of(scenario->chain, scenario->language);
    analysis::write_sensitivity_folder(folder,
                                       {"tornado", analysis::tornado_csv(tornado), analysis::tornado_json(tornado),
                                        analysis::charts::tornado_charts(tornado, labels), scenario->text, scenario->name, source.sets});
    terminal.note(fmt::format("The table and the chart: {}", folder));
  }
  return code_of(ending_of(tornado), terminal);
}

void Tornado::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "Which numbers move the answer most, and which of them are guesses?");
  add_options(command, source);
  command.add_option("--by", by, "How far numbers are moved, up and down (10%); people by 1")
      ->type_name("SHARE")
      ->check(complaint_about_by);
  command.add_option("--for", measure, "The measure to look at, as in \"departments.store wait\"")
      ->type_name("MEASURE");
  add_options(command, experiment);
  add_output(command, folder, {}, "Write the table and the chart into this folder");
  add_options(command, console);
}

}  // namespace servicechain::app
