#pragma once

#include <optional>

#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// What a cost comes to in a year of 52 weeks, so that costs can be added and held against a budget: per week × 52, per
// month × 12; what is paid once is spread evenly over so many years (straight-line depreciation).
// nullopt: paid by the hour or by the visit, which hangs on what happens.
// Requires: once_over_years > 0.
[[nodiscard]] std::optional<double> cost_a_year(const Cost& cost, double once_over_years);

}  // namespace servicechain::scenarios
