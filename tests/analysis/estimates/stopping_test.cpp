#include "analysis/estimates/stopping.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "analysis/estimates/estimates.h"
#include "sim/normal.h"
#include "sim/random.h"

namespace servicechain::analysis {
namespace {

using Looks = std::vector<std::uint32_t>;

TEST(Looks, DoubleUpToTheMost) {
  EXPECT_EQ(looks_between(30, 200), (Looks{30, 60, 120, 200}));
  EXPECT_EQ(looks_between(30, 240), (Looks{30, 60, 120, 240}));
  EXPECT_EQ(looks_between(30, 30), (Looks{30}));
}

// 125 is less than a quarter more than 120.
TEST(Looks, LeaveOutOneCloseToTheLast) {
  EXPECT_EQ(looks_between(30, 125), (Looks{30, 60, 125}));
  EXPECT_EQ(looks_between(30, 150), (Looks{30, 60, 120, 150}));
}

// Pocock, Biometrika 64 (1977), table 1, 5 %: the levels of 2, 3, 4, 5 and 10 looks after groups of one size.
TEST(ErrorPerLook, IsThatOfPocockForEqualGroups) {
  const auto level = [](std::uint32_t count) {
    Looks looks;
    for (std::uint32_t look = 1; look <= count; ++look) looks.push_back(20 * look);
    return error_per_look(looks, 0.05);
  };
  EXPECT_NEAR(level(2), 0.0294, 0.00005);
  EXPECT_NEAR(level(3), 0.0221, 0.00005);
  EXPECT_NEAR(level(4), 0.0182, 0.00005);
  EXPECT_NEAR(level(5), 0.0158, 0.00005);
  EXPECT_NEAR(level(10), 0.0106, 0.00005);
}

TEST(ErrorPerLook, IsAllOfItForOneLook) { EXPECT_EQ(error_per_look(Looks{30}, 0.05), 0.05); }

double normal(const sim::Luck& luck, std::uint64_t study, std::uint32_t replication) {
  return sim::inverse_normal(luck.uniform(sim::Identity{study}, sim::Purpose{1}, replication));
}

// Differences that are none, looked at after 30, 60, 120 and 200 replications with Student's t: the range of some look
// leaves out 0 in 5 % of 10,000 studies. 3.3 binomial standard errors are 0.72 points; that the boundaries are those of
// known spread adds less than 0.3 (Jennison & Turnbull 2000, 3.8).
TEST(ErrorPerLook, KeepsFalseVerdictsOverAllLooksAtTheErrorAskedFor) {
  const Looks looks = looks_between(30, 200);
  const double level = error_per_look(looks, 0.05);
  const sim::Luck luck{11, 0};
  int wrong = 0;
  for (std::uint64_t study = 0; study < 10'000; ++study) {
    std::vector<Pair> pairs;
    bool is_wrong = false;
    for (const std::uint32_t look : looks) {
      while (pairs.size() < look) pairs.push_back({normal(luck, study, static_cast<std::uint32_t>(pairs.size())), 1});
      is_wrong = is_wrong || chance_of_luck(*ratio_spread(pairs)) < level;
    }
    wrong += is_wrong;
  }
  EXPECT_NEAR(wrong / 10'000.0, 0.05, 0.0072 + 0.003);
}

TEST(NextCheck, IsATenthMoreButAtLeastFive) {
  EXPECT_EQ(next_check(30), 35U);
  EXPECT_EQ(next_check(100), 110U);
  EXPECT_EQ(next_check(101), 112U);
}

// 2 % of 1 h; of 0.01 h: 2 % of a minute. 2 % of a share of 40 %; of 1 %: 2 % of 10 points.
TEST(Precision, AsksNothingOfWhatIsNextToNothing) {
  EXPECT_DOUBLE_EQ(allowed_half_width({"", "", "wait", "h"}, 1, 0.02), 0.02);
  EXPECT_DOUBLE_EQ(allowed_half_width({"", "", "wait", "h"}, 0.01, 0.02), 0.02 / 60);
  EXPECT_DOUBLE_EQ(allowed_half_width({"", "", "lost", "share"}, 0.4, 0.02), 0.008);
  EXPECT_DOUBLE_EQ(allowed_half_width({"", "", "lost", "share"}, 0.01, 0.02), 0.002);
}

// Twice as wide as allowed: four times the replications.
TEST(Precision, TakesFourTimesTheRunsForHalfTheRange) { EXPECT_EQ(replications_for(0.4, 0.2, 30), 120U); }

// The rule of `precision` on means that are exponential with mean 1 (as skewed as waits get): after 30, then every
// tenth more, stop when ±10 % is met twice. 2,000 studies: the range holds the mean in 95 % of them, less what stopping
// takes: statistics says 94 to 96 %, and 3.3 binomial standard errors are 1.6 points.
TEST(Precision, KeepsItsCoverageWhenStoppedTwiceInARow) {
  const sim::Luck luck{13, 0};
  int covered = 0;
  for (std::uint64_t study = 0; study < 2000; ++study) {
    std::vector<Pair> pairs;
    int in_a_row = 0;
    for (std::uint32_t total = 30; in_a_row < 2; total = next_check(total)) {
      while (pairs.size() < total) {
        const auto draw = static_cast<std::uint32_t>(pairs.size());
        pairs.push_back({-std::log(luck.uniform(sim::Identity{study}, sim::Purpose{2}, draw)), 1});
      }
      const Spread spread = *ratio_spread(pairs);
      const Range range = *estimate_of(spread, 0.95, "").range;
      const bool is_precise = half_width(range) <= allowed_half_width({"", "", "", "jobs"}, spread.point, 0.1);
      in_a_row = is_precise ? in_a_row + 1 : 0;
      if (in_a_row == 2) covered += range.low <= 1 && 1 <= range.high;
    }
  }
  EXPECT_NEAR(covered / 2000.0, 0.95, 0.01 + 0.016);
}

}  // namespace
}  // namespace servicechain::analysis
