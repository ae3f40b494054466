#include <gtest/gtest.h>

#include <vector>

#include "analysis/estimates/estimates.h"
#include "analysis/sensitivity/sweep.h"

// Where more does not help any more. The rule is in analysis/sweep.h.
namespace servicechain::analysis {
namespace {

constexpr double sure = 0.95;
const Measure satisfaction{"customers", "all", "satisfaction", "points"};
const Measure wait{"departments.desk", "all", "wait", "h"};

MeasureSpread point(const Measure& measure, const std::vector<double>& by_replication) {
  std::vector<Pair> pairs;
  for (const double value : by_replication) pairs.push_back({value, 1});
  return {measure, ratio_spread(pairs), pairs, 0, ""};
}

// All points with the same luck, −1, 0, +1, so that their differences have no spread.
std::vector<MeasureSpread> row(const Measure& measure, const std::vector<double>& means) {
  std::vector<MeasureSpread> points;
  for (const double mean : means) points.push_back(point(measure, {mean - 1, mean, mean + 1}));
  return points;
}

// From 64 on, 0.5 and 0.6 are gained: less than 2. From 60 on still 4.
TEST(Knee, IsTheFirstPointThatNoLaterOneSurpassesByWhatMatters) {
  const auto points = row(satisfaction, {50, 60, 64, 64.5, 64.6});
  const auto knee = knee_of(points, 2, sure);
  ASSERT_TRUE(knee);
  EXPECT_EQ(knee->kind, KneeKind::enough);
  EXPECT_TRUE(knee->rises);
  EXPECT_EQ(knee->at, 2U);
  EXPECT_EQ(knee->beside, 3U);
  EXPECT_DOUBLE_EQ(knee->step.spread->point, 0.5);
}

// The same points, but 0.3 matters: 64 is surpassed by 0.6, 64.5 only by 0.1.
TEST(Knee, DependsOnWhatMatters) {
  const auto points = row(satisfaction, {50, 60, 64, 64.5, 64.6});
  EXPECT_EQ(knee_of(points, 0.3, sure)->at, 3U);
  EXPECT_EQ(knee_of(points, 20, sure)->kind, KneeKind::flat);
}

// Steps of 1.5 each, all below 2: together 3 and 4.5 are not. Only the last step is too little.
TEST(Knee, IsNotFooledBySmallStepsThatAddUp) {
  const auto knee = knee_of(row(satisfaction, {50, 51.5, 53, 54.5}), 2, sure);
  EXPECT_EQ(knee->kind, KneeKind::enough);
  EXPECT_EQ(knee->at, 2U);
}

// A step that gains nothing, and then one that does: the first is no knee.
TEST(Knee, LooksBeyondTheNextPoint) { EXPECT_EQ(knee_of(row(satisfaction, {50, 50, 60, 60.5}), 2, sure)->at, 2U); }

// 80 and 60 are clearly worse than 89.5, which is as good as 90.
TEST(Knee, IsTheLastGoodPointWhereSmallerIsBetter) {
  const auto knee = knee_of(row(satisfaction, {90, 89.5, 80, 60}), 2, sure);
  EXPECT_EQ(knee->kind, KneeKind::enough);
  EXPECT_FALSE(knee->rises);
  EXPECT_EQ(knee->at, 1U);
  EXPECT_EQ(knee->beside, 2U);
  EXPECT_DOUBLE_EQ(knee->step.spread->point, -9.5);
}

// Of a wait less is better: 10 h, 5 h, then 0.1 h less.
TEST(Knee, KnowsThatLessWaitIsBetter) {
  const auto knee = knee_of(row(wait, {10, 5, 4.9}), 0.5, sure);
  EXPECT_EQ(knee->kind, KneeKind::enough);
  EXPECT_TRUE(knee->rises);
  EXPECT_EQ(knee->at, 1U);
}

TEST(Knee, IsBeyondTheEndWhereTheLastStepStillHelps) {
  const auto up = knee_of(row(satisfaction, {50, 60, 70}), 2, sure);
  EXPECT_EQ(up->kind, KneeKind::to_the_end);
  EXPECT_EQ(up->at, 2U);
  const auto down = knee_of(row(satisfaction, {70, 60, 50}), 2, sure);
  EXPECT_EQ(down->kind, KneeKind::to_the_end);
  EXPECT_EQ(down->at, 0U);
}

TEST(Knee, IsNowhereInAFlatRow) {
  EXPECT_EQ(knee_of(row(satisfaction, {70, 70.5, 70.2}), 2, sure)->kind, KneeKind::flat);
  EXPECT_EQ(knee_of(row(satisfaction, {70, 70, 70}), 2, sure)->kind, KneeKind::flat);
}

// Differences of −9, 1 and 11 points: mean 1, half-width 4.30 · 10/√3 = 24.8. It may be 2 and more, or nothing.
TEST(Knee, IsNotNamedWhereTheRangesAreTooWide) {
  const std::vector<MeasureSpread> points{point(satisfaction, {50, 50, 50}), point(satisfaction, {41, 51, 61})};
  EXPECT_EQ(knee_of(points, 2, sure)->kind, KneeKind::cannot_tell);
}

// The same spread with a mean of 1 and half-width 0.25: at most 1.25, and that does not matter.
TEST(Knee, IsNamedByTheUpperEndOfTheRange) {
  const std::vector<MeasureSpread> points{point(satisfaction, {40, 40, 40}), point(satisfaction, {50, 50, 50}),
                                          point(satisfaction, {50.9, 51, 51.1})};
  EXPECT_EQ(knee_of(points, 2, sure)->at, 1U);
  EXPECT_EQ(knee_of(points, 1.2, sure)->at, 2U);
}

TEST(Knee, NeedsRanges) {
  EXPECT_FALSE(knee_of(std::vector{point(satisfaction, {50}), point(satisfaction, {60})}, 2, sure));
  EXPECT_FALSE(knee_of(std::vector{point(satisfaction, {50, 51})}, 2, sure));
  EXPECT_FALSE(knee_of(std::vector<MeasureSpread>{}, 2, sure));
}

// A sweep of staff 1, 2, 3 with the means given; today is 1.
Sweep concluded(const std::vector<double>& means) {
  Sweep sweep;
  sweep.measure = satisfaction;
  sweep.replications = 3;
  sweep.axes = {{"departments.<desk>.staff", "people on duty", "", "1", {}}};
  std::vector<SweepEvidence> evidence;
  for (std::size_t i = 0; i < means.size(); ++i) {
    const std::string text = std::to_string(i + 1);
    sweep.axes[0].values.push_back({static_cast<double>(i + 1), text, text + (i == 0 ? " person" : " people")});
    sweep.points.push_back({{i}, i == 0, 0, {}, {}, {}, ""});
    evidence.push_back({row(satisfaction, {means[i]})[0], 3, std::nullopt});
  }
  conclude(sweep, Question{"customers", "satisfaction", 2.0, 0.95, {}}, evidence.front(), evidence);
  return sweep;
}

// Of ranges without width three digits are shown.
TEST(SweepAnswer, SaysWhereMoreDoesNotHelp) {
  EXPECT_EQ(concluded({50, 60, 60}).answer.front(),
            "Satisfaction stops rising after 2 people: with 3 people it is exactly the same.");
  EXPECT_EQ(concluded({50, 60, 60.5}).answer.front(),
            "Satisfaction hardly gets better after 2 people: with 3 people it changes by +0.50 points (in every run), "
            "less than the 2 points that matter. But it is still rising slowly at 3 people: try larger values, "
            "too.");
  EXPECT_EQ(concluded({60, 59, 40}).answer.front(),
            "Satisfaction holds up to 2 people: with 3 people it changes by −19.0 points (in every run).");
  EXPECT_EQ(concluded({50, 60, 70}).answer.front(),
            "Satisfaction is still rising at 3 people: from 2 people on it changes by +10.0 points (in every run). "
            "Larger values may be better.");
  EXPECT_EQ(
      concluded({60, 50, 40}).answer.front(),
      "Satisfaction gets worse from the start: from 1 person to 2 people it changes by −10.0 points (in every run). "
      "Smaller values may be better.");
  EXPECT_EQ(concluded({60, 60.5, 60}).answer.front(),
            "Satisfaction is the same from 1 person to 3 people: no value does better than another by the 2 points "
            "that matter.");
}

// Two differences to today are asked together: each at 1 − 0.05/2.
TEST(SweepAnswer, LetsAllDifferencesHoldTogether) {
  const Sweep sweep = concluded({50, 60, 70});
  EXPECT_DOUBLE_EQ(sweep.difference_confidence, 0.975);
  EXPECT_FALSE(sweep.points[0].difference.mean);
  EXPECT_DOUBLE_EQ(*sweep.points[2].difference.mean, 20);
}

}  // namespace
}  // namespace servicechain::analysis
