#include "analysis/history/when_noticed.h"

#include <gtest/gtest.h>

#include <array>

namespace servicechain::analysis {
namespace {

using Values = std::vector<double>;

constexpr std::array zone{ControlLimits{0, 12}};  // mean 6; two thirds of the way: below 2, above 10

std::vector<Signal> signals(const Values& values) { return signals_of(values, 6, zone); }

// 10, 12, 11, 15: mean 12; ranges 2, 1, 4, their mean 7/3. Limits 12 ± 2.66 × 7/3; ranges up to 3.268 × 7/3.
TEST(XmrChart, HasLimitsFromTheMeanMovingRange) {
  const XmrChart chart = xmr_chart(Values{10, 12, 11, 15});
  EXPECT_DOUBLE_EQ(chart.mean, 12);
  EXPECT_EQ(chart.ranges, (Values{2, 1, 4}));
  EXPECT_DOUBLE_EQ(chart.mean_range, 7.0 / 3);
  EXPECT_NEAR(chart.limits.low, 12 - 6.2066666667, 1e-9);
  EXPECT_NEAR(chart.limits.high, 18.2066666667, 1e-9);
  EXPECT_NEAR(chart.most_range, 7.6253333333, 1e-9);
}

// 10, 12, a gap, 20, 19: ranges 2 and 1, not 8; mean 15.25 of all four.
TEST(XmrChart, LeavesOutWhatMovedOverAGap) {
  const XmrChart chart = xmr_chart(Values{10, 12, 20, 19}, std::array{std::size_t{2}});
  EXPECT_EQ(chart.ranges, (Values{2, 1}));
  EXPECT_DOUBLE_EQ(chart.mean, 15.25);
  EXPECT_DOUBLE_EQ(chart.limits.high, 15.25 + 2.66 * 1.5);
}

// 30 of 100, 50 of 100, 40 of 200: p̄ = 120/400 = 0.3. 3 √(0.21/100) = 0.137477; 3 √(0.21/200) = 0.0972111.
TEST(PChart, HasNarrowerLimitsWhereMoreWasCounted) {
  const ShareChart chart = p_chart(std::array{Pair{30, 100}, Pair{50, 100}, Pair{}, Pair{40, 200}});
  EXPECT_DOUBLE_EQ(chart.mean, 0.3);
  EXPECT_NEAR(chart.limits[0]->low, 0.3 - 0.1374773, 1e-7);
  EXPECT_NEAR(chart.limits[1]->high, 0.3 + 0.1374773, 1e-7);
  EXPECT_EQ(chart.limits[2], std::nullopt);
  EXPECT_NEAR(chart.limits[3]->high, 0.3 + 0.0972111, 1e-7);
}

// p̄ = 1/10 of 10: 3 √(0.09/10) = 0.2846 goes below 0.
TEST(PChart, EndsWhereNoShareCanBe) {
  EXPECT_EQ(p_chart(std::array{Pair{1, 10}, Pair{1, 10}}).limits[0]->low, 0);
}

// The shares 0.3, 0.5, 0.2 with p̄ = 0.3: z = 0, 0.2/√0.0021 = 4.364358, −0.1/√0.00105 = −3.086067. Moving ranges
// 4.364358 and 7.450425, mean 5.907391; σz = 5.907391/1.128 = 5.237050. Half-width of the first 0.1374773 σz = 0.71997,
// beyond 0 and 1; of 10,000 counted 3 √(0.21/10000) σz = 0.0137477 × 5.237050 = 0.0719975.
TEST(PPrimeChart, IsAsMuchWiderAsThePointsVaryBeyondChance) {
  const ShareChart small = p_prime_chart(std::array{Pair{30, 100}, Pair{50, 100}, Pair{40, 200}});
  EXPECT_NEAR(small.spread, 5.237050, 1e-5);
  EXPECT_EQ(small.limits[0], (ControlLimits{0, 1}));
  const ShareChart large = p_prime_chart(std::array{Pair{3000, 10000}, Pair{5000, 10000}, Pair{4000, 20000}});
  EXPECT_NEAR(large.spread, 52.37050, 1e-4);  // √100 times as much: chance is less, the points are the same
}

// The same with nothing counted behind the first: the only range is 7.450425, σz = 7.450425/1.128 = 6.604987.
TEST(PPrimeChart, TakesNoRangeOverAGap) {
  EXPECT_NEAR(p_prime_chart(std::array{Pair{30, 100}, Pair{}, Pair{50, 100}, Pair{40, 200}}).spread, 6.604987, 1e-5);
}

TEST(SpcRules, SeeAPointBeyondALimitAndNotOneOnIt) {
  EXPECT_EQ(signals({6, 13, 5, 12, -1}), (std::vector<Signal>{{SpcRule::beyond_limit, Side::high, 1, 1},
                                                             {SpcRule::beyond_limit, Side::low, 4, 4}}));
}

// Six above are not enough, seven are, nine are one signal; a point on the mean ends a run.
TEST(SpcRules, SeeSevenInARowOnOneSide) {
  EXPECT_TRUE(signals({7, 8, 7, 8, 7, 8, 5}).empty());
  EXPECT_TRUE(signals({7, 8, 7, 6, 7, 8, 7, 8}).empty());
  EXPECT_EQ(signals({5, 7, 8, 7, 8, 7, 8, 7, 8, 7, 5}), (std::vector<Signal>{{SpcRule::shift, Side::high, 1, 9}}));
}

// Seven points are six steps; two alike end a trend.
TEST(SpcRules, SeeSevenPointsRisingOrFalling) {
  EXPECT_EQ(signals({9, 3, 4, 5, 6.5, 7, 8, 9, 5}), (std::vector<Signal>{{SpcRule::trend, Side::high, 1, 7}}));
  EXPECT_EQ(signals({9.5, 9, 8, 7, 5, 4, 3}), (std::vector<Signal>{{SpcRule::trend, Side::low, 0, 6}}));
  EXPECT_TRUE(signals({3, 4, 5, 5, 7, 8, 9}).empty());
}

// 11 and 10.5 are beyond 10, 8 is on the same side; with 5 between them it is another story; 10 itself is not beyond.
TEST(SpcRules, SeeTwoOfThreeNearALimit) {
  EXPECT_EQ(signals({5, 11, 8, 10.5, 5}), (std::vector<Signal>{{SpcRule::near_limit, Side::high, 1, 3}}));
  EXPECT_TRUE(signals({5, 11, 5, 10.5, 5}).empty());
  EXPECT_TRUE(signals({5, 11, 8, 10, 5}).empty());
  EXPECT_EQ(signals({7, 1, 1.5, 5, 1, 7}), (std::vector<Signal>{{SpcRule::near_limit, Side::low, 1, 4}}));
}

TEST(VariationIcon, LooksAtTheLastPointAndAtWhatIsWanted) {
  const std::vector<Signal> rising{{SpcRule::shift, Side::high, 2, 9}};
  EXPECT_EQ(variation_of(rising, 10, Better::more), Variation::improvement);
  EXPECT_EQ(variation_of(rising, 10, Better::less), Variation::concern);
  EXPECT_EQ(variation_of(rising, 11, Better::more), Variation::common_cause);
  EXPECT_EQ(variation_of({}, 10, Better::more), Variation::common_cause);
}

TEST(AssuranceIcon, AsksWhetherTheLimitsLieOnOneSideOfTheTarget) {
  const ControlLimits limits{70, 80};
  EXPECT_EQ(assurance_of(limits, 65, Better::more), Assurance::always);
  EXPECT_EQ(assurance_of(limits, 75, Better::more), Assurance::hit_and_miss);
  EXPECT_EQ(assurance_of(limits, 85, Better::more), Assurance::never);
  EXPECT_EQ(assurance_of(limits, 85, Better::less), Assurance::always);
  EXPECT_EQ(assurance_of(limits, 80, Better::less), Assurance::hit_and_miss);
}

std::vector<Pair> run_of(const Values& values) {
  std::vector<Pair> run;
  for (const double value : values) run.push_back({2 * value, 2});
  return run;
}

// Both runs today: 5, 7, 5, 7, mean 6, mR̄ 2, limits 6 ± 5.32. Then 7 all the time: the seventh point in a row above
// the mean comes at the sixth period, since today's last point is above, too. Nothing changed: never a signal.
TEST(WhenNoticed, CountsFromTheChangeOn) {
  const std::vector<std::vector<Pair>> base(2, run_of({5, 7, 5, 7}));
  const std::vector<std::vector<Pair>> what_if(2, run_of({7, 7, 7, 7}));
  const std::vector<NoticePoint> points = when_noticed({base, what_if, 7, 0.95});
  ASSERT_EQ(points.size(), 7U);
  EXPECT_EQ(points[4].noticed, 0);
  EXPECT_EQ(points[5].noticed, 1);
  EXPECT_EQ(points[6].noticed, 1);
  EXPECT_EQ(points[6].false_alarm, 0);
  EXPECT_LT(points[6].noticed_range.low, 0.5);  // two runs say little
}

// The second run's chart is wide (0 and 12): 20 is beyond the limits of the first only, 6 ± 5.32 and 6 ± 31.92.
TEST(WhenNoticed, IsTheShareOfChartsThatShowedIt) {
  const std::vector<std::vector<Pair>> base{run_of({5, 7, 5, 7}), run_of({0, 12, 0, 12})};
  const std::vector<std::vector<Pair>> what_if(2, run_of({20, 5, 20, 5}));
  EXPECT_EQ(when_noticed({base, what_if, 1, 0.95})[0].noticed, 0.5);
}

// One run has no other to go on with; a chart of one point has no limits.
TEST(WhenNoticed, NeedsTwoRunsAndTwoPeriods) {
  const std::vector<std::vector<Pair>> one(1, run_of({5, 7}));
  const std::vector<std::vector<Pair>> short_ones(2, run_of({5}));
  EXPECT_TRUE(when_noticed({one, one, 3, 0.95}).empty());
  EXPECT_TRUE(when_noticed({short_ones, short_ones, 3, 0.95}).empty());
}

}  // namespace
}  // namespace servicechain::analysis
