#include "scenarios/reading/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

#include "scenarios/changes/what_ifs.h"
#include "scenarios/checks/checks.h"
#include "scenarios/checks/load_checks.h"
#include "scenarios/checks/names_as_text.h"
#include "scenarios/reading/experiment_plan.h"
#include "scenarios/reading/known.h"
#include "scenarios/reading/raw_text.h"
#include "scenarios/reading/tree.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

void check_version(Reading& reading, const Node& root) {
  const Node* version = root.find("servicechain");
  if (version == nullptr) {
    return reading.refuse(Span{},
                          {"E212", "the version of the format is missing", "the first line is servicechain: 1"});
  }
  const auto step = reading.step("servicechain");
  if (reading.is_plain_value(*version) && trimmed(version->text) != "1") {
    reading.refuse(*version, {"E210", fmt::format("this program reads format 1, not {}", in_quotes(version->text)),
                              "write servicechain: 1"});
  }
}

std::string name_from(const std::string& file) {
  return file == "-" ? "scenario" : std::filesystem::path{file}.stem().string();
}

// A department, segment or calendar that is there twice: what is missing because of it is no mistake of its own.
bool is_name_twice(const Problem& problem) {
  if (problem.code != "E104" || problem.path.size() != 2) return false;
  const Key* section = find_key(Place::top, problem.path.front());
  return section != nullptr && section->form == Form::named;
}

std::vector<Problem> without_what_follows(std::vector<Problem> problems) {
  if (std::none_of(problems.begin(), problems.end(), is_name_twice)) return problems;
  constexpr std::array<std::string_view, 4> names_nothing = {"E301", "E304", "E306", "E307"};
  std::erase_if(problems, [&](const Problem& problem) {
    return std::find(names_nothing.begin(), names_nothing.end(), problem.code) != names_nothing.end();
  });
  return problems;
}

// A name that stands twice, then in the order of the file, then of the settings; equal ones once.
std::vector<Problem> in_file_order(std::vector<Problem> problems, const std::vector<std::string>& sources) {
  const auto before = [&](const Problem& a, const Problem& b) {
    const auto place = [&](const Problem& problem) {
      if (!problem.spot) return std::tuple{1, sources.begin(), std::size_t{0}, std::size_t{0}};
      return std::tuple{is_name_twice(problem) ? 0 : 1, std::find(sources.begin(), sources.end(), problem.spot->file), problem.spot->line,
                        problem.spot->column};
    };
    return place(a) < place(b);
  };
  std::stable_sort(problems.begin(), problems.end(), before);
  problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
  return problems;
}

bool any_hours(const models::ServiceChain& chain) {
  const auto varies = [](const sim::Timetable& times) { return !times.is_constant(); };
  const auto staff_varies = [&](const models::Staff& staff) {
    const auto* people = std::get_if<sim::Timetable>(&staff);
    return people != nullptr && varies(*people);
  };
  const auto pattern_varies = [&](const models::Segment& segment) {
    const auto* poisson = std::get_if<models::PoissonArrivals>(&segment.arrivals);
    return poisson != nullptr && poisson->pattern && varies(*poisson->pattern);
  };
  return std::any_of(chain.departments.begin(), chain.departments.end(),
                     [&](const auto& d) { return varies(d.open) || staff_varies(d.staff); }) ||
         std::any_of(chain.pools.begin(), chain.pools.end(),
                     [&](const auto& p) { return varies(p.open) || staff_varies(p.staff); }) ||
         std::any_of(chain.segments.begin(), chain.segments.end(), pattern_varies);
}

std::vector<std::string> sources_of(const std::string& file, const std::vector<Setting>& settings) {
  std::vector<std::string> sources{file};
  for (const Setting& setting : settings) sources.push_back(fmt::format("--set {}={}", setting.path, setting.change));
  return sources;
}

void read_head(Reading& reading, const Node& root, Scenario& scenario) {
  check_version(reading, root);
  const Fields top{reading, root, Place::top};
  if (const std::string name = top.text("name"); !name.empty()) scenario.name = name;
  scenario.about = top.text("about");
  const std::vector<std::string> languages = split_choices(find_key(Place::top, "language")->choices);
  scenario.language = languages[top.choice<std::size_t>("language")];
}

}  // namespace

namespace {

Read<Scenario> read_with(DataFolder& folder, std::string_view text, const std::string& file,
                         const std::vector<Setting>& settings) {
  Read<Node> tree = read_tree(text, file);
  if (!tree.value) return {std::nullopt, std::move(tree.problems)};
  std::vector<Problem> problems = std::move(tree.problems);
  Node root = std::move(*tree.value);
  if (!root.is_map()) {
    if (problems.empty())
      problems.push_back({"E200",
                          Severity::error,
                          Spot{file, 1, 1, 1},
                          {},
                          "a scenario is a list of key: value lines",
                          "the first line is servicechain: 1",
                          {},
                          {}});
    return {std::nullopt, std::move(problems)};
  }
  const std::vector<std::string> sources = sources_of(file, settings);
  Reading reading{sources, folder};
  Scenario scenario;
  scenario.file = file;
  scenario.text = std::string{text};
  scenario.name = name_from(file);
  scenario.provenances = take_provenances(reading, root);
  scenario.sets = apply_settings(reading, root, settings);
  warn_of_names_as_text(reading, root);
  read_head(reading, root, scenario);
  scenario.time = read_time_plan(reading, root);
  scenario.decide = read_decision(reading, root);
  scenario.chain = read_chain(reading, root);
  scenario.has_calendars = any_hours(scenario.chain);
  scenario.what_ifs = read_what_ifs(reading, root, scenario.chain);
  if (!has_error(reading.problems())) refuse_unusual_load(reading, root, scenario.chain, scenario.what_ifs);
  scenario.tables = folder.fingerprints();
  scenario.table_files = folder.files();
  for (Problem& problem : reading.take_problems()) problems.push_back(std::move(problem));
  problems = in_file_order(without_what_follows(std::move(problems)), sources);
  if (has_error(problems)) return {std::nullopt, std::move(problems)};
  return {std::move(scenario), std::move(problems)};
}

}  // namespace

Read<Scenario> read_scenario_text(std::string_view text, const std::string& file,
                                  const std::vector<Setting>& settings) {
  return read_scenario_text(text, file, settings, {});
}

Read<Scenario> read_scenario_text(std::string_view text, const std::string& file, const std::vector<Setting>& settings,
                                  std::vector<analysis::TableFile> kept) {
  DataFolder folder{file, std::move(kept)};
  return read_with(folder, text, file, settings);
}

Node tree_as_read(std::string_view text, const std::string& file, const std::vector<Setting>& settings) {
  Node root = read_tree(text, file).value.value();
  const std::vector<std::string> sources = sources_of(file, settings);
  DataFolder folder{file};
  Reading reading{sources, folder};
  static_cast<void>(take_provenances(reading, root));
  static_cast<void>(apply_settings(reading, root, settings));
  return root;
}

std::string text_of_scenario(const std::string& file) {
  return file == "-" ? text_of_stream(std::cin) : text_of_file(file);
}

Read<Scenario> read_scenario(const std::string& file, const std::vector<Setting>& settings) {
  return read_scenario_text(text_of_scenario(file), file, settings);
}

}  // namespace servicechain::scenarios
