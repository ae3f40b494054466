#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace servicechain::sim {

// Measured durations, each as likely as any other: F⁻¹(u) = the sorted value number ⌊n u⌋. Nothing in between.
struct Empirical {
  std::vector<double> values_h;  // ascending

  // At least one value, none negative.
  [[nodiscard]] static bool allows(std::span<const double> values);

  // In any order. Requires: allows(measured).
  explicit Empirical(std::vector<double> measured);

  [[nodiscard]] double quantile_h(double u) const {
    const auto place = static_cast<std::size_t>(u * static_cast<double>(values_h.size()));
    return values_h[place < values_h.size() ? place : values_h.size() - 1];  // n u may round up to n
  }
  [[nodiscard]] double expected_h() const;
  // Of the law, so divided by n.
  [[nodiscard]] double variance_h2() const;
  [[nodiscard]] double least_h() const { return values_h.front(); }
  [[nodiscard]] Empirical times(double factor) const;
  [[nodiscard]] std::string_view name() const { return "empirical"; }
  [[nodiscard]] friend bool operator==(const Empirical&, const Empirical&) = default;
};

}  // namespace servicechain::sim
