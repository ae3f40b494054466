#include "analysis/charts/kept_chart.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/markup.h"

namespace servicechain::analysis::charts {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* format = "servicechain-chart/1";
constexpr std::size_t most_rows = 5000;
constexpr std::size_t most_columns = 60;
constexpr std::size_t most_letters = 4000;
constexpr double largest_number = 1e15;

// What is wrong is thrown to the door of this file, and is words there.
struct Refused {
  std::string why;
};
[[noreturn]] void refuse(std::string why) { throw Refused{std::move(why)}; }

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

std::vector<ChartColumn> columns_of(const Json& json) {
  if (!json.is_array() || json.size() > most_columns) refuse(fmt::format("its columns are no list of at most {}", most_columns));
  std::vector<ChartColumn> columns;
  for (const Json& column : json) {
    if (!column.is_array() || column.size() != 2) refuse("a column is not a key and a heading");
    columns.push_back({words_in(column[0], "columns"), words_in(column[1], "columns")});
  }
  return columns;
}

ChartTable table_of(const Json& rows, const Json& columns) {
  if (!rows.is_array()) refuse("its rows are no list");
  if (rows.size() > most_rows) refuse(fmt::format("it has more than {} rows", most_rows));
  ChartTable table{columns_of(columns), {}};
  for (const Json& row : rows) {
    if (!row.is_object() || row.size() > most_columns) refuse("a row is not a list of named values");
    std::vector<Cell> cells;
    for (const ChartColumn& column : table.columns) cells.push_back(cell_of(member(row, column.key), column.key));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::map<std::string, Cell> facts_of(const Json& json) {
  if (!json.is_object() || json.size() > most_columns) refuse("its facts are no named values");
  std::map<std::string, Cell> facts;
  for (const auto& [key, value] : json.items()) facts[key] = cell_of(value, key);
  return facts;
}

Chart chart_in(const Json& json, const Json& columns) {
  const KeptChartKind* kind = find_kept_chart_kind(words_of(json, "name"));
  if (kind == nullptr) refuse(fmt::format("there is no chart \"{}\"", shortened(words_of(json, "name"), 40)));
  Chart chart;
  chart.name = kind->name;
  chart.title = words_of(json, "title");
  chart.answer = words_of(json, "answer");
  chart.axis = words_of(json, "axis");
  chart.source = words_of(json, "source");
  chart.facts = facts_of(member(json, "facts"));
  chart.data = table_of(member(json, "data"), member(columns, "data"));
  if (!kind->further.empty()) {
    chart.more[std::string{kind->further}] =
        table_of(member(member(json, "more"), kind->further), member(member(columns, "more"), kind->further));
  }
  if (std::string wrong = what_is_wrong(*kind, chart); !wrong.empty()) refuse(std::move(wrong));
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
  if (text.size() > largest_kept_chart) return NoChart{fmt::format("it is larger than {} MB", largest_kept_chart >> 20)};
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return NoChart{"it is no JSON"};
  try {
    if (const std::string found = words_of(json, "format"); found != format) return NoChart{"it is of no format that this version reads"};
    KeptChart kept{origin_in(json), chart_in(member(json, "chart"), member(json, "columns"))};
    const std::string_view command = find_kept_chart_kind(kept.chart.name)->command;
    if (kept.origin.command != command.substr(0, command.find(' '))) return NoChart{"it is of a chart that another command makes"};
    return kept;
  } catch (const Refused& refused) {
    return NoChart{fit_for_print(refused.why)};
  }
}

}  // namespace servicechain::analysis::charts
