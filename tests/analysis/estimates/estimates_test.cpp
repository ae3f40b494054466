#include "analysis/estimates/estimates.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace servicechain::analysis {
namespace {

// Values 1, 2, 3, 4, 5 with weight 1: mean 3, s² = 2.5, t(4; .975) = 2.776445105, half 2.776445105 · √(2.5/5) = 1.963243.
TEST(RatioEstimate, WithEqualWeightsIsTheClassicInterval) {
  const std::vector<Pair> pairs{{1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 1}};
  const Estimate estimate = estimate_of(*ratio_spread(pairs), 0.95, "t");
  EXPECT_DOUBLE_EQ(*estimate.mean, 3);
  EXPECT_DOUBLE_EQ(*estimate.sd, std::sqrt(2.5));
  EXPECT_NEAR(estimate.range->low, 3 - 1.963243, 1e-6);
  EXPECT_NEAR(estimate.range->high, 3 + 1.963243, 1e-6);
  EXPECT_EQ(estimate.n, 5U);
}

// (2, 1) and (10, 3): R = 12/4 = 3, mean weight 2; e = (2 − 3)/2 = −.5, (10 − 9)/2 = .5; s² = .5;
// t(1; .975) = 12.7062047, half = 12.7062047 · √(.5/2) = 6.35310.
TEST(RatioEstimate, GivesEveryObservationOneVote) {
  const std::vector<Pair> pairs{{2, 1}, {10, 3}};
  const Estimate estimate = estimate_of(*ratio_spread(pairs), 0.95, "t");
  EXPECT_DOUBLE_EQ(*estimate.mean, 3);
  EXPECT_DOUBLE_EQ(*estimate.sd, std::sqrt(0.5));
  EXPECT_NEAR(estimate.range->high - 3, 6.35310, 1e-5);
}

TEST(RatioEstimate, LeavesOutReplicationsWithoutWeight) {
  const std::vector<Pair> pairs{{2, 1}, {0, 0}, {4, 1}};
  const Estimate estimate = estimate_of(*ratio_spread(pairs), 0.95, "t");
  EXPECT_DOUBLE_EQ(*estimate.mean, 3);
  EXPECT_EQ(estimate.n, 2U);
  EXPECT_FALSE(ratio_spread(std::vector<Pair>{{0, 0}, {0, 0}}));
}

TEST(RatioEstimate, OfOneReplicationHasNoRange) {
  const Estimate estimate = estimate_of(*ratio_spread(std::vector<Pair>{{6, 2}}), 0.95, "t");
  EXPECT_DOUBLE_EQ(*estimate.mean, 3);
  EXPECT_FALSE(estimate.range);
  EXPECT_FALSE(estimate.sd);
}

// Sections {1, 3} and {5, 7} h: their medians 2 and 6, of all 4. e = −2, 2; s² = 8; half = 12.7062047 · √(8/2) = 25.4124.
TEST(SectionEstimate, OfEqualSectionsIsTheClassicSectioning) {
  std::array<Sample, 2> sections;
  for (int h : {1, 3}) sections[0].add(std::chrono::hours{h});
  for (int h : {5, 7}) sections[1].add(std::chrono::hours{h});
  const Spread spread = section_spreads(sections, std::array{0.5}).front();
  EXPECT_DOUBLE_EQ(spread.point, 4);
  ASSERT_EQ(spread.deviations.size(), 2U);
  EXPECT_DOUBLE_EQ(spread.deviations[0], -2);
  EXPECT_DOUBLE_EQ(spread.deviations[1], 2);
  EXPECT_NEAR(half_width(spread, 0.95), 25.41241, 1e-5);
}

// 20/(1 − .95) = 400 values a section. 10 sections: 4,000. Half of them: 2,000. Fewer than 5 sections never.
TEST(SectionEstimate, IsRefusedWhereTooFewValuesStandBehindIt) {
  EXPECT_EQ(usable_sections(4000, 10, 0.95), 10U);
  EXPECT_EQ(usable_sections(3999, 10, 0.95), 5U);
  EXPECT_EQ(usable_sections(2000, 10, 0.95), 5U);
  EXPECT_EQ(usable_sections(1999, 10, 0.95), std::nullopt);
  EXPECT_EQ(usable_sections(3199, 8, 0.95), std::nullopt);
  EXPECT_EQ(usable_sections(400, 1, 0.95), 1U);
  EXPECT_EQ(too_few_words(1999, 10, 0.95), "too few stand behind it: 1,999, and 2,000 are needed");
}

// Base 1, 2, 3; what-if 2, 3, 4.3: differences 1, 1, 1.3, mean 1.1, s² = .03, half = 4.302653 · √(.03/3) = .430265.
// Variances 1 and 1.33 (2, 3, 4.3: mean 3.1, squares 1.21 + .01 + 1.44 = 2.66): reduction (1 + 1.33)/.03 = 77.67.
TEST(PairedEstimate, TakesOutTheLuckBothShare) {
  const Spread base = *ratio_spread(std::vector<Pair>{{1, 1}, {2, 1}, {3, 1}});
  const Spread what_if = *ratio_spread(std::vector<Pair>{{2, 1}, {3, 1}, {4.3, 1}});
  const Spread paired = difference(what_if, base);
  EXPECT_NEAR(paired.point, 1.1, 1e-12);
  EXPECT_NEAR(half_width(paired, 0.95), 0.4302653, 1e-6);
  EXPECT_NEAR(*variance_reduction(what_if, base), 2.33 / 0.03, 1e-9);
  EXPECT_FALSE(variance_reduction(base, base));
}

// t = 1.1/.1 = 11 with 2 degrees: p = 2 · (1 − F(11)) = 1 − 11/√(121 + 2) = .0081633 (closed form of t with 2 degrees).
TEST(PairedEstimate, KnowsTheChanceOfLuck) {
  const Spread base = *ratio_spread(std::vector<Pair>{{1, 1}, {2, 1}, {3, 1}});
  const Spread what_if = *ratio_spread(std::vector<Pair>{{2, 1}, {3, 1}, {4.3, 1}});
  EXPECT_NEAR(chance_of_luck(difference(what_if, base)), 1 - 11 / std::sqrt(123.0), 1e-9);
  EXPECT_EQ(chance_of_luck(difference(base, base)), 1.0);
}

// z = 1.959964, z² = 3.841459. 0 of 30: 0 to z²/(30 + z²) = .113513. 15 of 30: .5 ± z/(1 + z²/30) √(.25/30 + z²/3600)
// = .5 ± 1.737482 · .0969557 = .5 ± .168459.
TEST(WilsonRange, StaysWithinWhatIsPossible) {
  EXPECT_EQ(wilson_range(0, 30, 0.95).low, 0.0);
  EXPECT_NEAR(wilson_range(0, 30, 0.95).high, 0.113513, 1e-6);
  EXPECT_NEAR(wilson_range(30, 30, 0.95).low, 1 - 0.113513, 1e-6);
  EXPECT_NEAR(wilson_range(15, 30, 0.95).low, 0.5 - 0.168459, 1e-6);
  EXPECT_NEAR(wilson_range(15, 30, 0.95).high, 0.5 + 0.168459, 1e-6);
}

}  // namespace
}  // namespace servicechain::analysis
