#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace servicechain::sim {

// Bins with a share each, every duration within a bin alike.
struct Histogram {
  struct Bin {
    double from_h;
    double to_h;
    double share;
    [[nodiscard]] friend bool operator==(const Bin&, const Bin&) = default;
  };
  std::vector<Bin> bins;      // ascending, shares sum to 1
  std::vector<double> up_to;  // -- derived, cumulated shares

  // At least one bin, ascending, 0 ≤ from ≤ to ≤ the next one's from, shares that sum to 1.
  [[nodiscard]] static bool allows(std::span<const Bin> bins);

  // Requires: allows(all).
  explicit Histogram(std::vector<Bin> all);

  [[nodiscard]] double quantile_h(double u) const;
  [[nodiscard]] double expected_h() const;
  [[nodiscard]] double variance_h2() const;
  [[nodiscard]] double least_h() const { return bins.front().from_h; }
  [[nodiscard]] Histogram times(double factor) const;
  [[nodiscard]] std::string_view name() const { return "histogram"; }
  [[nodiscard]] friend bool operator==(const Histogram&, const Histogram&) = default;
};

}  // namespace servicechain::sim
