#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <functional>

#include "sim/law.h"

namespace servicechain::sim {
namespace {

// Every quantile against a distribution function known from elsewhere.

// Values that uniforms can take (odd multiples of 2^-53), dense towards both ends.
std::vector<double> uniforms() {
  std::vector<double> all;
  for (double part = 0x1p-52; part < 0.5; part *= 1.3) {
    const double u = (std::floor(part * 0x1p52) + 0.5) * 0x1p-52;
    all.push_back(u);
    all.push_back(1 - u);
  }
  return all;
}

// below(x) = u and above(x) = 1 − u, each relative to itself, plus what one last bit of x, or of 1, can do.
void expect_round_trip(const Law& law, const std::function<double(double)>& below,
                       const std::function<double(double)>& above, double tolerance) {
  for (const double u : uniforms()) {
    const double x = quantile_h(law, u);
    if (u < 0.5) {
      EXPECT_NEAR(below(x), u, tolerance * u + 4e-16) << name_of(law) << " at " << u;
    } else {
      EXPECT_NEAR(above(x), 1 - u, tolerance * (1 - u)) << name_of(law) << " at 1 - " << 1 - u;
    }
  }
}

TEST(Quantile, OfTheExponentialLaw) {
  expect_round_trip(
      Exponential{0.25}, [](double x) { return -std::expm1(-4 * x); }, [](double x) { return std::exp(-4 * x); },
      1e-13);
}

TEST(Quantile, OfTheUniformAndTheTriangularLaw) {
  expect_round_trip(
      Uniform{0, 4}, [](double x) { return x / 4; }, [](double x) { return (4 - x) / 4; }, 1e-12);
  // From 0 to 4, usually 1: F = x²/4 up to 1, 1 − F = (4 − x)²/12 beyond. A last bit of x = 4 costs 4 − x its digits.
  for (const double u : uniforms()) {
    const double x = quantile_h(Triangular{0, 1, 4}, u);
    EXPECT_NEAR(x < 1 ? x * x / 4 : 1 - (4 - x) * (4 - x) / 12, u, 4e-16) << u;
  }
}

// k from cv and back by the standard library's Γ.
TEST(Quantile, OfWeibullLaws) {
  for (const double cv : {0.05, 0.5, 1.0, 1.6, 5.0}) {
    const Weibull law{2, cv};
    const double k = 1 / law.inverse_k;
    EXPECT_NEAR(std::tgamma(1 + 2 / k) / std::pow(std::tgamma(1 + 1 / k), 2), 1 + cv * cv, 1e-11 * (1 + cv * cv));
    EXPECT_NEAR(law.scale_h * std::tgamma(1 + 1 / k), 2, 1e-12);
    const auto passed = [&](double x) { return std::pow(x / law.scale_h, k); };
    expect_round_trip(
        law, [&](double x) { return -std::expm1(-passed(x)); }, [&](double x) { return std::exp(-passed(x)); }, 1e-12);
  }
  // cv² of k = 2 (Rayleigh): 4/π − 1.
  EXPECT_NEAR((1 / Weibull{1, std::sqrt(4 / std::acos(-1.0) - 1)}.inverse_k), 2, 1e-11);
}

TEST(Quantile, OfTheLognormalLaw) {
  const double cv = 2.0 / 3;
  const double sigma = std::sqrt(std::log1p(cv * cv));
  const double mu = std::log(0.2) - sigma * sigma / 2;
  const auto z = [&](double x) { return (std::log(x) - mu) / sigma; };
  expect_round_trip(
      Lognormal{0.2, cv}, [&](double x) { return 0.5 * std::erfc(-z(x) / std::sqrt(2.0)); },
      [&](double x) { return 0.5 * std::erfc(z(x) / std::sqrt(2.0)); }, 1e-12);
}

// Near 0 a last bit of mean + sd z is worth less and less of x, so there the measure is the chance itself.
TEST(Quantile, OfNormalLawsCutAtZero) {
  const boost::math::normal standard;
  for (const double mean : {0.0, 0.1, 0.3, 1.0, 2.0, 6.0}) {
    const double sd = 0.3;
    const double cut = boost::math::cdf(standard, -mean / sd);
    const double kept = boost::math::cdf(standard, mean / sd);
    expect_round_trip(
        NormalCutAtZero{mean, sd}, [&](double x) { return (boost::math::cdf(standard, (x - mean) / sd) - cut) / kept; },
        [&](double x) { return boost::math::cdf(boost::math::complement(standard, (x - mean) / sd)) / kept; }, 1e-12);
  }
}

// Half of the work each: p/rate = (1 − p)/rate'.
TEST(Quantile, OfHyperexponentialLaws) {
  for (const double cv : {1.0, 1.0001, 1.3, 2.0, 10.0, 1000.0}) {
    const long double square = static_cast<long double>(cv) * cv;
    const long double p = 0.5L * (1 + std::sqrt((square - 1) / (square + 1)));
    const long double q = 0.5L - 0.5L * (2 * p - 1);
    expect_round_trip(
        Hyperexponential{1, cv},
        [&](double x) { return static_cast<double>(-p * std::expm1(-2 * p * x) - q * std::expm1(-2 * q * x)); },
        [&](double x) { return static_cast<double>(p * std::exp(-2 * p * x) + q * std::exp(-2 * q * x)); }, 1e-11);
  }
}

// Relative error of the quantile itself, both tails.
TEST(Quantile, OfGammaLawsAgreesWithBoost) {
  for (const double shape : {0.05, 0.07, 0.1, 0.3, 0.5, 0.9, 1.0, 1.7, 3.0, 10.0, 30.0, 100.0, 400.0}) {
    const Gamma law{1, 1 / std::sqrt(shape)};
    const long double a = law.shape;
    for (const double u : uniforms()) {
      const long double truth = (u < 0.5 ? boost::math::gamma_p_inv(a, static_cast<long double>(u))
                                         : boost::math::gamma_q_inv(a, 1 - static_cast<long double>(u))) /
                                a;
      if (truth < 1e-300L) continue;  // below the normal doubles
      ASSERT_NEAR(static_cast<double>(law.quantile_h(u) / truth), 1.0, 1e-8) << shape << " at " << u;
    }
  }
}

// 1/12 h in four steps: 1 − F = e^(−48 x)(1 + 48 x + (48 x)²/2 + (48 x)³/6).
TEST(Quantile, OfErlangLawsIsThatOfTheirSteps) {
  for (const double u : uniforms()) {
    const double x = 48 * quantile_h(Gamma::erlang(1.0 / 12, 4), u);
    const double left = std::exp(-x) * (1 + x * (1 + x / 2 * (1 + x / 3)));
    EXPECT_NEAR(left, 1 - u, 1e-8 * (1 - u)) << u;
  }
}

// Far outside the promised shapes the moments must still be right: a million steps, and cv 30.
TEST(Quantile, OfExtremeGammaLawsStaysFinite) {
  EXPECT_NEAR(quantile_h(Gamma::erlang(1, 1'000'000), 0.5), 1 - 1 / 3e6, 1e-9);
  const Law wild = Gamma{1, 30};
  EXPECT_GE(quantile_h(wild, 0x1p-53), 0);
  EXPECT_GT(quantile_h(wild, 1 - 0x1p-53), 1000);
  EXPECT_TRUE(std::isfinite(quantile_h(wild, 1 - 0x1p-53)));
}

TEST(Quantile, OfPertLawsAgreesWithBoost) {
  for (const double usual : {0.0, 0.01, 0.25, 0.5, 0.6, 0.99, 1.0}) {
    const Pert law{0, usual, 1};
    const long double alpha = 1 + 4 * static_cast<long double>(usual);
    const long double beta = 6 - alpha;
    for (const double u : uniforms()) {
      const long double truth = u < 0.5 ? boost::math::ibeta_inv(alpha, beta, static_cast<long double>(u))
                                        : boost::math::ibetac_inv(alpha, beta, 1 - static_cast<long double>(u));
      ASSERT_NEAR(static_cast<double>(law.quantile_h(u) / truth), 1.0, 1e-8) << usual << " at " << u;
    }
  }
}

}  // namespace
}  // namespace servicechain::sim
