#include "app/commands/diff.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/console.h"
#include "app/input.h"
#include "app/json_text.h"
#include "scenarios/changes/difference.h"
#include "scenarios/reading/read.h"

namespace servicechain::app {

ExitCode Diff::answer() const {
  const Console terminal{console};
  const Input first = read_input(before);
  const Input second = read_input(after);
  for (const Input* input : {&first, &second}) {
    if (!input->reading.value) {
      terminal.complain(scenarios::describe(input->reading.problems, input->text));
      return ExitCode::scenario_has_errors;
    }
  }
  const scenarios::Scenario& a = *first.reading.value;
  const scenarios::Scenario& b = *second.reading.value;
  const auto found = scenarios::differences({a, tree_of(first, before)}, {b, tree_of(second, after)});
  const bool same = scenarios::mean_the_same(a, b);
  if (terminal.wants_json()) {
    terminal.print(differences_as_json(found, same));
    return ExitCode::done;
  }
  std::string text = scenarios::describe(found);
  if (found.empty()) text = "Nothing changes: the two say the same.\n";
  if (!found.empty() && same)
    text += "\nNothing changes in a run: what differs is a name, a label or another way to write the same.\n";
  terminal.print(text);
  return ExitCode::done;
}

void Diff::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "What changed from one scenario file to another, in words");
  command.add_option("BEFORE", before.file, "A scenario file")->type_name("")->required();
  command.add_option("AFTER", after.file, "Another one")->type_name("")->required();
  add_options(command, console);
}

}  // namespace servicechain::app
