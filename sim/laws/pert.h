#pragma once

#include <string_view>

#include "sim/laws/quantile_table.h"
#include "sim/normal.h"

namespace servicechain::sim {

// A guess in three numbers, smoother than the triangle: x = low + (high − low) p, p by the beta law with
//   α = 1 + 4 (usual − low)/(high − low), β = 6 − α;  mean (low + 4 usual + high)/6.
// F⁻¹(u): ln(p/(1 − p)) from a table over the standard normal quantile of u. Relative error of p and 1 − p at most
// 1e-8. Source: Malcolm, Roseboom, Clark & Fazar, Operations Research 7(5), 1959; Vose, Risk Analysis, 3rd ed., 2008.
struct Pert {
  double low_h;
  double usual_h;
  double high_h;
  QuantileTable table;  // -- derived

  [[nodiscard]] static constexpr bool allows(double low, double usual, double high) {
    return 0 <= low && low <= usual && usual <= high;
  }

  // Requires: allows(low, usual, high).
  Pert(double low, double usual, double high);

  [[nodiscard]] double quantile_h(double u) const {
    return low_h + (high_h - low_h) / (1.0 + exp(-table.at(inverse_normal(u))));
  }
  [[nodiscard]] double expected_h() const { return (low_h + 4 * usual_h + high_h) / 6; }
  // (mean − low)(high − mean)/7: that of a beta law with α + β = 6.
  [[nodiscard]] double variance_h2() const { return (expected_h() - low_h) * (high_h - expected_h()) / 7; }
  [[nodiscard]] double least_h() const { return low_h; }
  [[nodiscard]] Pert times(double factor) const {
    Pert longer = *this;
    longer.low_h *= factor;
    longer.usual_h *= factor;
    longer.high_h *= factor;
    return longer;
  }
  [[nodiscard]] std::string_view name() const { return "pert"; }
  [[nodiscard]] friend bool operator==(const Pert& a, const Pert& b) {
    return a.low_h == b.low_h && a.usual_h == b.usual_h && a.high_h == b.high_h;
  }
};

}  // namespace servicechain::sim
