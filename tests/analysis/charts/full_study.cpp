#include "tests/analysis/charts/full_study.h"

#include <fmt/format.h>

#include "tests/analysis/hand_made.h"

namespace servicechain::tests {
namespace {

using namespace analysis;

constexpr std::size_t weeks = 8;

Estimate about(double mean) { return {mean, Range{mean * 0.9, mean * 1.1}, mean * 0.1, 30, "", ""}; }

// Up and down by a tenth, week by week; of what is counted `weight`.
PeriodSeries series(const std::string& what_if, const Measure& measure, double level, double weight) {
  PeriodSeries made{what_if, measure, {}, {}, {}};
  for (std::size_t week = 0; week < weeks; ++week) {
    const double value = level * (week % 2 == 0 ? 1.05 : 0.95);
    made.bands.push_back(Band{value, value * 0.95, value * 1.05, value * 0.9, value * 1.1});
    made.typical.push_back({value * weight, weight});
  }
  if (measure.of == "customers") made.runs.assign(3, made.typical);
  return made;
}

StudyHistory history() {
  StudyHistory history{"week", 30, 1, {}, {}, {}, {}, {}};
  for (std::size_t week = 0; week < weeks; ++week) {
    const double from_h = 504 + 168 * static_cast<double>(week);
    history.periods.push_back({from_h, from_h + 168, fmt::format("2026-0{}-{:02}", 1 + week / 4, 1 + 7 * (week % 4))});
  }
  for (const auto& [what_if, level] : {std::pair{"base", 78.0}, {"third-technician", 79.0}, {"stock-list-online", 95.0}}) {
    history.series.push_back(series(what_if, {"customers", "all", "satisfaction", "points"}, level, 1000));
    for (const char* share : {"late", "complaints", "lost"}) {
      history.series.push_back(series(what_if, {"customers", "all", share, "share"}, 0.2, 1000));
    }
    for (const char* of : {"departments.store", "departments.warehouse"}) {
      history.series.push_back(series(what_if, {of, "all", "mood", "points"}, 70, 1));
      for (std::uint32_t hour = 9; hour < 19; ++hour) {
        history.staff.push_back({what_if, of, hour, about(2 + hour / 19.0), about(0.5), about(0.2), 0});
      }
    }
    for (const char* of : {"customers.shoppers", "customers.businesses"}) {
      history.series.push_back(series(what_if, {of, "all", "wait", "h"}, 0.1, 1000));
      WaitCurve curve{what_if, {of, "all", "wait", "h"}, 0.25, {}};
      for (int quarter = 0; quarter < 8; ++quarter) curve.points.push_back({quarter * 0.25, about(0.5 + quarter * 0.05)});
      history.waits.push_back(curve);
      history.troubles.push_back({what_if, "customers", of, "late", about(12), about(0.5)});
      history.troubles.push_back({what_if, "inside", "departments.store", "wrong", about(3), about(0.5)});
    }
  }
  return history;
}

}  // namespace

Study full_study() {
  Study study = hand_made_study();
  study.replication_rows.clear();
  for (const char* what_if : {"base", "third-technician", "stock-list-online"}) {
    ReplicationRow row{what_if, study.decided, {}};
    for (int run = 0; run < 30; ++run) row.pairs.push_back({78000.0 + (run * 37) % 100 * 20, 1000});
    study.replication_rows.push_back(row);
  }
  for (const char* of : {"customers", "customers.shoppers", "customers.businesses"}) {
    study.measures.push_back({"base", {of, "all", "expected", "points"}, {92.5, Range{92.4, 92.6}, 0.1, 30, "", ""}});
    study.measures.push_back({"base", {of, "all", "perceived", "points"}, {79.5, Range{79.0, 80.0}, 0.5, 30, "", ""}});
  }
  for (const char* of : {"customers.shoppers", "customers.businesses"}) {
    for (const char* side : {"speed", "right", "information", "courtesy", "surroundings"}) {
      study.measures.push_back({"base", {of, "all", side, "points"}, {79.5, Range{79.0, 80.0}, 0.5, 30, "", ""}});
    }
  }
  for (const Measure& measure : {study.decided, Measure{"departments.store", "all", "inside", "jobs"}}) {
    Series series{"base", measure, 24, 10, {}};
    for (int day = 0; day < 56; ++day) series.values.push_back(day % 7 == 6 ? std::nullopt : std::optional{70.0 + day % 5});
    study.series.push_back(series);
  }
  study.history = history();
  return study;
}

Study unruly_study() {
  Study study = full_study();
  const WhatIfAnswer answer = study.answers.front();
  const DifferenceRow difference = study.differences.front();
  const ReplicationRow runs = study.replication_rows.front();
  for (int i = 0; i < 10; ++i) {
    const std::string name = fmt::format("<b>&\"{}\x01-門市倉庫-a-name-that-has-no-end-and-no-place-to-break-it-{}", i, i);
    study.answers.push_back(answer);
    study.answers.back().name = name;
    study.answers.back().says = std::string(80, 'x') + " 門市 & <script>";
    study.differences.push_back(difference);
    study.differences.back().what_if = name;
    if (i == 3) study.differences.back().estimate.range.reset();
    study.measures.push_back({name, study.decided, difference.estimate});
    study.replication_rows.push_back(runs);
    study.replication_rows.back().what_if = name;
  }
  study.source_line = "Shop & <b>Sons</b>\xff";
  return study;
}

}  // namespace servicechain::tests
