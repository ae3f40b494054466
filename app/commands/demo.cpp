#include "app/commands/demo.h"

#include <CLI/CLI.hpp>

#include "analysis/tables/tables.h"
#include "app/city_shoes.h"
#include "app/experiment.h"
#include "app/report.h"
#include "app/what_ifs.h"
#include "scenarios/reading/read.h"

namespace servicechain::app {

ExitCode Demo::answer() const {
  const Console terminal{console};
  const auto scenario = scenarios::read_scenario_text(city_shoes(), "city-shoes.yaml", {}).value;
  if (!scenario) return ExitCode::internal_fault;

  const auto performed = perform(*scenario, {names_of_what_ifs(*scenario), scenarios::Until::settled}, experiment,
                                 output, terminal);
  if (!performed) return ExitCode::wrong_option;

  show(performed->study, *scenario, analysis::compare_text, terminal);
  return finish(*performed, *scenario, output, threads_for(experiment.jobs), terminal);
}

void Demo::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "City Shoes, a shop of six departments, with all its what-ifs");
  add_options(command, experiment);
  add_options(command, output);
  add_options(command, console);
}

}  // namespace servicechain::app
