#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"

// What do customers really wait? The share that has waited no longer than so long, for each segment, with what it
// expects.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_segments = 4;
constexpr double nearly_all = 0.95;  // the curves end where so many have been

std::vector<const WaitCurve*> curves_of(const Study& study, std::string_view what_if) {
  std::vector<const WaitCurve*> curves;
  for (const WaitCurve& curve : study.history.waits) {
    const bool is_it = curve.what_if == what_if && curve.measure.of.starts_with("customers") && curve.measure.kind == "all" && curve.measure.name == "wait";
    if (is_it && !curve.points.empty()) curves.push_back(&curve);
  }
  // "All customers" have no promise of their own; the segments have.
  if (curves.size() > 1) std::erase_if(curves, [](const WaitCurve* curve) { return curve->measure.of == "customers"; });
  if (curves.size() > most_segments) curves.resize(most_segments);
  return curves;
}

double end_of(const WaitCurve& curve) {
  const auto end = std::find_if(curve.points.begin(), curve.points.end(),
                                [](const WithinPoint& point) { return point.share.mean.value_or(0) >= nearly_all; });
  return end == curve.points.end() ? curve.points.back().within_h : end->within_h;
}

const WithinPoint* at_promise(const WaitCurve& curve) {
  const auto point = std::find_if(curve.points.begin(), curve.points.end(),
                                  [&](const WithinPoint& at) { return curve.promise_h && at.within_h == *curve.promise_h; });
  return point == curve.points.end() ? nullptr : &*point;
}

std::string share_said(const WithinPoint& point) { return in_a_table({"", "all", "on-time", "share"}, point.share, Saying::value); }

std::string time_said(double hours) {
  const Scale scale = scale_for({"", "all", "wait", "h"}, hours, Saying::value);
  return rounded(hours * scale.factor, 3) + " " + scale.unit;
}

}  // namespace

ChartOrNot waits_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const std::string what_if = request.what_if.empty() ? "base" : request.what_if;
  if (!request.what_if.empty() && what_if_in(request) == nullptr) return no_what_if(request);
  const std::vector<const WaitCurve*> curves = curves_of(study, what_if);
  if (curves.empty()) return no_history();
  double end_h = 0;
  for (const WaitCurve* curve : curves) end_h = std::max({end_h, end_of(*curve), curve->promise_h.value_or(0) * 1.2});
  const Scale scale = scale_for(curves.front()->measure, end_h, Saying::value);

  Chart chart;
  chart.title = "How long do customers really wait?";
  chart.axis = fmt::format("waited no longer than ({})", scale.unit);
  chart.facts["end"] = end_h * scale.factor;
  chart.data.columns = {{"line", "who"}, {"within", chart.axis}, {"share", "share, %"}, {"low", "likely from"}, {"high", "to"}};
  ChartTable promises{{{"line", ""}, {"promise", ""}, {"share", ""}, {"said", ""}}, {}};
  for (const WaitCurve* curve : curves) {
    const std::string name = place_of(curve->measure.of);
    bool is_past = false;
    for (const WithinPoint& point : curve->points) {
      if (!point.share.mean || is_past) continue;
      is_past = point.within_h >= end_h;
      std::vector<Cell> row{name, point.within_h * scale.factor};
      for (Cell& cell : drawn(point.share, {100, "%"})) row.push_back(std::move(cell));
      chart.data.rows.push_back(std::move(row));
    }
    const WithinPoint* promise = at_promise(*curve);
    const bool is_known = promise != nullptr && promise->share.mean.has_value();
    promises.rows.push_back({name, is_known ? Cell{promise->within_h * scale.factor} : Cell{}, is_known ? Cell{100 * *promise->share.mean} : Cell{},
                             is_known ? fmt::format("{}: {} within {}", name, share_said(*promise), time_said(promise->within_h)) : ""});
    if (is_known) {
      chart.answer += fmt::format("{}{} of {} wait no longer than the {} they expect", chart.answer.empty() ? "" : "; ", share_said(*promise),
                                  name, time_said(promise->within_h));
    }
  }
  chart.answer = chart.answer.empty() ? "Nobody here expects a certain wait." : chart.answer + ".";
  chart.more["promises"] = std::move(promises);
  return chart;
}

}  // namespace servicechain::analysis::charts
