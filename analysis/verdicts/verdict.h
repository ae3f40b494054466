#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "analysis/estimates/estimate.h"
#include "analysis/measures/measure.h"
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

// What a difference is held against.
struct Threshold {
  double smallest_difference = 2;  // in the measure's own unit
  bool was_said = false;           // in the scenario file; else the usual 2 points, or 5% of the base
  double confidence = 0.95;        // of the range
};

// About how many more runs settle it: bring the range to one side of 0, or within ±d. With N more the half-width h shrinks
// to h √(R/(R + N)), and the point moves by chance: N is the smallest number that settles it with chance 0.9, were the
// true difference as likely to lie anywhere around the point as the runs so far say (t of R − 1 degrees). Rounded up
// to a number that is easily said.
// Requires: a range that cannot tell, from two runs or more; d ≥ 0; the confidence of the range.
[[nodiscard]] std::uint32_t more_runs(Range improvement, const Threshold& threshold, std::uint32_t runs);

// The verdict's sentence, with the numbers as a person would say them. `raw`: what-if minus base.
[[nodiscard]] std::string sentence_of(VerdictKind verdict, const Measure& measure, const Estimate& raw,
                                      const Threshold& threshold);

}  // namespace servicechain::analysis
