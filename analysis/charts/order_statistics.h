#pragma once

#include <optional>
#include <vector>

#include "analysis/estimates/estimate.h"

namespace servicechain::analysis::charts {

// What a share of independent values stays below.
struct Spot {
  double value;
  std::optional<Range> range;  // nullopt: too few values for one
};

// Hyndman & Fan's type 8, with the range from one value of the sample to another that holds the true one with at least
// that confidence whatever the law: the number of values below it is binomial.
// Source: Hyndman & Fan, The American Statistician 50 (1996); Conover, "Practical Nonparametric Statistics" (1999), 3.2.
// nullopt: fewer than 2 values beyond it on average.
// Requires: independent values (of replications, never of customers); 0 < share, confidence < 1.
[[nodiscard]] std::optional<Spot> spot_of(std::vector<double> values, double share, double confidence);

}  // namespace servicechain::analysis::charts
