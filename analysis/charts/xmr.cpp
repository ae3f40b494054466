#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "analysis/charts/control_line.h"
#include "analysis/charts/figures.h"
#include "analysis/charts/notice_words.h"
#include "analysis/charts/own_charts.h"
#include "analysis/history/chance_signs.h"
#include "analysis/history/own_noticed.h"
#include "analysis/history/rhythm.h"
#include "analysis/history/when_noticed.h"

// Did it really change? An XmR chart of one run: today's periods, whose limits stand, and after them those of a what-if,
// as if it had been made then. Periods, because single values that follow closely are alike; the limits are the
// model's, not the organisation's, but where its own numbers come first: then they are its own.
namespace servicechain::analysis::charts {
namespace {

struct Path {
  std::vector<double> values;         // periods in which something was observed
  std::vector<std::size_t> places;    // of each of them, in `begins`
  std::vector<std::string> begins;    // of all periods
  std::size_t today = 0;              // so many of the values are before the change
  std::size_t change = 0;             // and so many of the periods

  [[nodiscard]] const std::string& begins_at(std::size_t value) const { return begins[places[value]]; }
  // Whether a moving range belongs to it: from the one before, neither over a gap nor over the change.
  [[nodiscard]] bool follows(std::size_t value) const {
    return value != 0 && value != today && places[value] == places[value - 1] + 1;
  }
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
      if (const std::optional<double> value = value_of(pairs[p])) {
        path.values.push_back(*value * factor);
        path.places.push_back(path.begins.size());
      }
      path.begins.push_back(is_after ? fmt::format("+{}", p + 1) : begins_in_words(study.history.periods[p]));
    }
  };
  const std::size_t typical = study.history.typical_run == 0 ? 0 : study.history.typical_run - 1;
  add(today.runs.size() > typical ? today.runs[typical] : today.typical, false);
  path.today = path.values.size();
  path.change = path.begins.size();
  if (then == nullptr) return path;
  const std::vector<std::vector<Pair>>& runs = then->runs;
  add(runs.empty() ? then->typical : runs[(typical + 1) % runs.size()], true);
  return path;
}

// nullopt: no two values follow each other.
std::optional<XmrChart> limits_of(const Path& path) {
  const std::vector<std::size_t> gaps = behind_gaps(std::span{path.places}.first(path.today));
  if (path.today < gaps.size() + 2) return std::nullopt;
  return xmr_chart(std::span{path.values}.first(path.today), gaps);
}

// All that a chart is made of.
struct Looked {
  const Path& path;
  XmrChart limits;
  std::vector<Signal> signals;      // of the values before the change by themselves; then those behind it
  std::optional<std::size_t> from;  // the how-manieth period after the change a rule is complete in, on the change's side
  Words words;
};

double mean_of(const PeriodSeries& series) {
  Pair sum;
  const auto add = [&](const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
      if (const std::optional<double> value = value_of(pair)) sum = {sum.total + *value, sum.weight + 1};
    }
  };
  for (const std::vector<Pair>& run : series.runs) add(run);
  if (series.runs.empty()) add(series.typical);
  return sum.weight == 0 ? 0 : sum.total / sum.weight;
}

// To which side the what-if moves the measure, over all runs: one run may go the other way by luck.
Side side_of(const Followed& followed) {
  return followed.then != nullptr && mean_of(*followed.then) < mean_of(*followed.today) ? Side::low : Side::high;
}

// Signals on the other side behind a change are marked, too, but show no effect. A run of points goes on over a gap.
Looked looked_at(const Path& path, const XmrChart& limits, Side side_of_change, Words words) {
  const std::span before = std::span{path.values}.first(path.today);
  const std::span after = std::span{path.values}.subspan(path.today);
  Looked looked{path, limits, signals_of(before, limits.mean, {&limits.limits, 1}), {}, std::move(words)};
  for (const Side side : {Side::low, Side::high}) {
    const Behind behind = signals_behind(before, after, {limits.mean, limits.limits}, side);
    for (Signal signal : behind.signals) {
      signal.first += path.today;
      signal.last += path.today;
      looked.signals.push_back(signal);
    }
    if (side == side_of_change && behind.first_seen) looked.from = path.places[path.today + *behind.first_seen] - path.change + 1;
  }
  return looked;
}

