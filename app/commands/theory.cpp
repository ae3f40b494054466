#include "app/commands/theory.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "analysis/theory/answer.h"
#include "app/input.h"
#include "app/what_ifs.h"

namespace servicechain::app {

namespace theory = analysis::theory;

ExitCode Theory::answer() const {
  const Console terminal{console};

  const std::optional<scenarios::Scenario> scenario = read(source, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;
  if (what_if != "base" && !are_known({what_if}, *scenario, terminal)) return ExitCode::wrong_option;

  const theory::Theory found = theory::theory_of(chain_of(*scenario, what_if));
  const theory::Title title{scenario->name, what_if};
  terminal.print(terminal.wants_json() ? json_of(found, title) : text_of(found, title, terminal.vocabulary()));
  return ExitCode::done;
}

void Theory::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "What formulas say, without simulating, and where they do not apply");
  add_options(command, source);
  command.add_option("--what-if", what_if, "Of this what-if of the file, instead of the file as written")
      ->type_name("NAME")
      ->default_str("");
  add_options(command, console);
}

}  // namespace servicechain::app
