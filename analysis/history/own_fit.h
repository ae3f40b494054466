#pragma once

#include <cstddef>
#include <vector>

#include "analysis/history/own_bands.h"
#include "analysis/history/own_history.h"
#include "analysis/history/study_history.h"

// Does the model look like us? How one's own points lie in the simulated bands, period for period.
namespace servicechain::analysis {

struct OwnFit {
  std::vector<double> own;  // compared ones; empty: none could be
  std::size_t inside = 0;   // of what 9 of 10 simulated periods show
  std::size_t below = 0;    // the simulated median
  std::size_t above = 0;    // the same
  double shift = 0;         // own less simulated median, the median of it
  double spread = 0;        // how far apart the quarters of these lie
  double band = 0;          // how wide the simulated half is, the median of it
  std::size_t near = 0;     // no farther from their own middle than half of that
};
[[nodiscard]] OwnFit fit_of(const OwnHistory& own, const OwnBands& bands, const PeriodSeries& today);

// Fewer tell too little to say yes.
inline constexpr std::size_t fewest_to_be_alike = 12;
inline constexpr double share_within = 0.9;  // of simulated periods, in the pale band

// The chance that as many or more lie on one of the two sides where each is as likely as the other: two-sided.
// Source: Conover, "Practical Nonparametric Statistics" (1999), 3.4, the sign test.
// Requires: at most 1000 in all.
[[nodiscard]] double sign_test(std::size_t below, std::size_t above);

enum class Likeness {
  outside,         // fewer within than chance would leave there: 0.9 above the range of their share (Wilson)
  off_the_middle,  // within, but on one side of the simulated median, by as much as matters
  too_few,
  alike,
};
// `matters`: the smallest difference that does, in the unit of the measure. One's own periods resemble their neighbours,
// so a sign test of them rejects too often: it is not believed below that difference.
[[nodiscard]] Likeness likeness_of(const OwnFit& fit, double matters);

// Half of them lie less than half as far apart as half of the simulated ones, wherever their middle is; surely so.
[[nodiscard]] bool varies_far_less(const OwnFit& fit);

}  // namespace servicechain::analysis
