#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "analysis/charts/kept_chart.h"

// Which charts may be taken in from a file, and what each has to have.
namespace servicechain::analysis::charts {
namespace {

constexpr double largest_count = 100;
constexpr std::ptrdiff_t most_with_words = 20;  // of a "~key"

constexpr std::array<KeptChartKind, 7> kinds{{
    {"where-to-act", "Where should we act first? Departments by how much they matter and how well they do", "why FILE -o DIR",
     {"name instruction sure felt !importance #importance_low #importance_high !performance #performance_low #performance_high "
      "mostly importance_said performance_said", 1, 60},
     "importance >matters matters_said >good good_said left_out -note"},
    {"gap", "Which departments make the gap? From today to every department perfect", "why FILE -o DIR",
     {"name kind=total|share !from !capacity !quality #share #low #high said", 1, 60}, "-note"},
    {"influence", "If a department gets better, who feels it? Departments by departments and customers", "why FILE -o DIR",
     {"row column #effect #low #high sure said customers", 1, 5000}, "", "order", {"name", 1, 60}},
    {"frontier", "What is a point worth? What-ifs and bundles by what they cost and what they bring", "rank FILE -o DIR",
     {"name !cost !gain #low #high standing said cost_said", 1, 60}, "gain left_out"},
    {"sweep", "How much is enough? A measure along the values of a number", "sweep FILE RANGE -o DIR",
     {"line !number text #mean #low #high ~mark said", 1, 1000}, "measure lines confidence #target target_said"},
    {"tornado", "Which numbers move the answer most?", "tornado FILE -o DIR",
     {"path -says source today guess ?less #less_mean #less_low #less_high less_sure ?more #more_mean #more_low #more_high more_sure", 1, 60},
     "more_said"},
    {"story", "Where did this customer's time go?", "trace RUN -o DIR",
     {"@row name +depth >from >to kind=line|work|held|parked|away said", 1, 5000}, ">whole +rows", "critical", {"@row >from >to", 0, 5000}},
}};

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// One word of KeptRows::columns.
struct Wanted {
  char mark;  // ' ': none
  std::string_view key;
  std::vector<std::string_view> choices;
};

Wanted wanted_in(std::string_view word) {
  Wanted wanted{' ', word, {}};
  if (kept_marks.find(word.front()) != std::string_view::npos) wanted = {word.front(), word.substr(1), {}};
  if (const std::size_t equals = wanted.key.find('='); equals != std::string_view::npos) {
    wanted.choices = parts_of(wanted.key.substr(equals + 1), '|');
    wanted.key = wanted.key.substr(0, equals);
  }
  return wanted;
}

bool is_whole_up_to(double number, double most) { return number >= 0 && number <= most && number == std::floor(number); }

// "": it is as wanted.
std::string trouble_of_words(const Cell& cell, const Wanted& wanted) {
  if (cell.kind == Cell::Kind::number) return "is a number, not words";
  if (cell.kind == Cell::Kind::nothing) return wanted.mark == '?' || wanted.mark == '-' ? "" : "is nothing, not words";
  if (wanted.choices.empty() || std::ranges::find(wanted.choices, cell.words) != wanted.choices.end()) return "";
  return fmt::format("is none of {}", fmt::join(wanted.choices, ", "));
}

// `rows`: how many there are, for the places of a "@key".
std::string trouble_of(const Cell& cell, const Wanted& wanted, double rows) {
  if (std::string_view{" ?~-"}.find(wanted.mark) != std::string_view::npos) return trouble_of_words(cell, wanted);
  if (cell.kind == Cell::Kind::words) return "is words, not a number";
  if (cell.kind == Cell::Kind::nothing) return wanted.mark == '#' ? "" : "is nothing, not a number";
  switch (wanted.mark) {
    case '>': return cell.number >= 0 ? "" : "is below 0";
    case '+': return is_whole_up_to(cell.number, largest_count) ? "" : fmt::format("is no whole number from 0 to {}", largest_count);
    case '@': return is_whole_up_to(cell.number, rows - 1) ? "" : "is none of the rows that there are";
    default: return "";
  }
}

std::size_t place_of(const ChartTable& table, std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(table.columns, key, &ChartColumn::key) - table.columns.begin());
}

std::string what_is_wrong_in(const ChartTable& table, const Wanted& wanted, double rows) {
  const std::size_t place = place_of(table, wanted.key);
  if (place == table.columns.size()) return wanted.mark == '-' ? "" : fmt::format("its rows have no \"{}\"", wanted.key);
  for (const std::vector<Cell>& row : table.rows) {
    if (const std::string trouble = trouble_of(row[place], wanted, rows); !trouble.empty()) return fmt::format("its \"{}\" {}", wanted.key, trouble);
  }
  const auto with_words = std::ranges::count_if(table.rows, [&](const std::vector<Cell>& row) { return !row[place].words.empty(); });
  return wanted.mark == '~' && with_words > most_with_words ? fmt::format("more than {} rows have a \"{}\"", most_with_words, wanted.key) : "";
}

// Of "from" it is "to", of "share_low" "share_high"; "": it is the beginning of nothing.
std::string end_of(const std::string& key) {
  if (key == "from") return "to";
  return key.ends_with("low") ? key.substr(0, key.size() - 3) + "high" : "";
}

// The ranges among them.
std::string what_is_out_of_order(const ChartTable& table) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string& begin = table.columns[c].key;
    const std::size_t end = place_of(table, end_of(begin));
    if (end == table.columns.size()) continue;
    for (const std::vector<Cell>& row : table.rows) {
      if (row[c].kind == row[end].kind && row[c].number <= row[end].number) continue;
      return fmt::format("its \"{}\" is not below its \"{}\"", begin, table.columns[end].key);
    }
  }
  return "";
}

std::string what_is_wrong_in(const ChartTable& table, const KeptRows& kept, double rows) {
  if (table.rows.size() < kept.least) return "it has no rows";
  if (table.rows.size() > kept.most) return fmt::format("it has more than {} rows", kept.most);
  for (const std::string_view word : parts_of(kept.columns, ' ')) {
    if (std::string wrong = what_is_wrong_in(table, wanted_in(word), rows); !wrong.empty()) return wrong;
  }
  return what_is_out_of_order(table);
}

std::string what_is_wrong_in(const std::map<std::string, Cell>& facts, std::string_view words) {
  for (const std::string_view word : parts_of(words, ' ')) {
    const Wanted wanted = wanted_in(word);
    const auto found = facts.find(std::string{wanted.key});
    if (found == facts.end() && wanted.mark == '-') continue;
    if (found == facts.end()) return fmt::format("it has no \"{}\"", wanted.key);
    if (const std::string trouble = trouble_of(found->second, wanted, 0); !trouble.empty()) return fmt::format("its \"{}\" {}", wanted.key, trouble);
  }
  return "";
}

}  // namespace

std::string what_is_wrong(const KeptChartKind& kind, const Chart& chart) {
  if (std::string wrong = what_is_wrong_in(chart.facts, kind.facts); !wrong.empty()) return wrong;
  const auto counted = chart.facts.find("rows");
  const double rows = counted == chart.facts.end() ? 0 : counted->second.number;
  std::string wrong = what_is_wrong_in(chart.data, kind.data, rows);
  if (!wrong.empty() || kind.further.empty()) return wrong;
  return what_is_wrong_in(chart.more.at(std::string{kind.further}), kind.further_rows, rows);
}

std::span<const KeptChartKind> kept_chart_kinds() { return kinds; }

const KeptChartKind* find_kept_chart_kind(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &KeptChartKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace servicechain::analysis::charts
