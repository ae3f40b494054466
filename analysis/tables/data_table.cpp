#include "analysis/tables/data_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/tables/csv.h"

namespace servicechain::analysis {
namespace {

std::string text_of(const Cell& cell, char decimal) {
  if (!cell.number) return cell.words;
  std::string text = fmt::format("{:.12g}", *cell.number);
  std::ranges::replace(text, '.', decimal);
  return text;
}

}  // namespace

Cell cell(const std::optional<double>& value) { return value ? Cell{*value} : Cell{}; }
Cell count_cell(std::uint64_t count) { return static_cast<double>(count); }

void add_figures(std::vector<Cell>& row, const Estimate& estimate) {
  row.push_back(cell(estimate.mean));
  row.push_back(estimate.range ? Cell{estimate.range->low} : Cell{});
  row.push_back(estimate.range ? Cell{estimate.range->high} : Cell{});
}

std::string csv_of(const DataTable& table) { return csv_of(table, CsvDialect{}); }

std::string csv_of(const DataTable& table, const CsvDialect& dialect) {
  std::string csv = std::string{dialect.beginning} + csv_row(table.columns, dialect.separator);
  std::vector<std::string> fields;
  for (const std::vector<Cell>& row : table.rows) {
    fields.clear();
    for (const Cell& each : row) fields.push_back(text_of(each, dialect.decimal));
    csv += csv_row(fields, dialect.separator);
  }
  return csv;
}

}  // namespace servicechain::analysis
