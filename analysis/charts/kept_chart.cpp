#include "analysis/charts/kept_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace servicechain::analysis::charts {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* format = "servicechain-chart/1";
constexpr std::size_t most_bytes = 4 << 20;
constexpr std::size_t most_rows = 5000;
constexpr std::size_t most_columns = 60;
constexpr std::size_t most_letters = 4000;
constexpr double largest_number = 1e15;
constexpr double largest_count = 1000;

constexpr std::array<KeptChartKind, 7> kinds{{
    {"where-to-act", "Where should we act first? Departments by how much they matter and how well they do", "why FILE -o DIR",
     "name instruction sure felt #importance #importance_low #importance_high #performance #performance_low #performance_high "
     "mostly importance_said performance_said",
     "importance #matters matters_said #good good_said left_out", ""},
    {"gap", "Which departments make the gap? From today to every department perfect", "why FILE -o DIR",
     "name kind #from #capacity #quality #share #low #high said", "", ""},
    {"influence", "If a department gets better, who feels it? Departments by departments and customers", "why FILE -o DIR",
     "row column #effect #low #high sure said customers", "", "order: name"},
    {"frontier", "What is a point worth? What-ifs and bundles by what they cost and what they bring", "rank FILE -o DIR",
     "name #cost #gain #low #high standing said cost_said", "gain left_out", ""},
    {"sweep", "How much is enough? A measure along the values of a number", "sweep FILE RANGE -o DIR",
     "line #number text #mean #low #high mark said", "measure lines confidence #target target_said", ""},
    {"tornado", "Which numbers move the answer most?", "tornado FILE -o DIR",
     "path source today guess less #less_mean #less_low #less_high less_sure more #more_mean #more_low #more_high more_sure",
     "more_said", ""},
    {"story", "Where did this customer's time go?", "trace RUN -o DIR", "#row name #depth #from #to kind said", "#whole +rows",
     "critical: #row #from #to"},
}};

// What is wrong is thrown to the door of this file, and is words there.
struct Refused {
  std::string why;
};
[[noreturn]] void refuse(std::string why) { throw Refused{std::move(why)}; }

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

const Json& member(const Json& json, std::string_view key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  if (!json.is_object() || found == json.end()) refuse(fmt::format("it has no \"{}\"", key));
  return *found;
}

std::string words_in(const Json& json, std::string_view what) {
  if (!json.is_string()) refuse(fmt::format("its \"{}\" is not words", what));
  auto words = json.get<std::string>();
  if (words.size() > most_letters) refuse(fmt::format("its \"{}\" is longer than {} letters", what, most_letters));
  return words;
}

std::string words_of(const Json& json, std::string_view key) { return words_in(member(json, key), key); }

Cell cell_of(const Json& json, std::string_view what) {
  if (json.is_null()) return {};
  if (!json.is_number()) return words_in(json, what);
  const auto value = json.get<double>();
  if (!(std::abs(value) <= largest_number)) refuse(fmt::format("a number of \"{}\" is too large", what));
  return value;
}

// `wanted` as KeptChartKind has it.
void check(const Cell& cell, std::string_view wanted) {
  const bool is_count = wanted.starts_with('+');
  const bool is_number = is_count || wanted.starts_with('#');
  if (is_number) wanted.remove_prefix(1);
  if (is_count && (cell.kind != Cell::Kind::number || cell.number < 1 || cell.number > largest_count || cell.number != std::floor(cell.number))) {
    refuse(fmt::format("its \"{}\" is no number from 1 to {}", wanted, largest_count));
  }
  if (is_number && cell.kind == Cell::Kind::words) refuse(fmt::format("its \"{}\" is words, not a number", wanted));
  if (!is_number && cell.kind == Cell::Kind::number) refuse(fmt::format("its \"{}\" is a number, not words", wanted));
}

std::string_view key_of(std::string_view wanted) {
  return wanted.starts_with('#') || wanted.starts_with('+') ? wanted.substr(1) : wanted;
}

std::vector<ChartColumn> columns_of(const Json& json) {
  if (!json.is_array() || json.size() > most_columns) refuse(fmt::format("its columns are no list of at most {}", most_columns));
  std::vector<ChartColumn> columns;
  for (const Json& column : json) {
    if (!column.is_array() || column.size() != 2) refuse("a column is not a key and a heading");
    columns.push_back({words_in(column[0], "columns"), words_in(column[1], "columns")});
  }
  return columns;
}

