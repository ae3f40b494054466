#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <vector>

#include "sim/elementary.h"
#include "sim/laws/quantile_table.h"

namespace servicechain::sim {

// A density on the whole line with one peak and tails that fall at least exponentially, up to a factor.
template <class Density>
concept PeakedDensity = requires(const Density& density, double y) {
  { density.peak() } -> std::same_as<double>;
  { density.log_at(y) } -> std::same_as<double>;        // ln f, 0 at the peak
  { density.slope_at(y) } -> std::same_as<double>;      // (ln f)'
  { density.curvature_at(y) } -> std::same_as<double>;  // (ln f)''
};

// ∫ e^(ln f) from a to b by Gauss and Legendre's rule of 8 points (Abramowitz & Stegun 25.4.30, table 25.4).
template <PeakedDensity Density>
[[nodiscard]] double weight_between(const Density& density, double a, double b) {
  constexpr std::array<double, 4> points{0.18343464249564980494, 0.52553240991632898582, 0.79666647741362673959,
                                         0.96028985649753623168};
  constexpr std::array<double, 4> weights{0.36268378337836198297, 0.31370664587788728734, 0.22238103445337447054,
                                          0.10122853629037625915};
  const double middle = 0.5 * (a + b);
  const double half = 0.5 * (b - a);
  double sum = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    sum +=
        weights[i] * (exp(density.log_at(middle - half * points[i])) + exp(density.log_at(middle + half * points[i])));
  }
  return half * sum;
}

// The weight of a density up to each of many edges, and from each of them on, so that both tails are precise.
template <PeakedDensity Density>
class CumulatedWeight {
 public:
  explicit CumulatedWeight(const Density& density) : density_{density} {
    walk(-1);
    std::reverse(edges_.begin(), edges_.end());
    edges_.push_back(density.peak());
    walk(+1);
    below_.assign(edges_.size(), tail(edges_.front()));
    above_.assign(edges_.size(), tail(edges_.back()));
    for (std::size_t i = 1; i < edges_.size(); ++i) below_[i] = below_[i - 1] + panel(i - 1);
    for (std::size_t i = edges_.size() - 1; i > 0; --i) above_[i - 1] = above_[i] + panel(i - 1);
  }

  // Where the weight below is this part of the whole. Requires: 0 < part ≤ 1/2 (the other half: by rest).
  [[nodiscard]] double place_of_part(double part) const {
    const double wanted = part * below_.back();
    if (wanted <= below_.front()) return beyond(edges_.front(), wanted);
    const auto next = std::upper_bound(below_.begin(), below_.end(), wanted) - below_.begin();
    return solve(static_cast<std::size_t>(next) - 1,
                 [&](std::size_t i, double y) { return below_[i] + weight_between(density_, edges_[i], y) - wanted; });
  }

  // Where the weight above is this part of the whole.
  [[nodiscard]] double place_of_rest(double part) const {
    const double wanted = part * above_.front();
    if (wanted <= above_.back()) return beyond(edges_.back(), wanted);
    const auto after = std::partition_point(above_.begin(), above_.end(), [&](double w) { return w > wanted; });
    return solve(static_cast<std::size_t>(after - above_.begin()) - 1, [&](std::size_t i, double y) {
      return wanted - (above_[i + 1] + weight_between(density_, y, edges_[i + 1]));
    });
  }

  [[nodiscard]] double whole() const { return below_.back(); }

 private:
  // Edges away from the peak, until e^-90 of it is left or a thousand powers of e are passed. Within a step ln f
  // moves by about 1 at most.
  void walk(int direction) {
    double y = density_.peak();
    while (density_.log_at(y) > -90 && std::abs(y - density_.peak()) < 1000) {
      const double steepness = std::abs(density_.slope_at(y)) + std::sqrt(-density_.curvature_at(y));
      y += direction / (2.0 + steepness);
      edges_.push_back(y);
    }
  }

  [[nodiscard]] double panel(std::size_t i) const { return weight_between(density_, edges_[i], edges_[i + 1]); }

  // Beyond the outermost edges the density falls like e^(slope y).
  [[nodiscard]] double tail(double edge) const {
    return exp(density_.log_at(edge)) / std::abs(density_.slope_at(edge));
  }
  [[nodiscard]] double beyond(double edge, double wanted) const {
    return edge + log(wanted / tail(edge)) / density_.slope_at(edge);
  }

  // Newton's method, kept within panel i. `excess` grows with y by the density.
  template <class Excess>
  [[nodiscard]] double solve(std::size_t i, Excess excess) const {
    double y = 0.5 * (edges_[i] + edges_[i + 1]);
    for (int round = 0; round < 8; ++round) {
      const double next = std::clamp(y - excess(i, y) / exp(density_.log_at(y)), edges_[i], edges_[i + 1]);
      const double moved = next - y;
      y = next;
      if (std::abs(moved) <= 1e-8 * (edges_[i + 1] - edges_[i])) break;  // the next step would be its square
    }
    return y;
  }

  const Density& density_;
  std::vector<double> edges_;  // ascending
  std::vector<double> below_;  // at each edge
  std::vector<double> above_;  // at each edge
};

// Φ(z) at the table's nodes from z = −reach to 0.
[[nodiscard]] std::vector<double> normal_chances_at_nodes();

// y(z) with F(y) = Φ(z), node by node; y' = φ/f and y'' = y'(−z − y'·(ln f)').
template <PeakedDensity Density>
[[nodiscard]] QuantileTable tabulate(const Density& density) {
  constexpr double per_root_two_pi = 0.39894228040143267794;
  const CumulatedWeight<Density> weight{density};
  const std::vector<double> chances = normal_chances_at_nodes();
  std::vector<QuantileTable::Node> nodes;
  for (std::size_t i = 0; i <= QuantileTable::cells; ++i) {
    const double z = static_cast<double>(i) / QuantileTable::cells_per_unit - QuantileTable::reach;
    const double y =
        z <= 0 ? weight.place_of_part(chances[i]) : weight.place_of_rest(chances[QuantileTable::cells - i]);
    const double slope = per_root_two_pi * weight.whole() * exp(-0.5 * z * z - density.log_at(y));
    nodes.push_back({y, slope, slope * (-z - slope * density.slope_at(y))});
  }
  return QuantileTable{nodes};
}

}  // namespace servicechain::sim
