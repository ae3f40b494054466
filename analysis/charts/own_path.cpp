#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/charts/own_charts.h"
#include "analysis/history/calendar_match.h"
#include "analysis/history/own_noticed.h"

namespace servicechain::analysis::charts {
namespace {

using Runs = std::vector<std::vector<Pair>>;

Runs runs_of(const PeriodSeries& series) { return series.runs.empty() ? Runs{series.typical} : series.runs; }

using Values = std::vector<std::optional<double>>;  // nullopt: nothing was observed in that period

Values values_in(const std::vector<CalendarPeriod>& periods, const std::vector<Pair>& run, const Measure& measure) {
  Values values;
  for (const CalendarPeriod& period : periods) values.push_back(value_in(period, run, measure));
  return values;
}

// The periods of run after run, from one on, round once, until there are enough.
Values one_after_the_other(const std::vector<CalendarPeriod>& periods, const PeriodSeries& series, std::size_t first, std::size_t enough) {
  const Runs runs = runs_of(series);
  Values values;
  for (std::size_t r = 0; r < runs.size() && values.size() < enough; ++r) {
    const Values more = values_in(periods, runs[(first + r) % runs.size()], series.measure);
    values.insert(values.end(), more.begin(), more.end());
  }
  values.resize(std::min(values.size(), enough));
  return values;
}

// Of all periods of all runs: their mean, and the mean step from one to the next in a run.
struct Level {
  double mean = 0;
  double step = 0;
  std::size_t values = 0;
};

Level level_of(const std::vector<CalendarPeriod>& periods, const PeriodSeries& series) {
  double sum = 0;
  double steps = 0;
  std::size_t values = 0;
  std::size_t pairs = 0;
  for (const std::vector<Pair>& run : runs_of(series)) {
    const Values more = values_in(periods, run, series.measure);
    for (std::size_t i = 0; i < more.size(); ++i) {
      if (!more[i]) continue;
      sum += *more[i];
      ++values;
      if (i == 0 || !more[i - 1]) continue;
      steps += std::abs(*more[i] - *more[i - 1]);
      ++pairs;
    }
  }
  if (values == 0) return {};
  return {sum / static_cast<double>(values), pairs == 0 ? 0 : steps / static_cast<double>(pairs), values};
}

}  // namespace

OwnPath own_path_of(const ChartRequest& request, const Followed& followed, double factor) {
  const OwnHistory& own = *request.own;
  const StudyHistory& history = request.study.history;
  OwnPath path;
  for (const std::chrono::sys_days begins : periods_of(own)) {
    const auto point = std::ranges::lower_bound(own.points, begins, {}, &OwnPoint::begins);
    if (point->begins == begins) {
      path.places.push_back(path.begins.size());
      path.values.push_back(point->value * factor);
    }
    path.begins.push_back(in_words(own.every, begins));
  }
  path.own = path.values.size();
  path.own_periods = path.begins.size();
  if (followed.then == nullptr) return path;
  const CalendarPeriods matched = calendar_periods(history, own.every);
  if (const NoPeriods* none = std::get_if<NoPeriods>(&matched)) {
    path.why_alone = none->why;
    return path;
  }
  const auto& periods = std::get<std::vector<CalendarPeriod>>(matched);
  const Level today = level_of(periods, *followed.today);
  const Level changed = level_of(periods, *followed.then);
  if (today.values == 0 || changed.values == 0) {
    path.why_alone = "nothing was observed in a whole " + std::string{name_of(own.every)};
    return path;
  }
  // The run behind the typical one, as where nothing own comes first.
  const Values then = one_after_the_other(periods, *followed.then, history.typical_run,
                                                       std::min(horizon_of(own.every), path.own));
  const XmrChart chart = xmr_chart(path.values, behind_gaps(own));
  const Range possible = possible_values(own.measure);
  const double stretch = changed.step == 0 ? 1 : chart.mean_range / (changed.step * factor);
  for (const std::optional<double>& value : then) {
    if (value) {
      const double moved = chart.mean + (changed.mean - today.mean) * factor + (*value - changed.mean) * factor * stretch;
      path.values.push_back(std::clamp(moved, possible.low * factor, possible.high * factor));
      path.places.push_back(path.begins.size());
    }
    path.begins.push_back(fmt::format("+{}", path.begins.size() - path.own_periods + 1));
  }
  return path;
}

}  // namespace servicechain::analysis::charts
