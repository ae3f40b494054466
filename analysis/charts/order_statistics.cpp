#include "analysis/charts/order_statistics.h"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>

namespace servicechain::analysis::charts {
namespace {

namespace math = boost::math;
using Policy = math::policies::policy<math::policies::promote_double<false>>;

// From one place in the ordered values to another, as few places apart as can be. The chance that the true one lies from
// number l to number u (from 1) is that of l ≤ B < u.
std::optional<Range> range_of(const std::vector<double>& ordered, double share, double confidence) {
  const std::size_t n = ordered.size();
  const math::binomial_distribution<double, Policy> below{static_cast<double>(n), share};
  std::vector<double> up_to{0};  // [k]: chance of B < k
  for (std::size_t k = 0; k <= n; ++k) up_to.push_back(math::cdf(below, static_cast<double>(k)));
  std::optional<std::pair<std::size_t, std::size_t>> nearest;
  for (std::size_t l = 1; l <= n; ++l) {
    std::size_t u = l + 1;
    while (u <= n && up_to[u] - up_to[l] < confidence) ++u;
    if (u <= n && (!nearest || u - l < nearest->second - nearest->first)) nearest = {l, u};
  }
  if (!nearest) return std::nullopt;
  return Range{ordered[nearest->first - 1], ordered[nearest->second - 1]};
}

}  // namespace

std::optional<Spot> spot_of(std::vector<double> values, double share, double confidence) {
  const auto n = static_cast<double>(values.size());
  if (n * std::min(share, 1 - share) < 2) return std::nullopt;
  std::sort(values.begin(), values.end());
  const double place = std::clamp((n + 1.0 / 3) * share + 1.0 / 3, 1.0, n);
  const auto first = static_cast<std::size_t>(std::floor(place));
  const double value = first >= values.size() ? values.back()
                                              : values[first - 1] + (place - std::floor(place)) * (values[first] - values[first - 1]);
  return Spot{value, range_of(values, share, confidence)};
}

}  // namespace servicechain::analysis::charts
