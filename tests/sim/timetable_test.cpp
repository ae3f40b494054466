#include "sim/timetable.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace servicechain::sim {
namespace {

using namespace std::chrono_literals;

constexpr Duration none{0};

// Mon-Fri 09:00-17:00, six people.
std::vector<Timetable::Step> office_week() {
  std::vector<Timetable::Step> week{{none, 0}};
  for (int day = 0; day < 5; ++day) {
    week.push_back({day * one_day + 9h, 6});
    week.push_back({day * one_day + 17h, 0});
  }
  return week;
}

Timetable office() { return {office_week(), {}, none, none}; }

// Wednesday 10:00: Monday's midnight lies 58 h back, the day's own 10 h.
Timetable office_from_wednesday_ten() { return {office_week(), {}, 2 * one_day + 10h, 10h}; }

std::vector<Timetable::DatedDay> closed_days(std::int64_t from, std::int64_t to) {
  std::vector<Timetable::DatedDay> days;
  for (std::int64_t day = from; day < to; ++day) days.push_back({day, {{none, 0}}});
  return days;
}

Time at(Duration since_start) { return start_of_run + since_start; }

TEST(Timetable, StepsHoldFromTheirFirstNanosecondToTheLastBeforeTheNext) {
  EXPECT_EQ(office().value_at(at(9h - 1ns)), 0);
  EXPECT_EQ(office().value_at(at(9h)), 6);
  EXPECT_EQ(office().value_at(at(17h - 1ns)), 6);
  EXPECT_EQ(office().value_at(at(17h)), 0);
}

// Friday 17:00 is hour 113 of the week; Monday 09:00 of the next is hour 177.
TEST(Timetable, WeekendLastsUntilMonday) {
  EXPECT_EQ(office().next_change_after(at(113h)), at(177h));
  EXPECT_EQ(office().value_at(at(176h)), 0);
  EXPECT_EQ(office().value_at(at(177h)), 6);
  // The step itself ends with the week: a bound, not a change.
  EXPECT_EQ(office().step_end_after(at(113h)), at(168h));
}

TEST(Timetable, ThousandthWeekIsAsTheFirst) {
  EXPECT_EQ(office().value_at(at(1000 * one_week + 9h)), 6);
  EXPECT_EQ(office().next_change_after(at(1000 * one_week)), at(1000 * one_week + 9h));
}

// Started Wednesday 10:00: closing 7 h on; Thursday 09:00 after 23 h; Friday 17:00 after 55 h; Monday 09:00 after
// 119 h; before the start, Wednesday 09:00 lies 1 h back.
TEST(Timetable, RunMayStartOnAWednesdayMorning) {
  const Timetable table = office_from_wednesday_ten();
  EXPECT_EQ(table.value_at(start_of_run), 6);
  EXPECT_EQ(table.next_change_after(start_of_run), at(7h));
  EXPECT_EQ(table.next_change_after(at(7h)), at(23h));
  EXPECT_EQ(table.next_change_after(at(23h)), at(31h));
  EXPECT_EQ(table.next_change_after(at(55h)), at(119h));
  EXPECT_EQ(table.value_at(at(-1h)), 6);
  EXPECT_EQ(table.value_at(at(-1h - 1ns)), 0);
}

TEST(Timetable, ConstantNeverChanges) {
  const Timetable table = Timetable::constant(3);
  EXPECT_TRUE(table.is_constant());
  EXPECT_EQ(table.value_at(at(12345h)), 3);
  EXPECT_EQ(table.next_change_after(start_of_run), end_of_time);
  EXPECT_EQ(table.step_end_after(at(1h)), end_of_time);
  EXPECT_EQ(table.regular_week_h(), 3 * 168);
}

// Open Monday to Sunday, written day by day: one step.
TEST(Timetable, StepsOfEqualValueAreNoChange) {
  std::vector<Timetable::Step> week;
  for (int day = 0; day < 7; ++day) week.push_back({day * one_day, 1});
  const Timetable table{week, {}, none, none};
  EXPECT_TRUE(table.is_constant());
  EXPECT_EQ(table.next_change_after(at(5h)), end_of_time);
}

// 22:00 to 06:00 every night: on at Sunday 22:00 (hour 166), off on Monday 06:00 of the next week (174).
TEST(Timetable, NightShiftRunsOverMidnightAndOverTheEndOfTheWeek) {
  std::vector<Timetable::Step> week{{none, 1}};
  for (int day = 0; day < 7; ++day) {
    week.push_back({day * one_day + 6h, 0});
    week.push_back({day * one_day + 22h, 1});
  }
  const Timetable table{week, {}, none, none};
  EXPECT_EQ(table.next_change_after(at(22h)), at(30h));
  EXPECT_EQ(table.next_change_after(at(166h)), at(174h));
  EXPECT_EQ(table.regular_week_h(), 7 * 8);
}

// Day 1 (Tuesday) closed: from Monday 17:00 nothing until Wednesday 09:00, hour 57.
TEST(Timetable, ClosedDateReplacesItsWholeDay) {
  const Timetable table{office_week(), {{1, {{none, 0}}}}, none, none};
  EXPECT_EQ(table.value_at(at(24h + 12h)), 0);
  EXPECT_EQ(table.next_change_after(at(17h)), at(57h));
  EXPECT_EQ(table.value_at(at(one_week + 24h + 12h)), 6);
}

// Saturday (day 5) 10:00-12:00 with two people.
TEST(Timetable, DatedDayMayOpenWhatIsClosed) {
  const Timetable table{office_week(), {{5, {{none, 0}, {10h, 2}, {12h, 0}}}}, none, none};
  EXPECT_EQ(table.next_change_after(at(4 * one_day + 17h)), at(5 * one_day + 10h));
  EXPECT_EQ(table.next_change_after(at(5 * one_day + 10h)), at(5 * one_day + 12h));
  EXPECT_EQ(table.next_change_after(at(5 * one_day + 12h)), at(one_week + 9h));
}

// Dated days count from the run's first midnight. Started Wednesday 10:00: day 0 is that Wednesday, which ended, as
// far as the run is concerned, after 14 h; day 1 is Thursday, from hour 14 to hour 38.
TEST(Timetable, DatedDaysAreCalendarDaysOfARunThatStartsLater) {
  const Timetable table{office_week(), {{0, {{none, 9}}}, {1, {{none, 0}}}}, 2 * one_day + 10h, 10h};
  EXPECT_EQ(table.value_at(start_of_run), 9);
  EXPECT_EQ(table.value_at(at(-10h)), 9);
  EXPECT_EQ(table.value_at(at(-10h - 1ns)), 0);
  EXPECT_EQ(table.next_change_after(start_of_run), at(14h));
  EXPECT_EQ(table.next_change_after(at(14h)), at(38h + 9h));
}

// Open always but for the years 3 and 7: 364 days each.
TEST(Timetable, YearsOfClosureEndOnTheirDay) {
  std::vector<Timetable::DatedDay> days = closed_days(2 * 364, 3 * 364);
  for (const Timetable::DatedDay& day : closed_days(6 * 364, 7 * 364)) days.push_back(day);
  const Timetable table{{{none, 1}}, days, none, none};
  EXPECT_FALSE(table.is_constant());
  EXPECT_EQ(table.next_change_after(start_of_run), at(2 * 364 * one_day));
  EXPECT_EQ(table.next_change_after(at(2 * 364 * one_day)), at(3 * 364 * one_day));
  EXPECT_EQ(table.next_change_after(at(3 * 364 * one_day)), at(6 * 364 * one_day));
  EXPECT_EQ(table.next_change_after(at(7 * 364 * one_day)), end_of_time);
}

TEST(Timetable, LastMomentOfTheClockIsLikeAnyOther) {
  EXPECT_EQ(office().next_change_after(end_of_time), end_of_time);
  EXPECT_EQ(office().step_end_after(end_of_time - 1ns), end_of_time);
}

TEST(Timetable, GreatestLooksAtDatedDaysToo) {
  EXPECT_EQ((Timetable{office_week(), {{5, {{none, 0}, {10h, 20}}}}, none, none}.greatest()), 20);
  EXPECT_EQ(office().greatest(), 6);
  EXPECT_EQ(office().regular_week_h(), 6 * 5 * 8);
}

// Pattern × open: weight 2 from 12:00, open 09:00-17:00 on weekdays, Tuesday of the first week closed.
// Monday: 1 from 9, 2 from 12, 0 from 17.
TEST(Timetable, CombinesMomentByMoment) {
  std::vector<Timetable::Step> pattern;
  for (int day = 0; day < 7; ++day) {
    pattern.push_back({day * one_day, 1});
    pattern.push_back({day * one_day + 12h, 2});
  }
  const Timetable open{office_week(), {{1, {{none, 0}}}}, none, none};
  const Timetable weight = combine(Timetable{pattern, {}, none, none}, open,
                                   [](double weighs, double people) { return people > 0 ? weighs : 0.0; });
  EXPECT_EQ(weight.value_at(at(8h)), 0);
  EXPECT_EQ(weight.value_at(at(9h)), 1);
  EXPECT_EQ(weight.value_at(at(12h)), 2);
  EXPECT_EQ(weight.value_at(at(17h)), 0);
  EXPECT_EQ(weight.value_at(at(24h + 12h)), 0);
  EXPECT_EQ(weight.regular_week_h(), 5 * (3 * 1 + 5 * 2));
}

TEST(Timetable, ConstantTakesTheStartOfTheOther) {
  const auto product = [](double a, double b) { return a * b; };
  EXPECT_EQ(combine(Timetable::constant(1), office_from_wednesday_ten(), product), office_from_wednesday_ten());
  EXPECT_EQ(combine(office_from_wednesday_ten(), Timetable::constant(1), product), office_from_wednesday_ten());
}

// Against the definition: every half hour of five weeks from Thursday 13:30, hour by hour in the calendar.
TEST(Timetable, AgreesWithACalendarReadHourByHour) {
  const Duration start = 3 * one_day + 13h + 30min;
  const Timetable table{office_week(), {{4, {{none, 0}, {10h, 2}, {12h, 0}}}, {9, {{none, 1}}}}, start, 13h + 30min};
  for (Duration since = none; since < 5 * one_week; since += 30min) {
    const Duration of_calendar = start + since;
    const std::int64_t day = of_calendar / one_day - 3;
    const Duration clock = of_calendar % one_day;
    const bool weekday = of_calendar / one_day % 7 < 5;
    double wanted = weekday && clock >= 9h && clock < 17h ? 6 : 0;
    if (day == 4) wanted = clock >= 10h && clock < 12h ? 2 : 0;
    if (day == 9) wanted = 1;
    ASSERT_EQ(table.value_at(at(since)), wanted) << hours(since);
    const Time change = table.next_change_after(at(since));
    ASSERT_NE(table.value_at(change), wanted) << hours(since);
    ASSERT_EQ(table.value_at(change - 1ns), wanted) << hours(since);
  }
}

TEST(TimetableDeathTest, WeekThatStartsLateBreaksTheContract) {
  EXPECT_DEATH((Timetable{{{1h, 1}}, {}, none, none}), "a week's steps start at 0");
  EXPECT_DEATH((Timetable{{{none, 1}}, {{2, {{none, 0}}}, {2, {{none, 0}}}}, none, none}), "dated days ascend");
  EXPECT_DEATH((Timetable{{{none, 1}}, {}, 10h, none}), "the offset into the day is that of the week");
}

}  // namespace
}  // namespace servicechain::sim
