#pragma once

#include <optional>
#include <string>

#include "analysis/charts/why_charts.h"

// The charts of `why`, one file each.
namespace servicechain::analysis::charts {

[[nodiscard]] std::optional<Chart> where_to_act_chart(const Why& why);
[[nodiscard]] std::optional<Chart> gap_chart(const Why& why);
[[nodiscard]] std::optional<Chart> influence_chart(const Why& why);

}  // namespace servicechain::analysis::charts
