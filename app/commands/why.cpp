#include "app/commands/why.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "analysis/charts/why_charts.h"
#include "analysis/labels.h"
#include "analysis/measures/catalogue.h"
#include "analysis/sensitivity/sensitivity_folder.h"
#include "analysis/why/why.h"
#include "app/input.h"
#include "app/interruption.h"
#include "app/output_place.h"
#include "app/progress.h"
#include "scenarios/studies/why.h"

namespace servicechain::app {
namespace {

constexpr std::uint32_t usual_replications = 10;  // many chains are run, and the same luck makes few enough

// "departments.store wait", "lost" of all customers. nullopt: there is no such mean.
std::optional<analysis::Measure> find_measure(const scenarios::Scenario& scenario, const std::string& asked) {
  const std::size_t space = asked.find(' ');
  std::string of = space == std::string::npos ? "customers" : asked.substr(0, space);
  std::string measure = space == std::string::npos ? asked : asked.substr(space + 1);
  if (asked.empty()) {
    of = scenario.decide.of;
    measure = scenario.decide.measure;
  }
  const analysis::Catalogue catalogue = analysis::catalogue_of(scenario.chain);
  const auto found = analysis::find_entry(catalogue, of, measure);
  if (!found || !std::holds_alternative<analysis::MeanOf>(catalogue.entries[*found].how)) return std::nullopt;
  return catalogue.entries[*found].measure;
}

analysis::Why carry_out(const scenarios::Scenario& scenario, const analysis::Measure& asked, std::uint32_t runs,
                        const ExperimentOptions& experiment, const Console& terminal) {
  const Interruption interruption;
  ProgressLine line{terminal, interruption.asked()};
  line.begin(simulating);
  return scenarios::why(scenario, {.measure = asked,
                                   .threads = threads_for(experiment.jobs),
                                   .seed = experiment.seed.value_or(scenario.decide.seed),
                                   .replications = runs,
                                   .stop_asked = &interruption.asked(),
                                   .on_progress = [&line](scenarios::Progress progress) { line.show(progress); }});
}

}  // namespace

ExitCode Why::answer() const {
  const Console terminal{console};
  const std::optional<scenarios::Scenario> scenario = read(source, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;
  check_sensitivity_output(folder, name);
  const std::optional<analysis::Measure> asked = find_measure(*scenario, measure);
  if (!asked) {
    terminal.complain(fmt::format(
        "servicechain: there is no mean called \"{}\"; write --for \"departments.store wait\", or --for lost",
        measure.empty() ? scenario->decide.of + " " + scenario->decide.measure : measure));
    return ExitCode::wrong_option;
  }
  const std::uint32_t runs = experiment.replications.value_or(usual_replications);
  terminal.note(fmt::format("{} runs with the same luck, {} of each chain", scenarios::runs_of_why(*scenario, runs), runs));

  const analysis::Why why = carry_out(*scenario, *asked, runs, experiment, terminal);
  if (why.was_stopped) {
    terminal.complain("Stopped by you: there is no answer before all runs are done.");
    return ExitCode::stopped;
  }
  using analysis::Vocabulary;
  const analysis::Why shown = analysis::in_labels(why, analysis::labels_of(scenario->chain, scenario->language));
  terminal.print(terminal.wants_json()
                     ? analysis::json_of(why)
                     : analysis::why_text(shown, terminal.wants_field_terms() ? Vocabulary::expert : Vocabulary::plain));
  if (!folder.empty()) {
    const std::vector<analysis::charts::Chart> charts = analysis::charts::why_charts(shown);
    std::string csv;
    for (const analysis::charts::Chart& chart : analysis::charts::why_charts(why)) csv += (csv.empty() ? "" : "\r\n") + analysis::charts::csv_of(chart);
    analysis::write_sensitivity_folder(folder, {name, csv, analysis::json_of(why), charts, scenario->text, scenario->name, source.sets});
    terminal.note(fmt::format("The tables and the charts: {}", folder));
  }
  return ExitCode::done;
}

void Why::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "Who makes the gap between today and every department perfect");
  add_options(command, source);
  command.add_option("--for", measure, "What to explain: lost, or \"departments.store wait\"; else what is decided on")
      ->type_name("MEASURE");
  add_options(command, experiment);
  add_output(command, folder, {}, "Write the tables and the charts into this folder");
  add_options(command, console);
}

}  // namespace servicechain::app
