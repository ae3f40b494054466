#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"
#include "analysis/measures/measure_finder.h"

// What do customers really wait? A panel for each segment: the share that has waited (or been there) no longer than so
// long, what it expects, and how long half and 9 of 10 of them wait. Panels have scales of their own: a counter's
// customers wait minutes where another's wait days.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_segments = 4;
constexpr double nearly_all = 0.95;  // the curves end where so many have been

const WaitCurve* curve_of(const Study& study, std::string_view what_if, std::string_view of, std::string_view name) {
  const auto found = std::ranges::find_if(study.history.waits, [&](const WaitCurve& curve) {
    return curve.what_if == what_if && curve.measure.of == of && curve.measure.kind == "all" && curve.measure.name == name;
  });
  return found == study.history.waits.end() || found->points.empty() ? nullptr : &*found;
}

// Of each segment the time that it expects something of, else its wait; none where nobody waits.
std::vector<const WaitCurve*> curves_of(const Study& study, std::string_view what_if) {
  std::vector<const WaitCurve*> curves;
  for (const WaitCurve& curve : study.history.waits) {
    const bool is_segment = curve.what_if == what_if && curve.measure.of.starts_with("customers.") &&
                            curve.measure.kind == "all" && curve.measure.name == "wait";
    if (!is_segment || curves.size() == most_segments) continue;
    const WaitCurve* time = curve_of(study, what_if, curve.measure.of, "time");
    const WaitCurve* wanted = time != nullptr && time->promise_h ? time : &curve;
    const bool is_waiting = wanted->points.size() > 1 && wanted->points.front().share.mean.value_or(1) < 1;
    if (is_waiting) curves.push_back(wanted);
  }
  return curves;
}

const WithinPoint* at_promise(const WaitCurve& curve) {
  const auto point = std::ranges::find_if(curve.points, [&](const WithinPoint& at) { return curve.promise_h && at.within_h == *curve.promise_h; });
  return point == curve.points.end() || !point->share.mean ? nullptr : &*point;
}

double end_of(const WaitCurve& curve) {
  const auto end = std::ranges::find_if(curve.points, [](const WithinPoint& point) { return point.share.mean.value_or(0) >= nearly_all; });
  const double shown_h = end == curve.points.end() ? curve.points.back().within_h : end->within_h;
  return std::max(shown_h, curve.promise_h.value_or(0) * 1.2);
}

bool is_of_time(const WaitCurve& curve) { return curve.measure.name == "time"; }

std::string share_said(const WithinPoint& point) { return in_a_table({"", "all", "on-time", "share"}, point.share, Saying::value); }

std::string time_said(double hours) {
  const Scale scale = scale_for({"", "all", "wait", "h"}, hours, Saying::value);
  return rounded(hours * scale.factor, 3) + " " + scale.unit;
}

std::string expected_said(const WaitCurve& curve, const WithinPoint& point) {
  return fmt::format("{} the {} they expect", is_of_time(curve) ? "are done within" : "wait no longer than", time_said(point.within_h));
}

// How long so many of them wait: nullptr where that was not to be had.
const MeasureRow* percentile_of(const MeasureFinder& found, const WaitCurve& curve, std::string_view point) {
  const MeasureRow* row = found.find(curve.measure.of, curve.measure.name + std::string{point});
  return row == nullptr || !row->estimate.mean ? nullptr : row;
}

std::string percentile_said(const MeasureRow& row) {
  if (*row.estimate.mean == 0) return "no time at all";
  // Patience that ends for all at the same time gives a range of no width.
  const bool has_width = row.estimate.range && row.estimate.range->high - row.estimate.range->low > 1e-3 * *row.estimate.mean;
  return has_width ? in_a_table(row.measure, row.estimate, Saying::value) : time_said(*row.estimate.mean);
}

std::string usual_said(const MeasureFinder& found, const WaitCurve& curve) {
  const MeasureRow* half = percentile_of(found, curve, ".p50");
  const MeasureRow* most = percentile_of(found, curve, ".p90");
  if (half == nullptr || most == nullptr) return "";
  const std::string name = place_of(curve.measure.of);
  if (is_of_time(curve)) return fmt::format("Half of {} are done within {}, 9 of 10 within {}.", name, percentile_said(*half), percentile_said(*most));
  if (*half->estimate.mean == 0) return fmt::format("Half of {} do not wait at all; 9 of 10 wait less than {}.", name, percentile_said(*most));
  return fmt::format("Half of {} wait less than {}, 9 of 10 less than {}.", name, percentile_said(*half), percentile_said(*most));
}

