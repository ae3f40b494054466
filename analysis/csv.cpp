#include "analysis/csv.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

namespace servicechain::analysis {
namespace {

using Fields = std::vector<std::string>;

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

std::string plain_figure(const std::optional<double>& value) { return value ? fmt::format("{:.12g}", *value) : ""; }

Fields fields_of(const std::string& what_if, const Measure& measure, const Estimate& estimate) {
  return {what_if,
          measure.of,
          measure.kind,
          measure.name,
          measure.unit,
          plain_figure(estimate.mean),
          estimate.range ? plain_figure(estimate.range->low) : "",
          estimate.range ? plain_figure(estimate.range->high) : "",
          fmt::format("{}", estimate.n),
          plain_figure(estimate.sd)};
}

Fields columns_with(std::initializer_list<const char*> more) {
  Fields columns{"what_if", "of", "kind", "measure", "unit", "mean", "low", "high", "n", "sd"};
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

}  // namespace

std::string csv_row(std::span<const std::string> fields) {
  std::string row;
  for (const std::string& text : fields) {
    if (&text != fields.data()) row += ',';
    row += field(text);
  }
  return row + "\r\n";
}

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

std::string measures_csv(const Study& study) {
  std::string csv = csv_row(columns_with({"refused_because"}));
  for (const MeasureRow& row : study.measures) {
    Fields fields = fields_of(row.what_if, row.measure, row.estimate);
    fields.push_back(row.estimate.refused_because);
    csv += csv_row(fields);
  }
  return csv;
}

std::string differences_csv(const Study& study) {
  std::string csv = csv_row(columns_with({"variance_reduction", "verdict", "refused_because", "correlation", "method"}));
  for (const DifferenceRow& row : study.differences) {
    Fields fields = fields_of(row.what_if, row.measure, row.estimate);
    fields.insert(fields.end(), {plain_figure(row.variance_reduction), row.verdict ? name_of(*row.verdict) : "",
                                 row.estimate.refused_because, plain_figure(row.correlation), row.estimate.method});
    csv += csv_row(fields);
  }
  return csv;
}

}  // namespace servicechain::analysis
