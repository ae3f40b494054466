#pragma once

#include <cmath>
#include <string_view>

#include "sim/contract.h"
#include "sim/normal.h"

namespace servicechain::sim {

// Many small causes that multiply: F⁻¹(u) = median · e^(σ z), z the standard normal quantile of u;
//   σ² = ln(1 + cv²), median = mean/√(1 + cv²).
// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed., chapter 14.
struct Lognormal {
  double mean_h;
  double cv;
  double median_h;  // -- derived
  double sigma;     // -- derived, of the logarithm

  [[nodiscard]] static constexpr bool allows(double mean, double deviation_over_mean) {
    return mean >= 0 && deviation_over_mean >= 0 && deviation_over_mean <= 1e6;
  }

  // Requires: allows(mean, deviation over mean).
  Lognormal(double mean, double deviation_over_mean)
      : mean_h{mean},
        cv{deviation_over_mean},
        median_h{mean / std::sqrt(1.0 + cv * cv)},
        sigma{std::sqrt(log(1.0 + cv * cv))} {
    require(allows(mean, cv), "lognormal: mean and cv not negative, cv at most a million");
  }

  [[nodiscard]] double quantile_h(double u) const { return median_h * exp(sigma * inverse_normal(u)); }
  [[nodiscard]] double expected_h() const { return mean_h; }
  [[nodiscard]] double variance_h2() const { return (mean_h * cv) * (mean_h * cv); }
  [[nodiscard]] double least_h() const { return sigma == 0 ? median_h : 0; }
  [[nodiscard]] Lognormal times(double factor) const {
    Lognormal longer = *this;
    longer.mean_h *= factor;
    longer.median_h *= factor;
    return longer;
  }
  [[nodiscard]] std::string_view name() const { return "lognormal"; }
  [[nodiscard]] friend bool operator==(const Lognormal&, const Lognormal&) = default;
};

}  // namespace servicechain::sim
