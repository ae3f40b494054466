#include "analysis/history/own_history.h"

#include <algorithm>
#include <limits>

namespace servicechain::analysis {
namespace {

std::string called(const Measure& measure) {
  return measure.of == "customers" ? measure.name : measure.of + " " + measure.name;
}

}  // namespace

std::vector<double> values_of(const OwnHistory& own) {
  std::vector<double> values;
  for (const OwnPoint& point : own.points) values.push_back(point.value);
  return values;
}

Range possible_values(const Measure& measure) {
  if (measure.unit == "points") return {0, 100};
  return {0, measure.unit == "share" ? 1 : std::numeric_limits<double>::max()};
}

std::optional<Measure> measure_over_time(const StudyHistory& history, std::string_view words) {
  const std::string_view all = "customers ";
  const std::string_view wanted = words.starts_with(all) ? words.substr(all.size()) : words;
  const auto found = std::ranges::find_if(history.series, [&](const PeriodSeries& series) {
    return series.what_if == "base" && series.measure.kind == "all" && called(series.measure) == wanted;
  });
  if (found == history.series.end()) return std::nullopt;
  return found->measure;
}

std::vector<std::string> names_over_time(const StudyHistory& history) {
  std::vector<std::string> names;
  for (const PeriodSeries& series : history.series) {
    if (series.what_if == "base" && series.measure.kind == "all") names.push_back(called(series.measure));
  }
  return names;
}

}  // namespace servicechain::analysis
