#include "analysis/charts/why_charts.h"

#include "analysis/charts/why_parts.h"

namespace servicechain::analysis::charts {

std::vector<Chart> why_charts(const Why& why) {
  std::vector<Chart> charts;
  for (std::optional<Chart> chart : {where_to_act_chart(why), gap_chart(why), influence_chart(why)}) {
    if (chart) charts.push_back(std::move(*chart));
  }
  return charts;
}

}  // namespace servicechain::analysis::charts
