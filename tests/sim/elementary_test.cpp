#include "sim/elementary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/normal.h"
#include "sim/random.h"

namespace servicechain::sim {
namespace {

constexpr Purpose where = purpose("tests/elementary");
constexpr int points = 200'000;

double between(double low, double high, int point) {
  return low + (high - low) * Luck{1, 0}.uniform(static_cast<Identity>(point), where, 0);
}

// How far `got` is from the truth, in steps between neighbouring doubles. long double has 11 more bits here.
double steps_off(double got, long double truth) {
  const double nearest = std::abs(static_cast<double>(truth));
  const long double step = std::nextafter(nearest, std::numeric_limits<double>::infinity()) - nearest;
  return static_cast<double>(std::abs(static_cast<long double>(got) - truth) / step);
}

TEST(Elementary, LogIsWithinOneAndAHalfSteps) {
  for (int i = 0; i < points; ++i) {
    for (const double x :
         {between(0, 1, i), between(0.5, 2, i), 1.0 - std::exp(-between(0, 36, i)), std::exp(between(-700, 700, i))}) {
      ASSERT_LE(steps_off(log(x), std::log(static_cast<long double>(x))), 1.5) << x;
    }
  }
}

TEST(Elementary, ExpIsWithinOneStep) {
  for (int i = 0; i < points; ++i) {
    for (const double x :
         {between(-2, 2, i), between(-745, 709.7, i), between(-745, -700, i), between(700, 709.7, i)}) {
      ASSERT_LE(steps_off(exp(x), std::exp(static_cast<long double>(x))), 1.0) << x;
    }
  }
}

TEST(Elementary, PowerIsWithinOneStep) {
  for (int i = 0; i < points; ++i) {
    const double exponent = between(-60, 60, points + i);
    for (const double x : {between(0, 2, i), std::exp(between(-11, 11, i))}) {
      const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(exponent));
      if (truth < 1e-300L || truth > 1e300L) continue;
      ASSERT_LE(steps_off(power(x, exponent), truth), 1.0) << x << " to the " << exponent;
    }
  }
}

// What is switched off must leave exactly 1 or exactly what was there.
TEST(Elementary, NeutralCasesAreExact) {
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(log(1.0), 0.0);
  for (int i = 0; i < points; ++i) {
    const double x = between(0, 1000, i);
    ASSERT_EQ(power(x, 0.0), 1.0);
    ASSERT_EQ(power(1.0, x), 1.0);
    ASSERT_EQ(power(x, 1.0), x);
  }
}

TEST(Elementary, ExpLeavesTheRangeOfDoublesInBothDirections) {
  EXPECT_EQ(exp(710.0), std::numeric_limits<double>::infinity());
  EXPECT_EQ(exp(-746.0), 0.0);
}

// Γ(1/2) = √π, Γ(n + 1) = n!, and long double's own in between.
TEST(Elementary, LogGammaKnowsFactorials) {
  EXPECT_NEAR(log_gamma(0.5), 0.5 * std::log(std::acos(-1.0)), 2e-14);
  EXPECT_NEAR(log_gamma(1.0), 0.0, 2e-14);
  EXPECT_NEAR(log_gamma(11.0), std::log(3628800.0), 2e-14 * 15);
  for (int i = 0; i < 2000; ++i) {
    const double x = between(0.01, 300, i);
    const auto truth = static_cast<double>(std::lgamma(static_cast<long double>(x)));
    ASSERT_NEAR(log_gamma(x), truth, 2e-14 * std::max(1.0, std::abs(truth))) << x;
  }
}

TEST(Elementary, ExpLessTangentKeepsItsDigitsNearZero) {
  for (int i = 0; i < points; ++i) {
    const double x = between(-1, 1, i);
    const long double exact = x;
    // e^x − 1 − x = x²/2 + x³/6 + …; from 0.05 long double's own difference has digits to spare.
    if (std::abs(x) < 0.05) continue;
    const auto truth = static_cast<double>(std::expm1(exact) - exact);
    ASSERT_NEAR(exp_less_tangent(x) / truth, 1.0, 1e-14) << x;
  }
  EXPECT_NEAR(exp_less_tangent(1e-9) / 5e-19, 1.0, 1e-9);
}

}  // namespace
}  // namespace servicechain::sim
