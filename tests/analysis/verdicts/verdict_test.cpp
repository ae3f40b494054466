#include "analysis/verdicts/verdict.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

const Measure satisfaction{"customers", "all", "satisfaction", "points"};
const Measure wait{"departments.store", "all", "wait", "h"};
const Threshold two_points{2, true};

Estimate over_30_runs(double low, double high) {
  return {(low + high) / 2, Range{low, high}, 1.0, 30, "t", ""};
}

std::string sentence(const Measure& measure, double low, double high, const Threshold& threshold) {
  const VerdictKind verdict = verdict_of(improvement(measure, {low, high}), threshold.smallest_difference);
  return sentence_of(verdict, measure, over_30_runs(low, high), threshold);
}

// d = 2. Every row of the table, its mirror, and the borders.
TEST(Verdict, FollowsTheTable) {
  EXPECT_EQ(verdict_of({2.4, 3.8}, 2), VerdictKind::better);
  EXPECT_EQ(verdict_of({2.0, 3.8}, 2), VerdictKind::better);
  EXPECT_EQ(verdict_of({0.3, 1.3}, 2), VerdictKind::a_little);
  EXPECT_EQ(verdict_of({1, 4}, 2), VerdictKind::better_maybe_enough);
  EXPECT_EQ(verdict_of({1, 2}, 2), VerdictKind::better_maybe_enough);
  EXPECT_EQ(verdict_of({-0.5, 1.5}, 2), VerdictKind::no_difference);
  EXPECT_EQ(verdict_of({0, 0}, 2), VerdictKind::no_difference);
  EXPECT_EQ(verdict_of({-1, 5}, 2), VerdictKind::cannot_tell);
  EXPECT_EQ(verdict_of({-2, 1}, 2), VerdictKind::cannot_tell);
  EXPECT_EQ(verdict_of({-1, 2}, 2), VerdictKind::cannot_tell);
  EXPECT_EQ(verdict_of({0, 2}, 2), VerdictKind::cannot_tell);
  EXPECT_EQ(verdict_of({-3.8, -2.4}, 2), VerdictKind::worse);
  EXPECT_EQ(verdict_of({-3.8, -2.0}, 2), VerdictKind::worse);
  EXPECT_EQ(verdict_of({-1.3, -0.3}, 2), VerdictKind::worse_a_little);
  EXPECT_EQ(verdict_of({-4, -1}, 2), VerdictKind::worse_maybe_enough);
  EXPECT_EQ(verdict_of({-2, -1}, 2), VerdictKind::worse_maybe_enough);
}

TEST(Verdict, TurnsRoundWhereLessIsBetter) {
  EXPECT_EQ(improvement(wait, {-0.3, 0.1}), (Range{-0.1, 0.3}));
  EXPECT_EQ(improvement(satisfaction, {-0.3, 0.1}), (Range{-0.3, 0.1}));
  EXPECT_TRUE(less_is_better("wait.p95"));
  EXPECT_TRUE(less_is_better("lost"));
  EXPECT_FALSE(less_is_better("served"));
  EXPECT_FALSE(less_is_better("on-time"));
}

TEST(Verdict, HasANameForEveryKind) {
  EXPECT_EQ(name_of(VerdictKind::better), "better");
  EXPECT_EQ(name_of(VerdictKind::a_little), "a-little");
  EXPECT_EQ(name_of(VerdictKind::better_maybe_enough), "better-maybe-enough");
  EXPECT_EQ(name_of(VerdictKind::no_difference), "no-difference");
  EXPECT_EQ(name_of(VerdictKind::cannot_tell), "cannot-tell");
  EXPECT_EQ(name_of(VerdictKind::worse), "worse");
  EXPECT_EQ(name_of(VerdictKind::worse_a_little), "worse-a-little");
  EXPECT_EQ(name_of(VerdictKind::worse_maybe_enough), "worse-maybe-enough");
  EXPECT_EQ(name_of(VerdictKind::nothing_changed), "nothing-changed");
}

