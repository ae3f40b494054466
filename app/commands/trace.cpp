#include "app/commands/trace.h"

#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <thread>

#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/charts/story.h"
#include "analysis/labels.h"
#include "analysis/sensitivity/sensitivity_folder.h"
#include "analysis/store/folder_swap.h"
#include "analysis/store/results_store.h"
#include "analysis/story/find_customer.h"
#include "analysis/story/story_json.h"
#include "analysis/story/story_words.h"
#include "app/input.h"
#include "app/output_place.h"
#include "app/run_folders.h"
#include "app/what_ifs.h"
#include "scenarios/reading/read.h"
#include "scenarios/studies/calibrate.h"
#include "scenarios/studies/replications.h"
#include "scenarios/values/hours.h"

namespace servicechain::app {
namespace {

// "shoppers/812". nullopt: it is not of that form.
std::optional<analysis::Numbered> read_customer(const std::string& text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos || slash == 0) return std::nullopt;
  analysis::Numbered numbered{text.substr(0, slash), 0};
  const char* const end = text.data() + text.size();
  const auto [read_to, error] = std::from_chars(text.data() + slash + 1, end, numbered.number);
  if (error != std::errc{} || read_to != end || numbered.number == 0) return std::nullopt;
  return numbered;
}

std::chrono::sys_time<std::chrono::seconds> start_of(const scenarios::Scenario& scenario) {
  const scenarios::Moment moment = *scenarios::good(scenarios::read_moment(scenario.time.start));
  return moment.date + std::chrono::floor<std::chrono::seconds>(moment.of_day);
}

// Tables that were too large to be kept are looked for beside the folder's scenario. "": nothing is missing.
std::string missing_table(const analysis::StoredRun& stored, const std::filesystem::path& folder) {
  if (!stored.table_files.empty()) return "";
  for (const std::string& table : stored.identity.tables) {
    const std::string name = table.substr(0, table.rfind(' '));
    if (std::filesystem::exists(folder / name)) continue;
    return fmt::format(
        "servicechain: the tables of this run are too large in all to be kept in its folder; put {} there as it was: {}", name,
        (folder / name).lexically_normal().string());
  }
  return "";
}

OutputRule output_rule() { return {.endings = {"svg", "png", "pdf"}}; }

}  // namespace

