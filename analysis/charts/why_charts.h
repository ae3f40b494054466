#pragma once

#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/why/why.h"

namespace servicechain::analysis::charts {

// Where to act first (importance by performance), who makes the gap (a waterfall), and who feels it when one gets better (a
// heat map). Those for which there are numbers.
[[nodiscard]] std::vector<Chart> why_charts(const Why& why);

}  // namespace servicechain::analysis::charts
