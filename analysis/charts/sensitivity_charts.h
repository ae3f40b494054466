#pragma once

#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/labels.h"
#include "analysis/sensitivity/sweep.h"
#include "analysis/sensitivity/tornado.h"

namespace servicechain::analysis::charts {

// Numbers are called by what they are and by whose, with labels; paths of the file stand in the data tables.
// One axis: a line with its range; two: a line for each value of the second. None: no axis, or more than two.
[[nodiscard]] std::vector<Chart> sweep_charts(const Sweep& sweep, const Labels& labels = {});
// The numbers that move the answer most. None: no number does.
[[nodiscard]] std::vector<Chart> tornado_charts(const Tornado& tornado, const Labels& labels = {});

}  // namespace servicechain::analysis::charts
