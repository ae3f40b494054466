#include "sim/laws/tabulate.h"

namespace servicechain::sim {
namespace {

struct NormalDensity {
  [[nodiscard]] double peak() const { return 0; }
  [[nodiscard]] double log_at(double z) const { return -0.5 * z * z; }
  [[nodiscard]] double slope_at(double z) const { return -z; }
  [[nodiscard]] double curvature_at(double) const { return -1; }
};

}  // namespace

std::vector<double> normal_chances_at_nodes() {
  constexpr double per_root_two_pi = 0.39894228040143267794;
  constexpr double width = 1.0 / QuantileTable::cells_per_unit;
  constexpr std::size_t half = QuantileTable::cells / 2;
  constexpr std::size_t before = half;  // as many cells again below −reach: e^-136 is left out
  std::vector<double> chances;
  double sum = 0;
  for (std::size_t i = 0; i <= before + half; ++i) {
    const double z = (static_cast<double>(i) - static_cast<double>(before + half)) * width;
    if (i >= before) chances.push_back(per_root_two_pi * sum);
    sum += weight_between(NormalDensity{}, z, z + width);
  }
  return chances;
}

}  // namespace servicechain::sim
