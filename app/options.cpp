#include "app/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <thread>
#include <utility>

#include "analysis/measures/measure_meanings.h"
#include "analysis/verdicts/requirement.h"
#include "app/output_place.h"
#include "scenarios/messages/suggest.h"

namespace servicechain::app {
namespace {

std::string complaint_about_set(const std::string& text) {
  const auto equals = text.find('=');
  if (equals != std::string::npos && equals > 0) return {};
  return "\"" + text + "\" is not PATH=CHANGE, as in departments.it-desk.staff=+1";
}

bool is_a_measure(const std::string& name) { return !analysis::meanings_of(name).empty(); }

std::string complaint_about_requirement(const std::string& text) {
  for (const auto& [wrong, right] : {std::pair{"=>", ">="}, std::pair{"=<", "<="}}) {
    if (text.find(wrong) != std::string::npos) return fmt::format("\"{}\": write {} instead of {}", text, right, wrong);
  }
  if (const auto requirement = analysis::read_requirement(text)) {
    if (is_a_measure(requirement->measure)) return {};
    const std::vector<std::string> known = analysis::names_of_measures(
        requirement->of.starts_with("customers") ? analysis::Subject::segments : analysis::Subject::lanes);
    const std::vector<std::string> meant = scenarios::nearest(requirement->measure, known);
    return fmt::format("\"{}\": nothing called {} is measured of {}{}\nmeasures are: {}", text, requirement->measure, requirement->of,
                       meant.empty() ? "" : "; " + scenarios::did_you_mean(meant), fmt::join(known, ", "));
  }
  return "\"" + text + "\" is not a condition, as in \"satisfaction >= 80\" or \"departments.store wait <= 5 min\"";
}

constexpr std::uint32_t most_threads = 1024;
constexpr std::uint32_t most_replications = 1'000'000;

CLI::Validator number_up_to(std::uint32_t most) { return CLI::Range(1U, most).description(""); }

}  // namespace

void add_options(CLI::App& command, OutputOptions& options) {
  command.add_flag("--json", options.json, "One JSON document on standard output and nothing else");
  command.add_flag("--quiet", options.quiet, "No progress and no remarks");
  command.add_flag("--no-color", options.no_color, "No colours (so does the environment variable NO_COLOR)");
  command.add_flag("--expert", options.expert, "Field terms instead of plain words");
}

void add_options(CLI::App& command, ScenarioOptions& options) {
  command.add_option("FILE", options.file, "The scenario file; - is standard input")->type_name("")->required();
  command.add_option("--set", options.sets, "Change the file before anything else; may be repeated")
      ->type_name("PATH=CHANGE")
      ->allow_extra_args(false)
      ->check(complaint_about_set);
}

CLI::Validator one_of(std::vector<std::string> words) { return CLI::IsMember(std::move(words), CLI::ignore_case); }

void add_options(CLI::App& command, ExperimentOptions& options) {
  command.add_option("--seed", options.seed, "Which luck; the same seed gives the same numbers")->type_name("N");
  CLI::Option* exactly =
      command.add_option("--replications", options.replications, "How many runs, whatever the file says")
          ->type_name("N")
          ->check(number_up_to(most_replications));
  command.add_option("--more", options.more, "Add so many runs to those in the folder of -o, else to the number in the file")
      ->type_name("N")
      ->check(number_up_to(most_replications))
      ->excludes(exactly);
  add_jobs(command, options.jobs);
}

void add_jobs(CLI::App& command, std::optional<std::uint32_t>& jobs) {
  command.add_option("--jobs", jobs, "How many threads; what comes out does not depend on it")
      ->type_name("N")
      ->check(number_up_to(most_threads));
}

std::uint32_t threads_for(std::optional<std::uint32_t> jobs) {
  return jobs.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

void add_options(CLI::App& command, ReportOptions& options) {
  add_output(command, options.folder, {}, "Write the report and its tables into this folder");
  command.add_option("--require", options.requirements, "Exit with 1 unless this holds, as in \"satisfaction >= 80\"")
      ->type_name("CONDITION")
      ->allow_extra_args(false)
      ->check(complaint_about_requirement);
}

}  // namespace servicechain::app
