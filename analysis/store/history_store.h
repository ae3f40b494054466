#pragma once

#include <functional>

#include "analysis/history/study_history.h"
#include "analysis/measures/measure.h"
#include "analysis/store/sqlite_file.h"

// The part of results.db that says what happened over time.
namespace servicechain::analysis {

inline constexpr const char* history_layout = R"sql(
CREATE TABLE periods (period INTEGER PRIMARY KEY, from_h REAL NOT NULL, to_h REAL NOT NULL, begins TEXT NOT NULL);
CREATE TABLE period_series (place INTEGER PRIMARY KEY, what_if TEXT NOT NULL,
  measure_id INTEGER NOT NULL REFERENCES measure_names);
CREATE TABLE period_values (series INTEGER NOT NULL REFERENCES period_series,
  period INTEGER NOT NULL REFERENCES periods, median REAL, low_50 REAL, high_50 REAL, low_90 REAL, high_90 REAL,
  typical_total REAL NOT NULL, typical_weight REAL NOT NULL);
CREATE TABLE period_runs (series INTEGER NOT NULL REFERENCES period_series, run INTEGER NOT NULL,
  period INTEGER NOT NULL REFERENCES periods, total REAL NOT NULL, weight REAL NOT NULL);
CREATE TABLE staff_use (what_if TEXT NOT NULL, of TEXT NOT NULL, hour INTEGER NOT NULL, part TEXT NOT NULL,
  mean REAL, low REAL, high REAL, sd REAL, n INTEGER NOT NULL, method TEXT NOT NULL, off REAL NOT NULL);
CREATE TABLE wait_curves (place INTEGER PRIMARY KEY, what_if TEXT NOT NULL,
  measure_id INTEGER NOT NULL REFERENCES measure_names, promise_h REAL);
CREATE TABLE wait_points (curve INTEGER NOT NULL REFERENCES wait_curves, within_h REAL NOT NULL,
  mean REAL, low REAL, high REAL, sd REAL, n INTEGER NOT NULL, method TEXT NOT NULL);
CREATE TABLE troubles (what_if TEXT NOT NULL, whose TEXT NOT NULL, of TEXT NOT NULL, reason TEXT NOT NULL,
  figure TEXT NOT NULL, mean REAL, low REAL, high REAL, sd REAL, n INTEGER NOT NULL, method TEXT NOT NULL);
)sql";

using NumberOfMeasure = std::function<std::int64_t(const Measure&)>;
using MeasureOfNumber = std::function<Measure(std::int64_t)>;

// Requires: the tables of history_layout, and `run`.
void write_history(SqliteFile& file, const StudyHistory& history, const NumberOfMeasure& number_of);
[[nodiscard]] StudyHistory read_history(SqliteFile& file, const MeasureOfNumber& measure_of);

}  // namespace servicechain::analysis
