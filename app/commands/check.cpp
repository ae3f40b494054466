#include "app/commands/check.h"

#include <CLI/CLI.hpp>

#include "analysis/theory/load_rows.h"
#include "app/input.h"
#include "app/json_text.h"
#include "scenarios/read.h"

namespace servicechain::app {

namespace theory = analysis::theory;

ExitCode Check::answer() const {
  const Console terminal{console};
  const Input input = read_input(source);
  const auto& [scenario, problems] = input.reading;
  const auto traffic = scenario ? theory::traffic_of(scenario->chain) : std::nullopt;
  const auto rows = traffic ? theory::load_rows(scenario->chain, *traffic) : std::vector<theory::LoadRow>{};
  if (terminal.wants_json()) {
    terminal.print(as_json(problems, theory::json_of(rows)));
  } else {
    if (!problems.empty()) terminal.complain(scenarios::describe(problems, input.text));
    if (scenario) terminal.print(scenario->name + ": no errors.");
    if (scenario && !traffic)
      terminal.print("No load table: requests multiply in a ring that only a full in-tray ends.");
    if (!rows.empty()) terminal.print("\n" + text_of(theory::load_table(rows, terminal.vocabulary())));
  }
  return scenario ? ExitCode::done : ExitCode::scenario_has_errors;
}

void Check::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "Every error of a file at once, and who has how much to do, without simulating");
  add_options(command, source);
  add_options(command, console);
}

}  // namespace servicechain::app
