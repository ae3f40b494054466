#include <gtest/gtest.h>

#include "scenarios/values/hours.h"

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;

// The run starts on Monday 2026-01-05, 00:00.
const Moment monday{std::chrono::sys_days{std::chrono::year{2026} / 1 / 5}, {}};

sim::Timetable table(std::string_view text, const Moment& start = monday) {
  const auto read = read_hours(text);
  if (!good(read)) throw std::runtime_error{fault(read).message};
  Schedule schedule;
  for (const HoursEntry& entry : *good(read)) add(schedule, entry, 1);
  return timetable_of(schedule, start);
}

bool open_at(const sim::Timetable& hours, sim::Duration at) { return hours.value_at(sim::start_of_run + at) > 0; }

std::string code_of(std::string_view text) {
  const auto read = read_hours(text);
  return good(read) ? "" : fault(read).code;
}

// Mon–Fri 8.5 h each and Saturday 4 h: 46.5 h a week.
TEST(Hours, HoldOnTheirDays) {
  const auto hours = table("Mon-Fri 08:30-17:00, Sat 09:00-13:00");
  EXPECT_DOUBLE_EQ(hours.regular_week_h(), 46.5);
  EXPECT_FALSE(open_at(hours, 8h + 29min));
  EXPECT_TRUE(open_at(hours, 8h + 30min));
  EXPECT_FALSE(open_at(hours, 17h));
  EXPECT_TRUE(open_at(hours, 5 * 24h + 12h));
  EXPECT_FALSE(open_at(hours, 6 * 24h + 12h));
}

TEST(Hours, WithoutADayHoldEveryDay) {
  EXPECT_DOUBLE_EQ(table("09:00-17:00").regular_week_h(), 56);
  EXPECT_DOUBLE_EQ(table("always").regular_week_h(), 168);
  EXPECT_TRUE(table("always").is_constant());
  EXPECT_DOUBLE_EQ(table("closed").regular_week_h(), 0);
}

// 22:00–06:00 is 8 h; from Sunday it goes on into Monday.
TEST(Hours, CrossMidnightIntoTheNextDay) {
  const auto nights = table("Sun 22:00-06:00");
  EXPECT_DOUBLE_EQ(nights.regular_week_h(), 8);
  EXPECT_TRUE(open_at(nights, 5h));
  EXPECT_FALSE(open_at(nights, 6h));
  EXPECT_TRUE(open_at(nights, 6 * 24h + 23h));
  EXPECT_DOUBLE_EQ(table("22:00-24:00").regular_week_h(), 14);
  EXPECT_DOUBLE_EQ(table("22:00-00:00").regular_week_h(), 14);
}

TEST(Hours, MayComeSeveralTimesADay) {
  EXPECT_DOUBLE_EQ(table("Mon-Fri 08:30-12:00 13:00-17:00").regular_week_h(), 37.5);
  EXPECT_DOUBLE_EQ(table("Mon-Fri 08:30-12:00 and 13:00-17:00").regular_week_h(), 37.5);
  EXPECT_DOUBLE_EQ(table("Mon, Wed, Fri 09:00-17:00").regular_week_h(), 24);
  EXPECT_DOUBLE_EQ(table("Sat-Mon 10:00-12:00").regular_week_h(), 6);
  EXPECT_DOUBLE_EQ(table("monday - friday 10:00-12:00").regular_week_h(), 10);
}

// 2026-01-07 is the run's day 2, a Wednesday.
TEST(Hours, HaveDatedExceptions) {
  const auto hours = table("Mon-Fri 08:00-16:00, 2026-01-07: closed, 2026-01-10 10:00-12:00");
  EXPECT_FALSE(open_at(hours, 2 * 24h + 10h));
  EXPECT_TRUE(open_at(hours, 9 * 24h + 10h));
  EXPECT_TRUE(open_at(hours, 5 * 24h + 11h));
  EXPECT_DOUBLE_EQ(hours.regular_week_h(), 40);
}

// Hours belong to the day on which they begin: closed on Wednesday takes Wednesday's night shift away, to its end on
// Thursday morning, and leaves Tuesday's night shift its end on Wednesday morning.
TEST(Hours, BelongToTheDayOnWhichTheyBegin) {
  const auto nights = table("22:00-06:00, 2026-01-07: closed");
  EXPECT_TRUE(open_at(nights, 2 * 24h + 5h));
  EXPECT_FALSE(open_at(nights, 2 * 24h + 23h));
  EXPECT_FALSE(open_at(nights, 3 * 24h + 5h));
  EXPECT_TRUE(open_at(nights, 3 * 24h + 23h));
}

// A run that starts on Wednesday at 12:00 is 60 h into the week.
TEST(Hours, FollowTheStartOfTheRun) {
  const auto hours = table("Mon-Fri 08:00-16:00", {monday.date + std::chrono::days{2}, 12h});
  EXPECT_EQ(hours.week_offset(), 60h);
  EXPECT_TRUE(open_at(hours, 3h));
  EXPECT_FALSE(open_at(hours, 4h));
}

TEST(Hours, AreRefusedWhenUnclear) {
  EXPECT_EQ(code_of("Mon-Fri 08:30-12:00, 13:00-17:00"), "E213");  // Monday to Friday, or every day?
  EXPECT_EQ(code_of("Mon-Fri"), "E213");
  EXPECT_EQ(code_of("Mon-Fri 9-17"), "E213");
  EXPECT_EQ(code_of("Mon-Fri 09.00-17.00"), "E213");
  EXPECT_EQ(code_of("Mon-Fri 09:00-25:00"), "E213");
  EXPECT_EQ(code_of("Mon-Fri 24:00-25:00"), "E213");
  EXPECT_EQ(code_of("09:00-09:00"), "E213");
  EXPECT_EQ(code_of("2026-02-30: closed"), "E213");
  EXPECT_EQ(code_of("Mon-Fri 09:00-17:00,"), "");
  EXPECT_EQ(code_of(", ,"), "E213");
  EXPECT_EQ(fault(read_hours("Mom 09:00-17:00")).caret, "did you mean \"Mon\"?");
}

TEST(Moment, IsADateAndPerhapsATime) {
  EXPECT_EQ(*good(read_moment("2026-01-05")), monday);
  EXPECT_EQ(good(read_moment("2026-03-09 09:00"))->of_day, 9h);
  EXPECT_EQ(good(read_moment("2026-03-09T09:00:30"))->of_day, 9h + 30s);
  EXPECT_FALSE(good(read_moment("9.3.2026")));
  EXPECT_FALSE(good(read_moment("2026-13-01")));
  // 63 days from 5 January to 9 March.
  EXPECT_EQ(on_the_clock(*good(read_moment("2026-03-09 09:00")), monday) - sim::start_of_run, 63 * 24h + 9h);
}

TEST(Schedule, TellsWhereTwoEntriesMeet) {
  Schedule schedule;
  add(schedule, *good(read_hours_entry("Mon-Fri")), 6);
  EXPECT_FALSE(find_overlap(schedule));
  add(schedule, *good(read_hours_entry("Fri 17:00-19:00")), 2);
  EXPECT_EQ(find_overlap(schedule), "Fri 17:00");
}

}  // namespace
}  // namespace servicechain::scenarios
