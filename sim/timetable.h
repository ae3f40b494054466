#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/time.h"

namespace servicechain::sim {

// A step function of the clock that repeats every week (Monday 00:00 first), with single dated days that differ:
// people on duty, weights of arrivals, open (1) or closed (0).
//
//   week:   Mon 00:00 | 0      Mon 09:00 | 6      Mon 19:00 | 0  ...
//   days:   the 355th day of the run: 0 all day
class Timetable {
 public:
  struct Step {
    Duration from;  // since Monday 00:00 (in `week`) or since midnight (in a dated day)
    double value;
    [[nodiscard]] friend bool operator==(const Step&, const Step&) = default;
  };
  struct DatedDay {
    std::int64_t day;         // days since the run's first midnight; may be negative (before the run)
    std::vector<Step> steps;  // the first from midnight
    [[nodiscard]] friend bool operator==(const DatedDay&, const DatedDay&) = default;
  };

  // The same value for ever.
  [[nodiscard]] static Timetable constant(double value);

  // Requires: week not empty, first step at 0, ascending, below one week; dated days ascending and without repeats.
  // Neighbouring steps of equal value become one.
  // `week_offset`: how far into the week (since Monday 00:00) the run starts; `day_offset`: how far into its day, the
  // same but for whole days.
  Timetable(std::vector<Step> week, std::vector<DatedDay> days, Duration week_offset, Duration day_offset);

  [[nodiscard]] double value_at(Time time) const;

  // The first moment after `time` at which the value is another one. end_of_time: never again.
  [[nodiscard]] Time next_change_after(Time time) const;

  // The end of the step that holds at `time`: a bound up to which value_at is constant, perhaps not the last.
  [[nodiscard]] Time step_end_after(Time time) const;

  [[nodiscard]] bool is_constant() const { return week_.size() == 1 && days_.empty(); }
  [[nodiscard]] double greatest() const;
  // Integral over one regular week, in value·hours (dated days apart).
  [[nodiscard]] double regular_week_h() const;

  [[nodiscard]] const std::vector<Step>& week() const { return week_; }
  [[nodiscard]] const std::vector<DatedDay>& days() const { return days_; }
  [[nodiscard]] Duration week_offset() const { return week_offset_; }
  [[nodiscard]] Duration day_offset() const { return day_offset_; }

  // The step function f(a, b) of the two values at each moment. Requires: the same offsets, or one of the two
  // constant.
  template <class Combine>
  [[nodiscard]] friend Timetable combine(const Timetable& a, const Timetable& b, Combine f) {
    std::vector<Step> week = merge(a.week_, b.week_, f);
    std::vector<DatedDay> days;
    for (std::int64_t day : dated_days_of_either(a, b)) {
      days.push_back({day, merge(a.steps_of_day(day), b.steps_of_day(day), f)});
    }
    const Timetable& placed = a.is_constant() ? b : a;
    return Timetable{std::move(week), std::move(days), placed.week_offset_, placed.day_offset_};
  }

  [[nodiscard]] friend bool operator==(const Timetable&, const Timetable&) = default;

 private:
  [[nodiscard]] static std::vector<std::int64_t> dated_days_of_either(const Timetable& a, const Timetable& b);
  [[nodiscard]] std::vector<Step> steps_of_day(std::int64_t day) const;

  template <class Combine>
  [[nodiscard]] static std::vector<Step> merge(const std::vector<Step>& a, const std::vector<Step>& b, Combine f) {
    std::vector<Step> merged;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
      const bool a_next = j == b.size() || (i < a.size() && a[i].from <= b[j].from);
      const Duration from = a_next ? a[i].from : b[j].from;
      if (i < a.size() && a[i].from == from) ++i;
      if (j < b.size() && b[j].from == from) ++j;
      const double value = f(a[i - 1].value, b[j - 1].value);
      if (merged.empty() || merged.back().value != value) merged.push_back({from, value});
    }
    return merged;
  }

  struct Place;
  [[nodiscard]] Place place_of(Time time) const;

  std::vector<Step> week_;
  std::vector<DatedDay> days_;
  Duration week_offset_;
  Duration day_offset_;
};

}  // namespace servicechain::sim
