#include "analysis/charts/chart.h"
#include "analysis/tables/csv.h"

#include <fmt/format.h>

namespace servicechain::analysis::charts {
namespace {

std::string text_of(const Cell& cell) {
  return cell.kind == Cell::Kind::number ? fmt::format("{:.12g}", cell.number) : cell.words;
}

}  // namespace

std::string csv_of(const Chart& chart) {
  std::vector<std::size_t> shown;
  std::vector<std::string> fields;
  for (std::size_t c = 0; c < chart.data.columns.size(); ++c) {
    if (chart.data.columns[c].says.empty()) continue;
    shown.push_back(c);
    fields.push_back(chart.data.columns[c].says);
  }
  std::string text = csv_row(fields);
  for (const std::vector<Cell>& row : chart.data.rows) {
    fields.clear();
    for (const std::size_t c : shown) fields.push_back(text_of(row[c]));
    text += csv_row(fields);
  }
  return text;
}

}  // namespace servicechain::analysis::charts
