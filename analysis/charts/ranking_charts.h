#pragma once

#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/ranking/ranking.h"

namespace servicechain::analysis::charts {

// What is a point worth? What-ifs and bundles by what they cost a year and what they bring. None: nothing was measured, or
// the file says of nothing what it costs.
[[nodiscard]] std::vector<Chart> ranking_charts(const Ranking& ranking);

}  // namespace servicechain::analysis::charts
