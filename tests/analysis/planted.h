#pragma once

#include <cmath>
#include <cstdint>

#include "analysis/estimates/estimates.h"
#include "sim/normal.h"
#include "sim/random.h"

// Evidence whose truth is known because it was made so.
namespace servicechain::tests {

// Standard normal values, one after the other; always the same ones for a seed.
class Normals {
 public:
  explicit Normals(std::uint32_t seed) : luck_{seed, 0} {}
  [[nodiscard]] double next() { return sim::inverse_normal(luck_.uniform(0, 0, drawn_++)); }

 private:
  sim::Luck luck_;            // -- constant
  std::uint32_t drawn_ = 0;   // -- state
};

// Replications of weight 1 with these values.
[[nodiscard]] inline analysis::Spread spread_of(const std::vector<double>& values) {
  std::vector<analysis::Pair> pairs;
  for (double value : values) pairs.push_back({value, 1});
  return *analysis::ratio_spread(pairs);
}

// How far a share of so many tries may lie from the true one, with a false alarm in ten thousand: 3.89 standard errors.
[[nodiscard]] inline double tolerance(double share, double tries) { return 3.89 * std::sqrt(share * (1 - share) / tries); }

}  // namespace servicechain::tests
