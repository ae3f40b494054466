#include "app/commands/schema.h"

#include <CLI/CLI.hpp>

#include "app/console.h"
#include "scenarios/reading/schema.h"

namespace servicechain::app {

ExitCode Schema::answer() const {
  Console{OutputOptions{}}.print(scenarios::schema());
  return ExitCode::done;
}

void Schema::add_to(CLI::App& program) {
  program.add_subcommand(name, "The JSON Schema of scenario files, with which editors complete and explain keys");
}

}  // namespace servicechain::app
