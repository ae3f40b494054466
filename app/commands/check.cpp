#include "app/commands/check.h"

#include <CLI/CLI.hpp>

#include "analysis/theory/load_rows.h"
#include "app/input.h"
#include "app/json_text.h"
#include "scenarios/reading/defaults.h"
#include "scenarios/reading/read.h"

namespace servicechain::app {

namespace theory = analysis::theory;

namespace {

void make_errors(std::vector<scenarios::Problem>& problems) {
  for (scenarios::Problem& problem : problems) {
    if (problem.severity == scenarios::Severity::warning) problem.severity = scenarios::Severity::error;
  }
}

}  // namespace

ExitCode Check::answer() const {
  const Console terminal{console};
  Input input = read_input(source);
  auto& [scenario, problems] = input.reading;
  if (strict) make_errors(problems);
  const bool is_good = scenario && !scenarios::has_error(problems);
  if (defaults && is_good) {
    const auto found = scenarios::defaults_of(*scenario, tree_of(input, source));
    terminal.print(terminal.wants_json() ? defaults_as_json(found) : scenarios::describe(found));
    return ExitCode::done;
  }
  const auto traffic = scenario ? theory::traffic_of(scenario->chain) : std::nullopt;
  const auto rows = traffic ? theory::load_rows(scenario->chain, *traffic) : std::vector<theory::LoadRow>{};
  if (terminal.wants_json()) {
    terminal.print(as_json(problems, theory::json_of(rows)));
  } else {
    if (!problems.empty()) terminal.complain(scenarios::describe(problems, input.text));
    if (is_good) terminal.print(scenario->name + ": no errors.");
    if (scenario && !traffic) terminal.print("No load table: requests multiply in a ring that only a full in-tray ends.");
    if (!rows.empty()) {
      const analysis::Labels labels = analysis::labels_of(scenario->chain, scenario->language);
      terminal.print("\n" + text_of(theory::load_table(rows, terminal.vocabulary(), labels)));
    }
  }
  return is_good ? ExitCode::done : ExitCode::scenario_has_errors;
}

void Check::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "Every error of a file at once, and who has how much to do, without simulating");
  add_options(command, source);
  command.add_flag("--strict", strict, "Warnings are errors too");
  command.add_flag("--defaults", defaults, "Show what holds where the file says nothing, and where that comes from");
  add_options(command, console);
}

}  // namespace servicechain::app
