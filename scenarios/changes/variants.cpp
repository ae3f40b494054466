#include "scenarios/changes/variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "scenarios/changes/what_ifs.h"
#include "scenarios/reading/experiment_plan.h"
#include "scenarios/reading/known.h"

namespace servicechain::scenarios {
namespace {

std::vector<std::string> names_of_sources(const Scenario& scenario, const std::vector<Setting>& settings,
                                          const std::vector<std::string>& arguments) {
  std::vector<std::string> names{scenario.file};
  for (const Setting& setting : settings)
    names.push_back(fmt::format("{}{}={}", of_settings, setting.path, setting.change));
  for (const std::string& argument : arguments) names.push_back(std::string{of_sweep} + argument);
  return names;
}

}  // namespace

Variants::Variants(const Scenario& scenario, const std::vector<Setting>& settings,
                   const std::vector<std::string>& arguments)
    : first_argument_{static_cast<std::uint32_t>(settings.size() + 1)},
      sources_{names_of_sources(scenario, settings, arguments)},
      folder_{scenario.file},
      reading_{sources_, folder_},
      root_{std::move(*read_tree(scenario.text, scenario.file).value)} {
  static_cast<void>(take_provenances(reading_, root_));
  static_cast<void>(apply_settings(reading_, root_, settings));
  static_cast<void>(read_chain(reading_, root_));
  of_base_ = reading_.problems().size();
}

std::optional<Variant> Variants::with(std::span<const Edit> edits, const std::string& note) {
  const auto before = static_cast<std::ptrdiff_t>(reading_.problems().size());
  const auto is_refused = [&] {
    const std::vector<Problem>& all = reading_.problems();
    return std::any_of(all.begin() + before, all.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
  };
  Variant variant;
  Node tree = root_;
  for (const Edit& edit : edits) {
    for (Change& change : apply(reading_, tree, edit)) variant.changes.push_back(std::move(change));
  }
  if (is_refused()) return std::nullopt;
  variant.chain = read_changed_chain(reading_, tree, note);
  if (is_refused()) return std::nullopt;
  return variant;
}

std::vector<Problem> Variants::take_problems() {
  std::vector<Problem> problems = reading_.take_problems();
  const auto first = problems.begin() + static_cast<std::ptrdiff_t>(of_base_);
  std::vector<Problem> own{std::make_move_iterator(first), std::make_move_iterator(problems.end())};
  problems.erase(first, problems.end());
  for (Problem& problem : problems) reading_.add(std::move(problem));
  return own;
}

}  // namespace servicechain::scenarios
