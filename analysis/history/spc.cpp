#include "analysis/history/spc.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "sim/contract.h"

namespace servicechain::analysis {
namespace {

constexpr double d2 = 1.128;            // mean range of two normal values, in standard deviations
constexpr double limit_factor = 2.66;   // 3 / d2
constexpr double range_factor = 3.268;  // D4 of two values
constexpr std::size_t run_of_points = 7;

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> ranges_of(std::span<const double> values, std::span<const std::size_t> behind_gaps) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const bool is_behind_gap = std::ranges::find(behind_gaps, i) != behind_gaps.end();
    if (!is_behind_gap) ranges.push_back(std::abs(values[i] - values[i - 1]));
  }
  return ranges;
}

// Of chance alone, by point; 0 where nothing was counted.
std::vector<double> sigmas_of(std::span<const Pair> points, double mean) {
  std::vector<double> sigmas;
  for (const Pair& point : points) {
    sigmas.push_back(point.weight > 0 ? std::sqrt(mean * (1 - mean) / point.weight) : 0);
  }
  return sigmas;
}

double share_of_all(std::span<const Pair> points) {
  Pair sum;
  for (const Pair& point : points) {
    sum.total += point.total;
    sum.weight += point.weight;
  }
  sim::require(sum.weight > 0, "a chart of shares needs something counted");
  return sum.total / sum.weight;
}

ShareChart share_chart(std::span<const Pair> points, double mean, double spread) {
  ShareChart chart{mean, spread, {}};
  const std::vector<double> sigmas = sigmas_of(points, mean);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double half = 3 * sigmas[i] * spread;
    chart.limits.push_back(points[i].weight > 0
                               ? std::optional{ControlLimits{std::max(0.0, mean - half), std::min(1.0, mean + half)}}
                               : std::nullopt);
  }
  return chart;
}

// Which side each value is on; nullopt: on neither.
using Sides = std::vector<std::optional<Side>>;

Sides sides_of_mean(std::span<const double> values, double mean) {
  Sides sides;
  for (const double value : values) {
    sides.push_back(value == mean ? std::nullopt : std::optional{value > mean ? Side::high : Side::low});
  }
  return sides;
}

// From one point to the next.
Sides directions_of(std::span<const double> values) {
  Sides sides;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const bool is_level = values[i] == values[i - 1];
    sides.push_back(is_level ? std::nullopt : std::optional{values[i] > values[i - 1] ? Side::high : Side::low});
  }
  return sides;
}

// Every stretch of at least so many on one side: tell(side, first, last).
template <class Tell>
void each_run(const Sides& sides, std::size_t at_least, Tell tell) {
  for (std::size_t first = 0; first < sides.size();) {
    std::size_t end = first + 1;
    while (end < sides.size() && sides[end] == sides[first]) ++end;
    if (sides[first] && end - first >= at_least) tell(*sides[first], first, end - 1);
    first = end;
  }
}

class Look {
 public:
  Look(std::span<const double> values, double mean, std::span<const ControlLimits> limits)
      : values_{values}, mean_{mean}, limits_{limits}, sides_{sides_of_mean(values, mean)} {}

  [[nodiscard]] std::vector<Signal> signals() {
    beyond_limits();
    each_run(sides_, run_of_points, [this](Side side, std::size_t first, std::size_t last) {
      signals_.push_back({SpcRule::shift, side, first, last});
    });
    each_run(directions_of(values_), run_of_points - 1, [this](Side side, std::size_t first, std::size_t last) {
      signals_.push_back({SpcRule::trend, side, first, last + 1});
    });
    near_limits();
    return std::move(signals_);
  }

 private:
  [[nodiscard]] const ControlLimits& limits(std::size_t i) const { return limits_[limits_.size() == 1 ? 0 : i]; }

