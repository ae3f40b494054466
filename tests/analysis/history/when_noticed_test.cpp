#include "analysis/history/when_noticed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "sim/normal.h"
#include "sim/random.h"

namespace servicechain::analysis {
namespace {

using Values = std::vector<double>;

// Standard normal values, the same for the same numbers.
Values normal_values(std::uint32_t seed, std::uint32_t series, std::size_t count) {
  const sim::Luck luck{seed, series};
  Values values;
  for (std::uint32_t i = 0; i < count; ++i) values.push_back(sim::inverse_normal(luck.uniform(7, sim::purpose("test"), i)));
  return values;
}

bool ends_with_a_signal(std::span<const double> values, const XmrChart& chart, Side side, RuleSet rules) {
  const std::vector<Signal> signals = signals_of(values, chart.mean, {&chart.limits, 1});
  return std::ranges::any_of(signals, [&](const Signal& signal) {
    return signal.side == side && signal.last + 1 == values.size() &&
           (rules == RuleSet::all_four || signal.rule == SpcRule::beyond_limit);
  });
}

// Limits of a chart half as wide as it should be, so that all rules speak often; rounded, so that points are equal, too.
TEST(SignalWatch, SeesWhatTheRulesFind) {
  for (std::uint32_t series = 0; series < 40; ++series) {
    Values values = normal_values(1, series, 60);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::round(4 * values[i] + 0.1 * static_cast<double>(i)) / 4;
    XmrChart chart = xmr_chart(values);
    chart.mean = 0;
    chart.limits = {-1.5, 1.5};
    for (const Side side : {Side::low, Side::high}) {
      for (const RuleSet rules : {RuleSet::all_four, RuleSet::limits_alone}) {
        SignalWatch watch{{chart.mean, chart.limits}, side, rules};
        for (std::size_t i = 0; i < values.size(); ++i) {
          const bool expected = ends_with_a_signal(std::span{values}.first(i + 1), chart, side, rules);
          ASSERT_EQ(watch.sees(values[i]), expected) << series << " " << i;
        }
      }
    }
  }
}

// Mean 0, limits ±10. Seven high points before the change and one after it: complete and going on, so not the change's doing.
// Seven after it are, from the seventh on; six before it that go on are complete with the first after it.
TEST(SignalsBehindAChange, AreThoseThatAWatchBehindItSees) {
  const SignalWatch::Chart chart{0, {-10, 10}};
  const Values seven{1, 2, 1, 2, 1, 2, 1};
  const std::span six = std::span{seven}.first(6);
  const Values one{2};
  EXPECT_EQ(signals_behind(seven, one, chart, Side::high).first_seen, std::nullopt);
  EXPECT_TRUE(signals_behind(seven, one, chart, Side::high).signals.empty());
  EXPECT_EQ(signals_behind({}, seven, chart, Side::high).first_seen, std::optional<std::size_t>{6});
  EXPECT_EQ(signals_behind(seven, seven, chart, Side::high).first_seen, std::optional<std::size_t>{6});
  EXPECT_EQ(signals_behind({}, seven, chart, Side::low).first_seen, std::nullopt);
  const Values two{2, -1};
  const Behind behind = signals_behind(six, two, chart, Side::high);
  EXPECT_EQ(behind.first_seen, std::optional<std::size_t>{0});
  EXPECT_EQ(behind.signals, (std::vector<Signal>{{SpcRule::shift, Side::high, 0, 0}}));
}

// Today ±1 in turn, limits ±5.32; with the what-if 20, but in its first two periods nothing is observed: it shows in the third.
TEST(WhenNoticed, CountsPeriodsInWhichNothingWasObserved) {
  std::vector<Pair> today;
  for (int i = 0; i < 20; ++i) today.push_back({i % 2 == 0 ? 1.0 : -1.0, 1});
  std::vector<Pair> then(20, Pair{20, 1});
  then[0] = then[1] = {};
  const std::vector<std::vector<Pair>> base{today, today};
  const std::vector<std::vector<Pair>> what_if{then, then};
  const std::vector<NoticePoint> points = when_noticed(NoticeQuestion{base, what_if, 4, 0.95, RuleSet::limits_alone});
  ASSERT_EQ(points.size(), 4U);
  EXPECT_EQ(points[1].noticed, 0);
  EXPECT_EQ(points[2].noticed, 1);
}

// 2,000 own points, up and down by 1: mean 0, mR̄ 2, σ = 2/1.128, limits ± 5.32. They say mean and spread as well as
// exactly. A change by 5.32 puts every second future point beyond the limit: chance 1/2 after one, 3/4 after two, and
// without a change 0.00135 each. 4,000 futures: standard errors 0.0079 and 0.0068; 4 of them, false alarm 1 in 16,000.
TEST(WhenNoticedOnOnesOwnChart, IsTheChanceBeyondTheLimit) {
  Values own;
  for (int i = 0; i < 2000; ++i) own.push_back(i % 2 == 0 ? 1 : -1);
  const double change = 2.66 * 2;
  const std::vector<NoticePoint> points = when_noticed(OwnNoticeQuestion{own, change, {0, 2 * change}, 2, RuleSet::limits_alone});
  EXPECT_NEAR(points[0].noticed, 0.5, 4 * 0.0079);
  EXPECT_NEAR(points[1].noticed, 0.75, 4 * 0.0068);
  EXPECT_NEAR(points[0].noticed_range.low, 0.00135, 4 * 0.0006);
  EXPECT_NEAR(points[0].noticed_range.high, 0.99865, 4 * 0.0006);
  EXPECT_EQ(points[1].false_alarm, points[1].noticed_range.low);
}

// A fall is looked for below: the same chances, turned over.
TEST(WhenNoticedOnOnesOwnChart, LooksOnTheSideOfTheChange) {
  Values own;
  for (int i = 0; i < 2000; ++i) own.push_back(i % 2 == 0 ? 1 : -1);
  const std::vector<NoticePoint> points = when_noticed(OwnNoticeQuestion{own, -2.66 * 2, {-11, -5}, 1, RuleSet::limits_alone});
  EXPECT_NEAR(points[0].noticed, 0.5, 4 * 0.0079);
}

// Mean 98, mR̄ 2: the upper limit is 103.3, and no satisfaction passes 100. Seven on one side still show it.
TEST(WhenNoticedOnOnesOwnChart, DoesNotHopeForPointsThatCannotBe) {
  Values own;
  for (int i = 0; i < 50; ++i) own.push_back(i % 2 == 0 ? 99 : 97);
  const auto by_seven = [&](RuleSet rules) {
    return when_noticed(OwnNoticeQuestion{own, 20, {19, 21}, 7, rules, {0, 100}}).back().noticed;
  };
  EXPECT_EQ(by_seven(RuleSet::limits_alone), 0);
  EXPECT_EQ(by_seven(RuleSet::all_four), 1);
}

// Seven own points in a row above the mean at the end: that goes on, and is not the change's doing.
TEST(WhenNoticedOnOnesOwnChart, DoesNotTakeASignalThatGoesOnForTheChange) {
  Values own;
  for (int i = 0; i < 50; ++i) own.push_back(i % 2 == 0 ? 1 : -1);
  Values with_signal = own;
  for (int i = 0; i < 7; ++i) with_signal.push_back(0.5 + 0.1 * (i % 2));
  const auto false_alarm = [](const Values& values) { return when_noticed(OwnNoticeQuestion{values, 0.001, {0, 0.002}, 1}).front().false_alarm; };
  EXPECT_LT(false_alarm(with_signal), 0.02);
}

// 150 organisations whose true mean is 0 and spread 1; each draws its own chart of 24 points, and is told the chance that
// it shows a change within six periods. Then the change comes, 40 times over. Over all of them, what was said must be
// what happened: the mean difference lies within 3.9 of its standard errors, false alarm 1 in 10,000.
void expect_said_comes_true(double change, RuleSet rules) {
  constexpr std::size_t horizon = 6;
  constexpr std::uint32_t organisations = 150;
  constexpr std::uint32_t times = 40;
  Values differences;
  for (std::uint32_t o = 0; o < organisations; ++o) {
    const Values own = normal_values(2, o, 24);
    const std::vector<NoticePoint> said = when_noticed(OwnNoticeQuestion{own, change, {change, change}, horizon, rules});
    const XmrChart chart = xmr_chart(own);
    const SignalWatch::Chart limits{chart.mean, chart.limits};
    SignalWatch before{limits, Side::high, rules};
    bool goes_on = false;
    for (const double value : own) goes_on = before.sees(value);
    double noticed = 0;
    for (std::uint32_t t = 0; t < times; ++t) {
      SignalWatch watch = goes_on ? SignalWatch{limits, Side::high, rules} : before;
      bool is_seen = false;
      for (const double luck : normal_values(3, o * times + t, horizon)) is_seen = watch.sees(luck + change) || is_seen;
      noticed += is_seen ? 1.0 / times : 0;
    }
    differences.push_back(noticed - said.back().noticed);
  }
  const double mean = std::accumulate(differences.begin(), differences.end(), 0.0) / organisations;
  double squares = 0;
  for (const double difference : differences) squares += (difference - mean) * (difference - mean);
  const double standard_error = std::sqrt(squares / (organisations - 1) / organisations);
  EXPECT_LT(std::abs(mean), 3.9 * standard_error) << "change " << change << ": off by " << mean << " ± " << standard_error;
}

TEST(WhenNoticedOnOnesOwnChart, SaysTheChanceThatComesTrue) {
  expect_said_comes_true(1, RuleSet::all_four);
  expect_said_comes_true(2, RuleSet::limits_alone);
}

TEST(WhenNoticedOnOnesOwnChart, SaysHowOftenItIsAFalseAlarm) { expect_said_comes_true(0, RuleSet::all_four); }

}  // namespace
}  // namespace servicechain::analysis
