#include "analysis/verdict.h"

#include <algorithm>
#include <cmath>

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

namespace {

// Up to the next 10, from 100 the next 50, from 1,000 the next number of two digits.
std::uint32_t easily_said(double runs) {
  constexpr double most = 4e9;
  double step = runs <= 100 ? 10 : 50;
  if (runs > 1000) step = std::pow(10.0, std::floor(std::log10(runs)) - 1);
  return static_cast<std::uint32_t>(std::min(most, std::max(1.0, std::ceil(runs / step)) * step));
}

}  // namespace

std::uint32_t more_runs(Range improvement, double smallest_difference, std::uint32_t runs) {
  const double mean = std::abs(improvement.low + improvement.high) / 2;
  const double half = (improvement.high - improvement.low) / 2;
  const double wanted = std::max(mean, smallest_difference - mean);
  const double now = runs;
  return easily_said(now * (half / wanted) * (half / wanted) - now);
}

}  // namespace servicechain::analysis
