#include "app/commands/version.h"

#include <CLI/CLI.hpp>

#include "app/console.h"
#include "app/json_text.h"

namespace servicechain::app {

ExitCode Version::answer() const {
  const Console terminal{console};
  terminal.print(terminal.wants_json() ? as_json({{"program", "servicechain"}, {"version", SERVICECHAIN_VERSION}})
                                       : "servicechain " SERVICECHAIN_VERSION);
  return ExitCode::done;
}

void Version::add_to(CLI::App& program) {
  add_options(*program.add_subcommand(name, "Which version this is"), console);
}

}  // namespace servicechain::app