ChartTable table_of(const Json& rows, const Json& columns, std::string_view wanted) {
  if (!rows.is_array()) refuse("its rows are no list");
  if (rows.size() > most_rows) refuse(fmt::format("it has more than {} rows", most_rows));
  ChartTable table{columns_of(columns), {}};
  for (const Json& row : rows) {
    if (!row.is_object() || row.size() > most_columns) refuse("a row is not a list of named values");
    std::vector<Cell> cells;
    for (const ChartColumn& column : table.columns) cells.push_back(cell_of(member(row, column.key), column.key));
    table.rows.push_back(std::move(cells));
  }
  for (const std::string_view want : parts_of(wanted, ' ')) {
    const auto column = std::ranges::find(table.columns, key_of(want), &ChartColumn::key);
    if (column == table.columns.end()) refuse(fmt::format("its rows have no \"{}\"", key_of(want)));
    for (const std::vector<Cell>& row : table.rows) check(row[static_cast<std::size_t>(column - table.columns.begin())], want);
  }
  return table;
}

std::map<std::string, Cell> facts_of(const Json& json, std::string_view wanted) {
  if (!json.is_object() || json.size() > most_columns) refuse("its facts are no named values");
  std::map<std::string, Cell> facts;
  for (const auto& [key, value] : json.items()) facts[key] = cell_of(value, key);
  for (const std::string_view want : parts_of(wanted, ' ')) {
    const auto found = facts.find(std::string{key_of(want)});
    if (found == facts.end()) refuse(fmt::format("it has no \"{}\"", key_of(want)));
    check(found->second, want);
  }
  return facts;
}

Chart chart_in(const Json& json, const Json& columns) {
  const KeptChartKind* kind = find_kept_chart_kind(words_of(json, "name"));
  if (kind == nullptr) refuse(fmt::format("there is no chart \"{}\"", words_of(json, "name").substr(0, 40)));
  Chart chart;
  chart.name = kind->name;
  chart.title = words_of(json, "title");
  chart.answer = words_of(json, "answer");
  chart.axis = words_of(json, "axis");
  chart.source = words_of(json, "source");
  chart.facts = facts_of(member(json, "facts"), kind->facts);
  chart.data = table_of(member(json, "data"), member(columns, "data"), kind->columns);
  if (chart.data.rows.empty()) refuse("it has no rows");
  for (const std::string_view table : parts_of(kind->more, ';')) {
    const std::string name{table.substr(0, table.find(':'))};
    chart.more[name] = table_of(member(member(json, "more"), name), member(member(columns, "more"), name), table.substr(table.find(':') + 1));
  }
  return chart;
}

ChartOrigin origin_in(const Json& json) {
  ChartOrigin origin{words_of(json, "command"), words_of(json, "scenario"), words_of(json, "scenario_hash"), {}};
  const Json& sets = member(json, "set");
  if (!sets.is_array() || sets.size() > most_rows) refuse("its \"set\" is no list");
  for (const Json& set : sets) origin.sets.push_back(words_in(set, "set"));
  return origin;
}

Json headings(const ChartTable& table) {
  Json made = Json::array();
  for (const ChartColumn& column : table.columns) made.push_back({column.key, column.says});
  return made;
}

}  // namespace

std::string json_of(const KeptChart& kept) {
  Json json{{"format", format},
            {"command", kept.origin.command},
            {"scenario", kept.origin.scenario},
            {"scenario_hash", kept.origin.scenario_hash},
            {"set", kept.origin.sets},
            {"columns", {{"data", headings(kept.chart.data)}, {"more", Json::object()}}}};
  for (const auto& [name, table] : kept.chart.more) json["columns"]["more"][name] = headings(table);
  json["chart"] = Json::parse(json_of(kept.chart));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<KeptChart, NoChart> read_kept_chart(std::string_view text) {
  if (text.size() > most_bytes) return NoChart{fmt::format("it is larger than {} MB", most_bytes >> 20)};
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return NoChart{"it is no JSON"};
  try {
    if (const std::string found = words_of(json, "format"); found != format) return NoChart{"it is of no format that this version reads"};
    KeptChart kept{origin_in(json), chart_in(member(json, "chart"), member(json, "columns"))};
    const std::string_view command = find_kept_chart_kind(kept.chart.name)->command;
    if (kept.origin.command != command.substr(0, command.find(' '))) return NoChart{"it is of a chart that another command makes"};
    return kept;
  } catch (const Refused& refused) {
    return NoChart{refused.why};
  }
}

std::span<const KeptChartKind> kept_chart_kinds() { return kinds; }

const KeptChartKind* find_kept_chart_kind(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &KeptChartKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace servicechain::analysis::charts