// When charts like this one would have shown it, over the runs.
std::string half_of_runs(const Study& study, const PeriodSeries& today, const PeriodSeries& then) {
  const std::vector<NoticePoint> points =
      when_noticed({today.runs, then.runs, study.history.periods.size(), study.confidence});
  const auto half = std::find_if(points.begin(), points.end(), [](const NoticePoint& point) { return point.noticed >= 0.5; });
  if (points.empty() || half == points.end()) return "";
  return fmt::format(" In half of the runs a chart like this shows it by {} {} after the change.", study.history.period, half->periods);
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
  if (signal.first == signal.last) return path.begins_at(signal.first);
  return fmt::format("{} to {}", path.begins_at(signal.first), path.begins_at(signal.last));
}

// Requires: some rule sees something.
std::string stands_out(const Path& path, const std::vector<Signal>& signals) {
  const Signal& latest = *last_of(signals, path.today);
  const std::size_t times = stretches_of(signals).size();
  if (times == 1) return fmt::format("Something stands out: {} ({}).", words_for(latest.rule), when(path, latest));
  return fmt::format("Something stands out {} times, the last time {} ({}).", times, words_for(latest.rule), when(path, latest));
}

bool are_few(const Path& path) { return path.today < fewest_points; }

std::string too_few(const Path& path, const std::string& period) {
  return fmt::format("Too few to tell: {} {}s, and limits want {} or more.", path.today, period, fewest_points);
}

std::string first_try(const Path& path, const std::string& period) {
  return fmt::format(" But {} {}s are few: their limits are a first try.", path.today, period);
}

std::string answer_of(const Looked& looked, const std::string& what_if) {
  const auto& [path, limits, signals, from, words] = looked;
  const std::string& period = words.period;
  const bool is_seen = what_if.empty() ? !signals.empty() : from.has_value();
  if (!is_seen && are_few(path)) return too_few(path, period);
  const std::string caution = are_few(path) ? first_try(path, period) : "";
  if (!is_seen && what_if.empty()) return fmt::format("Nothing stands out: from {} to {} only chance is at work.", period, period);
  const bool is_otherwise = std::ranges::any_of(signals, [&](const Signal& signal) { return signal.last >= path.today; });
  if (!is_seen && is_otherwise) return fmt::format("No: what stands out after {} is not on the side to which it moves on average, so it is luck.", what_if);
  if (!is_seen) return fmt::format("No: what comes after {} could be chance.", what_if);
  if (what_if.empty()) return stands_out(path, signals) + caution;
  return fmt::format("Yes: after {} the chart shows it from {} {} on.{}", what_if, period, *from, caution);
}

// "better"; what has no better side is "higher" or "lower".
std::string side_words(Side side, const Measure& measure) {
  if (measure.name == "arrivals" || measure.name == "utilisation" || measure.name == "standard") return side == Side::high ? "higher" : "lower";
  return (side == Side::low) == less_is_better(measure.name) ? "better" : "worse";
}

// "about 1 of 3", "about 7 of 10".
std::string of_such(double chance) {
  if (chance >= 0.55) return fmt::format("about {} of 10", std::round(10 * chance));
  if (chance < 0.01) return "fewer than 1 of 100";
  return fmt::format("about 1 of {}", std::round(1 / chance));
}

constexpr double hardly_chance = 0.05;

