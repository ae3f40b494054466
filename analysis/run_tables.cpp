#include "analysis/run_tables.h"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "analysis/csv.h"
#include "analysis/measure_finder.h"
#include "sim/time.h"

namespace servicechain::analysis {
namespace {

constexpr std::array link_measures{"requests", "time", "on-time", "refused", "quality", "gap", "self-view"};

// 12 significant digits, as in JSON.
std::string field(double value) { return fmt::format("{:.12g}", value); }
std::string field(const std::optional<double>& value) { return value ? field(*value) : ""; }

std::vector<std::string> what_ifs_of(const Study& study) {
  std::vector<std::string> names;
  for (const MeasureRow& row : study.measures) {
    if (names.empty() || names.back() != row.what_if) names.push_back(row.what_if);
  }
  return names;
}

std::string links_head() {
  std::vector<std::string> head{"what_if", "asker", "supplier", "promise_h"};
  for (const std::string name : link_measures) {
    for (const std::string part : {"", "_low", "_high"}) head.push_back(name + part);
  }
  return csv_row(head);
}

void add_estimate(std::vector<std::string>& row, const MeasureRow* found) {
  const Estimate estimate = found == nullptr ? Estimate{} : found->estimate;
  row.push_back(field(estimate.mean));
  row.push_back(estimate.range ? field(estimate.range->low) : "");
  row.push_back(estimate.range ? field(estimate.range->high) : "");
}

}  // namespace

std::string replications_csv(const Study& study) {
  const std::vector<std::string> head{"what_if", "replication", "of",     "kind", "measure",
                                      "unit",    "total",       "weight", "value"};
  std::string csv = csv_row(head);
  for (const ReplicationRow& row : study.replication_rows) {
    for (std::size_t i = 0; i < row.pairs.size(); ++i) {
      const auto [total, weight] = row.pairs[i];
      const std::vector<std::string> fields{
          row.what_if,      std::to_string(i + 1), row.measure.of,
          row.measure.kind, row.measure.name,      row.measure.unit,
          field(total),     field(weight),         weight == 0 ? "" : field(total / weight)};
      csv += csv_row(fields);
    }
  }
  return csv;
}

std::string start_up_csv(const Study& study) {
  const std::vector<std::string> head{"what_if", "of", "measure", "unit", "runs", "from_h", "to_h", "value", "observed"};
  std::string csv = csv_row(head);
  for (const Series& series : study.series) {
    for (std::size_t step = 0; step < series.values.size(); ++step) {
      const double from_h = static_cast<double>(step) * series.step_h;
      const std::vector<std::string> fields{series.what_if,
                                            series.measure.of,
                                            series.measure.name,
                                            series.measure.unit,
                                            std::to_string(series.replications),
                                            field(from_h),
                                            field(from_h + series.step_h),
                                            field(series.values[step]),
                                            from_h >= study.warm_up_h ? "yes" : "no"};
      csv += csv_row(fields);
    }
  }
  return csv;
}

std::string links_csv(const models::ServiceChain& chain, const Study& study) {
  std::string csv = links_head();
  for (const std::string& what_if : what_ifs_of(study)) {
    const MeasureFinder finder{study, what_if};
    for (const models::Department& asker : chain.departments) {
      for (const models::Need& need : asker.needs) {
        const std::string& supplier = chain[need.supplier].name;
        const std::string of = fmt::format("departments.{}.needs.{}", asker.name, supplier);
        std::vector<std::string> row{what_if, asker.name, supplier,
                                     need.promise ? field(sim::hours(*need.promise)) : ""};
        for (const char* name : link_measures) add_estimate(row, finder.find(of, name));
        csv += csv_row(row);
      }
    }
  }
  return csv;
}

}  // namespace servicechain::analysis
