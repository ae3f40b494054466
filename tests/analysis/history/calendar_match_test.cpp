#include "analysis/history/calendar_match.h"

#include <gtest/gtest.h>

#include "analysis/history/own_bands.h"

namespace servicechain::analysis {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

// Weeks from Monday 26 January 2026 on.
StudyHistory weeks(std::size_t count) {
  StudyHistory history;
  history.period = "week";
  for (std::size_t week = 0; week < count; ++week) {
    const double from_h = 504 + 168 * static_cast<double>(week);
    const sys_days begins = sys_days{2026y / 1 / 26} + std::chrono::days{7 * week};
    history.periods.push_back({from_h, from_h + 168, iso_date(begins)});
  }
  return history;
}

std::vector<CalendarPeriod> periods_of(const StudyHistory& history, Every every) {
  return std::get<std::vector<CalendarPeriod>>(calendar_periods(history, every));
}

// The Thursdays of 26 weeks are 29 Jan; 5, 12, 19, 26 Feb; 5 … 26 Mar; 2, 9, 16, 23, 30 Apr; 7 … 28 May; 4 … 25 Jun; 2, 9,
// 16, 23 Jul. January and July have further Thursdays that were not simulated (22 Jan, 30 Jul).
TEST(CalendarPeriods, AMonthIsTheWeeksWhoseThursdayLiesInIt) {
  const std::vector<CalendarPeriod> months = periods_of(weeks(26), Every::month);
  ASSERT_EQ(months.size(), 5U);
  EXPECT_EQ(months[0], (CalendarPeriod{sys_days{2026y / 2 / 1}, 1, 4, 4}));
  EXPECT_EQ(months[2], (CalendarPeriod{sys_days{2026y / 4 / 1}, 9, 13, 30 / 7.0}));
  EXPECT_EQ(months[4].begins, sys_days{2026y / 6 / 1});
  EXPECT_EQ(periods_of(weeks(26), Every::quarter).size(), 1U);
  EXPECT_EQ(periods_of(weeks(26), Every::week).size(), 26U);
}

// 60 hours from 18:00 on the 7th: the 8th and the 9th are whole.
TEST(CalendarPeriods, ADayIsItsHours) {
  StudyHistory history;
  history.period = "hour";
  for (int hour = 0; hour < 60; ++hour) {
    const int of_day = (18 + hour) % 24;
    const std::string day = (hour < 54 ? "2026-01-0" : "2026-01-") + std::to_string(7 + (18 + hour) / 24);
    const std::string begins = day + (of_day < 10 ? " 0" : " ") + std::to_string(of_day) + ":00";
    history.periods.push_back({18.0 + hour, 19.0 + hour, begins});
  }
  const std::vector<CalendarPeriod> days = periods_of(history, Every::day);
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0], (CalendarPeriod{sys_days{2026y / 1 / 8}, 6, 29, 24}));
  EXPECT_EQ(days[1].last, 53U);
}

TEST(CalendarPeriods, SayWhyAndWhatToDo) {
  const auto none = [](const StudyHistory& history, Every every) { return std::get<NoPeriods>(calendar_periods(history, every)); };
  EXPECT_EQ(none(weeks(26), Every::day),
            (NoPeriods{"your numbers are one a day, and these runs were kept one number a week",
                       "put yours together to one number a week, or run again with --set \"time.length=10 weeks\", which keeps days"}));
  EXPECT_NE(none(weeks(8), Every::quarter).why.find("there is no whole quarter in the simulated time"), std::string::npos);
  EXPECT_NE(none(StudyHistory{}, Every::month).why.find("nothing period by period"), std::string::npos);
}

// Satisfaction of weeks with 100, 100, 100 and 700 customers, 70 points and in the last 80: (300 × 70 + 700 × 80) / 1000.
// 700 customers a week are 3,000 in a month of 30 days.
TEST(CalendarPeriods, GiveTheMeanOverAllWhoWereCounted) {
  const CalendarPeriod month{sys_days{2026y / 4 / 1}, 0, 3, 30 / 7.0};
  const std::vector<Pair> run{{7000, 100}, {7000, 100}, {7000, 100}, {56000, 700}};
  EXPECT_DOUBLE_EQ(*value_in(month, run, {"customers", "all", "satisfaction", "points"}), 77);
  const std::vector<Pair> arrivals(4, Pair{700, 1});
  EXPECT_DOUBLE_EQ(*value_in(month, arrivals, {"customers", "all", "arrivals", "customers"}), 3000);
  EXPECT_FALSE(value_in(month, std::vector<Pair>(4), {"customers", "all", "satisfaction", "points"}));
}

OwnHistory own_months(sys_days first, std::size_t count) {
  OwnHistory own;
  for (std::size_t i = 0; i < count; ++i) {
    own.points.push_back({first, 70});
    first = next_begin(Every::month, first);
  }
  return own;
}

// The runs show 70 in the weeks of March (5 … 8) and 60 else. Own months of 2026 lie on their own month, those of 2024 on
// any: five months of which one is 70.
TEST(OwnBands, LieByDateOnlyWhereTheDatesMeet) {
  const StudyHistory history = weeks(26);
  const std::vector<CalendarPeriod> months = periods_of(history, Every::month);
  PeriodSeries series{"base", {"customers", "all", "satisfaction", "points"}, {}, {}, {}};
  std::vector<Pair> run;
  for (std::size_t week = 0; week < 26; ++week) run.push_back({week >= 5 && week <= 8 ? 70.0 : 60.0, 1});
  series.runs.assign(3, run);
  const OwnBands same_year{months, own_months(2026y / 3 / 1, 3)};
  EXPECT_TRUE(same_year.are_by_date());
  EXPECT_EQ(same_year.at(2026y / 3 / 1, series)->median, 70);
  EXPECT_EQ(same_year.at(2026y / 4 / 1, series)->high_90, 60);
  EXPECT_FALSE(same_year.at(2026y / 9 / 1, series));
  const OwnBands other_year{months, own_months(2024y / 3 / 1, 3)};
  EXPECT_FALSE(other_year.are_by_date());
  EXPECT_EQ(other_year.at(2024y / 3 / 1, series)->median, 60);
  EXPECT_EQ(other_year.at(2024y / 3 / 1, series)->high_90, 70);
}

TEST(CalendarPeriod, BeginsWeeksOnMonday) {
  EXPECT_EQ(begin_of(Every::week, 2026y / 3 / 1), sys_days{2026y / 2 / 23});  // a Sunday
  EXPECT_EQ(begin_of(Every::quarter, 2026y / 6 / 30), sys_days{2026y / 4 / 1});
  EXPECT_EQ(next_begin(Every::month, 2026y / 12 / 1), sys_days{2027y / 1 / 1});
  EXPECT_EQ(in_words(Every::quarter, 2026y / 4 / 1), "Q2 2026");
}

}  // namespace
}  // namespace servicechain::analysis
