#include <nlohmann/json.hpp>

#include "analysis/charts/chart.h"
#include "analysis/markup.h"

namespace servicechain::analysis::charts {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::nothing: return nullptr;
    case Cell::Kind::number: return cell.number;
    case Cell::Kind::words: return fit_for_print(cell.words);
  }
  return nullptr;
}

Json json(const ChartTable& table) {
  Json rows = Json::array();
  for (const std::vector<Cell>& row : table.rows) {
    Json made = Json::object();
    for (std::size_t c = 0; c < table.columns.size(); ++c) made[table.columns[c].key] = json(row[c]);
    rows.push_back(std::move(made));
  }
  return rows;
}

}  // namespace

std::string json_of(const Chart& chart) {
  Json made{{"name", chart.name},
            {"title", fit_for_print(chart.title)},
            {"answer", fit_for_print(chart.answer)},
            {"axis", fit_for_print(chart.axis)},
            {"source", fit_for_print(chart.source)},
            {"facts", Json::object()},
            {"data", json(chart.data)},
            {"more", Json::object()}};
  for (const auto& [key, cell] : chart.facts) made["facts"][key] = json(cell);
  for (const auto& [key, table] : chart.more) made["more"][key] = json(table);
  return made.dump();
}

}  // namespace servicechain::analysis::charts
