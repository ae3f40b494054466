#include "app/commands/compare.h"

#include <CLI/CLI.hpp>

#include "analysis/tables/tables.h"
#include "app/experiment.h"
#include "app/input.h"
#include "app/report.h"
#include "app/what_ifs.h"

namespace servicechain::app {

ExitCode Compare::answer() const {
  const Console terminal{console};

  const std::optional<scenarios::Scenario> scenario = read(source, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;

  const std::vector<std::string> chosen = what_ifs.empty() ? names_of_what_ifs(*scenario) : what_ifs;
  if (!are_known(chosen, *scenario, terminal)) return ExitCode::wrong_option;
  if (chosen.empty()) {
    terminal.complain("servicechain: " + scenario->file +
                      " has no what-if to compare with; write one under \"what-if:\"");
    return ExitCode::wrong_option;
  }

  const auto performed = perform(*scenario, {chosen, scenarios::Until::settled}, experiment, output, terminal);
  if (!performed) return ExitCode::wrong_option;

  show(performed->study, *scenario, analysis::compare_text, terminal);
  return finish(*performed, *scenario, output, threads_for(experiment.jobs), terminal);
}

void Compare::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "Is it worth it? Today against each what-if, with the same luck");
  add_options(command, source);
  command.add_option("NAME", what_ifs, "The what-ifs to compare; all of the file when none is named")->type_name("");
  add_options(command, experiment);
  add_options(command, output);
  add_options(command, console);
}

}  // namespace servicechain::app
