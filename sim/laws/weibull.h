#pragma once

#include <string_view>

#include "sim/elementary.h"

namespace servicechain::sim {

// Wear (cv below 1) or teething troubles (above 1): F⁻¹(u) = scale · (−ln(1 − u))^(1/k).
// k solves 1 + cv² = Γ(1 + 2/k)/Γ(1 + 1/k)²; scale = mean/Γ(1 + 1/k). cv 1 is the exponential law.
// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed., chapter 21.
struct Weibull {
  double mean_h;
  double cv;
  double scale_h;        // -- derived
  double inverse_k = 1;  // -- derived

  [[nodiscard]] static constexpr bool allows(double mean, double deviation_over_mean) {
    return mean >= 0 && deviation_over_mean >= 0.001 && deviation_over_mean <= 1000;
  }

  // Requires: allows(mean, deviation over mean).
  Weibull(double mean, double deviation_over_mean);

  [[nodiscard]] double quantile_h(double u) const {
    const double passed = -log(1.0 - u);
    return passed > 0 ? scale_h * power(passed, inverse_k) : 0;  // 1 − u may round to 1
  }
  [[nodiscard]] double expected_h() const { return mean_h; }
  [[nodiscard]] double variance_h2() const { return (mean_h * cv) * (mean_h * cv); }
  [[nodiscard]] double least_h() const { return 0; }
  [[nodiscard]] Weibull times(double factor) const;
  [[nodiscard]] std::string_view name() const { return "weibull"; }
  [[nodiscard]] friend bool operator==(const Weibull&, const Weibull&) = default;
};

}  // namespace servicechain::sim
