#include "analysis/history/spc_tables.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "analysis/history/rhythm.h"
#include "analysis/history/when_noticed.h"

namespace servicechain::analysis {
namespace {

constexpr std::size_t weeks_a_year = 52;

std::string_view name_of(Variation variation) {
  switch (variation) {
    case Variation::common_cause: return "common cause";
    case Variation::improvement: return "improvement";
    case Variation::concern: return "concern";
  }
  return "";
}

struct Observed {
  std::vector<double> values;
  std::vector<std::size_t> periods;  // in which they were observed
};
Observed observed_in(const std::vector<Pair>& periods) {
  Observed seen;
  for (std::size_t p = 0; p < periods.size(); ++p) {
    if (periods[p].weight <= 0) continue;
    seen.values.push_back(periods[p].total / periods[p].weight);
    seen.periods.push_back(p);
  }
  return seen;
}

// Each rule once, in their order.
std::string rules_in(const std::vector<Signal>& signals) {
  std::set<SpcRule> rules;
  for (const Signal& signal : signals) rules.insert(signal.rule);
  std::string words;
  for (const SpcRule rule : rules) words += std::string{words.empty() ? "" : "; "} + std::string{name_of(rule)};
  return words;
}

// Volumes and levels have no better side.
std::string variation_in(const std::vector<Signal>& signals, std::size_t points, const std::string& measure) {
  const Better better = less_is_better(measure) ? Better::less : Better::more;
  const Variation variation = variation_of(signals, points, better);
  const bool has_a_side = measure != "arrivals" && measure != "utilisation" && measure != "standard";
  if (variation != Variation::common_cause && !has_a_side) return "change";
  return std::string{name_of(variation)};
}

const PeriodSeries* of_base(const StudyHistory& history, const Measure& measure) {
  const auto found = std::ranges::find_if(history.series, [&](const PeriodSeries& series) {
    return series.what_if == "base" && series.measure == measure;
  });
  return found == history.series.end() ? nullptr : &*found;
}

}  // namespace

DataTable control_charts_table(const StudyHistory& history) {
  DataTable table{"control-charts",
                  {"what_if", "of", "kind", "measure", "unit", "points", "mean", "limit_low", "limit_high",
                   "mean_range", "range_limit", "last", "variation", "signals", "rules"},
                  {}};
  for (const PeriodSeries& series : history.series) {
    const auto [values, periods] = observed_in(series.typical);
    const std::vector<std::size_t> gaps = behind_gaps(periods);
    const bool is_by_plan = follows_the_calendar(history, series.typical);
    if (is_by_plan || values.size() < std::max(fewest_points, gaps.size() + 2)) continue;
    const XmrChart chart = xmr_chart(values, gaps);
    const std::vector<Signal> signals = signals_of(values, chart.mean, {&chart.limits, 1});
    table.rows.push_back({series.what_if, series.measure.of, series.measure.kind, series.measure.name,
                          series.measure.unit, count_cell(values.size()), chart.mean, chart.limits.low,
                          chart.limits.high, chart.mean_range, chart.most_range, values.back(),
                          variation_in(signals, values.size(), series.measure.name), count_cell(signals.size()),
                          rules_in(signals)});
  }
  return table;
}

DataTable when_noticed_table(const StudyHistory& history, double confidence) {
  DataTable table{"when-noticed",
                  {"what_if", "of", "kind", "measure", "period", "after", "noticed", "noticed_low", "noticed_high",
                   "false_alarm", "runs", "rules"},
                  {}};
  const std::size_t horizon = history.period == "week" ? weeks_a_year : 2 * history.periods.size();
  for (const PeriodSeries& series : history.series) {
    const PeriodSeries* base = of_base(history, series.measure);
    if (series.runs.empty() || base == nullptr || base == &series) continue;
    for (const RuleSet rules : {RuleSet::all_four, RuleSet::limits_alone}) {
      for (const NoticePoint& point : when_noticed({base->runs, series.runs, horizon, confidence, rules})) {
        table.rows.push_back({series.what_if, series.measure.of, series.measure.kind, series.measure.name,
                              history.period, count_cell(point.periods), point.noticed, point.noticed_range.low,
                              point.noticed_range.high, point.false_alarm, count_cell(base->runs.size()),
                              std::string{name_of(rules)}});
      }
    }
  }
  return table;
}

}  // namespace servicechain::analysis