// What a rule sees last in the own numbers. "Yes" only where charts of nothing but chance would hardly ever show as much.
std::string own_words(const Looked& looked, const Measure& measure) {
  const auto& [path, limits, signals, from, words] = looked;
  const Signal* latest = last_of(signals, path.today);
  if (latest == nullptr && are_few(path)) return too_few(path, "of your own " + words.period);
  if (latest == nullptr) return fmt::format("No: in your own {} {}s nothing but chance is at work.", path.today, words.period);
  const std::vector<std::size_t> gaps = behind_gaps(std::span{path.places}.first(path.today));
  const std::span own = std::span{path.values}.first(path.today);
  std::vector<Signal> of_own = signals;
  std::erase_if(of_own, [&](const Signal& signal) { return signal.last >= path.today; });
  const ChanceOfSigns chance = chance_of_signs(standing_of(own, limits, of_own), path.today, gaps);
  const bool is_sure = !are_few(path) && chance.as_much < hardly_chance;
  const std::string said = fmt::format("{}: in your own {}s something stands out, {} ({}, {}).", is_sure ? "Yes" : "Perhaps", words.period,
                                       words_for(latest->rule), side_words(latest->side, measure), when(path, *latest));
  if (are_few(path)) return said + first_try(path, words.period);
  return said + (is_sure ? fmt::format(" In {} {}s chance alone shows as much in fewer than 1 of 20 such charts.", path.today, words.period)
                         : fmt::format(" In {} {}s chance alone shows a sign in {} such charts.", path.today, words.period, of_such(chance.any)));
}

std::string own_answer(const ChartRequest& request, const Looked& looked, const Followed& followed, const std::string& why_alone) {
  std::string answer = own_words(looked, followed.measure);
  const WhatIfAnswer* what_if = followed.what_if;
  if (what_if == nullptr) return answer;
  if (!why_alone.empty()) answer += fmt::format(" What {} would show cannot be laid behind it: {}.", what_if->name, why_alone);
  for (const OwnNotice& notice : own_notices(request.study, *request.own)) {
    if (notice.what_if != what_if->name || notice.rules != RuleSet::all_four) continue;
    answer += " " + noticed_words(what_if->name, {"the chart", looked.words.period}, notice.points) + ".";
  }
  return answer;
}

// How numbers are written beside these limits.
std::string said(double value, const XmrChart& limits) {
  return number(value, supported_decimals({limits.limits.low, limits.limits.high}) + 1);
}

// A row for each period; those in which nothing was observed have no value.
ChartTable table_of(const Looked& looked, const std::string& axis, const Measure& measure, const Scale& scale) {
  const auto& [path, limits, signals, from, words] = looked;
  const Better better = less_is_better(measure.name) ? Better::less : Better::more;
  const std::vector<std::string> signs = signs_of(signals, path.values.size(), better);
  ChartTable table{{{"begins", words.period + " that begins, or after the change"}, {"value", axis}, {"range", "difference to the one before"},
                    {"sign", "sign"}, {"rule", "rule"}, {"said", ""}},
                   {}};
  for (const std::string& begins : path.begins) table.rows.push_back({begins, Cell{}, Cell{}, "open", "", "no number"});
  for (std::size_t i = 0; i < path.values.size(); ++i) {
    const auto rule = std::find_if(signals.begin(), signals.end(), [&](const Signal& signal) { return signal.first <= i && i <= signal.last; });
    table.rows[path.places[i]] = {path.begins_at(i), path.values[i],
                                  path.follows(i) ? Cell{std::abs(path.values[i] - path.values[i - 1])} : Cell{}, signs[i],
                                  rule == signals.end() ? std::string{} : std::string{words_for(rule->rule)},
                                  fmt::format("{} {}", said(path.values[i], limits), scale.unit)};
  }
  return table;
}

// What to write at the points that a rule sees; behind the change, where one goes on seeing, once for each rule.
ChartTable labels_of(const Path& path, const std::vector<Signal>& signals) {
  ChartTable table{{{"first", ""}, {"last", ""}, {"words", ""}, {"side", ""}}, {}};
  std::set<SpcRule> told;
  for (const Signal& signal : signals) {
    if (signal.last >= path.today && !told.insert(signal.rule).second) continue;
    table.rows.push_back({static_cast<double>(path.places[signal.first]), static_cast<double>(path.places[signal.last]),
                          std::string{words_for(signal.rule)}, signal.side == Side::high ? "high" : "low"});
  }
  return table;
}

// A limit where no value can be is none.
std::optional<double> possible(double limit, const Measure& measure, const Scale& scale) {
  const Range range = possible_values(measure);
  const double value = limit / scale.factor;
  return value < range.low || value > range.high ? std::nullopt : std::optional{limit};
}

std::string gap_words(const Path& path, const std::string& period) {
  const std::size_t gaps = path.begins.size() - path.values.size();
  if (gaps == 0) return "";
  return gaps == 1 ? fmt::format("; none over the {} without a number", period) : fmt::format("; none over the {} {}s without a number", gaps, period);
}

