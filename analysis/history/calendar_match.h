#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/history/calendar_period.h"
#include "analysis/history/study_history.h"

// Simulated periods put together to those of the calendar that somebody's own numbers are of, so that like is laid
// beside like: a month of a chart is not a week of a simulation, and varies less.
namespace servicechain::analysis {

// A whole day, week, month or quarter, and the simulated periods in it: those whose middle lies in it. So a month is
// the 4 or 5 weeks whose Thursday lies in it, as in ISO 8601 the year is.
struct CalendarPeriod {
  std::chrono::sys_days begins;
  std::size_t first = 0;  // simulated period
  std::size_t last = 0;
  double length = 1;      // in simulated periods, by the clock: a month of 30 days is 4.3 weeks
  [[nodiscard]] friend bool operator==(const CalendarPeriod&, const CalendarPeriod&) = default;
};

// Why there are none.
struct NoPeriods {
  std::string why;     // "your numbers are one a day, and these runs were kept one number a week"
  std::string advice;  // "put yours together to one a week": for who types commands, not for a chart; "": none
  [[nodiscard]] friend bool operator==(const NoPeriods&, const NoPeriods&) = default;
};
// Whole ones only.
using CalendarPeriods = std::variant<std::vector<CalendarPeriod>, NoPeriods>;
[[nodiscard]] CalendarPeriods calendar_periods(const StudyHistory& history, Every every);

// Total ÷ weight over its simulated periods: the mean over all who were counted. Arrivals are those of the whole period.
// nullopt: nothing was counted.
[[nodiscard]] std::optional<double> value_in(const CalendarPeriod& period, const std::vector<Pair>& run,
                                             const Measure& measure);

// Of the replications where they were kept; else, where the periods are the simulated ones, as they are. nullopt: neither.
[[nodiscard]] std::optional<Band> band_in(const CalendarPeriod& period, const PeriodSeries& series);
// Of all periods together, where one is like the other. nullopt: as above.
[[nodiscard]] std::optional<Band> band_of_any(const std::vector<CalendarPeriod>& periods, const PeriodSeries& series);

}  // namespace servicechain::analysis
