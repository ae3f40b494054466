#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/observe/pair.h"
#include "analysis/observe/sample.h"

// Points and their likely ranges. analysis/README.md says which measure is estimated how.
namespace servicechain::analysis {

// A point and how far each independent part of the evidence (a replication, a section) pulls it to its side, so that
//   range = point ± t(n − 1 − controls) s / √n,   s² = Σ e² / (n − 1).
struct Spread {
  double point = 0;
  std::vector<double> deviations;  // e
  std::uint32_t controls = 0;      // regressed out, each at the price of a degree of freedom
};

// Requires: 0 < confidence < 1.
[[nodiscard]] double half_width(const Spread& spread, double confidence);
[[nodiscard]] std::optional<double> standard_deviation(const Spread& spread);
[[nodiscard]] Estimate estimate_of(const Spread& spread, double confidence, std::string method);
// Of a yes or no in each replication: Wilson's range, which stays within 0 and 1 and has a width even where all say the
// same. Source: Wilson, Journal of the American Statistical Association 22 (1927) 209–212.
// Requires: yes ≤ replications, a replication or more.
[[nodiscard]] Range wilson_range(std::uint32_t yes, std::uint32_t replications, double confidence);
// How surely the point is not 0: the two-sided p value of its t. 1 where nothing can be said.
[[nodiscard]] double chance_of_luck(const Spread& spread);

// Ratio: R = ΣA / ΣB, e = (A − R B) / mean(B). nullopt: no weight. Replications without weight are left out.
[[nodiscard]] std::optional<Spread> ratio_spread(std::span<const Pair> replications);

// Percentiles, one for each share: Q of all values together, Q_s of each section with n_s values,
// e = n_s (Q_s − Q) / mean(n). With sections of one size that is the sectioning of Asmussen & Glynn (2007, III.5a).
// Requires: a value in all, shares ascending.
[[nodiscard]] std::vector<Spread> section_spreads(std::span<const Sample> sections, std::span<const double> shares);

// How many sections (of `available`, or half as many, but not fewer than 5 where there were more) have on average
// 20/(1 − share) values each. nullopt: too few values.
[[nodiscard]] std::optional<std::size_t> usable_sections(std::uint64_t values, std::size_t available, double share);
// Why a percentile is refused, in words.
[[nodiscard]] std::string too_few_words(std::uint64_t values, std::size_t available, double share);

// What-if minus base, part by part. Requires: the same number of parts.
[[nodiscard]] Spread difference(const Spread& what_if, const Spread& base);
// How many times more runs would be needed with luck of their own: (s1² + s0²) / s². nullopt: no variance at all.
[[nodiscard]] std::optional<double> variance_reduction(const Spread& what_if, const Spread& base);
// How alike the two fared, −1 to 1. nullopt: one of the two is the same in every part.
[[nodiscard]] std::optional<double> correlation(const Spread& what_if, const Spread& base);

}  // namespace servicechain::analysis
