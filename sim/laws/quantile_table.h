#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace servicechain::sim {

// A smooth increasing function of the standard normal quantile z, in equal cells of z from −8.25 to 8.25 (beyond, no
// uniform leads), each a polynomial of degree 5 that meets value, slope and curvature at both its ends.
class QuantileTable {
 public:
  static constexpr double reach = 8.25;
  static constexpr double cells_per_unit = 16;
  static constexpr std::size_t cells = 264;

  struct Node {
    double value;
    double slope;
    double curvature;
  };

  // Requires: one node more than cells.
  explicit QuantileTable(const std::vector<Node>& nodes);

  // Beyond reach, the value there.
  [[nodiscard]] double at(double z) const {
    const double place = std::clamp((z + reach) * cells_per_unit, 0.0, static_cast<double>(cells) - 1e-9);
    const auto number = static_cast<std::size_t>(place);
    const double t = place - static_cast<double>(number);
    const std::array<double, 6>& a = cells_[number];
    return a[0] + t * (a[1] + t * (a[2] + t * (a[3] + t * (a[4] + t * a[5]))));
  }

 private:
  std::vector<std::array<double, 6>> cells_;  // -- constant
};

}  // namespace servicechain::sim
