#include "analysis/verdicts/conclusions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/verdicts/gains.h"
#include "analysis/verdicts/money.h"

namespace servicechain::analysis {
namespace {

const Measure happiness{"customers", "all", "satisfaction", "points"};
const Measure shoppers{"customers.shoppers", "all", "satisfaction", "points"};
const Measure businesses{"customers.businesses", "all", "satisfaction", "points"};
const Measure store_wait{"departments.store", "all", "wait", "h"};

// One measure over three replications, 100 observations in each.
MeasureSpread spread(const Measure& measure, std::array<double, 3> means) {
  std::vector<Pair> pairs;
  for (double mean : means) pairs.push_back({mean * 100, 100});
  std::optional<Spread> spread = ratio_spread(pairs);
  return {measure, std::move(spread), pairs, 0, {}};
}

Study concluded(const std::vector<MeasureSpread>& base, const std::vector<WhatIfEvidence>& what_ifs,
                const Question& question) {
  Study study;
  study.replications = 3;
  conclude(study, question, base, what_ifs);
  return study;
}

const Question on_satisfaction{"customers", "satisfaction", std::nullopt, 0.95, {}};

bool says(const WhatIfAnswer& answer, const std::string& sentence) {
  return std::find(answer.further.begin(), answer.further.end(), sentence) != answer.further.end();
}

// Differences 3.0, 3.1, 3.2: mean 3.1, s .1, half 4.302653 · .1/√3 = .24841: 2.9 to 3.3 (2.852 to 3.348).
TEST(Conclusions, PairReplicationByReplication) {
  const Study study = concluded({spread(happiness, {70, 75, 80})},
                                {{"third", "", {}, std::nullopt, {spread(happiness, {73.0, 78.1, 83.2})}}},
                                on_satisfaction);
  ASSERT_EQ(study.differences.size(), 1U);
  const DifferenceRow& row = study.differences.front();
  EXPECT_NEAR(*row.estimate.mean, 3.1, 1e-9);
  EXPECT_NEAR(row.estimate.range->low, 3.1 - 0.2484137, 1e-6);
  EXPECT_EQ(row.verdict, VerdictKind::better);
  EXPECT_EQ(row.sentence, "Yes. Customers become happier by 3.1 points (likely 2.9 to 3.3). That is enough to matter.");
  EXPECT_GT(*row.variance_reduction, 1000);
  EXPECT_EQ(study.measures.size(), 2U);
  EXPECT_EQ(study.measures[0].what_if, "base");
  EXPECT_EQ(study.measures[1].what_if, "third");
  EXPECT_EQ(study.answers.size(), 1U);
}

TEST(Conclusions, KnowWhenNothingChanged) {
  const Study study = concluded({spread(happiness, {70, 75, 80})},
                                {{"third", "", {}, std::nullopt, {spread(happiness, {70, 75, 80})}}}, on_satisfaction);
  const DifferenceRow& row = study.differences.front();
  EXPECT_EQ(row.verdict, VerdictKind::nothing_changed);
  EXPECT_EQ(row.variance_reduction, std::nullopt);
  EXPECT_EQ(*row.estimate.mean, 0.0);
}

// Two what-ifs at 95% are each decided at 97.5%: t(2; .9875) = 6.205347, half = 6.205347 · .1/√3 = .358266.
// Other measures keep 95%.
TEST(Conclusions, WidenTheDecidedRangeWhenSeveralAreAskedTogether) {
  const std::vector<MeasureSpread> base{spread(happiness, {70, 75, 80}), spread(shoppers, {70, 75, 80})};
  const std::vector<MeasureSpread> after{spread(happiness, {73.0, 78.1, 83.2}), spread(shoppers, {73.0, 78.1, 83.2})};
  const Study study = concluded(base, {{"one", "", {}, std::nullopt, after}, {"two", "", {}, std::nullopt, after}},
                                on_satisfaction);
  EXPECT_NEAR(study.differences[0].estimate.range->low, 3.1 - 0.358266, 1e-5);
  EXPECT_NEAR(study.differences[1].estimate.range->low, 3.1 - 0.248414, 1e-5);
  EXPECT_EQ(study.differences[1].verdict, std::nullopt);
  EXPECT_EQ(study.differences[1].sentence, "");
}

// Not said: 2 points, else 5% of the base (a wait of .2 h: .01 h).
TEST(Conclusions, TakeTheUsualDifferenceThatMatters) {
  EXPECT_EQ(concluded({spread(happiness, {70, 75, 80})}, {}, on_satisfaction).smallest_difference, 2.0);
  const Question on_wait{"departments.store", "wait", std::nullopt, 0.95, {}};
  EXPECT_NEAR(concluded({spread(store_wait, {0.1, 0.2, 0.3})}, {}, on_wait).smallest_difference, 0.01, 1e-12);
}

TEST(Conclusions, SayWhenThereIsNoSuchMeasure) {
  const Study study = concluded({spread(happiness, {70, 75, 80})}, {}, {"customers", "joy", std::nullopt, 0.95, {}});
  ASSERT_EQ(study.problems.size(), 1U);
  EXPECT_EQ(study.problems.front(), "there is no measure \"joy\" of customers to decide on");
}

// Shoppers gain 4, 4.1, 4.2; businesses lose 3, 3.1, 3.2; half .25 in both.
TEST(Conclusions, NameWhoGainsAndWhoLoses) {
  const std::vector<MeasureSpread> base{spread(happiness, {70, 75, 80}), spread(shoppers, {70, 75, 80}),
                                        spread(businesses, {70, 75, 80})};
  const std::vector<MeasureSpread> after{spread(happiness, {73.0, 78.1, 83.2}), spread(shoppers, {74.0, 79.1, 84.2}),
                                         spread(businesses, {67.0, 71.9, 76.8})};
  const Study study = concluded(base, {{"one", "", {}, std::nullopt, after}}, on_satisfaction);
  const WhatIfAnswer& answer = study.answers.front();
  EXPECT_TRUE(says(answer, "Who gains: shoppers (happier by 4.1 points, likely 3.9 to 4.3)."));
  EXPECT_TRUE(says(answer, "Who loses: businesses (less happy by 3.1 points, likely 2.9 to 3.3)."));
}

// From 6 s to 7.4 s is 23% more, and nobody feels it; from 6 s to 17 s somebody does. Of satisfaction 1% is enough.
TEST(Conclusions, CountNoSecondsAsALoss) {
  EXPECT_FALSE(is_felt(store_wait, 1.4 / 3600, 6.0 / 3600));
  EXPECT_TRUE(is_felt(store_wait, 11.0 / 3600, 6.0 / 3600));
  EXPECT_FALSE(is_felt(store_wait, 11.0 / 3600, 2000.0 / 3600));
  EXPECT_TRUE(is_felt(shoppers, 0.8, 75));
}

// The store's wait falls from 12 to 6 min; customers lose 3.1 points.
TEST(Conclusions, WarnOfALocalImprovement) {
  const std::vector<MeasureSpread> base{spread(happiness, {70, 75, 80}), spread(store_wait, {0.2, 0.2, 0.2})};
  const std::vector<MeasureSpread> after{spread(happiness, {67.0, 71.9, 76.8}),
                                         spread(store_wait, {0.1, 0.101, 0.099})};
  const std::vector<std::vector<std::string>> here{{"departments.store.staff", "6", "7"}};
  const std::vector<std::vector<std::string>> elsewhere{{"departments.people.staff", "1", "2"}};
  const Study alarm = concluded(base, {{"one", "", here, std::nullopt, after}}, on_satisfaction);
  const std::string warning =
      "Careful: better for the department, worse for the customers. store (its wait shorter by 6.0 min, likely 5.9 to "
      "6.1); customers become less happy.";
  EXPECT_TRUE(says(alarm.answers.front(), warning)) << testing::PrintToString(alarm.answers.front().further);
  const Study quiet = concluded(base, {{"one", "", elsewhere, std::nullopt, after}}, on_satisfaction);
  EXPECT_FALSE(says(quiet.answers.front(), warning));
}

// Customers lose 3.1 ± .25 at 95%; three what-ifs together are decided at 98.3%, and Holm holds the alarm to .0167 over
// the two statements: p of 3.1/.0577 = 53.7 with 2 degrees is .00035. A loss of .35 ± .25 (t 6.06, p .026) is none.
TEST(Conclusions, WarnOnlyOfWhatIsSureTogether) {
  const std::vector<MeasureSpread> base{spread(happiness, {70, 75, 80}), spread(store_wait, {0.2, 0.2, 0.2})};
  const std::vector<MeasureSpread> after{spread(happiness, {69.75, 74.65, 79.55}),
                                         spread(store_wait, {0.1, 0.101, 0.099})};
  const std::vector<std::vector<std::string>> here{{"departments.store.staff", "6", "7"}};
  const auto is_warned = [](const Study& study) {
    const std::vector<std::string>& further = study.answers.front().further;
    return std::any_of(further.begin(), further.end(), [](const std::string& s) { return s.starts_with("Careful"); });
  };
  const WhatIfEvidence one{"one", "", here, std::nullopt, after};
  EXPECT_TRUE(is_warned(concluded(base, {one}, on_satisfaction)));
  EXPECT_FALSE(is_warned(concluded(base, {one, one, one}, on_satisfaction)));
}

// Base 70, 75, 80; what-if 80, 75, 70: opposite luck, correlation −1, variance ratio (25 + 25)/100 = .5. The range is
// the paired one: differences 10, 0, −10, half 4.302653 · 10/√3.
TEST(Conclusions, KeepThePairedRangeWhereLuckIsOpposite) {
  const Study study = concluded({spread(happiness, {70, 75, 80})},
                                {{"one", "", {}, std::nullopt, {spread(happiness, {80, 75, 70})}}}, on_satisfaction);
  const DifferenceRow& row = study.differences.front();
  EXPECT_NEAR(*row.correlation, -1, 1e-12);
  EXPECT_NEAR(*row.variance_reduction, 0.5, 1e-12);
  EXPECT_NEAR(row.estimate.range->high, 4.302653 * 10 / std::sqrt(3.0), 1e-5);
  EXPECT_EQ(row.estimate.method, "paired t over replications, pairing gains nothing");
  EXPECT_TRUE(says(study.answers.front(),
                   "The same customers fare differently here, so the comparison needs as many runs as two separate "
                   "studies."));
}

// 24 runs, differences 5 + c with c = ±3 in turn, and ±.1: the known luck c is taken out, 5 ± .05 remains.
TEST(Conclusions, TakeOutKnownLuckWherePairingGainsLittle) {
  MeasureSpread base = spread(happiness, {70, 70, 70});
  MeasureSpread after = base;
  base.pairs.clear();
  after.pairs.clear();
  Control luck;
  for (int r = 0; r < 24; ++r) {
    luck.push_back(r % 2 == 0 ? 3 : -3);
    base.pairs.push_back({7000, 100});
    after.pairs.push_back({7500 + 100 * (luck.back() + (r % 4 < 2 ? 0.1 : -0.1)), 100});
  }
  base.spread = ratio_spread(base.pairs);
  after.spread = ratio_spread(after.pairs);
  base.controls = {luck};
  const Study study = concluded({base}, {{"one", "", {}, std::nullopt, {after}}}, on_satisfaction);
  const DifferenceRow& row = study.differences.front();
  EXPECT_NEAR(*row.estimate.mean, 5, 1e-9);
  EXPECT_LT(row.estimate.range->high, 5.05);
  EXPECT_GT(*row.control_gain, 100);
  EXPECT_TRUE(row.estimate.method.starts_with(
      "paired t over replications, known luck of customers and work taken out (worth "));
}

TEST(Conclusions, NameTheGuessesTheyRestOn) {
  Question question = on_satisfaction;
  question.guesses = {"departments.store.work", "departments.store.right-first-time"};
  const Study study = concluded({spread(happiness, {70, 75, 80})},
                                {{"one", "", {}, std::nullopt, {spread(happiness, {73.0, 78.1, 83.2})}}}, question);
  EXPECT_TRUE(says(study.answers.front(),
                   "This answer rests on guesses: departments.store.work, departments.store.right-first-time."));
}

// A replication in which one of the two saw nobody is no pair.
TEST(Conclusions, PairOnlyWhatBothObserved) {
  MeasureSpread base = spread(happiness, {70, 75, 80});
  MeasureSpread after = spread(happiness, {73.0, 78.1, 83.2});
  after.pairs[1] = {};
  const PairedSpread pair = paired(after, base);
  ASSERT_TRUE(pair.spread);
  EXPECT_EQ(pair.spread->deviations.size(), 2U);
  EXPECT_NEAR(pair.spread->point, 3.1, 1e-12);
}

// 46,000 for 3.1 points: 14,839 → 15,000 a point; for 3.8: 12,105; for 2.4: 19,167.
TEST(Money, IsSaidPerPoint) {
  const Money salary{46000, "EUR", "per year"};
  EXPECT_EQ(said(salary), "46,000 EUR per year");
  const Estimate gain{3.1, Range{2.4, 3.8}, 1.0, 30, "t", ""};
  EXPECT_EQ(price_sentence(salary, happiness, gain),
            "46,000 EUR per year: about 15,000 EUR per year for each point (likely 12,000 to 19,000).");
  const Estimate unsure{1.0, Range{-1, 3}, 1.0, 30, "t", ""};
  EXPECT_EQ(price_sentence({15000, "EUR", "once"}, happiness, unsure),
            "It costs 15,000 EUR once; no price for an improvement can be said, because none is sure.");
}

// 1,410 · 52 = 73,320.
TEST(Money, SetsSalesBesideWhatAnIdeaCosts) {
  const Money salary{34000, "EUR", "per year"};
  const Estimate more{1410, Range{1340, 1480}, 1.0, 30, "t", ""};
  EXPECT_EQ(sales_sentence(salary, more),
            "Sales: +1,410 EUR a week (likely +1,340 to +1,480), about 73,000 EUR a year; it costs 34,000 EUR per year. "
            "Sales are not profit.");
  EXPECT_FALSE(sales_sentence(salary, Estimate{10, Range{-5, 25}, 1.0, 30, "t", ""}));
}

// 5%, four statements: .01 ≤ .05/4, .015 ≤ .05/3, .03 > .05/2: the step-down stops there, though .04 ≤ .05.
TEST(Holm, StopsAtTheFirstThatMayBeLuck) {
  const std::array chances{0.03, 0.01, 0.04, 0.015};
  EXPECT_EQ(real_by_holm(chances, 0.95), (std::vector<bool>{false, true, false, true}));
}

}  // namespace
}  // namespace servicechain::analysis
