#include "analysis/estimates/control_variates.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/analysis/planted.h"

namespace servicechain::analysis {
namespace {

using tests::Normals;
using tests::spread_of;
using tests::tolerance;

// Twenty replications: c = 1 and 3 in turn, y = 10 + 2 c + e with e = +1, +1, −1, −1 in turn (apart from c).
// mean(y) = 10 + 4 = 14, slope 2, mean(c) = 2: point 14 − 4 = 10. Left is e: Σe² = 20, degrees 18, Σ(c − 2)² = 20.
// Variance 20/18 (1/20 + 2²/20) = .277778; t(18; .975) = 2.1009220, half 2.1009220 · .5270463 = 1.1072833.
// Without: Σ(y − 14)² = 4 · 20 + 20 = 100 (c and e are apart): 100/19/20 = .2631579, less than .277778: no gain.
std::vector<double> twenty(double c, double e) {
  std::vector<double> values;
  for (int i = 0; i < 20; ++i) values.push_back(10 + c * (i % 2 == 0 ? 1 : 3) + e * (i % 4 < 2 ? 1 : -1));
  return values;
}
std::vector<double> one_and_three() {
  std::vector<double> values;
  for (int i = 0; i < 20; ++i) values.push_back(i % 2 == 0 ? 1 : 3);
  return values;
}

TEST(ControlVariate, IsLeftOutWhereItsOwnLuckOutweighsTheGain) {
  EXPECT_FALSE(with_controls(spread_of(twenty(2, 1)), std::vector<Control>{one_and_three()}));
}

// The same with slope 20: Σ(y − mean)² = 400 · 20 + 20 = 8020, variance 8020/19/20 = 21.105263; gain 21.105263/.277778.
TEST(ControlVariate, TakesOutWhatTheControlAccountsFor) {
  const auto controlled = with_controls(spread_of(twenty(20, 1)), std::vector<Control>{one_and_three()});
  ASSERT_TRUE(controlled);
  EXPECT_NEAR(controlled->spread.point, 10, 1e-9);
  EXPECT_EQ(controlled->spread.controls, 1U);
  EXPECT_NEAR(half_width(controlled->spread, 0.95), 1.1072833, 1e-6);
  EXPECT_NEAR(controlled->gain, 21.105263 / 0.277778, 1e-3);
}

TEST(ControlVariate, NeedsTenReplicationsEach) {
  std::vector<double> values = twenty(20, 1);
  std::vector<double> control = one_and_three();
  values.resize(19);
  control.resize(19);
  EXPECT_TRUE(with_controls(spread_of(values), std::vector<Control>{control}));
  values.resize(9);
  control.resize(9);
  EXPECT_FALSE(with_controls(spread_of(values), std::vector<Control>{control}));
}

// A second control that never differs, or says what the first says, changes nothing.
TEST(ControlVariate, LeavesOutControlsThatSayNothing) {
  const Spread spread = spread_of(twenty(20, 1));
  const auto alone = with_controls(spread, std::vector<Control>{one_and_three()});
  std::vector<double> twice = one_and_three();
  for (double& value : twice) value *= 2;
  for (const std::vector<double>& second : {std::vector<double>(20, 0.0), std::vector<double>(20, 7.0), twice}) {
    const auto both = with_controls(spread, std::vector<Control>{one_and_three(), second});
    ASSERT_TRUE(both);
    EXPECT_EQ(both->spread.controls, 1U);
    EXPECT_DOUBLE_EQ(both->spread.point, alone->spread.point);
  }
  EXPECT_FALSE(with_controls(spread, {}));
}

// An F test at 1 in 1000: of 4,000 controls that have nothing to do with the values, 4 pass on average.
TEST(ControlVariate, IsNotTakenInByChance) {
  Normals normals{1};
  int taken = 0;
  for (int study = 0; study < 4'000; ++study) {
    std::vector<double> values;
    std::vector<double> control;
    for (int r = 0; r < 30; ++r) {
      values.push_back(normals.next());
      control.push_back(normals.next());
    }
    taken += with_controls(spread_of(values), std::vector<Control>{control}).has_value();
  }
  EXPECT_LE(taken / 4'000.0, 0.001 + tolerance(0.001, 4'000));
}

// Normal values of which the control accounts for so much of the variance: the range holds the truth in 95 of 100
// studies of 20 to 60 replications, whether the control was taken or not; and all of 0.5 at 30 gains a factor of about
// 2 · 27/28 (one degree lost, and the price of the intercept).
TEST(ControlVariate, KeepsTheRangesPromise) {
  constexpr int studies = 4'000;
  std::uint32_t seed = 100;
  for (const double explained : {0.2, 0.5, 0.9}) {
    for (const int replications : {20, 30, 60}) {
      Normals normals{seed++};
      int held = 0;
      double bias = 0;
      double gain = 0;
      for (int study = 0; study < studies; ++study) {
        std::vector<double> values;
        std::vector<double> control;
        for (int r = 0; r < replications; ++r) {
          control.push_back(normals.next());
          values.push_back(3 + std::sqrt(explained) * control.back() + std::sqrt(1 - explained) * normals.next());
        }
        Spread spread = spread_of(values);
        if (const auto controlled = with_controls(spread, std::vector<Control>{control})) {
          spread = controlled->spread;
          gain += controlled->gain / studies;
        } else {
          gain += 1.0 / studies;
        }
        held += std::abs(spread.point - 3) <= half_width(spread, 0.95);
        bias += (spread.point - 3) / studies;
      }
      const double share = held / static_cast<double>(studies);
      EXPECT_NEAR(share, 0.95, tolerance(0.95, studies)) << explained << " of the variance, " << replications;
      EXPECT_NEAR(bias, 0, 3.89 / std::sqrt(static_cast<double>(studies) * replications));
      if (explained == 0.5 && replications == 30) {
        EXPECT_GT(gain, 1.7);
        EXPECT_LT(gain, 2.4);
      }
    }
  }
}

}  // namespace
}  // namespace servicechain::analysis
