#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "analysis/charts/figures.h"
#include "analysis/charts/why_parts.h"
#include "analysis/why/made_worse.h"
#include "analysis/why/where_to_act.h"

// Where should we act first? Each department by how much of what it gives is right and in time, and by its share of the gap,
// with both ranges as a cross; four instructions; those whose share cannot be told from 0 are hollow, and those who make
// things worse have a sign of their own.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_departments = 24;
constexpr std::size_t most_unseen = 6;  // by name

std::string left_out(const WhereToAct& found, std::size_t shown) {
  std::string words;
  if (shown < found.departments.size()) {
    words = fmt::format("Shown: the {} that matter most of {}.", shown, found.departments.size());
  }
  if (found.unseen.empty()) return words;
  const std::size_t named = found.unseen.size() > most_unseen ? most_unseen - 2 : found.unseen.size();
  const std::string more = named == found.unseen.size() ? "" : fmt::format(" and {} more", found.unseen.size() - named);
  const auto names = std::span{found.unseen}.first(named);
  return fmt::format("{}{}Not placed, as nobody was given anything by them: {}{}.", words, words.empty() ? "" : " ", fmt::join(names, ", "), more);
}

std::string_view felt_said(const PlacedDepartment& department) {
  return department.is_felt ? "yes" : department.is_harmful ? "below 0" : "no";
}

// "matters from 1 point".
std::string matters_said(double matters, const std::string& unit) {
  const bool is_one = matters == 1 && unit.ends_with("s");
  return fmt::format("matters from {} {}", rounded(matters, 3), is_one ? unit.substr(0, unit.size() - 1) : unit);
}

}  // namespace

std::optional<Chart> where_to_act_chart(const Why& why) {
  const WhereToAct found = where_to_act(why);
  if (found.departments.empty()) return std::nullopt;
  const std::size_t shown = std::min(most_departments, found.departments.size());
  std::vector<Estimate> importances(1);
  importances.front().mean = why.matters;
  for (const PlacedDepartment& department : found.departments) importances.push_back(department.importance);
  const Scale scale = common_scale(why.measure, importances, Saying::change);
  const std::string gain = fmt::format("share of the gap in {}, {}", name_of(why.measure, Vocabulary::plain), scale.unit);

  Chart chart;
  chart.name = "where-to-act";
  chart.title = "Where should we act first?";
  chart.answer = found.answer;
  chart.source = why.source_line;
  chart.axis = "right and in time, of what it gives others (%)";
  chart.facts = {{"importance", gain},
                 {"matters", why.matters * scale.factor},
                 {"matters_said", matters_said(why.matters * scale.factor, scale.unit)},
                 {"good", 100 * good_enough},
                 {"good_said", fmt::format("good from {}%", rounded(100 * good_enough, 3))},
                 {"left_out", left_out(found, shown)},
                 {"note", fmt::format("{}", fmt::join(made_worse_sentences(why), " "))}};
  chart.data.columns = {{"name", "department"},
                        {"instruction", "instruction"},
                        {"sure", "surely in that field"},
                        {"felt", "share surely above 0"},
                        {"importance", gain},
                        {"importance_low", "likely from"},
                        {"importance_high", "to"},
                        {"performance", "right and in time, %"},
                        {"performance_low", "likely from"},
                        {"performance_high", "to"},
                        {"mostly", "mostly by what it does for"},
                        {"importance_said", ""},
                        {"performance_said", ""}};
  const Measure in_time{"", "all", "on-time", "share"};
  for (std::size_t d = 0; d < shown; ++d) {
    const PlacedDepartment& department = found.departments[d];
    std::vector<Cell> row{department.name, std::string{words_for(department.instruction)}, department.is_sure ? "yes" : "no",
                          std::string{felt_said(department)}};
    for (Cell& cell : drawn(department.importance, scale)) row.push_back(std::move(cell));
    for (Cell& cell : drawn(department.performance, {100, "%"})) row.push_back(std::move(cell));
    row.insert(row.end(), {department.mostly_to, in_a_table(why.measure, department.importance, Saying::change),
                           in_a_table(in_time, department.performance, Saying::value)});
    chart.data.rows.push_back(std::move(row));
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
