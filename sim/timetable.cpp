#include "sim/timetable.h"

#include <algorithm>
#include <iterator>

#include "sim/contract.h"

namespace servicechain::sim {
namespace {

using Step = Timetable::Step;

// Neighbours of equal value become one step.
std::vector<Step> without_repeats(std::vector<Step> steps) {
  const auto same_value = [](const Step& a, const Step& b) { return a.value == b.value; };
  steps.erase(std::unique(steps.begin(), steps.end(), same_value), steps.end());
  return steps;
}

bool is_sound(const std::vector<Step>& steps, Duration length) {
  const auto not_ascending = [](const Step& a, const Step& b) { return a.from >= b.from; };
  return !steps.empty() && steps.front().from == Duration{0} && steps.back().from < length &&
         std::adjacent_find(steps.begin(), steps.end(), not_ascending) == steps.end();
}

// The step that holds at `moment`. Requires: the first step at 0, moment ≥ 0.
std::vector<Step>::const_iterator step_at(const std::vector<Step>& steps, Duration moment) {
  const auto next = std::upper_bound(steps.begin(), steps.end(), moment,
                                     [](Duration wanted, const Step& step) { return wanted < step.from; });
  return std::prev(next);
}

Duration end_of(const std::vector<Step>& steps, std::vector<Step>::const_iterator step, Duration length) {
  return std::next(step) == steps.end() ? length : std::next(step)->from;
}

auto day_not_before(const std::vector<Timetable::DatedDay>& days, std::int64_t day) {
  return std::lower_bound(days.begin(), days.end(), day,
                          [](const Timetable::DatedDay& dated, std::int64_t wanted) { return dated.day < wanted; });
}

// The whole number of days in `moment`, rounded down, and what is left of it.
struct Split {
  std::int64_t days;
  Duration rest;
};
Split split(Duration moment) {
  std::int64_t days = moment / one_day;
  Duration rest = moment % one_day;
  if (rest < Duration{0}) {
    rest += one_day;
    --days;
  }
  return {days, rest};
}

std::int64_t weekday_of(std::int64_t day, std::int64_t first_weekday) {
  const std::int64_t weekday = (day + first_weekday) % 7;
  return weekday < 0 ? weekday + 7 : weekday;
}

}  // namespace

// Where a moment lies: its value, and for how long that is known to hold.
struct Timetable::Place {
  double value;
  Duration lasts;  // Duration::max(): for ever
};

Timetable Timetable::constant(double value) { return Timetable{{{Duration{0}, value}}, {}, Duration{0}, Duration{0}}; }

Timetable::Timetable(std::vector<Step> week, std::vector<DatedDay> days, Duration week_offset, Duration day_offset)
    : week_{without_repeats(std::move(week))},
      days_{std::move(days)},
      week_offset_{week_offset},
      day_offset_{day_offset} {
  require(is_sound(week_, one_week), "a week's steps start at 0, ascend and lie within the week");
  require(week_offset_ >= Duration{0} && week_offset_ < one_week, "the offset into the week lies within the week");
  require(week_offset_ % one_day == day_offset_, "the offset into the day is that of the week");
  for (DatedDay& dated : days_) {
    dated.steps = without_repeats(std::move(dated.steps));
    require(is_sound(dated.steps, one_day), "a day's steps start at 0, ascend and lie within the day");
  }
  const auto not_ascending = [](const DatedDay& a, const DatedDay& b) { return a.day >= b.day; };
  require(std::adjacent_find(days_.begin(), days_.end(), not_ascending) == days_.end(), "dated days ascend");
}

Timetable::Place Timetable::place_of(Time time) const {
  if (is_constant()) return {week_.front().value, Duration::max()};
  Split split_time = split(time - start_of_run);
  split_time.rest += day_offset_;
  if (split_time.rest >= one_day) {
    split_time.rest -= one_day;
    ++split_time.days;
  }
  const auto [day, into_day] = split_time;

  const auto dated = day_not_before(days_, day);
  if (dated != days_.end() && dated->day == day) {
    const auto step = step_at(dated->steps, into_day);
    return {step->value, end_of(dated->steps, step, one_day) - into_day};
  }
  const Duration into_week = weekday_of(day, (week_offset_ - day_offset_) / one_day) * one_day + into_day;
  const auto step = step_at(week_, into_week);
  Duration lasts = week_.size() == 1 ? Duration::max() : end_of(week_, step, one_week) - into_week;
  if (dated != days_.end() && dated->day - day <= end_of_time.time_since_epoch() / one_day) {
    lasts = std::min(lasts, (dated->day - day) * one_day - into_day);
  }
  return {step->value, lasts};
}

double Timetable::value_at(Time time) const { return place_of(time).value; }

Time Timetable::step_end_after(Time time) const { return later(time, place_of(time).lasts); }

Time Timetable::next_change_after(Time time) const {
  Place place = place_of(time);
  const double value = place.value;
  while (place.value == value) {
    time = later(time, place.lasts);
    if (time == end_of_time) return end_of_time;
    place = place_of(time);
  }
  return time;
}

double Timetable::greatest() const {
  const auto smaller = [](const Step& a, const Step& b) { return a.value < b.value; };
  double greatest = std::max_element(week_.begin(), week_.end(), smaller)->value;
  for (const DatedDay& dated : days_) {
    greatest = std::max(greatest, std::max_element(dated.steps.begin(), dated.steps.end(), smaller)->value);
  }
  return greatest;
}

double Timetable::regular_week_h() const {
  double sum = 0;
  for (auto step = week_.begin(); step != week_.end(); ++step) {
    sum += step->value * hours(end_of(week_, step, one_week) - step->from);
  }
  return sum;
}

std::vector<std::int64_t> Timetable::dated_days_of_either(const Timetable& a, const Timetable& b) {
  require(a.week_offset_ == b.week_offset_ || a.is_constant() || b.is_constant(),
          "timetables that are combined start at the same moment of the week");
  std::vector<std::int64_t> days;
  for (const DatedDay& dated : a.days_) days.push_back(dated.day);
  for (const DatedDay& dated : b.days_) days.push_back(dated.day);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::vector<Step> Timetable::steps_of_day(std::int64_t day) const {
  const auto dated = day_not_before(days_, day);
  if (dated != days_.end() && dated->day == day) return dated->steps;
  const Duration midnight = weekday_of(day, (week_offset_ - day_offset_) / one_day) * one_day;
  auto step = step_at(week_, midnight);
  std::vector<Step> steps{{Duration{0}, step->value}};
  for (++step; step != week_.end() && step->from < midnight + one_day; ++step) {
    steps.push_back({step->from - midnight, step->value});
  }
  return steps;
}

}  // namespace servicechain::sim
