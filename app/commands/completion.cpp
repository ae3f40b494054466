#include "app/commands/completion.h"

#include <CLI/CLI.hpp>

#include "app/command_tree.h"
#include "app/console.h"

namespace servicechain::app {

ExitCode Completion::answer() const {
  Console{OutputOptions{}}.print(completion_for(shell, *program));
  return ExitCode::done;
}

void Completion::add_to(CLI::App& whole) {
  program = &whole;
  CLI::App& command = *whole.add_subcommand(name, "A script with which a shell completes commands and options");
  command.add_option("SHELL", shell, "bash, zsh or fish; the script's first lines say where it goes")
      ->type_name("")
      ->required()
      ->transform(one_of({"bash", "zsh", "fish"}));
}

}  // namespace servicechain::app
