#include "analysis/history/own_fit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "analysis/estimates/estimates.h"
#include "analysis/history/history_summary.h"

namespace servicechain::analysis {
namespace {

constexpr double confidence = 0.95;

Range share_range(std::size_t some, std::size_t all) {
  return wilson_range(static_cast<std::uint32_t>(some), static_cast<std::uint32_t>(all), confidence);
}

}  // namespace

OwnFit fit_of(const OwnHistory& own, const OwnBands& bands, const PeriodSeries& today) {
  OwnFit fit;
  std::vector<double> shifts;
  std::vector<double> widths;
  for (const OwnPoint& point : own.points) {
    const std::optional<Band> band = bands.at(point.begins, today);
    if (!band) continue;
    fit.own.push_back(point.value);
    fit.inside += is_within(*band, point.value) ? 1U : 0U;
    fit.below += point.value < band->median ? 1U : 0U;
    fit.above += point.value > band->median ? 1U : 0U;
    shifts.push_back(point.value - band->median);
    widths.push_back(band->high_50 - band->low_50);
  }
  if (fit.own.empty()) return fit;
  const Band shift = *band_of(shifts);
  fit.shift = shift.median;
  fit.spread = shift.high_50 - shift.low_50;
  fit.band = band_of(widths)->median;
  fit.near = static_cast<std::size_t>(std::ranges::count_if(shifts, [&](double each) { return std::abs(each - fit.shift) <= fit.band / 2; }));
  return fit;
}

double sign_test(std::size_t below, std::size_t above) {
  const std::size_t all = below + above;
  const std::size_t fewer = std::min(below, above);
  double chance = std::ldexp(1.0, -static_cast<int>(all));  // of none on that side
  double up_to = 0;
  for (std::size_t k = 0; k <= fewer; ++k) {
    up_to += chance;
    chance *= static_cast<double>(all - k) / static_cast<double>(k + 1);
  }
  return std::min(1.0, 2 * up_to);
}

Likeness likeness_of(const OwnFit& fit, double matters) {
  if (share_range(fit.inside, fit.own.size()).high < share_within) return Likeness::outside;
  if (std::abs(fit.shift) >= matters && sign_test(fit.below, fit.above) < 1 - confidence) return Likeness::off_the_middle;
  return fit.own.size() < fewest_to_be_alike ? Likeness::too_few : Likeness::alike;
}

bool varies_far_less(const OwnFit& fit) {
  return share_range(fit.near, fit.own.size()).low > 0.5 && fit.spread < fit.band / 2;
}

}  // namespace servicechain::analysis
