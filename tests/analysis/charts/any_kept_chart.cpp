#include "tests/analysis/charts/any_kept_chart.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/analysis/hand_made.h"

namespace servicechain::tests {
namespace {

using namespace analysis::charts;

struct Field {
  std::string key;
  Cell cell;
};

// Of one word of KeptRows::columns.
Field field_of(std::string word, const AnyChart& of) {
  const char mark = word.front();
  if (kept_marks.find(mark) != std::string_view::npos) word.erase(0, 1);
  if (mark == '+') return {word, 1.0};
  if (mark == '@') return {word, 0.0};
  if (mark == '#' || mark == '>' || mark == '!') return {word, of.number};
  if (const std::size_t choices = word.find('='); choices != std::string::npos) {
    return {word.substr(0, choices), word.substr(choices + 1, word.find('|') - choices - 1)};
  }
  return {word, of.words};
}

ChartTable table_of(std::string_view columns, std::size_t rows, const AnyChart& of) {
  ChartTable table;
  std::vector<Cell> row;
  std::istringstream words{std::string{columns}};
  for (std::string word; words >> word;) {
    const Field field = field_of(word, of);
    table.columns.push_back({field.key, field.key});
    row.push_back(field.cell);
  }
  table.rows.assign(rows, row);
  return table;
}

}  // namespace

Chart any_chart(const KeptChartKind& kind, const AnyChart& of) {
  Chart chart;
  chart.name = kind.name;
  chart.title = chart.answer = chart.axis = chart.source = of.words;
  std::istringstream facts{std::string{kind.facts}};
  for (std::string word; facts >> word;) {
    const Field field = field_of(word, of);
    chart.facts[field.key] = field.cell;
  }
  chart.data = table_of(kind.data.columns, of.rows, of);
  if (!kind.further.empty()) chart.more[std::string{kind.further}] = table_of(kind.further_rows.columns, 1, of);
  return chart;
}

std::string fault_of_drawing(Painter& painter, const Chart& chart) {
  const auto begun = std::chrono::steady_clock::now();
  const std::string specification = json_of(chart);
  if (!nlohmann::json::accept(specification)) return "its specification is no JSON";
  const std::string svg = painter.svg(chart, specification, slide);
  if (std::string wrong = what_is_wrong_as_xml(svg); !wrong.empty()) return wrong;
  for (const char* number : {"NaN", "Infinity", "undefined"}) {
    if (const std::size_t at = svg.find(number); at != std::string::npos) return svg.substr(at < 80 ? 0 : at - 80, 120);
  }
  return std::chrono::steady_clock::now() - begun < std::chrono::seconds{20} ? "" : "it took long";
}

}  // namespace servicechain::tests
