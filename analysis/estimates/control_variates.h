#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/estimates/estimates.h"

namespace servicechain::analysis {

// One number of each replication, whose true mean is 0: how lucky it was.
using Control = std::vector<double>;

// A spread with the luck taken out that the controls account for:
//
//   point' = point − b·mean(c),   e' = e − b·(c − mean(c)),   b by least squares over the replications
//
// with t of n − 1 − q degrees and the variance of a regression's intercept. Right for normal values; else biased by
// little more than 1/n of the luck. Source: Lavenberg & Welch, Management Science 27 (1981) 322–335; Nelson, Operations
// Research 38 (1990) 974–992.
struct Controlled {
  Spread spread;
  double gain;  // how many times more runs the same range would need without
};

// nullopt: not worth it or not safe: fewer than 10 replications a control; the gain may be luck (F test at 1 in 1000);
// or it is less than a fifth. Controls that never differ, or that say what others say, are left out.
// Requires: each control has as many values as the spread has parts.
[[nodiscard]] std::optional<Controlled> with_controls(const Spread& spread, std::span<const Control> controls);

}  // namespace servicechain::analysis
