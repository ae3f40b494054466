#include "analysis/tables/csv.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

namespace servicechain::analysis {
namespace {

using Fields = std::vector<std::string>;

std::string field(const std::string& text, char separator) {
  const bool is_plain = text.find(separator) == text.npos && text.find_first_of("\"\r\n") == text.npos;
  if (is_plain) return text;
  std::string quoted = "\"";
  for (char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

std::string plain_figure(const std::optional<double>& value) { return value ? fmt::format("{:.12g}", *value) : ""; }

}  // namespace

std::string csv_row(std::span<const std::string> fields, char separator) {
  std::string row;
  for (const std::string& text : fields) {
    if (&text != fields.data()) row += separator;
    row += field(text, separator);
  }
  return row + "\r\n";
}

std::string csv_row(std::span<const std::string> fields) { return csv_row(fields, ','); }

std::string csv_of(const Table& table) {
  Fields names;
  for (const Column& column : table.columns) names.push_back(column.name);
  std::string csv = csv_row(names);
  for (const Fields& row : table.rows) csv += csv_row(row);
  return csv;
}

std::array<std::string, 3> csv_figures(const Estimate& estimate) {
  return {plain_figure(estimate.mean), estimate.range ? plain_figure(estimate.range->low) : "",
          estimate.range ? plain_figure(estimate.range->high) : ""};
}

}  // namespace servicechain::analysis
