#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "analysis/history/history_summary.h"

namespace servicechain::analysis {
namespace {

double number(std::uint64_t count) { return static_cast<double>(count); }
Pair share(double part, std::uint64_t whole) { return {part, number(whole)}; }
Pair of_level(const LevelTotals& level) { return {level.level_h, level.seen_h}; }

template <class Of>
struct Definition {
  std::string_view name;
  std::string_view unit;
  Pair (*pair)(const Of&);
};

constexpr Definition<SegmentPeriod> of_customers[]{
    {"arrivals", "customers", [](const SegmentPeriod& p) { return Pair{number(p.arrived), 1}; }},
    {"satisfaction", "points", [](const SegmentPeriod& p) { return share(p.satisfaction, p.left); }},
    {"late", "share", [](const SegmentPeriod& p) { return share(number(p.served - p.on_time), p.served); }},
    {"wrong", "share", [](const SegmentPeriod& p) { return share(number(p.served) - p.quality, p.served); }},
    {"complaints", "share", [](const SegmentPeriod& p) { return share(number(p.complaints), p.left); }},
    {"lost", "share", [](const SegmentPeriod& p) { return share(number(p.left - p.served), p.left); }},
    {"wait", "h", [](const SegmentPeriod& p) { return share(hours(p.wait), p.let_in); }},
};

constexpr Definition<DepartmentPeriod> of_department[]{
    {"arrivals", "jobs", [](const DepartmentPeriod& p) { return Pair{number(p.arrived), 1}; }},
    {"wait", "h", [](const DepartmentPeriod& p) { return share(hours(p.wait), p.waits); }},
    {"late", "share", [](const DepartmentPeriod& p) { return share(number(p.late), p.answered); }},
    {"wrong", "share", [](const DepartmentPeriod& p) { return share(number(p.finished) - p.quality, p.finished); }},
    {"refused", "share", [](const DepartmentPeriod& p) { return share(number(p.not_let_in), p.arrived); }},
    {"gave-up", "share", [](const DepartmentPeriod& p) { return share(number(p.gave_up), p.arrived - p.not_let_in); }},
    {"utilisation", "share", [](const DepartmentPeriod& p) { return Pair{p.working_h + p.held_h, p.on_duty_h}; }},
    {"standard", "", [](const DepartmentPeriod& p) { return of_level(p.levels.standard); }},
    {"pressure", "", [](const DepartmentPeriod& p) { return of_level(p.levels.pressure); }},
    {"fatigue", "", [](const DepartmentPeriod& p) { return of_level(p.levels.fatigue); }},
    {"mood", "points", [](const DepartmentPeriod& p) { return of_level(p.levels.mood); }},
};

// By replication: its values of one member, period by period; empty where its history is not there.
using Values = std::vector<std::vector<Pair>>;

std::optional<Band> band_in(const Values& values, std::size_t period) {
  std::vector<double> seen;
  for (const std::vector<Pair>& run : values) {
    if (!run.empty() && run[period].weight > 0) seen.push_back(run[period].total / run[period].weight);
  }
  return band_of(std::move(seen));
}

bool is_any(const Values& values) {
  return std::ranges::any_of(values, [](const std::vector<Pair>& run) {
    return std::ranges::any_of(run, [](const Pair& pair) { return pair.weight > 0; });
  });
}

PeriodSeries series_from(const HistoryQuestion& question, const Measure& measure, Values values) {
  PeriodSeries series{question.what_if, measure, {}, {}, {}};
  for (std::size_t p = 0; p < question.grid.periods; ++p) series.bands.push_back(band_in(values, p));
  if (question.typical < values.size()) series.typical = values[question.typical];
  series.typical.resize(question.grid.periods);
  if (measure.of != "customers") return series;
  for (std::vector<Pair>& run : values) {
    if (!run.empty()) series.runs.push_back(std::move(run));
  }
  return series;
}

// `periods_of(history)`: the member's periods. Measures that nothing was observed of are left out.
template <class Of, std::size_t size, class PeriodsOf>
void add(std::vector<PeriodSeries>& all, const HistoryQuestion& question, const Histories& histories,
         const std::string& of, const Definition<Of> (&definitions)[size], PeriodsOf periods_of) {
  for (const Definition<Of>& definition : definitions) {
    Values values(histories.size());
    for (std::size_t r = 0; r < histories.size(); ++r) {
      if (!histories[r]) continue;
      for (const Of& period : periods_of(*histories[r])) values[r].push_back(definition.pair(period));
    }
    if (!is_any(values)) continue;
    all.push_back(series_from(question, {of, "all", std::string{definition.name}, std::string{definition.unit}},
                              std::move(values)));
  }
}

std::vector<SegmentPeriod> all_customers(const History& history) {
  std::vector<SegmentPeriod> sum = history.segments.front();
  for (std::size_t s = 1; s < history.segments.size(); ++s) {
    for (std::size_t p = 0; p < sum.size(); ++p) sum[p] += history.segments[s][p];
  }
  return sum;
}

double satisfaction_of(const History& history) {
  SegmentPeriod sum;
  for (const auto& segment : history.segments) {
    for (const SegmentPeriod& period : segment) sum += period;
  }
  return sum.left == 0 ? 0 : sum.satisfaction / number(sum.left);
}

}  // namespace

std::optional<Band> band_of(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const double n = static_cast<double>(values.size());
  const auto at = [&](double part) {
    const double place = std::clamp((n + 1.0 / 3) * part + 1.0 / 3, 1.0, n);
    const auto below = static_cast<std::size_t>(place) - 1;
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
  };
  return Band{at(0.5), at(0.25), at(0.75), at(0.05), at(0.95)};
}

std::optional<std::size_t> typical_of(const Histories& histories) {
  std::vector<std::size_t> runs;
  std::vector<double> satisfaction(histories.size());
  for (std::size_t r = 0; r < histories.size(); ++r) {
    if (!histories[r]) continue;
    runs.push_back(r);
    satisfaction[r] = satisfaction_of(*histories[r]);
  }
  if (runs.empty()) return std::nullopt;
  std::ranges::stable_sort(runs, {}, [&](std::size_t r) { return satisfaction[r]; });
  return runs[(runs.size() - 1) / 2];
}

std::vector<PeriodSeries> period_series_of(const HistoryQuestion& question, const Histories& histories) {
  std::vector<PeriodSeries> all;
  const models::ServiceChain& chain = question.chain;
  if (!chain.segments.empty()) add(all, question, histories, "customers", of_customers, all_customers);
  for (std::size_t s = 0; s < chain.segments.size(); ++s) {
    add(all, question, histories, "customers." + chain.segments[s].name, of_customers,
        [&](const History& history) { return history.segments[s]; });
  }
  for (std::size_t d = 0; d < chain.departments.size(); ++d) {
    add(all, question, histories, "departments." + chain.departments[d].name, of_department,
        [&](const History& history) { return history.departments[d]; });
  }
  return all;
}

}  // namespace servicechain::analysis
