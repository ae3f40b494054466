#include "analysis/estimates/growth.h"

#include <algorithm>
#include <span>
#include <vector>

#include "analysis/estimates/estimates.h"

namespace servicechain::analysis {
namespace {

constexpr double most_growth_of_the_stable = 1.2;
constexpr std::size_t fewest_replications = 3;

// Least squares over equal steps.
double slope_of(std::span<const Pair> batches) {
  const double middle = (static_cast<double>(batches.size()) - 1) / 2;
  double up = 0;
  double along = 0;
  for (std::size_t b = 0; b < batches.size(); ++b) {
    const double away = static_cast<double>(b) - middle;
    up += away * batches[b].total / batches[b].weight;
    along += away * away;
  }
  return up / along;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

std::optional<Growth> growth_of(const PilotSeries& series, std::size_t first, std::size_t last, double chance) {
  const std::size_t half = last > first ? (last - first) / 2 : 0;
  if (half < 2 || series.batches.size() < fewest_replications) return std::nullopt;
  std::vector<Pair> slopes;
  for (const std::vector<Pair>& replication : series.batches) {
    slopes.push_back({slope_of(std::span{replication}.subspan(last - half, half)), 1});
  }
  const Spread slope = *ratio_spread(slopes);
  if (slope.point <= 0 || chance_of_luck(slope) / 2 > chance) return std::nullopt;
  const std::vector<double> path = series.mean_path();
  const std::span<const double> second_half = std::span{path}.subspan(last - half, half);
  const std::size_t tenth = std::max<std::size_t>(1, half / 10);
  const Growth growth{slope.point, mean_of(second_half.first(tenth)), mean_of(second_half.last(tenth))};
  if (growth.end <= most_growth_of_the_stable * growth.middle) return std::nullopt;
  return growth;
}

}  // namespace servicechain::analysis
