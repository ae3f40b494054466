#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/measures/measure.h"

// When enough has been run: arithmetic that can be checked without running anything.
namespace servicechain::analysis {

// -- Until a verdict: a few looks fixed beforehand ----------------------------------------------------------------

// at_least, twice that, again twice that, at_most: 30, 60, 120, 200. A look less than a quarter before the last one is
// left out. Requires: 1 ≤ at_least ≤ at_most.
[[nodiscard]] std::vector<std::uint32_t> looks_between(std::uint32_t at_least, std::uint32_t at_most);

// The chance of error of each look's range, the same for all, with which the ranges of all looks hold together with a
// chance of error of `error`, whenever one stops (repeated confidence intervals). Between one error for all looks
// (nothing in common) and `error` itself (all in common).
// For a sum of independent normal values, by the recursion of Armitage, McPherson & Rowe (JRSS A 132, 1969); the
// constant boundary of Pocock (Biometrika 64, 1977); as a level of Student's t: Jennison & Turnbull, *Group Sequential
// Methods* (2000), ch. 3.8 and 9.
// Requires: looks ascending, 0 < error < 1.
[[nodiscard]] double error_per_look(std::span<const std::uint32_t> looks, double error);

// -- Until precise ------------------------------------------------------------------------------------------------

inline constexpr std::uint32_t fewest_for_precision = 30;

// 10% more, at least 5.
[[nodiscard]] std::uint32_t next_check(std::uint32_t replications);

// How far a range may reach from its point: `relative` × the point, but no less than the same part of what nobody asks
// to know better: a minute, 10 percentage points, 10 points of satisfaction. So nothing is asked of a measure near 0.
[[nodiscard]] double allowed_half_width(const Measure& measure, double mean, double relative);

[[nodiscard]] double half_width(Range range);

// About how many replications would do, from a range that `replications` gave. Rounded up to tens.
[[nodiscard]] std::uint32_t replications_for(double half_width, double allowed, std::uint32_t replications);

}  // namespace servicechain::analysis
