#pragma once

#include "sim/law.h"

namespace servicechain::analysis::theory {

// Of a random time: E[S] and E[S²].
struct Moments {
  double mean_h = 0;
  double second_h2 = 0;
  [[nodiscard]] double squared_cv() const { return mean_h > 0 ? second_h2 / (mean_h * mean_h) - 1 : 0; }
  // What is left, on average, of a time met in the middle.
  [[nodiscard]] double residual_h() const { return mean_h > 0 ? second_h2 / (2 * mean_h) : 0; }
};

[[nodiscard]] inline Moments moments_of(const sim::Law& law) {
  const double mean = sim::mean_h(law);
  return {mean, sim::variance_h2(law) + mean * mean};
}

}  // namespace servicechain::analysis::theory
