#include "analysis/history/history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "analysis/history/history_collector.h"
#include "analysis/history/history_summary.h"
#include "models/lanes.h"
#include "models/simulate.h"
#include "tests/analysis/little_chain.h"

namespace servicechain::analysis {
namespace {

using namespace std::chrono_literals;
using models::Ending;

constexpr models::LaneId desk{0};
constexpr models::LaneId store{1};

sim::Time at(double hours) { return sim::start_of_run + sim::from_hours(hours); }

// From Monday 00:00, 3 weeks of warm-up: weeks 4 to 29, all of them whole.
TEST(HistoryGrid, GoesByWeeksWhereThereAreTwenty) {
  const HistoryGrid grid = history_grid_of({at(3 * 168), at(29 * 168)}, {}, {8, 3});
  EXPECT_EQ(grid.period, sim::one_week);
  EXPECT_EQ(grid.periods, 26U);
  EXPECT_EQ(grid.from, at(3 * 168));
  EXPECT_EQ(grid.runs_at_most, 200U);  // 2,000,000 / (8 × 3 × (26 + 24)) = 1666
}

// 10 weeks are only 10 weeks, but 70 days; 12 hours of warm-up cut the first day, so that 69 whole ones are left.
TEST(HistoryGrid, GoesByWholeDaysOfTheCalendarWhereWeeksAreFew) {
  const HistoryGrid grid = history_grid_of({at(12), at(12 + 1680)}, {}, {8, 3});
  EXPECT_EQ(grid.period, sim::one_day);
  EXPECT_EQ(grid.from, at(24));
  EXPECT_EQ(grid.periods, 69U);
}

// 12 weeks are enough for limits, and days of the week, which differ by plan, are not compared.
TEST(HistoryGrid, GoesByWeeksAsSoonAsTwelveAreWhole) {
  EXPECT_EQ(history_grid_of({at(0), at(12 * 168)}, {}, {8, 3}).period, sim::one_week);
  EXPECT_EQ(history_grid_of({at(1), at(12 * 168)}, {}, {8, 3}).period, sim::one_day);
}

// The run starts on a Wednesday at 09:30: the first Monday 00:00 is 4 days and 14.5 hours later.
TEST(HistoryGrid, BeginsWeeksOnMondays) {
  const HistoryGrid grid = history_grid_of({at(0), at(30 * 168)}, 2 * sim::one_day + 9h + 30min, {8, 1});
  EXPECT_EQ(grid.from, at(4 * 24 + 14.5));
  EXPECT_EQ(grid.periods, 29U);
  EXPECT_EQ(grid.hour_of_week(at(0)), 57U);          // 2 × 24 + 9
  EXPECT_EQ(grid.period_of(at(0)), std::nullopt);
  EXPECT_EQ(grid.period_of(at(4 * 24 + 14.5)), 0U);
}

// 1,010 members of 20 chains at 20 weeks would be 404,000 steps; at 2 weeks 202,000; at 4 weeks 101,000. Of those
// 2,000,000 / 101,000 = 19 replications are kept.
TEST(HistoryGrid, KeepsItsSizeBounded) {
  const HistoryGrid grid = history_grid_of({at(0), at(20 * 168)}, {}, {1010, 20});
  EXPECT_EQ(grid.period, 4 * sim::one_week);
  EXPECT_EQ(grid.periods, 5U);
  EXPECT_EQ(grid.runs_at_most, 19U);
  EXPECT_FALSE(grid.keeps_staff);
}

// A window of 7.5 days from Monday: every hour once, Monday 00:00 to 12:00 twice.
TEST(HistoryGrid, KnowsHowLongEachHourOfTheWeekLasted) {
  const std::vector<double> seen = history_grid_of({at(0), at(180)}, {}, {1, 1}).hours_seen();
  EXPECT_EQ(seen[0], 2);
  EXPECT_EQ(seen[11], 2);
  EXPECT_EQ(seen[12], 1);
  EXPECT_EQ(seen[167], 1);
}

class HistoryCollecting : public testing::Test {
 protected:
  History take() { return history_.take(at(10)); }