// Of one or two segments each, of more the one that gets what it expects least often.
std::string answer_of(const MeasureFinder& found, const std::vector<const WaitCurve*>& curves) {
  std::vector<const WaitCurve*> wanted;
  for (const WaitCurve* curve : curves) {
    if (at_promise(*curve) != nullptr) wanted.push_back(curve);
  }
  if (wanted.empty()) return usual_said(found, *curves.front());
  std::ranges::stable_sort(wanted, {}, [](const WaitCurve* curve) { return *at_promise(*curve)->share.mean; });
  const auto said = [](const WaitCurve& curve) {
    const WithinPoint& promise = *at_promise(curve);
    return fmt::format("{} of {} {}", share_said(promise), place_of(curve.measure.of), expected_said(curve, promise));
  };
  if (wanted.size() == 1) return said(*wanted.front()) + ".";
  if (wanted.size() == 2) return said(*wanted.front()) + "; " + said(*wanted.back()) + ".";
  const WithinPoint& least = *at_promise(*wanted.front());
  return fmt::format("Met least often for {}: {} {}.", place_of(wanted.front()->measure.of), share_said(least), expected_said(*wanted.front(), least));
}

struct Tables {
  ChartTable& points;
  ChartTable& panels;
};

void add(Tables tables, const MeasureFinder& found, const WaitCurve& curve) {
  const double end_h = end_of(curve);
  const Scale scale = scale_for(curve.measure, end_h, Saying::value);
  const std::string name = place_of(curve.measure.of);
  for (const WithinPoint& point : curve.points) {
    if (!point.share.mean) continue;
    std::vector<Cell> row{name, point.within_h * scale.factor, scale.unit};
    for (Cell& cell : drawn(point.share, {100, "%"})) row.push_back(std::move(cell));
    tables.points.rows.push_back(std::move(row));
    if (point.within_h >= end_h) break;
  }
  const WithinPoint* promise = at_promise(curve);
  std::vector<Cell> panel{name, fmt::format("{} ({})", is_of_time(curve) ? "done within" : "waited no longer than", scale.unit), end_h * scale.factor,
                          promise == nullptr ? Cell{} : Cell{promise->within_h * scale.factor},
                          promise == nullptr ? Cell{} : Cell{100 * *promise->share.mean},
                          promise == nullptr ? "" : fmt::format("expected {}: {}", time_said(promise->within_h), share_said(*promise))};
  for (const std::string_view point : {".p50", ".p90"}) {
    const MeasureRow* row = percentile_of(found, curve, point);
    for (Cell& cell : row == nullptr ? std::vector<Cell>(3) : drawn(row->estimate, scale)) panel.push_back(std::move(cell));
    panel.emplace_back(row == nullptr ? "" : fmt::format("{} within {}", point == ".p50" ? "half" : "9 of 10", percentile_said(*row)));
  }
  tables.panels.rows.push_back(std::move(panel));
}

}  // namespace

ChartOrNot waits_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const std::string what_if = request.what_if.empty() ? "base" : request.what_if;
  if (!request.what_if.empty() && what_if_in(request) == nullptr) return no_what_if(request);
  if (study.history.waits.empty()) return no_history();
  const std::vector<const WaitCurve*> curves = curves_of(study, what_if);
  if (curves.empty()) return NoChart{"no customer waits in these results"};
  const MeasureFinder found{study, what_if};

  Chart chart;
  chart.title = "How long do customers really wait?";
  chart.axis = "% of them";
  chart.answer = answer_of(found, curves);
  chart.data.columns = {{"line", "who"}, {"within", "no longer than"}, {"unit", "unit"}, {"share", "share, %"}, {"low", "likely from"}, {"high", "to"}};
  ChartTable panels{{{"line", ""}, {"axis", ""}, {"end", ""}, {"promise", ""}, {"share", ""}, {"promise_said", ""},
                     {"half", ""}, {"half_low", ""}, {"half_high", ""}, {"half_said", ""},
                     {"most", ""}, {"most_low", ""}, {"most_high", ""}, {"most_said", ""}}, {}};
  for (const WaitCurve* curve : curves) add({chart.data, panels}, found, *curve);
  chart.more["panels"] = std::move(panels);
  return chart;
}

}  // namespace servicechain::analysis::charts
