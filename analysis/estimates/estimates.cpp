#include "analysis/estimates/estimates.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using StudentT = boost::math::students_t_distribution<double, Policy>;

constexpr std::size_t fewest_sections = 5;

StudentT student_t(const Spread& spread) {
  return StudentT{static_cast<double>(spread.deviations.size() - 1 - spread.controls)};
}

double sum_of_squares(std::span<const double> values) {
  double sum = 0;
  for (double value : values) sum += value * value;
  return sum;
}

double standard_error(const Spread& spread) {
  const double n = static_cast<double>(spread.deviations.size());
  return std::sqrt(sum_of_squares(spread.deviations) / (n * (n - 1)));
}

std::uint64_t values_needed(double share) { return static_cast<std::uint64_t>(std::ceil(20 / (1 - share) - 1e-6)); }

}  // namespace

double half_width(const Spread& spread, double confidence) {
  const double tail = (1 - confidence) / 2;
  return boost::math::quantile(boost::math::complement(student_t(spread), tail)) * standard_error(spread);
}

std::optional<double> standard_deviation(const Spread& spread) {
  if (spread.deviations.size() < 2) return std::nullopt;
  return std::sqrt(sum_of_squares(spread.deviations) / static_cast<double>(spread.deviations.size() - 1));
}

Estimate estimate_of(const Spread& spread, double confidence, std::string method) {
  Estimate estimate;
  estimate.mean = spread.point;
  estimate.n = static_cast<std::uint32_t>(spread.deviations.size());
  estimate.method = std::move(method);
  estimate.sd = standard_deviation(spread);
  if (spread.deviations.size() < 2) return estimate;
  const double half = half_width(spread, confidence);
  estimate.range = Range{spread.point - half, spread.point + half};
  return estimate;
}

Range wilson_range(std::uint32_t yes, std::uint32_t replications, double confidence) {
  const double z = boost::math::quantile(boost::math::complement(boost::math::normal{}, (1 - confidence) / 2));
  const double n = replications;
  const double share = yes / n;
  const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

double chance_of_luck(const Spread& spread) {
  if (spread.point == 0 || spread.deviations.size() < 2) return 1;
  const double error = standard_error(spread);
  if (error == 0) return 0;
  return 2 * boost::math::cdf(boost::math::complement(student_t(spread), std::abs(spread.point) / error));
}

std::optional<Spread> ratio_spread(std::span<const Pair> replications) {
  double total = 0;
  double weight = 0;
  std::size_t n = 0;
  for (const Pair& pair : replications) {
    if (pair.weight == 0) continue;
    total += pair.total;
    weight += pair.weight;
    ++n;
  }
  if (n == 0) return std::nullopt;
  const double mean_weight = weight / static_cast<double>(n);
  Spread spread{total / weight, {}};
  for (const Pair& pair : replications) {
    if (pair.weight != 0) spread.deviations.push_back((pair.total - spread.point * pair.weight) / mean_weight);
  }
  return spread;
}

std::vector<Spread> section_spreads(std::span<const Sample> sections, std::span<const double> shares) {
  Sample all;
  for (const Sample& section : sections) all.merge(section);
  std::vector<Spread> spreads;
  for (double point : all.quantiles_h(shares)) spreads.push_back({point, {}});
  const double mean_count = static_cast<double>(all.count()) / static_cast<double>(sections.size());
  for (const Sample& section : sections) {
    const double weight = static_cast<double>(section.count()) / mean_count;
    if (weight == 0) continue;
    const std::vector<double> points = section.quantiles_h(shares);
    for (std::size_t p = 0; p < points.size(); ++p) {
      spreads[p].deviations.push_back(weight * (points[p] - spreads[p].point));
    }
  }
  return spreads;
}

std::optional<std::size_t> usable_sections(std::uint64_t values, std::size_t available, double share) {
  const std::uint64_t needed = values_needed(share);
  if (values >= needed * available) return available;
  const bool can_halve = available % 2 == 0 && available / 2 >= fewest_sections;
  if (can_halve && values >= needed * (available / 2)) return available / 2;
  return std::nullopt;
}

std::string too_few_words(std::uint64_t values, std::size_t available, double share) {
  const bool can_halve = available % 2 == 0 && available / 2 >= fewest_sections;
  const std::uint64_t needed = values_needed(share) * (can_halve ? available / 2 : available);
  return fmt::format("too few stand behind it: {}, and {} are needed", number(static_cast<double>(values), 0),
                     number(static_cast<double>(needed), 0));
}

Spread difference(const Spread& what_if, const Spread& base) {
  Spread paired{what_if.point - base.point, {}};
  for (std::size_t i = 0; i < base.deviations.size(); ++i) {
    paired.deviations.push_back(what_if.deviations[i] - base.deviations[i]);
  }
  return paired;
}

std::optional<double> variance_reduction(const Spread& what_if, const Spread& base) {
  const double paired = sum_of_squares(difference(what_if, base).deviations);
  if (paired == 0) return std::nullopt;
  return (sum_of_squares(what_if.deviations) + sum_of_squares(base.deviations)) / paired;
}

std::optional<double> correlation(const Spread& what_if, const Spread& base) {
  const double squares = sum_of_squares(what_if.deviations) * sum_of_squares(base.deviations);
  if (squares == 0) return std::nullopt;
  const double products = std::inner_product(what_if.deviations.begin(), what_if.deviations.end(),
                                             base.deviations.begin(), 0.0);
  return std::clamp(products / std::sqrt(squares), -1.0, 1.0);
}

}  // namespace servicechain::analysis
