#include "app/commands/version.h"

#include <CLI/CLI.hpp>

#include "analysis/charts/embedded.h"
#include "app/console.h"
#include "app/json_text.h"

namespace servicechain::app {

ExitCode Version::answer() const {
  const Console terminal{console};
  if (licences) {
    terminal.print(analysis::charts::licences());
    return ExitCode::done;
  }
  terminal.print(terminal.wants_json() ? as_json({{"program", "servicechain"}, {"version", SERVICECHAIN_VERSION}})
                                       : "servicechain " SERVICECHAIN_VERSION);
  return ExitCode::done;
}

void Version::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "Which version this is");
  command.add_flag("--licences", licences, "Of the software by others that is built in");
  add_options(command, console);
}

}  // namespace servicechain::app
