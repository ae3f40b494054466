#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "analysis/charts/control_line.h"
#include "analysis/charts/figures.h"
#include "analysis/charts/notice_words.h"
#include "analysis/charts/own_charts.h"
#include "analysis/history/own_noticed.h"

// Did it really change? An XmR chart of one run: today's periods, whose limits stand, and after them those of a what-if,
// as if it had been made then. Periods, because single values that follow closely are alike; the limits are the
// model's, not the organisation's, but where its own numbers come first: then they are its own.
namespace servicechain::analysis::charts {
namespace {

struct Path {
  std::vector<double> values;         // periods in which something was observed
  std::vector<std::string> begins;
  std::size_t today = 0;              // so many of them are before the change
};

// What the chart calls its parts.
struct Words {
  std::string period;        // "week"
  std::string of_points;     // behind the axis: what a point is, and where the limits come from
  std::string change;        // at the line of the change; "" without one
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

// When charts like this one would have shown it, over the runs.
std::string half_of_runs(const Study& study, const PeriodSeries& today, const PeriodSeries& then) {
  const std::vector<NoticePoint> points =
      when_noticed({today.runs, then.runs, study.history.periods.size(), study.confidence});
  const auto half = std::find_if(points.begin(), points.end(), [](const NoticePoint& point) { return point.noticed >= 0.5; });
  if (points.empty() || half == points.end()) return "";
  return fmt::format(" In half of the runs a chart like this shows it by {} {} after the change.", study.history.period, half->periods);
}

// The how-manieth period after the change is the first that a rule speaks of; nullopt: none does.
std::optional<std::size_t> shown_from(const Path& path, const std::vector<Signal>& signals) {
  std::optional<std::size_t> first;
  for (const Signal& signal : signals) {
    if (signal.last >= path.today) first = std::min(first.value_or(signal.first), signal.first);
  }
  if (first) *first -= path.today - 1;
  return first;
}

const Signal* last_of(const std::vector<Signal>& signals, std::size_t before) {
  const Signal* latest = nullptr;
  for (const Signal& signal : signals) {
    if (signal.last < before && (latest == nullptr || signal.last > latest->last)) latest = &signal;
  }
  return latest;
}

// "9 Mar", "9 Mar to 13 Apr".
std::string when(const Path& path, const Signal& signal) {
  if (signal.first == signal.last) return path.begins[signal.first];
  return fmt::format("{} to {}", path.begins[signal.first], path.begins[signal.last]);
}

// Requires: some rule sees something.
std::string stands_out(const Path& path, const std::vector<Signal>& signals) {
  const Signal& latest = *last_of(signals, path.today);
  const std::size_t times = stretches_of(signals).size();
  if (times == 1) return fmt::format("Something stands out: {} ({}).", words_for(latest.rule), when(path, latest));
  return fmt::format("Something stands out {} times, the last time {} ({}).", times, words_for(latest.rule), when(path, latest));
}

std::string answer_of(const Path& path, const std::vector<Signal>& signals, const std::string& what_if, const std::string& period) {
  if (what_if.empty()) {
    if (signals.empty()) return fmt::format("Nothing stands out: from {} to {} only chance is at work.", period, period);
    return stands_out(path, signals);
  }
  const std::optional<std::size_t> from = shown_from(path, signals);
  if (!from) return fmt::format("No: what comes after {} could be chance.", what_if);
  return fmt::format("Yes: after {} the chart shows it from {} {} on.", what_if, period, *from);
}

// What a rule sees last in the own numbers.
std::string own_words(const Path& path, const std::vector<Signal>& signals, const std::string& period) {
  const Signal* latest = last_of(signals, path.today);
  if (latest == nullptr) return fmt::format("No: in your own {} {}s nothing but chance is at work.", path.today, period);
  return fmt::format("Yes: in your own {}s something stands out, {} ({}).", period, words_for(latest->rule), when(path, *latest));
}

std::string own_answer(const ChartRequest& request, const Path& path, const std::vector<Signal>& signals, const Words& words,
                       const WhatIfAnswer* what_if, const std::string& why_alone) {
  std::string answer = own_words(path, signals, words.period);
  if (what_if == nullptr) return answer;
  if (!why_alone.empty()) answer += fmt::format(" What {} would show cannot be laid behind it: {}.", what_if->name, why_alone);
  for (const OwnNotice& notice : own_notices(request.study, *request.own)) {
    if (notice.what_if != what_if->name || notice.rules != RuleSet::all_four) continue;
    answer += " " + noticed_words(what_if->name, {"the chart", words.period}, notice.points) + ".";
  }
  return answer;
}

ChartTable table_of(const Path& path, const std::vector<Signal>& signals, const std::vector<std::string>& signs, const Chart& chart,
                    const Words& words, const auto& said) {
  ChartTable table{{{"begins", words.period + " that begins, or after the change"}, {"value", chart.axis}, {"range", "difference to the one before"},
                    {"sign", "sign"}, {"rule", "rule"}, {"said", ""}},
                   {}};
  for (std::size_t p = 0; p < path.values.size(); ++p) {
    const auto rule = std::find_if(signals.begin(), signals.end(), [&](const Signal& signal) { return signal.first <= p && p <= signal.last; });
    const bool is_first = p == 0 || p == path.today;
    table.rows.push_back({path.begins[p], path.values[p], is_first ? Cell{} : Cell{std::abs(path.values[p] - path.values[p - 1])},
                          signs[p], rule == signals.end() ? std::string{} : std::string{words_for(rule->rule)}, said(path.values[p])});
  }
  return table;
}

// Of the points before the change, and what to write at them.
ChartTable labels_of(const Path& path, const std::vector<Signal>& signals) {
  ChartTable table{{{"first", ""}, {"last", ""}, {"words", ""}, {"side", ""}}, {}};
  for (const Signal& signal : signals) {
    if (signal.last >= path.today) continue;
    table.rows.push_back({static_cast<double>(signal.first), static_cast<double>(signal.last), std::string{words_for(signal.rule)},
                          signal.side == Side::high ? "high" : "low"});
  }
  return table;
}

// A limit where no value can be is none: points go from 0 to 100, shares to 1, and nothing else lies below 0 either.
std::optional<double> possible(double limit, const Followed& followed, const Scale& scale) {
  const std::string& unit = followed.measure.unit;
  const double most = unit == "points" ? 100 : unit == "share" ? 1 : std::numeric_limits<double>::max();
  return limit < 0 || limit / scale.factor > most ? std::nullopt : std::optional{limit};
}

Chart drawn(const Path& path, const std::vector<Signal>& signals, const XmrChart& limits, const Words& words, const Followed& followed,
            const Scale& scale) {
  const auto said = [&](double value) { return number(value, supported_decimals({limits.limits.low, limits.limits.high}) + 1); };
  const std::vector<std::string> signs = signs_of(signals, path.values.size(), less_is_better(followed.measure.name));
  const bool has_change = path.today < path.values.size();
  Chart chart;
  chart.axis = axis_of(followed.measure, scale, Saying::value) + words.of_points;
  chart.facts = {{"mean", limits.mean}, {"mean_said", said(limits.mean)},
                 {"low", possible(limits.limits.low, followed, scale)}, {"low_said", said(limits.limits.low)},
                 {"high", possible(limits.limits.high, followed, scale)}, {"high_said", said(limits.limits.high)},
                 {"mean_range", limits.mean_range}, {"mean_range_said", said(limits.mean_range)},
                 {"most_range", limits.most_range}, {"most_range_said", said(limits.most_range)},
                 {"period", words.period}, {"change", has_change ? Cell{static_cast<double>(path.today)} : Cell{}},
                 {"change_said", has_change ? words.change : ""}};
  chart.data = table_of(path, signals, signs, chart, words, [&](double value) { return fmt::format("{} {}", said(value), scale.unit); });
  chart.more["signals"] = labels_of(path, signals);
  return chart;
}

Scale scale_of(const Followed& followed, const OwnHistory* own) {
  double size = 0;
  for (const Pair& pair : followed.today->typical) size = std::max(size, std::abs(value_of(pair).value_or(0)));
  if (own != nullptr) {
    for (const OwnPoint& point : own->points) size = std::max(size, std::abs(point.value));
  }
  return scale_for(followed.measure, size, Saying::value);
}

Chart simulated_chart(const Study& study, const Followed& followed, const Path& path, const Scale& scale) {
  const auto& [measure, today, what_if, then] = followed;
  const std::string& period = study.history.period;
  const XmrChart limits = xmr_chart(std::span{path.values}.first(path.today));
  const std::vector<Signal> signals = signals_in(path, limits);
  const Words words{period, fmt::format(", each {} of one run; limits of the model, from today's {}s", period, period),
                    then == nullptr ? "" : what_if->name + " from here on"};
  Chart chart = drawn(path, signals, limits, words, followed, scale);
  chart.title = then == nullptr ? fmt::format("Does {} really change from {} to {}?", name_of(measure, study.vocabulary), period, period)
                                : fmt::format("Did {} really change with {}?", name_of(measure, study.vocabulary), what_if->name);
  chart.answer = answer_of(path, signals, then == nullptr ? "" : what_if->name, period);
  if (then != nullptr && !today->runs.empty()) chart.answer += half_of_runs(study, *today, *then);
  return chart;
}

Chart own_chart(const ChartRequest& request, const Followed& followed, const Scale& scale) {
  const OwnPath own = own_path_of(request, followed, scale.factor);
  const std::string period{name_of(request.own->every)};
  const Path path{own.values, own.begins, own.own};
  const XmrChart limits = xmr_chart(std::span{path.values}.first(path.today));
  const std::vector<Signal> signals = signals_in(path, limits);
  const bool has_change = path.today < path.values.size();
  const Words words{period,
                    fmt::format(", your own {}s, with their own mean and limits", period) +
                        (has_change ? "; behind them the simulated change, with your ups and downs" : ""),
                    has_change ? "simulated from here on, with " + followed.what_if->name : ""};
  Chart chart = drawn(path, signals, limits, words, followed, scale);
  chart.title = fmt::format("Did our own {} really change{}?", subject_of(followed.measure),
                            has_change ? fmt::format(", and would {} show", followed.what_if->name) : "");
  chart.facts["own"] = "own";
  chart.answer = own_answer(request, path, signals, words, followed.what_if, own.why_alone);
  return chart;
}

}  // namespace

ChartOrNot xmr_chart_of(const ChartRequest& request) {
  const auto found = followed(request);
  if (const NoChart* none = std::get_if<NoChart>(&found)) return *none;
  const Followed& follows = std::get<Followed>(found);
  const Scale scale = scale_of(follows, request.own);
  if (request.own != nullptr) {
    return own_chart(request, follows, scale);
  }
  const Path path = path_of(request.study, *follows.today, follows.then, scale.factor);
  if (path.today < 2) return NoChart{"a control chart needs two periods or more"};
  return simulated_chart(request.study, follows, path, scale);
}

}  // namespace servicechain::analysis::charts