Chart drawn(const Looked& looked, const Measure& measure, const Scale& scale) {
  const auto& [path, limits, signals, from, words] = looked;
  const bool has_change = path.today < path.values.size();
  Chart chart;
  chart.axis = axis_of(measure, scale, Saying::value) + words.of_points;
  chart.facts = {{"mean", limits.mean}, {"mean_said", said(limits.mean, limits)},
                 {"low", possible(limits.limits.low, measure, scale)}, {"low_said", said(limits.limits.low, limits)},
                 {"high", possible(limits.limits.high, measure, scale)}, {"high_said", said(limits.limits.high, limits)},
                 {"mean_range", limits.mean_range}, {"mean_range_said", said(limits.mean_range, limits)},
                 {"most_range", limits.most_range}, {"most_range_said", said(limits.most_range, limits)},
                 {"ranges", fmt::format("difference to the {} before{}", words.period, gap_words(path, words.period))},
                 {"change", has_change ? Cell{static_cast<double>(path.change)} : Cell{}},
                 {"change_said", has_change ? words.change : ""}};
  chart.data = table_of(looked, chart.axis, measure, scale);
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

NoChart no_limits() { return {"a control chart needs two periods that follow each other"}; }

ChartOrNot simulated_chart(const ChartRequest& request, const Followed& followed, const Scale& scale) {
  const Study& study = request.study;
  const auto& [measure, today, what_if, then] = followed;
  const std::string& period = study.history.period;
  if (follows_the_calendar(study.history, today->typical)) return by_the_calendar(study.history);
  const Path path = path_of(study, *today, then, scale.factor);
  const std::optional<XmrChart> limits = limits_of(path);
  if (!limits) return no_limits();
  const Words words{period, fmt::format(", each {} of one run; limits of the model, from today's {}s", period, period),
                    then == nullptr ? "" : what_if->name + " from here on"};
  const Looked looked = looked_at(path, *limits, side_of(followed), words);
  Chart chart = drawn(looked, measure, scale);
  chart.title = then == nullptr ? fmt::format("Does {} really change from {} to {}?", name_of(measure, study.vocabulary), period, period)
                                : fmt::format("Did {} really change with {}?", name_of(measure, study.vocabulary), in_a_title(*what_if));
  chart.answer = answer_of(looked, then == nullptr ? "" : what_if->name);
  if (then != nullptr && !today->runs.empty()) chart.answer += half_of_runs(study, *today, *then);
  return chart;
}

ChartOrNot own_chart(const ChartRequest& request, const Followed& followed, const Scale& scale) {
  OwnPath own = own_path_of(request, followed, scale.factor);
  const std::string period{name_of(request.own->every)};
  const Path path{std::move(own.values), std::move(own.places), std::move(own.begins), own.own, own.own_periods};
  const std::optional<XmrChart> limits = limits_of(path);
  if (!limits) return no_limits();
  const bool has_change = path.today < path.values.size();
  const Words words{period,
                    fmt::format(", your own {}s, with their own mean and limits", period) +
                        (has_change ? "; behind them the simulated change, with your ups and downs" : ""),
                    has_change ? "simulated from here on, with " + followed.what_if->name : ""};
  const Looked looked = looked_at(path, *limits, side_of(followed), words);
  Chart chart = drawn(looked, followed.measure, scale);
  chart.title = fmt::format("Did our own {} really change{}?", subject_of(followed.measure),
                            has_change ? fmt::format(", and would {} show", followed.what_if->name) : "");
  chart.facts["own"] = "own";
  chart.answer = own_answer(request, looked, followed, own.why_alone);
  return chart;
}

}  // namespace

ChartOrNot xmr_chart_of(const ChartRequest& request) {
  const auto found = followed(request);
  if (const NoChart* none = std::get_if<NoChart>(&found)) return *none;
  const Followed& follows = std::get<Followed>(found);
  const Scale scale = scale_of(follows, request.own);
  return request.own != nullptr ? own_chart(request, follows, scale) : simulated_chart(request, follows, scale);
}

}  // namespace servicechain::analysis::charts
