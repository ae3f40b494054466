#include "analysis/history/own_tables.h"

#include <algorithm>
#include <optional>
#include <set>

#include "analysis/history/own_bands.h"
#include "analysis/history/own_noticed.h"

namespace servicechain::analysis {
namespace {

const PeriodSeries* of_today(const StudyHistory& history, const Measure& measure) {
  const auto found = std::ranges::find_if(history.series, [&](const PeriodSeries& series) {
    return series.what_if == "base" && series.measure == measure;
  });
  return found == history.series.end() ? nullptr : &*found;
}

std::string rules_at(const std::vector<Signal>& signals, std::size_t point) {
  std::set<SpcRule> rules;
  for (const Signal& signal : signals) {
    if (signal.first <= point && point <= signal.last) rules.insert(signal.rule);
  }
  std::string words;
  for (const SpcRule rule : rules) words += std::string{words.empty() ? "" : "; "} + std::string{name_of(rule)};
  return words;
}

void add_rows(DataTable& table, const StudyHistory& history, const OwnHistory& own) {
  const std::vector<double> values = values_of(own);
  const XmrChart chart = xmr_chart(own);
  const std::vector<Signal> signals = signals_of(values, chart.mean, {&chart.limits, 1});
  const CalendarPeriods matched = calendar_periods(history, own.every);
  const auto* periods = std::get_if<std::vector<CalendarPeriod>>(&matched);
  const PeriodSeries* today = of_today(history, own.measure);
  std::optional<OwnBands> bands;
  if (periods != nullptr && today != nullptr) bands.emplace(*periods, own);
  for (std::size_t i = 0; i < own.points.size(); ++i) {
    std::optional<Band> band;
    if (bands) band = bands->at(own.points[i].begins, *today);
    const auto edge = [&](double Band::*end) { return band ? Cell{(*band).*end} : Cell{}; };
    table.rows.push_back({own.measure.of, own.measure.kind, own.measure.name, own.measure.unit,
                          std::string{name_of(own.every)}, iso_date(own.points[i].begins), values[i], chart.mean,
                          chart.limits.low, chart.limits.high, rules_at(signals, i), edge(&Band::median),
                          edge(&Band::low_90), edge(&Band::high_90)});
  }
}

}  // namespace

DataTable own_history_table(const Study& study) {
  DataTable table{"own-history",
                  {"of", "kind", "measure", "unit", "period", "begins", "value", "mean", "limit_low", "limit_high", "rules",
                   "simulated_median", "simulated_low_90", "simulated_high_90"},
                  {}};
  for (const OwnHistory& own : study.own) add_rows(table, study.history, own);
  return table;
}

DataTable own_noticed_table(const Study& study) {
  DataTable table{"own-when-noticed",
                  {"what_if", "of", "kind", "measure", "unit", "change", "change_low", "change_high", "rules", "period", "after",
                   "noticed", "noticed_low", "noticed_high", "false_alarm"},
                  {}};
  for (const OwnHistory& own : study.own) {
    for (const OwnNotice& notice : own_notices(study, own)) {
      const Range likely = notice.change.range.value_or(Range{*notice.change.mean, *notice.change.mean});
      for (const NoticePoint& point : notice.points) {
        table.rows.push_back({notice.what_if, own.measure.of, own.measure.kind, own.measure.name, own.measure.unit,
                              *notice.change.mean, likely.low, likely.high, std::string{name_of(notice.rules)},
                              std::string{name_of(own.every)}, count_cell(point.periods), point.noticed,
                              point.noticed_range.low, point.noticed_range.high, point.false_alarm});
      }
    }
  }
  return table;
}

}  // namespace servicechain::analysis
