#pragma once

#include <string_view>

#include "sim/normal.h"

namespace servicechain::sim {

// A normal value, drawn again until it is not negative. Mean and deviation are those before the cut.
//   F⁻¹(u) = mean + sd · z(u'), u' = F(0) + u (1 − F(0)), F(0) the normal's chance of a negative value.
//   with r = φ(m)/Φ(m), m = mean/sd:  expected = mean + sd r;  variance = sd² (1 − m r − r²).
// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed., 13.10.1.
struct NormalCutAtZero {
  double mean_h;
  double sd_h;
  double chance_below = 0;  // -- derived, F(0)
  double chance_above = 1;  // -- derived, 1 − F(0), no less precise

  [[nodiscard]] static constexpr bool allows(double mean, double deviation) { return mean >= 0 && deviation >= 0; }

  // Requires: allows(mean, deviation).
  NormalCutAtZero(double mean, double deviation);

  [[nodiscard]] double quantile_h(double u) const {
    const double below = chance_below + u * chance_above;
    const double z = below < 0.5 ? inverse_normal(below) : -inverse_normal((1.0 - u) * chance_above);
    const double value = mean_h + sd_h * z;
    return value > 0 ? value : 0;
  }
  [[nodiscard]] double expected_h() const;
  [[nodiscard]] double variance_h2() const;
  [[nodiscard]] double least_h() const { return sd_h == 0 ? mean_h : 0; }
  [[nodiscard]] NormalCutAtZero times(double factor) const {
    NormalCutAtZero longer = *this;
    longer.mean_h *= factor;
    longer.sd_h *= factor;
    return longer;
  }
  [[nodiscard]] std::string_view name() const { return "normal"; }
  [[nodiscard]] friend bool operator==(const NormalCutAtZero&, const NormalCutAtZero&) = default;
};

}  // namespace servicechain::sim