// Half-width h = 2.0452 standard errors se after 30 runs. With N more, h' = h √(30/(30 + N)), and the point moves by
// se √(N/(30 + N)) times a t of 29 degrees. The smallest N with P(|point| > h') + P(|point| < d − h') ≥ .9, worked out
// apart from the program (Simpson's rule for t):
//   −1 to 5, d = 2: 157.5 → 200 · −4 to 4, d = .2: 7,809.5 → 7,900 · −3 to 3, d = 1: 728.5 → 750, d = 2.9: 75 → 80
//   of 60 runs, −1 to 5 (h = 2.0010 se), d = 2: 315 → 350
TEST(Verdict, SaysHowManyMoreRunsWouldSettleIt) {
  EXPECT_EQ(more_runs({-1, 5}, {2, true, 0.95}, 30), 200U);
  EXPECT_EQ(more_runs({-5, 1}, {2, true, 0.95}, 30), 200U);
  EXPECT_EQ(more_runs({-4, 4}, {0.2, true, 0.95}, 30), 7'900U);
  EXPECT_EQ(more_runs({-3, 3}, {1, true, 0.95}, 30), 750U);
  EXPECT_EQ(more_runs({-3, 3}, {2.9, true, 0.95}, 30), 80U);
  EXPECT_EQ(more_runs({-1, 5}, {2, true, 0.95}, 60), 350U);
}

TEST(VerdictSentence, SpeaksOfHappierCustomers) {
  EXPECT_EQ(sentence(satisfaction, 2.4, 3.8, two_points),
            "Yes. Customers become happier by 3.1 points (likely 2.4 to 3.8). That is enough to matter.");
  EXPECT_EQ(sentence(satisfaction, 0.3, 1.3, two_points),
            "A little. 0.8 points (likely 0.3 to 1.3): real, but smaller than the 2 points you said matter.");
  EXPECT_EQ(sentence(satisfaction, 1, 4, two_points),
            "Better, but we cannot say whether by enough: 1 to 4 points.");
  EXPECT_EQ(sentence(satisfaction, -0.5, 1.5, two_points), "No difference that matters.");
  EXPECT_EQ(sentence(satisfaction, -1, 5, two_points),
            "Cannot tell yet (−1 to +5). About 200 more runs would settle it: `--more 200`.");
}

TEST(VerdictSentence, SpeaksOfLessHappyCustomers) {
  EXPECT_EQ(sentence(satisfaction, -3.8, -2.4, two_points),
            "No, worse. Customers become less happy by 3.1 points (likely 2.4 to 3.8). That is enough to matter.");
  EXPECT_EQ(sentence(satisfaction, -1.3, -0.3, two_points),
            "A little worse. 0.8 points (likely 0.3 to 1.3): real, but smaller than the 2 points you said matter.");
  EXPECT_EQ(sentence(satisfaction, -4, -1, two_points),
            "Worse, but we cannot say whether by enough: 1 to 4 points.");
}

TEST(VerdictSentence, SaysWhenNothingChanged) {
  EXPECT_EQ(sentence_of(VerdictKind::nothing_changed, satisfaction, over_30_runs(0, 0), two_points),
            "Nothing changed at all: this what-if touches nothing customers feel.");
}

// 2 min matter. −5 to 1.4 min: by the arithmetic above 191 → 200.
TEST(VerdictSentence, SpeaksOfWaitsInMinutes) {
  const Threshold two_minutes{2.0 / 60, true};
  EXPECT_EQ(sentence(wait, -3.8 / 60, -2.4 / 60, two_minutes),
            "Yes. The wait at the store becomes shorter by 3.1 min (likely 2.4 to 3.8). That is enough to matter.");
  EXPECT_EQ(sentence(wait, 2.4 / 60, 3.8 / 60, two_minutes),
            "No, worse. The wait at the store becomes longer by 3.1 min (likely 2.4 to 3.8). That is enough to matter.");
  EXPECT_EQ(sentence(wait, -3.0 / 60, -1.6 / 60, {5.0 / 60, false}),
            "A little. The wait at the store becomes shorter by 2.3 min (likely 1.6 to 3.0): real, but smaller than the "
            "5 min that matter.");
  EXPECT_EQ(sentence(wait, -5.0 / 60, 1.4 / 60, two_minutes),
            "Cannot tell yet (the wait at the store changes by −5 to +1 min). About 200 more runs would settle it: "
            "`--more 200`.");
}

// Each row of the table where less is better: the sentence is that of the improvement, the verbs those of the wait.
// d = 2 min. Up to 1.5 min are said in seconds: 18 to 78 s, half 30, so tens.
TEST(VerdictSentence, HasEveryRowForMeasuresOfWhichLessIsBetter) {
  const Threshold two_minutes{2.0 / 60, true};
  const auto said = [&](double low, double high) { return sentence(wait, low / 60, high / 60, two_minutes); };
  EXPECT_EQ(said(-1.3, -0.3),
            "A little. The wait at the store becomes shorter by 50 s (likely 20 to 80): real, but smaller than the 2 min "
            "you said matter.");
  EXPECT_EQ(said(0.3, 1.3),
            "A little worse. The wait at the store becomes longer by 50 s (likely 20 to 80): real, but smaller than the 2 "
            "min you said matter.");
  EXPECT_EQ(said(-4, -1), "Better, but we cannot say whether by enough: the wait at the store becomes shorter by 1 to 4 min.");
  EXPECT_EQ(said(1, 4), "Worse, but we cannot say whether by enough: the wait at the store becomes longer by 1 to 4 min.");
  EXPECT_EQ(said(-1.5, 0.5), "No difference that matters.");
  EXPECT_EQ(sentence_of(VerdictKind::nothing_changed, wait, over_30_runs(0, 0), two_minutes),
            "Nothing changed at all: this what-if does not touch the wait at the store.");
}

// Half .07: two decimals. Half .7: one. Half 7: none. Half 70: tens.
TEST(VerdictSentence, HasTheDigitsItsRangeSupports) {
  EXPECT_NE(sentence(satisfaction, 3.03, 3.17, two_points).find("by 3.10 points (likely 3.03 to 3.17)"), std::string::npos);
  EXPECT_NE(sentence(satisfaction, 2.4, 3.8, two_points).find("by 3.1 points (likely 2.4 to 3.8)"), std::string::npos);
  EXPECT_NE(sentence(satisfaction, 24.1, 38.1, two_points).find("by 31 points (likely 24 to 38)"), std::string::npos);
  const Measure revenue{"customers", "all", "revenue", "money a week"};
  EXPECT_NE(sentence(revenue, 1241, 1381, {100, true}).find("by 1,310 a week (likely 1,240 to 1,380)"), std::string::npos);
}

// 1.96 rounds to 2.0 (half .25: one digit), which would seem to reach 2: one digit more. 0.04 would seem to be 0.
TEST(VerdictSentence, NeverRoundsABoundOverTheLineItIsHeldAgainst) {
  EXPECT_EQ(sentence(satisfaction, 1.96, 2.46, two_points),
            "Better, but we cannot say whether by enough: 1.96 to 2.46 points.");
  EXPECT_EQ(sentence(satisfaction, 0.04, 1.3, two_points),
            "A little. 0.67 points (likely 0.04 to 1.30): real, but smaller than the 2 points you said matter.");
}

TEST(VerdictSentence, OfOneRunCannotTell) {
  const Estimate one{1.0, std::nullopt, std::nullopt, 1, "t", ""};
  EXPECT_EQ(sentence_of(VerdictKind::cannot_tell, satisfaction, one, two_points),
            "Cannot tell yet: one run has no likely range. Ask for 30 runs.");
}

TEST(VerdictSentence, NamesSegmentsSharesAndOnePoint) {
  EXPECT_EQ(sentence({"customers.shoppers", "all", "satisfaction", "points"}, 2.4, 3.8, two_points),
            "Yes. Shoppers become happier by 3.1 points (likely 2.4 to 3.8). That is enough to matter.");
  EXPECT_EQ(sentence({"customers", "all", "lost", "share"}, -0.038, -0.024, {0.01, true}),
            "Yes. The share of customers lost falls by 3.1 percentage points (likely 2.4 to 3.8). That is enough to "
            "matter.");
  EXPECT_EQ(sentence(satisfaction, 0.3, 0.9, {1, true}),
            "A little. 0.6 points (likely 0.3 to 0.9): real, but smaller than the 1 point you said matters.");
}

}  // namespace
}  // namespace servicechain::analysis
