#include "analysis/history/when_noticed.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>

#include "analysis/estimates/estimates.h"
#include "sim/normal.h"
#include "sim/random.h"

namespace servicechain::analysis {
namespace {

using Values = std::vector<double>;

constexpr std::size_t run_of_points = 7;
constexpr std::uint32_t futures = 4000;
constexpr std::uint32_t seed_of_futures = 1;

// Period by period; nullopt: nothing was observed.
using Periods = std::vector<std::optional<double>>;

std::vector<Periods> periods_of(std::span<const std::vector<Pair>> runs) {
  std::vector<Periods> all;
  for (const std::vector<Pair>& run : runs) {
    Periods periods;
    for (const Pair& pair : run) periods.push_back(pair.weight > 0 ? std::optional{pair.total / pair.weight} : std::nullopt);
    all.push_back(std::move(periods));
  }
  return all;
}

struct Observed {
  Values values;
  std::vector<std::size_t> places;  // the periods of them
};
Observed observed_in(const Periods& periods) {
  Observed seen;
  for (std::size_t p = 0; p < periods.size(); ++p) {
    if (!periods[p]) continue;
    seen.values.push_back(*periods[p]);
    seen.places.push_back(p);
  }
  return seen;
}

bool can_have_limits(const Periods& periods) {
  const Observed seen = observed_in(periods);
  return seen.values.size() >= behind_gaps(seen.places).size() + 2;
}

double mean_of(const std::vector<Periods>& runs) {
  double sum = 0;
  double count = 0;
  for (const Periods& run : runs) {
    for (const double value : observed_in(run).values) {
      sum += value;
      ++count;
    }
  }
  return sum / count;
}

// `horizon` periods of the replications after `run`, one after the other, round and round.
Periods later(const std::vector<Periods>& runs, std::size_t run, std::size_t horizon) {
  Periods periods;
  for (std::size_t next = run + 1; periods.size() < horizon; ++next) {
    const Periods& more = runs[next % runs.size()];
    periods.insert(periods.end(), more.begin(), more.end());
  }
  periods.resize(horizon);
  return periods;
}

struct Looking {
  Side side;
  RuleSet rules;
};

// A watch that has seen what was before the change. A signal that is still going on then would be told of the change:
// so it begins anew.
struct Watching {
  SignalWatch watch;
  bool is_anew;
};
Watching watching_behind(std::span<const double> before, const SignalWatch::Chart& chart, const Looking& looking) {
  SignalWatch watch{chart, looking.side, looking.rules};
  bool goes_on = false;
  for (const double value : before) goes_on = watch.sees(value);
  return {goes_on ? SignalWatch{chart, looking.side, looking.rules} : watch, goes_on};
}

SignalWatch watch_behind(std::span<const double> before, const SignalWatch::Chart& chart, const Looking& looking) {
  return watching_behind(before, chart, looking).watch;
}

// Periods after the change until a rule first holds; nullopt: not in these.
std::optional<std::size_t> noticed_after(SignalWatch watch, const Periods& after) {
  for (std::size_t p = 0; p < after.size(); ++p) {
    if (after[p] && watch.sees(*after[p])) return p + 1;
  }
  return std::nullopt;
}

SignalWatch::Chart chart_of(const Values& values, std::span<const std::size_t> behind_gaps) {
  const XmrChart chart = xmr_chart(values, behind_gaps);
  return {chart.mean, chart.limits};
}

// How many have shown it by each period, of those that did so at last.
class Counts {
 public:
  explicit Counts(std::size_t horizon) : first_(horizon + 1) {}

  void add(std::optional<std::size_t> after) {
    if (after) ++first_[*after];
  }
  // Requires: asked for each period in turn.
  [[nodiscard]] std::uint32_t by(std::size_t period) { return so_far_ += first_[period]; }

