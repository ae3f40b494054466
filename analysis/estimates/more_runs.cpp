#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "analysis/verdicts/verdict.h"

namespace servicechain::analysis {
namespace {

constexpr double chance_to_settle = 0.9;
constexpr double most_runs = 4e9;

// What R runs say: a point and how sure it is, in units of its standard error.
class SoFar {
 public:
  SoFar(Range range, const Threshold& threshold, std::uint32_t runs)
      : runs_{static_cast<double>(runs)},
        student_{runs_ - 1},
        t_{boost::math::quantile(boost::math::complement(student_, (1 - threshold.confidence) / 2))},
        error_{(range.high - range.low) / 2 / t_},
        point_{std::abs(range.high + range.low) / 2},
        enough_{threshold.smallest_difference} {}

  // With so many more, the range is off 0 or within ±d.
  [[nodiscard]] double chance_settled_after(double more) const {
    const double half = t_ * error_ * std::sqrt(runs_ / (runs_ + more));
    const double inner = std::max(0.0, enough_ - half);  // points up to there settle it: too small to matter
    if (inner >= half) return 1;
    return 1 - (chance_within(half, more) - chance_within(inner, more));
  }

 private:
  // That the point will lie within ±bound.
  [[nodiscard]] double chance_within(double bound, double more) const {
    const double move = error_ * std::sqrt(more / (runs_ + more));
    return boost::math::cdf(student_, (bound - point_) / move) - boost::math::cdf(student_, (-bound - point_) / move);
  }

  double runs_;
  boost::math::students_t student_;
  double t_;
  double error_;
  double point_;
  double enough_;
};

// Up to the next 10, from 100 the next 50, from 1,000 the next number of two digits.
std::uint32_t easily_said(double runs) {
  double step = runs <= 100 ? 10 : 50;
  if (runs > 1000) step = std::pow(10.0, std::floor(std::log10(runs)) - 1);
  return static_cast<std::uint32_t>(std::min(most_runs, std::max(1.0, std::ceil(runs / step)) * step));
}

}  // namespace

std::uint32_t more_runs(Range improvement, const Threshold& threshold, std::uint32_t runs) {
  const SoFar so_far{improvement, threshold, runs};
  double enough = 1;
  while (so_far.chance_settled_after(enough) < chance_to_settle && enough < most_runs) enough *= 2;
  double too_few = enough / 2;
  while (enough - too_few > std::max(1.0, 0.005 * enough)) {
    const double middle = (enough + too_few) / 2;
    (so_far.chance_settled_after(middle) < chance_to_settle ? too_few : enough) = middle;
  }
  return easily_said(enough);
}

}  // namespace servicechain::analysis