ExitCode Trace::answer() const {
  const Console terminal{console};
  const std::optional<analysis::Numbered> named = read_customer(customer);
  if (!customer.empty() && !named) {
    terminal.complain(fmt::format(
        "servicechain: \"{}\" is no customer; write a segment and a number, as shoppers/812 for the 812th to leave",
        customer));
    return ExitCode::wrong_option;
  }
  const std::filesystem::path path{folder};
  if (const std::string trouble = why_no_run_folder(folder); !trouble.empty()) {
    terminal.complain("servicechain: " + trouble);
    return ExitCode::wrong_option;
  }
  const std::string ending = ending_of(output, output_rule());
  if (ending.empty()) check_sensitivity_output(output, name);
  if (!ending.empty()) check_can_be_made(output);
  const analysis::StoredRun stored = analysis::read_results_store(path / "results.db");
  if (const std::string trouble = missing_table(stored, path); !trouble.empty()) {
    terminal.complain(trouble);
    return ExitCode::file_trouble;
  }
  const ScenarioOptions as_run{.file = (path / "scenario.yaml").string(), .sets = stored.identity.sets};
  const auto [scenario, problems] = scenarios::read_scenario_text(stored.identity.scenario_text, as_run.file,
                                                                  settings_of(as_run), stored.table_files);
  tell(problems, stored.identity.scenario_text, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;
  if (scenario->tables != stored.identity.tables) {
    terminal.complain(fmt::format("servicechain: a table that the scenario reads is not as it was for {}: it had {}",
                                  folder, fmt::join(stored.identity.tables, ", ")));
    return ExitCode::file_trouble;
  }
  if (!what_if.empty() && !are_known({what_if}, *scenario, terminal)) return ExitCode::wrong_option;

  const sim::Time from = sim::start_of_run + sim::from_hours(stored.study.warm_up_h);
  const analysis::Window window{from, from + scenario->time.length};
  const models::RunOptions options{window.to, stored.study.seed, run - 1, scenarios::jobs_at_most};
  const std::uint32_t threads = std::max(1U, std::thread::hardware_concurrency());
  const models::ServiceChain chain =
      models::with_baselines(chain_of(*scenario, what_if), scenarios::usual_of(*scenario, stored.study.seed, threads));
  analysis::WhichCustomer which = analysis::WorstServed{};
  if (typical) which = analysis::TypicallyServed{};
  if (named) which = *named;

  const std::optional<analysis::FoundCustomer> found = analysis::find_customer(chain, options, window, which);
  if (!found) {
    terminal.complain(named ? fmt::format("servicechain: no customer {} leaves in run {}", customer, run)
                            : fmt::format("servicechain: nobody leaves in the observed time of run {}", run));
    return ExitCode::wrong_option;
  }
  const analysis::Story story = analysis::story_of(chain, options, found->identity);
  const analysis::StoryTitle title{
      .scenario = stored.study.scenario + (what_if.empty() ? "" : " with " + what_if),
      .which = named ? "" : fmt::format("{} of {} who left", typical ? "a typical one" : "the least satisfied",
                                        analysis::number(static_cast<double>(found->observed), 0)),
      .name = fmt::format("{}/{}", found->segment, found->number),
      .run = run,
      .begins = start_of(*scenario)};
  const models::ServiceChain shown = analysis::in_labels(chain, analysis::labels_of(chain, scenario->language));
  terminal.print(terminal.wants_json() ? analysis::json_of(chain, story, title)
                                       : analysis::story_text(shown, story, title, terminal.vocabulary()));
  if (!output.empty()) {
    const analysis::charts::Chart chart = analysis::charts::story_chart(shown, story, title);
    if (chart.data.rows.empty()) {
      terminal.complain(fmt::format("servicechain: no chart: {} left at once, so no time went anywhere; take another customer, or --typical", title.name));
      return ExitCode::wrong_option;
    }
    if (!ending.empty()) {
      const std::string svg = analysis::charts::Painter{}.svg(chart, analysis::charts::slide);
      analysis::replace_file(output, analysis::charts::picture_of(svg, chart.title, "." + ending));
    } else {
      analysis::write_sensitivity_folder(output,
                                         {name,
                                          analysis::charts::csv_of(analysis::charts::story_chart(chain, story, title)),
                                          analysis::json_of(chain, story, title),
                                          {chart},
                                          stored.identity.scenario_text,
                                          stored.study.scenario,
                                          stored.identity.sets});
    }
    terminal.note("The chart: " + output);
  }
  return ExitCode::done;
}

void Trace::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "One customer's story: who was asked, who waited for whom, and where the time went");
  command.add_option("RUN", folder, "The folder of a run, as run -o made it")->type_name("")->required();
  CLI::Option* named =
      command.add_option("CUSTOMER", customer, "Whose: shoppers/812 is the 812th of the shoppers to leave")->type_name("");
  CLI::Option* least = command.add_flag("--worst", worst, "The least satisfied (when nothing else is said)");
  command.add_flag("--typical", typical, "One whose time is in the middle")->excludes(least)->excludes(named);
  least->excludes(named);
  command.add_option("--run", run, "In which of the runs, from 1")->type_name("N")->check(CLI::PositiveNumber);
  command.add_option("--what-if", what_if, "With this what-if")->type_name("NAME");
  add_output(command, output, output_rule(),
             "Draw the story into this file (.svg, .png or .pdf), or write a folder that report --with takes in");
  add_options(command, console);
}

}  // namespace servicechain::app
