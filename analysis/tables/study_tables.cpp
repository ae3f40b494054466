#include "analysis/tables/study_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

#include "analysis/history/history_tables.h"
#include "analysis/history/own_tables.h"
#include "analysis/measures/measure_finder.h"
#include "sim/time.h"

namespace servicechain::analysis {
namespace {

constexpr std::array link_measures{"requests", "time", "on-time", "refused", "quality", "gap", "self-view"};
constexpr std::string_view needs = ".needs.";

std::vector<Cell> head_of(const std::string& what_if, const Measure& measure) {
  return {what_if, measure.of, measure.kind, measure.name, measure.unit};
}

std::vector<Cell> row_of(const std::string& what_if, const Measure& measure, const Estimate& estimate) {
  std::vector<Cell> row = head_of(what_if, measure);
  add_figures(row, estimate);
  row.push_back(count_cell(estimate.n));
  row.push_back(cell(estimate.sd));
  return row;
}

std::vector<std::string> columns_with(std::initializer_list<const char*> more) {
  std::vector<std::string> columns{"what_if", "of", "kind", "measure", "unit", "mean", "low", "high", "n", "sd"};
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

std::vector<std::string> link_columns() {
  std::vector<std::string> columns{"what_if", "asker", "supplier", "promise_h"};
  for (const std::string name : link_measures) {
    for (const std::string part : {"", "_low", "_high"}) columns.push_back(name + part);
  }
  return columns;
}

// The difference in the decided measure.
const DifferenceRow* decided_difference(const Study& study, const std::string& what_if) {
  const auto found = std::ranges::find_if(study.differences, [&](const DifferenceRow& row) {
    return row.what_if == what_if && row.verdict.has_value();
  });
  return found == study.differences.end() ? nullptr : &*found;
}

}  // namespace

Promises promises_of(const models::ServiceChain& chain) {
  Promises promises;
  for (const models::Department& asker : chain.departments) {
    for (const models::Need& need : asker.needs) {
      if (!need.promise) continue;
      promises[fmt::format("departments.{}{}{}", asker.name, needs, chain[need.supplier].name)] =
          sim::hours(*need.promise);
    }
  }
  return promises;
}

Promises promises_of(const StudyHistory& history) {
  Promises promises;
  for (const WaitCurve& curve : history.waits) {
    const bool is_link = curve.measure.of.find(needs) != std::string::npos;
    if (is_link && curve.promise_h) promises[curve.measure.of] = *curve.promise_h;
  }
  return promises;
}

DataTable answers_data(const Study& study) {
  DataTable table{"answers",
                  {"what_if", "says", "cost", "of", "measure", "unit", "difference", "low", "high", "verdict",
                   "sentence", "further"},
                  {}};
  for (const WhatIfAnswer& answer : study.answers) {
    std::vector<Cell> row{answer.name,         answer.says,        answer.cost, study.decided.of,
                          study.decided.name, study.decided.unit};
    const DifferenceRow* difference = decided_difference(study, answer.name);
    add_figures(row, difference == nullptr ? Estimate{} : difference->estimate);
    std::string further;
    for (const std::string& sentence : answer.further) further += (further.empty() ? "" : " ") + sentence;
    row.insert(row.end(), {name_of(answer.verdict), answer.sentence, further});
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable measures_data(const Study& study) {
  DataTable table{"measures", columns_with({"refused_because"}), {}};
  for (const MeasureRow& measure : study.measures) {
    std::vector<Cell> row = row_of(measure.what_if, measure.measure, measure.estimate);
    row.push_back(measure.estimate.refused_because);
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable differences_data(const Study& study) {
  DataTable table{"differences",
                  columns_with({"variance_reduction", "verdict", "refused_because", "correlation", "method"}),
                  {}};
  for (const DifferenceRow& difference : study.differences) {
    std::vector<Cell> row = row_of(difference.what_if, difference.measure, difference.estimate);
    row.insert(row.end(), {cell(difference.variance_reduction),
                           difference.verdict ? Cell{name_of(*difference.verdict)} : Cell{},
                           difference.estimate.refused_because, cell(difference.correlation),
                           difference.estimate.method});
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable links_data(const Study& study, const Promises& promises) {
  constexpr std::string_view departments = "departments.";
  DataTable table{"links", link_columns(), {}};
  std::map<std::string, MeasureFinder> finders;
  for (const MeasureRow& measure : study.measures) {
    const std::string& of = measure.measure.of;
    const std::size_t middle = of.find(needs);
    if (middle == of.npos || measure.measure.name != link_measures.front()) continue;
    const MeasureFinder& finder = finders.try_emplace(measure.what_if, study, measure.what_if).first->second;
    const auto promise = promises.find(of);
    std::vector<Cell> row{measure.what_if, of.substr(departments.size(), middle - departments.size()),
                          of.substr(middle + needs.size()),
                          promise == promises.end() ? Cell{} : Cell{promise->second}};
    for (const char* name : link_measures) {
      const MeasureRow* found = finder.find(of, name);
      add_figures(row, found == nullptr ? Estimate{} : found->estimate);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable replications_data(const Study& study) {
  DataTable table{"replications",
                  {"what_if", "replication", "of", "kind", "measure", "unit", "total", "weight", "value"},
                  {}};
  for (const ReplicationRow& row : study.replication_rows) {
    for (std::size_t i = 0; i < row.pairs.size(); ++i) {
      const auto [total, weight] = row.pairs[i];
      const Cell value = weight == 0 ? Cell{} : Cell{total / weight};
      table.rows.push_back({row.what_if, count_cell(i + 1), row.measure.of, row.measure.kind, row.measure.name,
                            row.measure.unit, total, weight, value});
    }
  }
  return table;
}

DataTable start_up_data(const Study& study) {
  DataTable table{"start-up",
                  {"what_if", "of", "measure", "unit", "runs", "from_h", "to_h", "value", "observed"},
                  {}};
  for (const Series& series : study.series) {
    for (std::size_t step = 0; step < series.values.size(); ++step) {
      const double from_h = static_cast<double>(step) * series.step_h;
      table.rows.push_back({series.what_if, series.measure.of, series.measure.name, series.measure.unit,
                            count_cell(series.replications), from_h, from_h + series.step_h, cell(series.values[step]),
                            from_h >= study.warm_up_h ? "yes" : "no"});
    }
  }
  return table;
}

std::vector<DataTable> all_tables(const Study& study, const Promises& promises) {
  std::vector<DataTable> tables;
  if (!study.answers.empty()) tables.push_back(answers_data(study));
  tables.push_back(measures_data(study));
  if (!study.answers.empty()) tables.push_back(differences_data(study));
  tables.push_back(links_data(study, promises));
  tables.push_back(replications_data(study));
  std::ranges::move(history_tables(study.history, study.confidence), std::back_inserter(tables));
  tables.push_back(start_up_data(study));
  if (study.own.empty()) return tables;
  tables.push_back(own_history_table(study));
  tables.push_back(own_noticed_table(study));
  return tables;
}

}  // namespace servicechain::analysis
