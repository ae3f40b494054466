#include "app/commands/compare.h"

#include <CLI/CLI.hpp>

#include "analysis/tables.h"
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

  const ExperimentOptions plan = with_more_counted(experiment, *scenario, output.folder);
  const analysis::Study study = simulate(*scenario, chosen, plan, terminal);

  show(study, analysis::compare_text, terminal);
  keep(study, *scenario, output, terminal);
  const ExitCode ending = judge(study, output, terminal);
  return leaves_open(study, *scenario, plan) ? undecided_unless_worse(ending) : ending;
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
