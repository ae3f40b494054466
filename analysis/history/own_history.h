#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/history/calendar_period.h"
#include "analysis/history/spc.h"
#include "analysis/history/study_history.h"
#include "analysis/measures/measure.h"

namespace servicechain::analysis {

struct OwnPoint {
  std::chrono::sys_days begins;  // of its period
  double value = 0;              // in the unit of the measure
  [[nodiscard]] friend bool operator==(const OwnPoint&, const OwnPoint&) = default;
};

// A measure as the organisation itself recorded it, to lay beside what is simulated. Periods of which it has no number
// are left out.
struct OwnHistory {
  Measure measure;  // by its name over time (PeriodSeries)
  Every every = Every::month;
  std::vector<OwnPoint> points;    // ascending; one a period
  std::string file;
  std::string column;
  std::vector<std::string> notes;  // how the file was understood, sentences
  [[nodiscard]] friend bool operator==(const OwnHistory&, const OwnHistory&) = default;
};

[[nodiscard]] std::vector<double> values_of(const OwnHistory& own);

// From the first to the last, all that could have a number. A day of the week on which none ever has one is closed.
[[nodiscard]] std::vector<std::chrono::sys_days> periods_of(const OwnHistory& own);
// Those of them that have none.
[[nodiscard]] std::vector<std::chrono::sys_days> missing_in(const OwnHistory& own);
// The points, counted from 0, before which one is missing: what moves from the one before to these took longer.
[[nodiscard]] std::vector<std::size_t> behind_gaps(const OwnHistory& own);

// Requires: two points that follow each other.
[[nodiscard]] XmrChart xmr_chart(const OwnHistory& own);

// Where a value can lie: points from 0 to 100, shares to 1, all else from 0 on.
[[nodiscard]] Range possible_values(const Measure& measure);

// "satisfaction" of all customers, "departments.store wait", "customers.shoppers late".
[[nodiscard]] std::string name_over_time(const Measure& measure);
// The measure of which the runs were kept over time, by that name. nullopt: there is none.
[[nodiscard]] std::optional<Measure> measure_over_time(const StudyHistory& history, std::string_view words);
// How all of them are called.
[[nodiscard]] std::vector<std::string> names_over_time(const StudyHistory& history);

}  // namespace servicechain::analysis
