#pragma once

#include <cmath>
#include <string_view>

#include "sim/contract.h"

namespace servicechain::sim {

// A density that rises in a straight line from low to usual and falls in one to high.
//   F(usual) = (usual − low)/(high − low);  below it F⁻¹(u) = low + √(u (high − low)(usual − low)), above it mirrored.
// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed., 26.9.
struct Triangular {
  double low_h;
  double usual_h;
  double high_h;

  [[nodiscard]] static constexpr bool allows(double low, double usual, double high) {
    return 0 <= low && low <= usual && usual <= high;
  }

  // Requires: allows(low, usual, high).
  constexpr Triangular(double low, double usual, double high) : low_h{low}, usual_h{usual}, high_h{high} {
    require(allows(low, usual, high), "triangular: 0 ≤ low ≤ usual ≤ high");
  }

  [[nodiscard]] double quantile_h(double u) const {
    const double width = high_h - low_h;
    const double rise = usual_h - low_h;
    if (u * width < rise) return low_h + std::sqrt(u * width * rise);
    return high_h - std::sqrt((1.0 - u) * width * (high_h - usual_h));
  }
  [[nodiscard]] double expected_h() const { return (low_h + usual_h + high_h) / 3; }
  [[nodiscard]] double variance_h2() const {
    const double rise = usual_h - low_h;
    const double fall = high_h - usual_h;
    return (rise * rise + rise * fall + fall * fall) / 18;
  }
  [[nodiscard]] double least_h() const { return low_h; }
  [[nodiscard]] Triangular times(double factor) const { return {low_h * factor, usual_h * factor, high_h * factor}; }
  [[nodiscard]] std::string_view name() const { return "triangular"; }
  [[nodiscard]] friend bool operator==(const Triangular&, const Triangular&) = default;
};

}  // namespace servicechain::sim
