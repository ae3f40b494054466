#include "analysis/history/calendar_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/history/history_summary.h"

namespace servicechain::analysis {
namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr double hours_a_day = 24;
constexpr double hours_a_week = 168;

double length_h(const Period& period) { return period.to_h - period.from_h; }

sys_seconds middle_of(const Period& period, sys_seconds begins) {
  return begins + std::chrono::seconds{static_cast<std::int64_t>(length_h(period) * 1800)};
}

sys_days begin_of(Every every, sys_seconds moment) {
  return analysis::begin_of(every, std::chrono::floor<std::chrono::days>(moment));
}

// The longest simulated period that one of the calendar can be made of.
double longest_h(Every every) { return every == Every::day ? hours_a_day : hours_a_week; }

NoPeriods too_long(const StudyHistory& history, Every every) {
  const bool is_one = history.period.find(' ') == std::string::npos;
  const std::string simulated = fmt::format("one number {} {}", is_one ? "a" : "for every", history.period);
  return {fmt::format("your numbers are one a {}, and these runs were kept {}", name_of(every), simulated),
          fmt::format("put yours together to {}{}", simulated,
                      history.period == "week" ? ", or run again with --set \"time.length=10 weeks\", which keeps days" : "")};
}

// The middles of the simulated periods, one as long as the other.
struct Middles {
  std::vector<sys_seconds> of;
  std::chrono::seconds apart;
};

// Its first and last simulated period have neighbours whose middle lies outside of it.
bool is_whole(const CalendarPeriod& found, Every every, const Middles& middles) {
  return begin_of(every, middles.of[found.first] - middles.apart) != found.begins &&
         begin_of(every, middles.of[found.last] + middles.apart) != found.begins;
}

}  // namespace

CalendarPeriods calendar_periods(const StudyHistory& history, Every every) {
  if (history.periods.empty()) return NoPeriods{"these results have nothing period by period", "run the scenario again with -o"};
  const double period_h = length_h(history.periods.front());
  if (period_h > longest_h(every)) return too_long(history, every);
  std::vector<CalendarPeriod> found;
  Middles middles{{}, std::chrono::seconds{static_cast<std::int64_t>(period_h * 3600)}};
  for (std::size_t p = 0; p < history.periods.size(); ++p) {
    const auto begins = moment_of(history.periods[p].begins);
    if (!begins) return NoPeriods{"these runs have no dates", ""};
    middles.of.push_back(middle_of(history.periods[p], *begins));
    const sys_days begin = begin_of(every, middles.of.back());
    if (found.empty() || found.back().begins != begin) {
      const double days = static_cast<double>((next_begin(every, begin) - begin).count());
      found.push_back({begin, p, p, days * hours_a_day / period_h});
    }
    found.back().last = p;
  }
  std::erase_if(found, [&](const CalendarPeriod& one) { return !is_whole(one, every, middles); });
  if (!found.empty()) return found;
  return NoPeriods{fmt::format("your numbers are one a {0}, and there is no whole {0} in the simulated time", name_of(every)),
                   "run it for longer, with --set \"time.length=1 year\""};
}

std::optional<double> value_in(const CalendarPeriod& period, const std::vector<Pair>& run, const Measure& measure) {
  Pair sum;
  for (std::size_t p = period.first; p <= period.last && p < run.size(); ++p) {
    sum.total += run[p].total;
    sum.weight += run[p].weight;
  }
  if (sum.weight == 0) return std::nullopt;
  return sum.total / sum.weight * (measure.name == "arrivals" ? period.length : 1);
}

std::optional<Band> band_in(const CalendarPeriod& period, const PeriodSeries& series) {
  if (series.runs.empty()) return period.first == period.last ? series.bands[period.first] : std::nullopt;
  std::vector<double> values;
  for (const std::vector<Pair>& run : series.runs) {
    if (const auto value = value_in(period, run, series.measure)) values.push_back(*value);
  }
  return band_of(std::move(values));
}

std::optional<Band> band_of_any(const std::vector<CalendarPeriod>& periods, const PeriodSeries& series) {
  if (!series.runs.empty()) {
    std::vector<double> values;
    for (const CalendarPeriod& period : periods) {
      for (const std::vector<Pair>& run : series.runs) {
        if (const auto value = value_in(period, run, series.measure)) values.push_back(*value);
      }
    }
    return band_of(std::move(values));
  }
  // Where only the bands were kept: the middle one of each edge.
  std::array<std::vector<double>, 5> edges;
  for (const CalendarPeriod& period : periods) {
    const std::optional<Band> band = band_in(period, series);
    if (!band) continue;
    std::size_t edge = 0;
    for (const double value : {band->median, band->low_50, band->high_50, band->low_90, band->high_90}) {
      edges[edge++].push_back(value);
    }
  }
  if (edges[0].empty()) return std::nullopt;
  const auto middle = [](std::vector<double>& values) { return band_of(std::move(values))->median; };
  return Band{middle(edges[0]), middle(edges[1]), middle(edges[2]), middle(edges[3]), middle(edges[4])};
}

}  // namespace servicechain::analysis
