#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/history/rhythm.h"

namespace servicechain::analysis {
namespace {

StudyHistory history_of(const std::string& period, double period_h, std::size_t periods) {
  StudyHistory history;
  history.period = period;
  for (std::size_t p = 0; p < periods; ++p) {
    const auto from_h = static_cast<double>(p) * period_h;
    history.periods.push_back({from_h, from_h + period_h, ""});
  }
  return history;
}

// 0, 1, 2, 3, 4, 0, 1… : in 35 days each day of the week has each of the five values once, so all days are alike on average.
std::vector<Pair> fives(std::size_t periods) {
  std::vector<Pair> values;
  for (std::size_t p = 0; p < periods; ++p) values.push_back({static_cast<double>(p % 5), 1});
  return values;
}

std::vector<Pair> with_sundays(std::vector<Pair> values, double worse) {
  for (std::size_t p = 6; p < values.size(); p += 7) values[p].total -= worse;
  return values;
}

TEST(Rhythm, IsNoneWhereEveryDayOfTheWeekIsAlike) {
  EXPECT_FALSE(follows_the_calendar(history_of("day", 24, 35), fives(35)));
  EXPECT_FALSE(follows_the_calendar(history_of("day", 24, 35), std::vector<Pair>(35, {95, 1})));
}

// The fives vary by 2 a day. Sundays lower by d add 6/49 d² to the variance between days: d = 2 adds 0.5, less than
// the 2; d = 20 adds 49, nearly all of it.
TEST(Rhythm, IsThereWhereOneDayOfTheWeekMakesMostOfWhatVaries) {
  EXPECT_FALSE(follows_the_calendar(history_of("day", 24, 35), with_sundays(fives(35), 2)));
  EXPECT_TRUE(follows_the_calendar(history_of("day", 24, 35), with_sundays(fives(35), 20)));
}

// Nobody comes on the first Sunday: the others still count.
TEST(Rhythm, LooksPastDaysWithoutAnything) {
  std::vector<Pair> values = with_sundays(fives(35), 20);
  values[6] = {0, 0};
  EXPECT_TRUE(follows_the_calendar(history_of("day", 24, 35), values));
}

TEST(Rhythm, IsOfTheDayWherePeriodsAreHours) {
  std::vector<Pair> values = fives(240);
  for (std::size_t p = 0; p < values.size(); ++p) values[p].total += p % 24 < 8 ? 20 : 0;
  EXPECT_TRUE(follows_the_calendar(history_of("hour", 1, 240), values));
}

TEST(Rhythm, IsNoMatterOfWeeks) {
  EXPECT_FALSE(follows_the_calendar(history_of("week", 168, 35), with_sundays(fives(35), 20)));
}

}  // namespace
}  // namespace servicechain::analysis
