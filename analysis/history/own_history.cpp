#include "analysis/history/own_history.h"

#include <algorithm>
#include <array>
#include <limits>

namespace servicechain::analysis {

std::vector<double> values_of(const OwnHistory& own) {
  std::vector<double> values;
  for (const OwnPoint& point : own.points) values.push_back(point.value);
  return values;
}

std::vector<std::chrono::sys_days> periods_of(const OwnHistory& own) {
  std::array<bool, 7> is_open{};
  const auto weekday = [](std::chrono::sys_days day) { return std::chrono::weekday{day}.c_encoding(); };
  for (const OwnPoint& point : own.points) is_open[weekday(point.begins)] = true;
  std::vector<std::chrono::sys_days> periods;
  if (own.points.empty()) return periods;
  for (auto at = own.points.front().begins; at <= own.points.back().begins; at = next_begin(own.every, at)) {
    if (own.every != Every::day || is_open[weekday(at)]) periods.push_back(at);
  }
  return periods;
}

std::vector<std::chrono::sys_days> missing_in(const OwnHistory& own) {
  std::vector<std::chrono::sys_days> missing;
  auto point = own.points.begin();
  for (const std::chrono::sys_days begins : periods_of(own)) {
    const bool has_number = point->begins == begins;
    if (has_number) ++point;
    if (!has_number) missing.push_back(begins);
  }
  return missing;
}

std::vector<std::size_t> behind_gaps(const OwnHistory& own) {
  std::vector<std::size_t> behind;
  const std::vector<std::chrono::sys_days> missing = missing_in(own);
  for (std::size_t i = 1; i < own.points.size(); ++i) {
    const auto gap = std::ranges::lower_bound(missing, own.points[i - 1].begins);
    if (gap != missing.end() && *gap < own.points[i].begins) behind.push_back(i);
  }
  return behind;
}

XmrChart xmr_chart(const OwnHistory& own) { return xmr_chart(values_of(own), behind_gaps(own)); }

Range possible_values(const Measure& measure) {
  if (measure.unit == "points") return {0, 100};
  return {0, measure.unit == "share" ? 1 : std::numeric_limits<double>::max()};
}

std::string name_over_time(const Measure& measure) {
  return measure.of == "customers" ? measure.name : measure.of + " " + measure.name;
}

std::optional<Measure> measure_over_time(const StudyHistory& history, std::string_view words) {
  const std::string_view all = "customers ";
  const std::string_view wanted = words.starts_with(all) ? words.substr(all.size()) : words;
  const auto found = std::ranges::find_if(history.series, [&](const PeriodSeries& series) {
    return series.what_if == "base" && series.measure.kind == "all" && name_over_time(series.measure) == wanted;
  });
  if (found == history.series.end()) return std::nullopt;
  return found->measure;
}

std::vector<std::string> names_over_time(const StudyHistory& history) {
  std::vector<std::string> names;
  for (const PeriodSeries& series : history.series) {
    if (series.what_if == "base" && series.measure.kind == "all") names.push_back(name_over_time(series.measure));
  }
  return names;
}

}  // namespace servicechain::analysis
