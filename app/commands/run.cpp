#include "app/commands/run.h"

#include <CLI/CLI.hpp>

#include "analysis/tables/tables.h"
#include "app/experiment.h"
#include "app/input.h"
#include "app/report.h"
#include "app/what_ifs.h"

namespace servicechain::app {

ExitCode Run::answer() const {
  const Console terminal{console};

  const std::optional<scenarios::Scenario> scenario = read(source, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;

  const std::vector<std::string> chosen = all ? names_of_what_ifs(*scenario) : what_ifs;
  if (!are_known(chosen, *scenario, terminal)) return ExitCode::wrong_option;

  const auto performed = perform(*scenario, {chosen, scenarios::Until::precise}, experiment, output, terminal);
  if (!performed) return ExitCode::wrong_option;

  if (with_theory) {
    show_beside_theory(performed->study, *scenario, terminal);
  } else {
    show(performed->study, *scenario, analysis::run_text, terminal);
  }
  return finish(*performed, *scenario, output, threads_for(experiment.jobs), terminal);
}

void Run::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "What happens: waits, lost customers, satisfaction, with likely ranges");
  add_options(command, source);
  CLI::Option* some = command.add_option("--what-if", what_ifs, "Run this what-if of the file, too; may be repeated")
                          ->type_name("NAME")
                          ->allow_extra_args(false);
  command.add_flag("--all", all, "Run every what-if of the file, too")->excludes(some);
  command.add_flag("--theory", with_theory, "Beside it what formulas say of the base, and whether the two agree");
  add_options(command, experiment);
  add_options(command, output);
  add_options(command, console);
}

}  // namespace servicechain::app
