#include "app/commands/check.h"

#include <CLI/CLI.hpp>

#include "app/input.h"
#include "app/json_text.h"
#include "scenarios/read.h"

namespace servicechain::app {

ExitCode Check::answer() const {
  const Console terminal{console};
  const Input input = read_input(source);
  const auto& [scenario, problems] = input.reading;
  if (terminal.wants_json()) {
    terminal.print(as_json(problems));
  } else {
    if (!problems.empty()) terminal.complain(scenarios::describe(problems, input.text));
    if (scenario) terminal.print(scenario->name + ": no errors.");
  }
  return scenario ? ExitCode::done : ExitCode::scenario_has_errors;
}

void Check::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "Every error of a file at once, without simulating");
  add_options(command, source);
  add_options(command, console);
}

}  // namespace servicechain::app
