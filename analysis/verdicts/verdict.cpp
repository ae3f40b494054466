#include "analysis/verdicts/verdict.h"

namespace servicechain::analysis {

Range improvement(const Measure& measure, Range raw) {
  return less_is_better(measure.name) ? Range{-raw.high, -raw.low} : raw;
}

VerdictKind verdict_of(Range improvement, double smallest_difference) {
  const auto [low, high] = improvement;
  const double enough = smallest_difference;
  if (low > 0) {
    if (low >= enough) return VerdictKind::better;
    return high < enough ? VerdictKind::a_little : VerdictKind::better_maybe_enough;
  }
  if (high < 0) {
    if (high <= -enough) return VerdictKind::worse;
    return low > -enough ? VerdictKind::worse_a_little : VerdictKind::worse_maybe_enough;
  }
  return low > -enough && high < enough ? VerdictKind::no_difference : VerdictKind::cannot_tell;
}

}  // namespace servicechain::analysis