  models::ServiceChain chain_ = tests::little_chain();
  std::vector<models::Lane> lanes_ = models::lanes_of(chain_);
  HistoryGrid grid_{{at(0), at(10)}, {}, at(0), 5h, 2, 10};  // two periods of five hours
  Collector collector_{chain_, lanes_, {at(0), at(10)}, nullptr};
  HistoryCollector history_{chain_, lanes_, grid_, collector_};
};

// Came at 3, at work from 4.5 to 6.5: arrival and wait in the first period, the end in the second. At work half an hour
// of hour 4, hour 5, half of hour 6.
TEST_F(HistoryCollecting, CountsEachThingInThePeriodInWhichItEnds) {
  history_.plain_visits(std::array{models::PlainVisit{desk, true, 1, at(3), at(4.5), at(6.5), 0.75}});
  const History seen = take();
  const DepartmentPeriod& first = seen.departments[0][0];
  const DepartmentPeriod& second = seen.departments[0][1];
  EXPECT_EQ(first.arrived, 1U);
  EXPECT_EQ(first.waits, 1U);
  EXPECT_EQ(hours(first.wait), 1.5);
  EXPECT_EQ(first.working_h, 0.5);
  EXPECT_EQ(first.finished, 0U);
  EXPECT_EQ(second.finished, 1U);
  EXPECT_EQ(second.quality, 0.75);
  EXPECT_EQ(second.working_h, 1.5);
  EXPECT_EQ(seen.staff[0][4].working_h, 0.5);
  EXPECT_EQ(seen.staff[0][5].working_h, 1);
  EXPECT_EQ(seen.staff[0][6].working_h, 0.5);
}

// Two on duty from 0; from 3.5 one of them works, from 8 one is held, to the end at 10.
TEST_F(HistoryCollecting, SplitsPeoplesTimeByHoursAndPeriods) {
  history_.team_changed({{1}, at(0), 2, 0, 0, 0});
  history_.team_changed({{1}, at(3.5), 2, 1, 0, 0});
  history_.team_changed({{1}, at(8), 2, 0, 1, 0});
  const History seen = take();
  EXPECT_EQ(seen.departments[1][0].on_duty_h, 10);
  EXPECT_EQ(seen.departments[1][0].working_h, 1.5);
  EXPECT_EQ(seen.departments[1][1].working_h, 3);
  EXPECT_EQ(seen.departments[1][1].held_h, 2);
  EXPECT_EQ(seen.staff[1][3].working_h, 0.5);
  EXPECT_EQ(seen.staff[1][9].held_h, 1);
  EXPECT_EQ(seen.staff[1][10].on_duty_h, 0);
}

TEST_F(HistoryCollecting, TellsWhatTheCustomersGot) {
  history_.customer_left({{0}, 1, Ending::finished, at(1), at(2), sim::from_hours(0.5), 0.9, 80, 90, 40, false});
  history_.customer_left({{0}, 2, Ending::gave_up, at(1), at(2), sim::from_hours(1), 0, 0, 90, 10, false});
  history_.customers_left(std::array{
      models::CustomerLeft{{0}, 3, Ending::finished, at(1), at(7), sim::from_hours(0.25), 1, 80, 90, 90, true}});
  const History seen = take();
  EXPECT_EQ(seen.segments[0][0], (SegmentPeriod{0, 2, 1, 2, 0, 2, 5'400'000'000'000, 50, 0.9}));
  EXPECT_EQ(seen.segments[0][1], (SegmentPeriod{0, 1, 1, 1, 1, 0, 900'000'000'000, 90, 1}));
  EXPECT_EQ(seen.segment_troubles[0].late, 1U);
  EXPECT_DOUBLE_EQ(seen.segment_troubles[0].wrong, 0.1);
}

// Mood 60 from the start, 80 from hour 8: 300 and 3 × 60 + 2 × 80 = 340 point-hours.
TEST_F(HistoryCollecting, AveragesLevelsOverTheClock) {
  history_.levels_changed({{0}, at(0), {}, {}, {}, 60});
  history_.levels_changed({{0}, at(8), {}, {}, {}, 80});
  const History seen = take();
  EXPECT_EQ(seen.departments[0][0].levels.mood, (LevelTotals{300, 5}));
  EXPECT_EQ(seen.departments[0][1].levels.mood, (LevelTotals{340, 5}));
  EXPECT_EQ(seen.departments[0][0].levels.pressure, LevelTotals{});
}

// An answer after its promise is trouble of who gave it; a refused request is of the department that refused.
TEST_F(HistoryCollecting, TellsWhereTroubleShowed) {
  history_.request_answered({{0}, {0}, 1, false, false, at(1), at(2), 0.9, 80, 80, 90});
  history_.visit_ended({store, 2, Ending::refused, false, false, 1, at(3), at(3), at(3), {}, {}, 0});
  history_.visit_ended({desk, 3, Ending::gave_up, true, false, 1, at(3), at(4), at(4), 1h, {}, 0});
  history_.visit_ended({desk, 4, Ending::diverted, false, false, 1, at(3), at(3), at(3), {}, {}, 0});
  const History seen = take();
  EXPECT_EQ(seen.department_troubles[1], (DepartmentTrouble{0, 0, 1, 0, 0, 1, 0}));
  EXPECT_EQ(seen.department_troubles[0], (DepartmentTrouble{0, 1, 0, 0, 0, 0, 0}));
  EXPECT_EQ(seen.departments[1][0].late, 1U);
  EXPECT_EQ(seen.departments[0][0].not_let_in, 1U);
}

void expect_periods_add_up(const models::ServiceChain& chain) {
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  const Window window{at(168), at(4 * 168)};
  const HistoryGrid grid = history_grid_of(window, {}, {3, 1});
  Collector collector{chain, lanes, window, nullptr};
  HistoryCollector watcher{chain, lanes, grid, collector};
  const models::RunEnd end = models::simulate(chain, {window.to, 1, 0, 1000}, watcher);
  const Observed observed = collector.take(end.at);
  const History history = watcher.take(end.at);
  ASSERT_EQ(grid.periods, 21U);
  SegmentPeriod people;
  for (const SegmentPeriod& day : history.segments[0]) people += day;
  const SegmentTotals& all = observed.totals.segments[0];
  EXPECT_GT(all.left, 200U);
  EXPECT_EQ(people.arrived, all.arrived);
  EXPECT_EQ(people.left, all.left);
  EXPECT_EQ(people.served, all.served);
  EXPECT_EQ(people.on_time, all.on_time);
  EXPECT_EQ(people.wait, static_cast<std::int64_t>(all.wait));
  EXPECT_NEAR(people.satisfaction, all.satisfaction, 1e-6);
  for (std::size_t d = 0; d < chain.departments.size(); ++d) {
    double working_h = 0;
    std::uint64_t finished = 0;
    for (const DepartmentPeriod& day : history.departments[d]) {
      working_h += day.working_h;
      finished += day.finished;
    }
    EXPECT_EQ(finished, observed.totals.lanes[d].finished);
    EXPECT_NEAR(working_h, observed.totals.teams[d].working_h, 1e-6);
  }
}

models::ServiceChain little_chain_that_works() {
  models::ServiceChain chain = tests::little_chain();
  for (models::Department& department : chain.departments) department.work.otherwise = sim::Exponential{0.5};
  return chain;
}

// Where the periods fill the window, they add up to what the collector counted over it.
TEST(HistoryCollector, AddsUpToWhatTheWholeWindowHas) { expect_periods_add_up(little_chain_that_works()); }

// The same where visits are told in one record, because nobody asks anybody.
TEST(HistoryCollector, AddsUpWhereChainsOnlyFlow) {
  models::ServiceChain chain = little_chain_that_works();
  chain.departments[0].needs.clear();
  chain.departments.pop_back();
  expect_periods_add_up(chain);
}

TEST(History, ComesBackFromItsBytes) {
  History history = empty_history({1, 2, 3, 4});
  history.segments[0][3].wait = 5;
  history.departments[1][2].levels.mood = {7, 8};
  history.staff[2][167].held_h = 0.5;
  history.department_troubles[1].wrong = 0.25;
  EXPECT_EQ(history_from(packed(history)), history);
  EXPECT_EQ(history_from(packed(history).substr(1)), std::nullopt);
}

// Type 8 of 1…5: place (5 + 1/3) p + 1/3. 0.5 → 3; 0.25 → 1 + 2/3; 0.05 → 0.6, so the first value.
TEST(Band, HasHalfAndNineOfTenOfTheValues) {
  const Band band = *band_of({5, 1, 4, 2, 3});
  EXPECT_DOUBLE_EQ(band.median, 3);
  EXPECT_DOUBLE_EQ(band.low_50, 5.0 / 3);
  EXPECT_DOUBLE_EQ(band.high_50, 13.0 / 3);
  EXPECT_EQ(band.low_90, 1);
  EXPECT_EQ(band.high_90, 5);
  EXPECT_EQ(band_of({}), std::nullopt);
}

// Satisfaction 70, 90, none, 80: the middle one is the last.
TEST(TypicalReplication, IsTheOneWithTheMiddleSatisfaction) {
  const auto with = [](double points) {
    History history = empty_history({1, 1, 1, 1});
    history.segments[0][0].left = 1;
    history.segments[0][0].satisfaction = points;
    return history;
  };
  EXPECT_EQ(typical_of({with(70), with(90), std::nullopt, with(80)}), 3U);
  EXPECT_EQ(typical_of({std::nullopt}), std::nullopt);
}

// Two runs of two hours; one member works half of hour 0 in the first, all of it in the second, two are on duty: 0.75
// busy and 1.25 idle on average; in hour 1 one is on duty, so that one is off.
TEST(StaffUse, SaysHowManyAreBusyIdleAndOff) {
  const models::ServiceChain chain = tests::little_chain();
  const HistoryGrid grid{{at(0), at(2)}, {}, at(0), 1h, 2, 10};
  const auto with = [](double working_h) {
    History history = empty_history({1, 2, 2, 2});
    history.staff[0][0] = {2, working_h, 0};
    history.staff[0][1] = {1, 0, 1};
    return history;
  };
  const std::string base = "base";
  const std::vector<StaffUse> use = staff_use_of({grid, base, chain, 0, 0.95}, {with(0.5), with(1)});
  ASSERT_EQ(use.size(), 2U);  // the other department has nobody on duty
  EXPECT_EQ(use[0].busy.mean, 0.75);
  EXPECT_EQ(use[0].idle.mean, 1.25);
  EXPECT_EQ(use[0].off, 0);
  EXPECT_EQ(use[1].held.mean, 1);
  EXPECT_EQ(use[1].off, 1);
}

// Three late answers in one week and one the next run, one refused in each: 2 and 1 a week, 2/3 and 1/3 of all.
TEST(Troubles, AreSharesOfAllTroubleTheMostFrequentFirst) {
  const models::ServiceChain chain = tests::little_chain();
  const HistoryGrid grid{{at(0), at(168)}, {}, at(0), sim::one_day, 7, 10};
  const auto with = [](std::uint64_t late) {
    History history = empty_history({1, 2, 2, 7});
    history.department_troubles[0].refused = 1;
    history.department_troubles[1].late = late;
    return history;
  };
  const std::string base = "base";
  const std::vector<Trouble> troubles = troubles_of({grid, base, chain, 0, 0.95}, {with(3), with(1)});
  ASSERT_EQ(troubles.size(), 2U);
  EXPECT_EQ(troubles[0].reason, "late");
  EXPECT_EQ(troubles[0].of, "departments.store");
  EXPECT_EQ(troubles[0].per_week.mean, 2);
  EXPECT_DOUBLE_EQ(*troubles[0].share.mean, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*troubles[1].share.mean, 1.0 / 3);
}

// Satisfaction of 80 and 90 in the first period, nobody in the second: the typical run's pair, and a band of two.
TEST(PeriodSeries, LeavesOutWhatNobodyObserved) {
  const models::ServiceChain chain = tests::little_chain();
  const HistoryGrid grid{{at(0), at(2)}, {}, at(0), 1h, 2, 10};
  const auto with = [](double points) {
    History history = empty_history({1, 2, 2, 2});
    history.segments[0][0].left = 2;
    history.segments[0][0].satisfaction = 2 * points;
    return history;
  };
  const std::string base = "base";
  const std::vector<PeriodSeries> all = period_series_of({grid, base, chain, 1, 0.95}, {with(80), with(90)});
  const auto found = std::ranges::find_if(all, [](const PeriodSeries& series) {
    return series.measure == Measure{"customers", "all", "satisfaction", "points"};
  });
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->bands[0]->median, 85);
  EXPECT_EQ(found->bands[1], std::nullopt);
  EXPECT_EQ(found->typical, (std::vector<Pair>{{180, 2}, {0, 0}}));
  EXPECT_EQ(found->runs.size(), 2U);
  EXPECT_TRUE(std::ranges::none_of(all, [](const PeriodSeries& series) { return series.measure.name == "mood"; }));
}

}  // namespace
}  // namespace servicechain::analysis
