#include "sim/law.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/random.h"
#include "tests/sim/laws.h"

namespace servicechain::sim {
namespace {

constexpr int many = 200'000;
constexpr double one_in_a_million = 4.9;  // standard errors, two-sided

std::vector<double> sample_of(const Law& law) {
  const Luck luck{2026, 0};
  std::vector<double> sample;
  for (int i = 0; i < many; ++i) sample.push_back(quantile_h(law, luck.uniform(static_cast<Identity>(i), 1, 0)));
  return sample;
}

double mean_power(const std::vector<double>& sample, double centre, int exponent) {
  double sum = 0;
  for (const double value : sample) sum += std::pow(value - centre, exponent);
  return sum / static_cast<double>(sample.size());
}

// Mean: standard error √(σ²/n). Variance about the known mean: √((μ₄ − σ⁴)/n), μ₄ from the sample.
TEST(Law, SampledMeanAndVarianceAreTheStatedOnes) {
  for (const auto& [name, law] : laws_of_all_kinds()) {
    const std::vector<double> sample = sample_of(law);
    const double mean = mean_h(law);
    const double variance = variance_h2(law);
    const double fourth = mean_power(sample, mean, 4);
    const double last_bits = 1e-12 * mean;
    EXPECT_NEAR(mean_power(sample, mean, 1), 0, one_in_a_million * std::sqrt(variance / many) + last_bits) << name;
    EXPECT_NEAR(mean_power(sample, mean, 2), variance,
                one_in_a_million * std::sqrt(std::max(0.0, fourth - variance * variance) / many) + last_bits)
        << name;
  }
}

// ∫ F⁻¹ = mean and ∫ (F⁻¹ − mean)² = variance, no luck involved. With u = s³(10 − 15 s + 6 s²), which stretches both
// ends, the midpoint rule in 400,000 steps is good to 1e-7 for smooth laws, and to a few steps where a law jumps.
TEST(Law, IntegralOfTheQuantileIsTheStatedMeanAndVariance) {
  constexpr int steps = 400'000;
  for (const auto& [name, law] : laws_of_all_kinds()) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < steps; ++i) {
      const double s = (i + 0.5) / steps;
      const double u = std::clamp(s * s * s * (10 - 15 * s + 6 * s * s), 0x1p-53, 1 - 0x1p-53);
      const double weight = 30 * s * s * (1 - s) * (1 - s) / steps;
      const double away = quantile_h(law, u) - mean_h(law);
      mean += weight * away;
      square += weight * away * away;
    }
    EXPECT_NEAR(mean, 0, 1e-5 * mean_h(law)) << name;
    EXPECT_NEAR(square, variance_h2(law), 1e-5 * (variance_h2(law) + mean_h(law) * mean_h(law))) << name;
  }
}

// In whole nanoseconds, as the clock takes them. A mix is so only within its parts.
TEST(Law, LargerUniformNeverGivesAShorterDuration) {
  for (const auto& [name, law] : laws_of_all_kinds()) {
    if (std::holds_alternative<Mix>(law)) continue;
    Duration before{0};
    for (int i = 0; i < many; ++i) {
      const Duration now = draw(law, (i + 0.5) / many);
      ASSERT_GE(now, before) << name << " at " << i;
      before = now;
    }
    ASSERT_GE(draw(law, 1 - 0x1p-53), before) << name;
    ASSERT_LE(draw(law, 0x1p-53), draw(law, 0.5 / many)) << name;
  }
}

TEST(Law, NothingIsShorterThanItsLeast) {
  for (const auto& [name, law] : laws_of_all_kinds()) {
    EXPECT_GE(quantile_h(law, 0x1p-53), least_h(law)) << name;
  }
}

TEST(Law, ScalingMultipliesEveryDuration) {
  for (const auto& [name, law] : laws_of_all_kinds()) {
    const Law longer = scaled(law, 3);
    EXPECT_NEAR(mean_h(longer), 3 * mean_h(law), 1e-14 * mean_h(longer)) << name;
    EXPECT_NEAR(variance_h2(longer), 9 * variance_h2(law), 1e-13 * variance_h2(longer)) << name;
    EXPECT_EQ(name_of(longer), name_of(law));
    for (const double u : {1e-9, 0.1, 0.5, 0.77, 0.999}) {
      EXPECT_NEAR(quantile_h(longer, u), 3 * quantile_h(law, u), 1e-14 * (mean_h(longer) + quantile_h(longer, u)))
          << name;
    }
  }
}

TEST(Law, EqualParametersMakeEqualLaws) {
  const auto first = laws_of_all_kinds();
  const auto second = laws_of_all_kinds();
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = 0; j < second.size(); ++j) EXPECT_EQ(first[i].law == second[j].law, i == j) << first[i].name;
  }
}

// Half a nanosecond rounds up: 0.25 h of 3.6e12 ns plus half of one.
TEST(Law, DrawsAreWholeNanosecondsToTheNearest) {
  EXPECT_EQ(draw(Constant{0.25}, 0.5), std::chrono::minutes{15});
  EXPECT_EQ(draw(Constant{1.4 / ns_per_h}, 0.5).count(), 1);
  EXPECT_EQ(draw(Constant{1.6 / ns_per_h}, 0.5).count(), 2);
  EXPECT_EQ(draw(Constant{0}, 0.5).count(), 0);
}

// 10⁹ hours are 114,000 years.
TEST(Law, DrawsAreCutAtTwoHundredAndFiftyYears) {
  EXPECT_EQ(draw(Constant{1e9}, 0.5), 250 * 52 * one_week);
  EXPECT_EQ(draw(Lognormal{1, 1e6}, 1 - 0x1p-53), 250 * 52 * one_week);
}

