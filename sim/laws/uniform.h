#pragma once

#include <string_view>

#include "sim/contract.h"

namespace servicechain::sim {

// Every duration from low to high alike: F⁻¹(u) = low + (high − low) u.
struct Uniform {
  double low_h;
  double high_h;

  [[nodiscard]] static constexpr bool allows(double low, double high) { return 0 <= low && low <= high; }

  // Requires: allows(low, high).
  constexpr Uniform(double low, double high) : low_h{low}, high_h{high} {
    require(allows(low, high), "uniform: 0 ≤ low ≤ high");
  }

  [[nodiscard]] double quantile_h(double u) const { return low_h + (high_h - low_h) * u; }
  [[nodiscard]] double expected_h() const { return 0.5 * (low_h + high_h); }
  [[nodiscard]] double variance_h2() const { return (high_h - low_h) * (high_h - low_h) / 12; }
  [[nodiscard]] double least_h() const { return low_h; }
  [[nodiscard]] Uniform times(double factor) const { return {low_h * factor, high_h * factor}; }
  [[nodiscard]] std::string_view name() const { return "uniform"; }
  [[nodiscard]] friend bool operator==(const Uniform&, const Uniform&) = default;
};

}  // namespace servicechain::sim
