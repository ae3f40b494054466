#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"

// Did it really change? An XmR chart of one run: today's periods, whose limits stand, and after them those of a what-if,
// as if it had been made then. Periods, because single values that follow closely are alike; the limits are the
// model's, not the organisation's.
namespace servicechain::analysis::charts {
namespace {

struct Path {
  std::vector<double> values;         // periods in which something was observed
  std::vector<std::string> begins;
  std::size_t today = 0;              // so many of them are of today
};

// Of the typical run today, then of the run after it with the what-if: of the same run, luck would be the same.
Path path_of(const Study& study, const PeriodSeries& today, const PeriodSeries* then, double factor) {
  Path path;
  const auto add = [&](const std::vector<Pair>& pairs, bool is_after) {
    for (std::size_t p = 0; p < pairs.size() && p < study.history.periods.size(); ++p) {
      const std::optional<double> value = value_of(pairs[p]);
      if (!value) continue;
      path.values.push_back(*value * factor);
      path.begins.push_back(is_after ? fmt::format("+{}", path.values.size() - path.today)
                                     : begins_in_words(study.history.periods[p]));
    }
  };
  const std::size_t typical = study.history.typical_run == 0 ? 0 : study.history.typical_run - 1;
  add(today.runs.size() > typical ? today.runs[typical] : today.typical, false);
  path.today = path.values.size();
  if (then == nullptr) return path;
  const std::vector<std::vector<Pair>>& runs = then->runs;
  add(runs.empty() ? then->typical : runs[(typical + 1) % runs.size()], true);
  return path;
}

// Of today's periods by themselves; of those after the change, with what was before.
std::vector<Signal> signals_in(const Path& path, const XmrChart& chart) {
  const std::span limits{&chart.limits, 1};
  std::vector<Signal> signals = signals_of(std::span{path.values}.first(path.today), chart.mean, limits);
  for (Signal& signal : signals_of(path.values, chart.mean, limits)) {
    if (signal.last < path.today) continue;
    signal.first = std::max(signal.first, path.today);
    signals.push_back(signal);
  }
  return signals;
}

std::string_view words_for(SpcRule rule) {
  switch (rule) {
    case SpcRule::beyond_limit: return "beyond a limit";
    case SpcRule::shift: return "seven in a row on one side of the mean";
    case SpcRule::trend: return "seven in a row rising or falling";
    case SpcRule::near_limit: return "two of three near a limit";
  }
  return "";
}

// When charts like this one would have shown it, over the runs.
std::string noticed_words(const Study& study, const PeriodSeries& today, const PeriodSeries& then) {
  const std::vector<NoticePoint> points =
      when_noticed({today.runs, then.runs, study.history.periods.size(), study.confidence});
  const auto half = std::find_if(points.begin(), points.end(), [](const NoticePoint& point) { return point.noticed >= 0.5; });
  if (points.empty() || half == points.end()) return "";
  return fmt::format(" In half of the runs a chart like this shows it by {} {} after the change.", study.history.period, half->periods);
}

std::string answer_of(const Path& path, const std::vector<Signal>& signals, const std::string& what_if, const std::string& period) {
  const auto after = std::find_if(signals.begin(), signals.end(), [&](const Signal& signal) { return signal.last >= path.today; });
  if (what_if.empty()) {
    if (signals.empty()) return fmt::format("Nothing stands out: from {} to {} only chance is at work.", period, period);
    return fmt::format("Something stands out: {}.", words_for(signals.front().rule));
  }
  if (after == signals.end()) return fmt::format("No: what comes after {} could be chance.", what_if);
  std::size_t first = path.values.size();
  for (const Signal& signal : signals) {
    if (signal.last >= path.today) first = std::min(first, signal.first);
  }
  return fmt::format("Yes: after {} the chart shows it from {} {} on.", what_if, period, first - path.today + 1);
}

}  // namespace

ChartOrNot xmr_chart_of(const ChartRequest& request) {
  const Study& study = request.study;
  const auto found = followed(request);
  if (const NoChart* none = std::get_if<NoChart>(&found)) return *none;
  const auto& [measure, today, what_if, then] = std::get<Followed>(found);
  double size = 0;
  for (const Pair& pair : today->typical) size = std::max(size, std::abs(value_of(pair).value_or(0)));
  const Scale scale = scale_for(measure, size, Saying::value);
  const Path path = path_of(study, *today, then, scale.factor);
  if (path.today < 2) return NoChart{"a control chart needs two periods or more"};
  const XmrChart limits = xmr_chart(std::span{path.values}.first(path.today));
  const std::vector<Signal> signals = signals_in(path, limits);
  const std::vector<std::string> signs = signs_of(signals, path.values.size(), less_is_better(measure.name));
  const std::string& period = study.history.period;

  Chart chart;
  chart.title = then == nullptr ? fmt::format("Does {} really change from {} to {}?", name_of(measure, Vocabulary::plain), period, period)
                                : fmt::format("Did {} really change with {}?", name_of(measure, Vocabulary::plain), what_if->name);
  chart.answer = answer_of(path, signals, then == nullptr ? "" : what_if->name, period);
  if (then != nullptr && !today->runs.empty()) chart.answer += noticed_words(study, *today, *then);
  chart.axis = axis_of(measure, scale, Saying::value) + fmt::format(", each {} of one run; limits of the model, from today's {}s", period, period);
  const auto said = [&](double value) { return number(value, supported_decimals({limits.limits.low, limits.limits.high}) + 1); };
  chart.facts = {{"mean", limits.mean}, {"mean_said", said(limits.mean)},
                 {"low", limits.limits.low}, {"low_said", said(limits.limits.low)},
                 {"high", limits.limits.high}, {"high_said", said(limits.limits.high)},
                 {"mean_range", limits.mean_range}, {"mean_range_said", said(limits.mean_range)},
                 {"most_range", limits.most_range}, {"most_range_said", said(limits.most_range)},
                 {"period", period}, {"change", then == nullptr ? Cell{} : Cell{static_cast<double>(path.today)}},
                 {"change_said", then == nullptr ? "" : fmt::format("{} from here on", what_if->name)}};
  chart.data.columns = {{"begins", period + " that begins, or after the change"}, {"value", chart.axis}, {"range", "difference to the one before"},
                        {"sign", "sign"}, {"rule", "rule"}, {"said", ""}};
  for (std::size_t p = 0; p < path.values.size(); ++p) {
    const auto rule = std::find_if(signals.begin(), signals.end(), [&](const Signal& signal) { return signal.first <= p && p <= signal.last; });
    const bool is_first = p == 0 || p == path.today;
    chart.data.rows.push_back({path.begins[p], path.values[p], is_first ? Cell{} : Cell{std::abs(path.values[p] - path.values[p - 1])},
                               signs[p], rule == signals.end() ? std::string{} : std::string{words_for(rule->rule)},
                               fmt::format("{} {}", said(path.values[p]), scale.unit)});
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
