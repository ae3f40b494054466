#pragma once

#include <string_view>

#include "sim/contract.h"

namespace servicechain::sim {

// Always the same.
struct Constant {
  double value_h = 0;

  [[nodiscard]] static constexpr bool allows(double value) { return value >= 0; }

  // Requires: allows(value).
  constexpr Constant() = default;
  constexpr explicit Constant(double value) : value_h{value} { require(allows(value), "a constant is not negative"); }

  [[nodiscard]] double quantile_h(double) const { return value_h; }
  [[nodiscard]] double expected_h() const { return value_h; }
  [[nodiscard]] double variance_h2() const { return 0; }
  [[nodiscard]] double least_h() const { return value_h; }
  [[nodiscard]] Constant times(double factor) const { return Constant{value_h * factor}; }
  [[nodiscard]] std::string_view name() const { return "constant"; }
  [[nodiscard]] friend bool operator==(const Constant&, const Constant&) = default;
};

}  // namespace servicechain::sim
