#pragma once

#include <cstddef>
#include <span>

#include "analysis/history/spc.h"

// How often charts of nothing but chance show signs: with four rules, the more the longer they are.
namespace servicechain::analysis {

// How much stands out on an XmR chart.
struct Standing {
  std::size_t points = 0;  // of which some rule speaks
  double furthest = 0;     // from the mean, in half-widths of the limits: above 1 is beyond them
};
[[nodiscard]] Standing standing_of(std::span<const double> values, const XmrChart& chart, std::span<const Signal> signals);

struct ChanceOfSigns {
  double any = 0;      // chance that such a chart shows a sign
  double as_much = 0;  // and that it shows as much: so many points, or one so far out; no more than 1
};
// Of charts of as many normal values that do not depend on each other, each with limits of its own, and the same gaps;
// 2,000 of them, fewer where they are long. `as_much` is twice the smaller of both chances, for there are two ways.
// Requires: two values that follow each other without a gap.
[[nodiscard]] ChanceOfSigns chance_of_signs(const Standing& found, std::size_t values, std::span<const std::size_t> behind_gaps);

}  // namespace servicechain::analysis
