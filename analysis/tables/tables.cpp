#include "analysis/tables/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>

#include "analysis/measures/measure_finder.h"
#include "analysis/tables/table_titles.h"
#include "analysis/verdicts/gains.h"

namespace servicechain::analysis {
namespace {

using Row = std::vector<std::string>;
using Names = std::vector<std::string>;

std::string value_in(const MeasureRow* row) {
  return row == nullptr ? "–" : in_a_table(row->measure, row->estimate, Saying::value);
}

bool is_of_link(const Measure& measure) { return measure.of.find(".needs.") != std::string::npos; }

// Which things are measured under `front` ("departments.", "pools."), in the study's order. No links.
Names measured(const Study& study, const std::string& what_if, std::string_view front) {
  Names found;
  for (const MeasureRow& row : study.measures) {
    const std::string& of = row.measure.of;
    if (row.what_if != what_if || !of.starts_with(front) || is_of_link(row.measure)) continue;
    if (std::find(found.begin(), found.end(), of) == found.end()) found.push_back(of);
  }
  return found;
}

Names measured_links(const Study& study, const std::string& what_if) {
  Names found;
  for (const MeasureRow& row : study.measures) {
    const bool is_first = is_of_link(row.measure) && row.measure.name == "requests";
    if (row.what_if == what_if && is_first) found.push_back(row.measure.of);
  }
  return found;
}

// All customers, and each segment where there are several.
Names measured_customers(const Study& study, const std::string& what_if) {
  const Names segments = measured(study, what_if, "customers.");
  Names places{"customers"};
  if (segments.size() > 1) places.insert(places.end(), segments.begin(), segments.end());
  return places;
}

// A column of a table with a row per department or link.
struct MeasureColumn {
  std::string_view name;
  std::string_view measure;
};

constexpr std::array<MeasureColumn, 6> department_columns{{
    {"jobs done", "throughput"},
    {"wait", "wait"},
    {"19 of 20 wait less than", "wait.p95"},
    {"people busy", "utilisation"},
    {"of it at work", "working"},
    {"right", "quality"},
}};
constexpr std::array<MeasureColumn, 4> people_columns{{
    {"work pressure (1: usual)", "pressure"},
    {"own standard (1: as written)", "standard"},
    {"fatigue (1: rested)", "fatigue"},
    {"mood", "mood"},
}};
constexpr std::array<MeasureColumn, 5> link_columns{{
    {"requests", "requests"},
    {"time to answer", "time"},
    {"on time", "on-time"},
    {"right", "quality"},
    {"received minus expected", "gap"},
}};

Table with_columns(std::string title, std::string_view first, std::span<const MeasureColumn> columns,
                   Vocabulary vocabulary) {
  Table table{std::move(title), {{std::string{first}, Alignment::left}}, {}, {}};
  for (const MeasureColumn& column : columns) {
    const bool is_plain = vocabulary == Vocabulary::plain;
    const Measure measure{"", "all", std::string{column.measure}, ""};
    table.columns.push_back({is_plain ? std::string{column.name} : name_of(measure, vocabulary), Alignment::right});
  }
  return table;
}

void add_rows(Table& table, const Names& places, std::span<const MeasureColumn> columns, const MeasureFinder& finder) {
  for (const std::string& of : places) {
    Row row{place_of(of)};
    for (const MeasureColumn& column : columns) row.push_back(value_in(finder.find(of, column.measure)));
    table.rows.push_back(std::move(row));
  }
}

std::string about(const Study& study, const std::string& what_if) {
  const bool is_alone = study.answers.empty() && what_if == "base";
  return is_alone ? "" : what_if == "base" ? " – today" : " – " + what_if;
}

std::string note_on_ranges(const Study& study) {
  const std::string confidence = rounded(study.confidence * 100, 3);
  if (study.vocabulary == Vocabulary::expert) return fmt::format("In brackets: {}% confidence intervals.", confidence);
  return fmt::format("In brackets the likely range: it holds the true value in {} of 100 studies like this one.",
                     confidence);
}

const DifferenceRow* decided_row(const Study& study, const std::string& what_if) {
  for (const DifferenceRow& row : study.differences) {
    if (row.what_if == what_if && row.verdict) return &row;
  }
  return nullptr;
}

// Large enough for a table: inside as large as people feel it, for customers from a tenth of that on.
bool is_felt(const DifferenceRow& row, const MeasureFinder& base) {
  const double part = row.measure.of.starts_with("customers") ? 0.001 : 0.01;
  const double today = base.mean(row.measure.of, row.measure.name).value_or(0);
  return analysis::is_felt(row.measure, *row.estimate.mean, today, part);
}

// One percentile is enough for a table, and a single segment says what all customers say.
bool is_looked_at(const DifferenceRow& row, const Names& customers) {
  const std::size_t point = row.measure.name.find('.');
  if (row.measure.kind != "all" || (point != std::string::npos && row.measure.name.substr(point) != ".p95")) return false;
  return !row.measure.of.starts_with("customers") ||
         std::find(customers.begin(), customers.end(), row.measure.of) != customers.end();
}

// Which of them are surely not 0, all looked at together (Holm's rule); by their own range where chances are not known.
std::vector<const DifferenceRow*> sure(const std::vector<const DifferenceRow*>& rows, double confidence) {
  std::vector<double> chances;
  for (const DifferenceRow* row : rows) chances.push_back(row->chance_of_luck.value_or(0));
  const std::vector<bool> is_real = real_by_holm(chances, confidence);
  std::vector<const DifferenceRow*> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Range range = *rows[i]->estimate.range;
    if (is_real[i] && (range.low > 0 || range.high < 0)) found.push_back(rows[i]);
  }
  return found;
}

std::string figure(const std::optional<double>& value) { return value ? fmt::format("{:.2f}", *value) : "–"; }

}  // namespace

