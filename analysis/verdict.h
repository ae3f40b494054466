#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "analysis/estimate.h"
#include "analysis/measure.h"
#include "analysis/study.h"

namespace servicechain::analysis {

// The range of the improvement: the raw one, turned round where less is better.
[[nodiscard]] Range improvement(const Measure& measure, Range raw);

// The table of verdicts: with range [L, U] of the improvement and d the smallest difference that matters
//
//   ──worse──┤−d├──worse-a-little──┤0├──a-little──┤d├──better──
//   a range within a field has that verdict, within (−d, d) and over 0 no-difference, over ±d only on one side of 0
//   …-maybe-enough, else cannot-tell.
[[nodiscard]] VerdictKind verdict_of(Range improvement, double smallest_difference);

// About how many more runs bring the range to one side of 0, or within ±d: whichever takes fewer. Half-widths shrink
// with the root of the runs: N = R (h/h')² − R, rounded up to a number that is easily said.
// Requires: a range that cannot tell, d > 0.
[[nodiscard]] std::uint32_t more_runs(Range improvement, double smallest_difference, std::uint32_t runs);

// What a difference is held against.
struct Threshold {
  double smallest_difference = 2;  // in the measure's own unit
  bool was_said = false;           // in the scenario file; else the usual 2 points, or 5% of the base
};

// The verdict's sentence, with the numbers as a person would say them. `raw`: what-if minus base.
[[nodiscard]] std::string sentence_of(VerdictKind verdict, const Measure& measure, const Estimate& raw,
                                      const Threshold& threshold);

}  // namespace servicechain::analysis