 private:
  std::vector<std::uint32_t> first_;
  std::uint32_t so_far_ = 0;
};

// Standard normal values of one future: the first two say how far off mean and spread of the own points are.
Values luck_of(std::uint32_t future, std::size_t horizon) {
  const sim::Luck luck{seed_of_futures, future};
  constexpr sim::Purpose what_for = sim::purpose("a future of one's own chart");
  Values luck_values;
  for (std::uint32_t i = 0; i < horizon + 2; ++i) luck_values.push_back(sim::inverse_normal(luck.uniform(0, what_for, i)));
  return luck_values;
}

// How many times its estimate from so many moving ranges the true spread may be: √(ν/χ²).
double spread_factor(double luck, double ranges) {
  const double of_ranges = 2 * std::numbers::pi / 3 - 3 + std::numbers::sqrt3;
  const double freedom = ranges / (2 * of_ranges);
  const double part = 2 / (9 * freedom);
  const double cube_root = std::max(0.1, 1 - part + luck * std::sqrt(part));
  return 1 / std::sqrt(cube_root * cube_root * cube_root);
}

}  // namespace

std::string_view name_of(RuleSet rules) { return rules == RuleSet::all_four ? "four rules" : "limits alone"; }

bool SignalWatch::sees(double value) {
  const double limit = side_ == Side::high ? chart_.limits.high : chart_.limits.low;
  if (rules_ == RuleSet::limits_alone) return is_beyond(value, limit);
  const bool is_on_side = is_beyond(value, chart_.mean);
  on_side_ = is_on_side ? on_side_ + 1 : 0;
  moving_ = last_ && is_beyond(value, *last_) ? moving_ + 1 : 0;
  last_ = value;
  const bool is_near = is_on_side && is_beyond(value, chart_.mean + 2.0 / 3 * (limit - chart_.mean));
  const bool are_near = on_side_ >= 3 && near_[0] + near_[1] + is_near >= 2;
  near_[0] = near_[1];
  near_[1] = is_near;
  return is_beyond(value, limit) || on_side_ >= run_of_points || moving_ + 1 >= run_of_points || are_near;
}

Behind signals_behind(std::span<const double> before, std::span<const double> after, const SignalWatch::Chart& chart, Side side) {
  auto [watch, is_anew] = watching_behind(before, chart, {side, RuleSet::all_four});
  Behind behind;
  for (std::size_t i = 0; i < after.size() && !behind.first_seen; ++i) {
    if (watch.sees(after[i])) behind.first_seen = i;
  }
  const std::size_t told = is_anew ? 0 : before.size();
  Values values{before.begin(), before.begin() + static_cast<std::ptrdiff_t>(told)};
  values.insert(values.end(), after.begin(), after.end());
  for (Signal signal : signals_of(values, chart.mean, {&chart.limits, 1})) {
    if (signal.side != side || signal.last < told) continue;
    signal.first = std::max(signal.first, told) - told;
    signal.last -= told;
    behind.signals.push_back(signal);
  }
  return behind;
}

std::vector<NoticePoint> when_noticed(const NoticeQuestion& question) {
  const std::vector<Periods> base = periods_of(question.base);
  const std::vector<Periods> what_if = periods_of(question.what_if);
  if (base.size() < 2 || what_if.size() != base.size()) return {};
  if (!std::ranges::all_of(base, can_have_limits) || !std::ranges::all_of(what_if, can_have_limits)) return {};
  const Looking looking{mean_of(what_if) < mean_of(base) ? Side::low : Side::high, question.rules};
  Counts noticed{question.horizon};
  Counts false_alarms{question.horizon};
  for (std::size_t r = 0; r < base.size(); ++r) {
    const auto [values, places] = observed_in(base[r]);
    const SignalWatch watch = watch_behind(values, chart_of(values, behind_gaps(places)), looking);
    noticed.add(noticed_after(watch, later(what_if, r, question.horizon)));
    false_alarms.add(noticed_after(watch, later(base, r, question.horizon)));
  }
  const auto runs = static_cast<std::uint32_t>(base.size());
  std::vector<NoticePoint> points;
  for (std::size_t period = 1; period <= question.horizon; ++period) {
    const std::uint32_t so_far = noticed.by(period);
    points.push_back({period, static_cast<double>(so_far) / runs, wilson_range(so_far, runs, question.confidence),
                      static_cast<double>(false_alarms.by(period)) / runs});
  }
  return points;
}

std::vector<NoticePoint> when_noticed(const OwnNoticeQuestion& question) {
  const Values own{question.own.begin(), question.own.end()};
  const SignalWatch::Chart chart = chart_of(own, question.behind_gaps);
  const double spread = (chart.limits.high - chart.mean) / 3;
  const double points = static_cast<double>(own.size());
  const SignalWatch watch = watch_behind(own, chart, {question.effect < 0 ? Side::low : Side::high, question.rules});
  const double effects[]{question.effect, question.likely.low, question.likely.high, 0};
  std::vector<Counts> counts(std::size(effects), Counts{question.horizon});
  Periods after(question.horizon);
  for (std::uint32_t future = 0; future < futures; ++future) {
    const Values luck = luck_of(future, question.horizon);
    const double true_spread = spread * spread_factor(luck[0], points - 1 - static_cast<double>(question.behind_gaps.size()));
    const double true_mean = chart.mean + true_spread * luck[1] / std::sqrt(points);
    for (std::size_t e = 0; e < std::size(effects); ++e) {
      for (std::size_t p = 0; p < after.size(); ++p) {
        after[p] = std::clamp(true_mean + effects[e] + true_spread * luck[p + 2], question.possible.low, question.possible.high);
      }
      counts[e].add(noticed_after(watch, after));
    }
  }
  std::vector<NoticePoint> all;
  for (std::size_t period = 1; period <= question.horizon; ++period) {
    const auto share = [&](std::size_t effect) { return counts[effect].by(period) / static_cast<double>(futures); };
    const double noticed = share(0);
    const double at_low = share(1);
    const double at_high = share(2);
    all.push_back({period, noticed, {std::min(at_low, at_high), std::max(at_low, at_high)}, share(3)});
  }
  return all;
}

}  // namespace servicechain::analysis