std::vector<PrintedTitle> titles_of_columns() {
  std::vector<PrintedTitle> titles;
  const auto add = [&](std::span<const MeasureColumn> columns) {
    for (const MeasureColumn& column : columns) titles.push_back({std::string{column.name}, std::string{column.measure}});
  };
  add(department_columns);
  add(people_columns);
  add(link_columns);
  return titles;
}

std::string name_for_customers(const Measure& measure, Vocabulary vocabulary) {
  const bool is_of_those_served = measure.name == "on-time" && vocabulary == Vocabulary::plain;
  return name_of(measure, vocabulary) + (is_of_those_served ? ", of those served" : "");
}

Table customers_table(const Study& study, const std::string& what_if) {
  static constexpr std::array<std::string_view, 15> shown{
      "satisfaction", "perceived",  "expected",     "wait",      "wait.p95", "time",     "on-time", "served",
      "lost",         "complaints", "would-return", "promoters", "quality",  "arrivals", "revenue"};
  const MeasureFinder finder{study, what_if};
  const Names places = measured_customers(study, what_if);
  Table table{"What customers feel" + about(study, what_if), {{"", Alignment::left}}, {},
              note_on_ranges(study)};
  for (const std::string& of : places) table.columns.push_back({place_of(of), Alignment::right});
  for (std::string_view name : shown) {
    const MeasureRow* first = finder.find("customers", name);
    if (first == nullptr) continue;
    Row row{name_for_customers(first->measure, study.vocabulary)};
    for (const std::string& of : places) row.push_back(value_in(finder.find(of, name)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table departments_table(const Study& study, const std::string& what_if) {
  Table table = with_columns("Departments" + about(study, what_if), "department", department_columns, study.vocabulary);
  const MeasureFinder finder{study, what_if};
  add_rows(table, measured(study, what_if, "departments."), department_columns, finder);
  add_rows(table, measured(study, what_if, "pools."), department_columns, finder);
  table.note = note_on_ranges(study);
  return table;
}

Table people_table(const Study& study, const std::string& what_if) {
  Table table = with_columns("People" + about(study, what_if), "department", people_columns, study.vocabulary);
  const MeasureFinder finder{study, what_if};
  Names moved = measured(study, what_if, "departments.");
  std::erase_if(moved, [&](const std::string& of) {
    return std::ranges::none_of(people_columns, [&](const MeasureColumn& column) { return finder.mean(of, column.measure).has_value(); });
  });
  add_rows(table, moved, people_columns, finder);
  table.note = note_on_ranges(study);
  return table;
}

Table usual_table(const Study& study) {
  Table table{fmt::format("What counts as usual (calibrated: {} trial runs of the base, couplings off)", trial_runs_for_usual),
              {{"of"}},
              {},
              {}};
  const auto column_of = [&table](const UsualValue& one) {
    const std::string name = one.unit.empty() ? one.symbol : fmt::format("{} {} ({})", one.symbol, one.name, one.unit);
    const auto found = std::ranges::find(table.columns, name, &Column::name);
    if (found != table.columns.end()) return static_cast<std::size_t>(found - table.columns.begin());
    table.columns.push_back({name, Alignment::right});
    return table.columns.size() - 1;
  };
  for (const UsualValue& one : study.usual) {
    if (table.rows.empty() || table.rows.back().front() != place_of(one.of)) table.rows.push_back({place_of(one.of)});
    const std::size_t column = column_of(one);
    table.rows.back().resize(std::max(table.rows.back().size(), column + 1), "–");
    table.rows.back()[column] = rounded(one.value, 4);
  }
  for (std::vector<std::string>& row : table.rows) row.resize(table.columns.size(), "–");
  return table;
}

Table links_table(const Study& study, const std::string& what_if) {
  Table table = with_columns("Who serves whom inside" + about(study, what_if), "link", link_columns, study.vocabulary);
  add_rows(table, measured_links(study, what_if), link_columns, MeasureFinder{study, what_if});
  table.note = note_on_ranges(study);
  return table;
}

Table what_ifs_table(const Study& study) {
  const std::string decided = name_of(study.decided, study.vocabulary);
  Table table{"What if",
              {{"what-if", Alignment::left},
               {"change of " + decided, Alignment::right},
               {"verdict", Alignment::left},
               {"cost", Alignment::left}},
              {},
              {}};
  for (const WhatIfAnswer& answer : study.answers) {
    const DifferenceRow* row = decided_row(study, answer.name);
    table.rows.push_back({answer.name,
                          row == nullptr ? "–" : with_range(row->measure, row->estimate, Saying::change, study.vocabulary),
                          answer.sentence, answer.cost.empty() ? "–" : answer.cost});
  }
  if (study.answers.size() > 1) {
    table.note = fmt::format(
        "{} what-ifs were asked together: their ranges of {} are widened so that all of them hold at once at {}%.",
        study.answers.size(), decided, rounded(study.confidence * 100, 3));
  }
  return table;
}

Table changes_table(const Study& study, const std::string& what_if) {
  Table table{"What surely changes – " + what_if,
              {{"where", Alignment::left}, {"what", Alignment::left}, {"change", Alignment::right}},
              {},
              note_on_ranges(study)};
  const bool is_expert = study.vocabulary == Vocabulary::expert;
  if (is_expert) {
    for (const char* name : {"correlation", "variance ratio"}) table.columns.push_back({name, Alignment::right});
  }
  const Names customers = measured_customers(study, what_if);
  const MeasureFinder base{study, "base"};
  std::vector<const DifferenceRow*> looked_at;
  for (const DifferenceRow& row : study.differences) {
    const bool can_change = row.estimate.range && row.estimate.range->low < row.estimate.range->high;
    if (row.what_if == what_if && can_change && is_looked_at(row, customers)) looked_at.push_back(&row);
  }
  std::vector<Row> inside;
  for (const DifferenceRow* row : sure(looked_at, study.confidence)) {
    if (!is_felt(*row, base)) continue;
    std::vector<Row>& rows = row->measure.of.starts_with("customers") ? table.rows : inside;
    rows.push_back({place_of(row->measure.of), name_of(row->measure, study.vocabulary),
                    in_a_table(row->measure, row->estimate, Saying::change)});
    if (is_expert) rows.back().insert(rows.back().end(), {figure(row->correlation), figure(row->variance_reduction)});
  }
  table.rows.insert(table.rows.end(), inside.begin(), inside.end());
  return table;
}

Table pairing_table(const Study& study) {
  Table table{"Pairing: " + name_of(study.decided, Vocabulary::expert),
              {{"what-if", Alignment::left},
               {"correlation", Alignment::right},
               {"variance ratio", Alignment::right},
               {"method", Alignment::left}},
              {},
              "Variance ratio: of two independent studies to this paired one."};
  for (const WhatIfAnswer& answer : study.answers) {
    const DifferenceRow* row = decided_row(study, answer.name);
    if (row == nullptr) continue;
    table.rows.push_back({answer.name, figure(row->correlation), figure(row->variance_reduction), row->estimate.method});
  }
  return table;
}

}  // namespace servicechain::analysis