  void beyond_limits() {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i] > limits(i).high) signals_.push_back({SpcRule::beyond_limit, Side::high, i, i});
      if (values_[i] < limits(i).low) signals_.push_back({SpcRule::beyond_limit, Side::low, i, i});
    }
  }

  [[nodiscard]] bool is_near(std::size_t i) const {
    const double edge = sides_[i] == Side::high ? limits(i).high : limits(i).low;
    return std::abs(values_[i] - mean_) > 2.0 / 3 * std::abs(edge - mean_);
  }

  // Windows of three that overlap are one signal.
  void near_limits() {
    for (std::size_t i = 0; i + 3 <= values_.size(); ++i) {
      const bool on_one_side = sides_[i] && sides_[i] == sides_[i + 1] && sides_[i] == sides_[i + 2];
      if (!on_one_side || is_near(i) + is_near(i + 1) + is_near(i + 2) < 2) continue;
      const bool goes_on = !signals_.empty() && signals_.back().rule == SpcRule::near_limit &&
                           signals_.back().side == *sides_[i] && signals_.back().last >= i;
      if (goes_on) {
        signals_.back().last = i + 2;
      } else {
        signals_.push_back({SpcRule::near_limit, *sides_[i], i, i + 2});
      }
    }
  }

  std::span<const double> values_;
  double mean_;
  std::span<const ControlLimits> limits_;
  Sides sides_;
  std::vector<Signal> signals_;  // -- state
};

}  // namespace

std::string_view name_of(SpcRule rule) {
  switch (rule) {
    case SpcRule::beyond_limit: return "beyond a limit";
    case SpcRule::shift: return "seven on one side";
    case SpcRule::trend: return "seven rising or falling";
    case SpcRule::near_limit: return "two of three near a limit";
  }
  return "";
}

XmrChart xmr_chart(std::span<const double> values) { return xmr_chart(values, {}); }

std::vector<std::size_t> behind_gaps(std::span<const std::size_t> periods) {
  std::vector<std::size_t> behind;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    if (periods[i] != periods[i - 1] + 1) behind.push_back(i);
  }
  return behind;
}

XmrChart xmr_chart(std::span<const double> values, std::span<const std::size_t> behind_gaps) {
  XmrChart chart;
  chart.ranges = ranges_of(values, behind_gaps);
  sim::require(!chart.ranges.empty(), "an XmR chart needs two values that follow each other");
  chart.mean = mean_of(values);
  chart.mean_range = mean_of(chart.ranges);
  chart.most_range = range_factor * chart.mean_range;
  chart.limits = {chart.mean - limit_factor * chart.mean_range, chart.mean + limit_factor * chart.mean_range};
  return chart;
}

ShareChart p_chart(std::span<const Pair> points) { return share_chart(points, share_of_all(points), 1); }

ShareChart p_prime_chart(std::span<const Pair> points) {
  const double mean = share_of_all(points);
  const std::vector<double> sigmas = sigmas_of(points, mean);
  std::vector<double> z;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (sigmas[i] <= 0) continue;
    z.push_back((points[i].total / points[i].weight - mean) / sigmas[i]);
    places.push_back(i);
  }
  const std::vector<double> ranges = ranges_of(z, behind_gaps(places));
  if (ranges.empty()) return share_chart(points, mean, 1);
  return share_chart(points, mean, mean_of(ranges) / d2);
}

std::vector<Signal> signals_of(std::span<const double> values, double mean, std::span<const ControlLimits> limits) {
  sim::require(limits.size() == 1 || limits.size() == values.size(), "a point has its limits, or all have the same");
  return Look{values, mean, limits}.signals();
}

std::vector<Stretch> stretches_of(const std::vector<Signal>& signals) {
  std::vector<Stretch> stretches;
  for (const Signal& signal : signals) stretches.push_back({signal.first, signal.last});
  std::ranges::sort(stretches, {}, &Stretch::first);
  std::vector<Stretch> joined;
  for (const Stretch& one : stretches) {
    if (joined.empty() || one.first > joined.back().last + 1) {
      joined.push_back(one);
    } else {
      joined.back().last = std::max(joined.back().last, one.last);
    }
  }
  return joined;
}

Variation variation_of(std::span<const Signal> signals, std::size_t points, Better better) {
  for (const Signal& signal : signals) {
    if (signal.last + 1 != points) continue;
    return (signal.side == Side::high) == (better == Better::more) ? Variation::improvement : Variation::concern;
  }
  return Variation::common_cause;
}

Assurance assurance_of(const ControlLimits& limits, double target, Better better) {
  const bool is_above = limits.low > target;
  const bool is_below = limits.high < target;
  if (!is_above && !is_below) return Assurance::hit_and_miss;
  return is_above == (better == Better::more) ? Assurance::always : Assurance::never;
}

}  // namespace servicechain::analysis