// 0.7 · 1 + 0.3 · 5 = 2.2; within (0.7 · 1 + 0.3 · 0) and between (0.7 · 1.2² + 0.3 · 2.8² = 3.36): 4.06.
TEST(Law, MixAddsTheSpreadWithinAndBetweenItsParts) {
  const Law mix = Mix{{{0.7, Exponential{1}}, {0.3, Constant{5}}}};
  EXPECT_NEAR(mean_h(mix), 2.2, 1e-14);
  EXPECT_NEAR(variance_h2(mix), 4.06, 1e-14);
  EXPECT_NEAR(squared_cv(mix), 4.06 / 4.84, 1e-14);
  EXPECT_EQ(least_h(mix), 0);
  // u = 0.35 is the middle of the first part: its median ln 2.
  EXPECT_NEAR(quantile_h(mix, 0.35), std::log(2.0), 1e-14);
  EXPECT_EQ(quantile_h(mix, 0.7), 5);
}

// Values 1, 2, 4 with 30, 20, 50%: mean 2.7, variance 0.3 · 1.7² + 0.2 · 0.7² + 0.5 · 1.3² = 1.81.
TEST(Law, DiscreteSortsItsValues) {
  const Law law = Discrete{{{4, 0.5}, {1, 0.3}, {2, 0.2}}};
  EXPECT_EQ(quantile_h(law, 0.29), 1);
  EXPECT_EQ(quantile_h(law, 0.31), 2);
  EXPECT_EQ(quantile_h(law, 0.51), 4);
  EXPECT_NEAR(mean_h(law), 2.7, 1e-14);
  EXPECT_NEAR(variance_h2(law), 1.81, 1e-14);
}

TEST(Law, SharesWrittenAsThirdsAreStretchedToOne) {
  const Law law = Discrete{{{1, 0.33333}, {2, 0.33333}, {3, 0.33333}, {9, 0}}};
  EXPECT_NEAR(mean_h(law), 2, 1e-12);
  EXPECT_EQ(quantile_h(law, 1 - 0x1p-53), 3);
}

// Quarters of 4 values: the third from 0.5 on.
TEST(Law, EmpiricalGivesMeasuredValuesOnly) {
  const Law law = Empirical{{7, 1, 5, 3}};
  EXPECT_EQ(quantile_h(law, 0.49), 3);
  EXPECT_EQ(quantile_h(law, 0.51), 5);
  EXPECT_EQ(mean_h(law), 4);
  EXPECT_EQ(variance_h2(law), 5);
}

TEST(Law, DegenerateSpreadsAreConstants) {
  for (const Law& law : {Law{Uniform{2, 2}}, Law{Triangular{2, 2, 2}}, Law{Pert{2, 2, 2}}, Law{Lognormal{2, 0}},
                         Law{NormalCutAtZero{2, 0}}}) {
    for (const double u : {0x1p-53, 0.3, 1 - 0x1p-53}) EXPECT_EQ(quantile_h(law, u), 2) << name_of(law);
    EXPECT_EQ(variance_h2(law), 0) << name_of(law);
    EXPECT_EQ(least_h(law), 2) << name_of(law);
  }
}

TEST(Law, IsSmoothUnlessADurationHasAChanceOfItsOwn) {
  EXPECT_TRUE(is_smooth(Exponential{1}));
  EXPECT_TRUE(is_smooth(Gamma{1, 0.5}));
  EXPECT_TRUE(is_smooth(Histogram{{{0, 1, 0.5}, {2, 3, 0.5}}}));
  EXPECT_TRUE(is_smooth(Mix{{{0.5, Exponential{1}}, {0.5, Uniform{1, 2}}}}));
  EXPECT_FALSE(is_smooth(Constant{1}));
  EXPECT_FALSE(is_smooth(Exponential{0}));
  EXPECT_FALSE(is_smooth(Uniform{1, 1}));
  EXPECT_FALSE(is_smooth(Empirical{{1, 2, 3}}));
  EXPECT_FALSE(is_smooth(Histogram{{{0, 1, 0.5}, {2, 2, 0.5}}}));
  EXPECT_FALSE(is_smooth(Mix{{{0.5, Exponential{1}}, {0.5, Constant{2}}}}));
}

TEST(Law, KnowsWhatItRequires) {
  EXPECT_FALSE(Uniform::allows(2, 1));
  EXPECT_FALSE(Triangular::allows(1, 4, 3));
  EXPECT_FALSE(Pert::allows(-1, 2, 3));
  EXPECT_FALSE(Hyperexponential::allows(1, 0.9));
  EXPECT_FALSE(Gamma::allows(1, 0));
  EXPECT_FALSE(Weibull::allows(1, std::nan("")));
  const std::vector<Histogram::Bin> overlapping{{0, 2, 0.5}, {1, 3, 0.5}};
  EXPECT_FALSE(Histogram::allows(overlapping));
  const std::vector<Discrete::Value> too_few{{1, 0.4}, {2, 0.5}};
  EXPECT_FALSE(Discrete::allows(too_few));
  EXPECT_FALSE(Empirical::allows({}));
}

TEST(LawDeathTest, BrokenRequirementsStopTheProgram) {
  EXPECT_DEATH((Uniform{2, 1}), "uniform: 0 ≤ low ≤ high");
  EXPECT_DEATH((Gamma{1, 0}), "gamma: mean not negative, cv from 0.001 to 1000");
  EXPECT_DEATH((void)scaled(Constant{1}, 0), "above 0");
}

}  // namespace
}  // namespace servicechain::sim
