#pragma once

#include <string_view>

#include "sim/contract.h"
#include "sim/elementary.h"

namespace servicechain::sim {

// Without memory: F⁻¹(u) = −mean · ln(1 − u). Deviation equals mean.
struct Exponential {
  double mean_h;

  [[nodiscard]] static constexpr bool allows(double mean) { return mean >= 0; }

  // Requires: allows(mean).
  constexpr explicit Exponential(double mean) : mean_h{mean} {
    require(allows(mean), "exponential: the mean is not negative");
  }

  [[nodiscard]] double quantile_h(double u) const { return -mean_h * log(1.0 - u); }
  [[nodiscard]] double expected_h() const { return mean_h; }
  [[nodiscard]] double variance_h2() const { return mean_h * mean_h; }
  [[nodiscard]] double least_h() const { return 0; }
  [[nodiscard]] Exponential times(double factor) const { return Exponential{mean_h * factor}; }
  [[nodiscard]] std::string_view name() const { return "exponential"; }
  [[nodiscard]] friend bool operator==(const Exponential&, const Exponential&) = default;
};

}  // namespace servicechain::sim
