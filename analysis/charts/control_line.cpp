#include "analysis/charts/control_line.h"

#include <algorithm>
#include <numeric>

#include "analysis/charts/over_time.h"

namespace servicechain::analysis::charts {
namespace {

constexpr double wider_than_chance = 1.3;  // from here on the limits are those of p′

std::optional<ControlLine> line_of_shares(const std::vector<Pair>& points) {
  const Pair all = std::accumulate(points.begin(), points.end(), Pair{}, [](const Pair& sum, const Pair& one) {
    return Pair{sum.total + one.total, sum.weight + one.weight};
  });
  if (all.weight == 0 || all.total == 0) return std::nullopt;
  ShareChart chart = p_prime_chart(points);
  const bool is_wide = chart.spread >= wider_than_chance;
  if (!is_wide) chart = p_chart(points);
  ControlLine line;
  for (std::size_t p = 0; p < points.size(); ++p) {
    const std::optional<double> value = value_of(points[p]);
    if (!value || !chart.limits[p]) continue;
    line.values.push_back(*value);
    line.places.push_back(p);
    line.limits.push_back(*chart.limits[p]);
  }
  line.mean = chart.mean;
  if (is_wide) line.spread = chart.spread;
  return line;
}

std::optional<ControlLine> line_of_single_values(const std::vector<Pair>& points) {
  ControlLine line;
  for (std::size_t p = 0; p < points.size(); ++p) {
    const std::optional<double> value = value_of(points[p]);
    if (!value) continue;
    line.values.push_back(*value);
    line.places.push_back(p);
  }
  const std::vector<std::size_t> gaps = behind_gaps(line.places);
  if (line.values.size() < gaps.size() + 2) return std::nullopt;
  const XmrChart chart = xmr_chart(line.values, gaps);
  line.mean = chart.mean;
  line.limits.assign(line.values.size(), chart.limits);
  return line;
}

}  // namespace

LineKind line_kind_of(const Measure& measure) {
  const bool is_counted = measure.name == "late" || measure.name == "complaints" || measure.name == "lost";
  return measure.of == "customers" && is_counted ? LineKind::shares : LineKind::single_values;
}

std::optional<ControlLine> control_line(const std::vector<Pair>& points, LineKind kind) {
  std::optional<ControlLine> line = kind == LineKind::shares ? line_of_shares(points) : line_of_single_values(points);
  if (line) line->signals = signals_of(line->values, line->mean, line->limits);
  return line;
}

}  // namespace servicechain::analysis::charts
