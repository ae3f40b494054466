#include "analysis/history/chance_signs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/normal.h"
#include "sim/random.h"

namespace servicechain::analysis {
namespace {

constexpr std::uint32_t seed_of_charts = 1;
constexpr std::size_t most_charts = 2000;
constexpr std::size_t fewest_charts = 200;
constexpr std::size_t most_values = 400'000;  // of all charts together

std::vector<double> values_of_chance(std::uint32_t chart, std::size_t count) {
  const sim::Luck luck{seed_of_charts, chart};
  constexpr sim::Purpose what_for = sim::purpose("a chart of nothing but chance");
  std::vector<double> values;
  for (std::uint32_t i = 0; i < count; ++i) values.push_back(sim::inverse_normal(luck.uniform(0, what_for, i)));
  return values;
}

}  // namespace

Standing standing_of(std::span<const double> values, const XmrChart& chart, std::span<const Signal> signals) {
  Standing standing;
  for (const Stretch& stretch : stretches_of({signals.begin(), signals.end()})) standing.points += stretch.last - stretch.first + 1;
  const double half_width = chart.limits.high - chart.mean;
  if (half_width <= 0) return standing;
  for (const double value : values) standing.furthest = std::max(standing.furthest, std::abs(value - chart.mean) / half_width);
  return standing;
}

ChanceOfSigns chance_of_signs(const Standing& found, std::size_t values, std::span<const std::size_t> behind_gaps) {
  const std::size_t charts = std::clamp(most_values / values, fewest_charts, most_charts);
  std::size_t any = 0;
  std::size_t as_many = 0;
  std::size_t as_far = 0;
  for (std::uint32_t c = 0; c < charts; ++c) {
    const std::vector<double> chance = values_of_chance(c, values);
    const XmrChart chart = xmr_chart(chance, behind_gaps);
    const Standing standing = standing_of(chance, chart, signals_of(chance, chart.mean, {&chart.limits, 1}));
    any += standing.points > 0;
    as_many += standing.points >= found.points;
    as_far += standing.furthest >= found.furthest;
  }
  const auto share = [&](std::size_t count) { return static_cast<double>(count) / static_cast<double>(charts); };
  return {share(any), std::min(1.0, 2 * share(std::min(as_many, as_far)))};
}

}  // namespace servicechain::analysis
