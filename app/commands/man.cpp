#include "app/commands/man.h"

#include <CLI/CLI.hpp>

#include "app/command_tree.h"
#include "app/console.h"

namespace servicechain::app {

ExitCode Man::answer() const {
  Console{OutputOptions{}}.print(manual_of(*program));
  return ExitCode::done;
}

void Man::add_to(CLI::App& whole) {
  program = &whole;
  whole.add_subcommand(name, "The manual page: servicechain man | man -l -");
}

}  // namespace servicechain::app
