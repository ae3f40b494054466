#include "sim/laws/quantile_table.h"

#include "sim/contract.h"

namespace servicechain::sim {

QuantileTable::QuantileTable(const std::vector<Node>& nodes) {
  require(nodes.size() == cells + 1, "a quantile table has one node more than cells");
  constexpr double width = 1.0 / cells_per_unit;
  cells_.reserve(cells);
  for (std::size_t i = 0; i < cells; ++i) {
    // a0 + a1 t + … + a5 t⁵ on [0, 1]: the first three from the left end, the others make up what the right end lacks.
    const double a0 = nodes[i].value;
    const double a1 = width * nodes[i].slope;
    const double a2 = 0.5 * width * width * nodes[i].curvature;
    const double value = nodes[i + 1].value - (a0 + a1 + a2);
    const double slope = width * nodes[i + 1].slope - (a1 + 2 * a2);
    const double half_curvature = 0.5 * width * width * nodes[i + 1].curvature - a2;
    cells_.push_back({a0, a1, a2, 10 * value - 4 * slope + half_curvature, -15 * value + 7 * slope - 2 * half_curvature,
                      6 * value - 3 * slope + half_curvature});
  }
}

}  // namespace servicechain::sim
