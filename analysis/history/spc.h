#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/observe/pair.h"

// Control charts: did it really change? Arithmetic only; nothing here knows of targets, but for assurance_of.
namespace servicechain::analysis {

// How far points of an unchanged process range.
struct ControlLimits {
  double low = 0;
  double high = 0;
  [[nodiscard]] friend bool operator==(ControlLimits, ControlLimits) = default;
};

// Single values (X) and their moving ranges (mR): the mean ± 2.66 mR̄, and up to 3.268 mR̄ for the ranges, since for two
// values in a row mR̄ estimates d2 = 1.128 standard deviations (3/1.128 = 2.660) and D4 = 3.268.
// No limits of a specification: what is wanted is another question than what happens.
// Source: Shewhart (1931); Wheeler, Understanding Variation (2000); NHS England, Making Data Count.
struct XmrChart {
  double mean = 0;
  ControlLimits limits;
  double mean_range = 0;
  double most_range = 0;
  std::vector<double> ranges;  // |x[i + 1] - x[i]|, those over a gap left out
};
// Requires: two values or more.
[[nodiscard]] XmrChart xmr_chart(std::span<const double> values);
// `behind_gaps`: values, counted from 0, before which periods are missing. What moved over a gap had longer to move: it is
// no moving range.
// Requires: two values that follow each other without a gap.
[[nodiscard]] XmrChart xmr_chart(std::span<const double> values, std::span<const std::size_t> behind_gaps);

// Of values that were observed in these periods, ascending, those before which periods are missing.
[[nodiscard]] std::vector<std::size_t> behind_gaps(std::span<const std::size_t> periods);

// With fewer points limits are a first try, and that nothing lies beyond them says little.
// Source: NHSRplotthedots (NHS-R Community), "trial limits" below 12; Wheeler, Understanding Variation (2000), p. 60, calls
// limits useful from five or six values on.
inline constexpr std::size_t fewest_points = 12;

// Shares, each of its own number: p̄ ± 3 √(p̄ (1 − p̄)/n), cut to 0…1.
// Source: Montgomery, Introduction to Statistical Quality Control, 7.2.
struct ShareChart {
  double mean = 0;
  double spread = 1;  // σz of the p′ chart: how many times wider than chance alone
  std::vector<std::optional<ControlLimits>> limits;  // by point; nullopt: nothing was counted there
};
// Requires: something was counted.
[[nodiscard]] ShareChart p_chart(std::span<const Pair> points);
// The same with limits 3 σ σz, σz = mean |z[i] − z[i − 1]| / 1.128 of z = (p − p̄)/σ: for large numbers, of which chance
// alone is a small part of what varies. None over points at which nothing was counted; as p_chart where no two follow each other.
// Source: Laney, Quality Engineering 14 (2002) 531–537.
[[nodiscard]] ShareChart p_prime_chart(std::span<const Pair> points);

enum class SpcRule {
  beyond_limit,  // one point outside the limits
  shift,         // seven points in a row on one side of the mean
  trend,         // seven points in a row, each above (or each below) the one before
  near_limit,    // two of three points in a row beyond two thirds of the way to a limit, all three on that side
};
[[nodiscard]] std::string_view name_of(SpcRule rule);  // "beyond a limit"
enum class Side { low, high };  // of the mean; of a trend: falling, rising

// Points [first, last], counted from 0, that show one rule together.
struct Signal {
  SpcRule rule;
  Side side;
  std::size_t first;
  std::size_t last;
  [[nodiscard]] friend bool operator==(const Signal&, const Signal&) = default;
};

// What the four rules of NHS England's Making Data Count see, by rule, then in order of `first`; a longer run of points
// is one signal. A point on the mean, and one that is like the one before, ends a run.
// Source: its public implementation, NHSRplotthedots (NHS-R Community), point types.
// Requires: as many limits as values, or one pair of limits for all.
[[nodiscard]] std::vector<Signal> signals_of(std::span<const double> values, double mean,
                                             std::span<const ControlLimits> limits);

// Stretches of values in which some rule sees something, those that touch as one.
struct Stretch {
  std::size_t first;
  std::size_t last;
};
[[nodiscard]] std::vector<Stretch> stretches_of(const std::vector<Signal>& signals);

// The first icon: what the last point is part of. Better where more is better and it is high, and the other way round.
enum class Variation { common_cause, improvement, concern };
enum class Better { more, less };
[[nodiscard]] Variation variation_of(std::span<const Signal> signals, std::size_t points, Better better);

// The second icon: will an unchanged process meet the target?
enum class Assurance { always, hit_and_miss, never };
[[nodiscard]] Assurance assurance_of(const ControlLimits& limits, double target, Better better);

}  // namespace servicechain::analysis
