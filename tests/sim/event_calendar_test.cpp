#include "sim/event_calendar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "sim/random.h"

namespace servicechain::sim {
namespace {

using namespace std::chrono_literals;

Time at(Duration since_start) { return start_of_run + since_start; }

TEST(EventCalendar, EarlierComesFirst) {
  EventCalendar calendar;
  calendar.put(at(3h), Rank::usual, 0, 3);
  calendar.put(at(1h), Rank::usual, 0, 1);
  calendar.put(at(2h), Rank::usual, 0, 2);
  for (std::uint32_t wanted : {1u, 2u, 3u}) EXPECT_EQ(calendar.take().target(), wanted);
  EXPECT_TRUE(calendar.is_empty());
}

TEST(EventCalendar, AtOneMomentTheOrderIsThatOfPuttingIn) {
  EventCalendar calendar;
  for (std::uint32_t n = 0; n < 100; ++n) calendar.put(at(1h), Rank::usual, n % 10, 99 - n);
  for (std::uint32_t n = 0; n < 100; ++n) EXPECT_EQ(calendar.take().target(), 99 - n);
}

TEST(EventCalendar, ChangesOfPeopleComeBeforeAllElseOfTheirMoment) {
  EventCalendar calendar;
  calendar.put(at(1h), Rank::usual, 0, 1);
  calendar.put(at(1h), Rank::people, 0, 2);
  calendar.put(at(1h), Rank::people, 0, 3);
  calendar.put(at(1h - 1ns), Rank::usual, 0, 4);
  for (std::uint32_t wanted : {4u, 2u, 3u, 1u}) EXPECT_EQ(calendar.take().target(), wanted);
}

TEST(EventCalendar, GivesBackWhatWasPutIn) {
  EventCalendar calendar;
  const std::uint32_t stamp = calendar.put(at(5h), Rank::people, 15, EventCalendar::greatest_target);
  const EventCalendar::Event event = calendar.take();
  EXPECT_EQ(event.time, at(5h));
  EXPECT_EQ(event.type(), 15u);
  EXPECT_EQ(event.target(), EventCalendar::greatest_target);
  EXPECT_EQ(event.stamp(), stamp);
}

TEST(EventCalendar, StampsAreNeverZeroAndTellEventsApart) {
  EventCalendar calendar;
  std::set<std::uint32_t> stamps;
  for (int n = 0; n < 1000; ++n) stamps.insert(calendar.put(at(1h), Rank::usual, 0, 0));
  EXPECT_EQ(stamps.size(), 1000u);
  EXPECT_FALSE(stamps.contains(0));
}

// A take leaves a hole at the root; what comes next may fill it with the new first, the new last, or nothing.
TEST(EventCalendar, TheHoleAtTheRootIsNoEvent) {
  EventCalendar calendar;
  for (std::uint32_t n = 1; n <= 3; ++n) calendar.put(at(n * 1h), Rank::usual, 0, n);
  EXPECT_EQ(calendar.size(), 3u);
  EXPECT_EQ(calendar.take().target(), 1u);
  EXPECT_EQ(calendar.size(), 2u);
  calendar.put(at(90min), Rank::usual, 0, 9);  // the new first
  EXPECT_EQ(calendar.size(), 3u);
  EXPECT_EQ(calendar.take().target(), 9u);
  calendar.put(at(100h), Rank::usual, 0, 8);  // the new last
  EXPECT_EQ(calendar.take().target(), 2u);
  EXPECT_EQ(calendar.take().target(), 3u);
  EXPECT_FALSE(calendar.is_empty());
  EXPECT_EQ(calendar.take().target(), 8u);
  EXPECT_EQ(calendar.size(), 0u);
  EXPECT_TRUE(calendar.is_empty());
  calendar.put(at(1h), Rank::usual, 0, 7);
  EXPECT_EQ(calendar.take().target(), 7u);
  EXPECT_TRUE(calendar.is_empty());
}

// Against a sorted list: few moments, so that ties are the rule; puts and takes mixed so that the calendar is now
// empty, now a thousand deep.
TEST(EventCalendar, KeepsTheOrderOfASortedList) {
  const Luck luck{7, 0};
  EventCalendar calendar;
  std::set<std::tuple<Time, Rank, std::uint32_t>> list;  // the third: how-manieth put
  Time now = start_of_run;
  std::uint32_t puts = 0;
  for (std::uint32_t step = 0; step < 200'000; ++step) {
    const double puts_share = step / 20'000 % 2 == 0 ? 0.55 : 0.45;
    const auto [a, b] = luck.pair(1, 2, step);
    if (a < puts_share || list.empty()) {
      const Time when = now + Duration{static_cast<std::int64_t>(b * 40)};
      const Rank rank = luck.uniform(2, 3, step) < 0.2 ? Rank::people : Rank::usual;
      calendar.put(when, rank, 0, puts);
      list.insert({when, rank, puts++});
    } else {
      const auto [when, rank, target] = *list.begin();
      list.erase(list.begin());
      const EventCalendar::Event event = calendar.take();
      ASSERT_EQ(event.time, when);
      ASSERT_EQ(event.target(), target);
      now = when;
    }
    ASSERT_EQ(calendar.size(), list.size());
  }
}

}  // namespace
}  // namespace servicechain::sim
