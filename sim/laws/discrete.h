#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace servicechain::sim {

// A few values, each with its share: F⁻¹(u) = the least value whose share and those of the lesser ones exceed u.
struct Discrete {
  struct Value {
    double value_h;
    double share;
    [[nodiscard]] friend bool operator==(const Value&, const Value&) = default;
  };
  std::vector<Value> values;  // ascending, shares sum to 1
  std::vector<double> up_to;  // -- derived, cumulated shares

  // At least one value, none negative, shares that sum to 1.
  [[nodiscard]] static bool allows(std::span<const Value> values);

  // In any order. Requires: allows(all).
  explicit Discrete(std::vector<Value> all);

  [[nodiscard]] double quantile_h(double u) const;
  [[nodiscard]] double expected_h() const;
  [[nodiscard]] double variance_h2() const;
  [[nodiscard]] double least_h() const { return values.front().value_h; }
  [[nodiscard]] Discrete times(double factor) const;
  [[nodiscard]] std::string_view name() const { return "discrete"; }
  [[nodiscard]] friend bool operator==(const Discrete&, const Discrete&) = default;
};

}  // namespace servicechain::sim
