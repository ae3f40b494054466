#include "sim/laws/hyperexponential.h"

#include <algorithm>
#include <cmath>

#include "sim/contract.h"
#include "sim/elementary.h"

namespace servicechain::sim {

Hyperexponential::Hyperexponential(double mean, double deviation_over_mean) : mean_h{mean}, cv{deviation_over_mean} {
  require(allows(mean, cv), "hyperexponential: mean not negative, cv from 1 to a million");
  const double square = cv * cv;
  const double root = std::sqrt((square - 1.0) / (square + 1.0));
  chance_short = 0.5 * (1.0 + root);
  chance_long = 1.0 / ((square + 1.0) * (1.0 + root));  // (1 − root²)/2/(1 + root)
  log_short = log(chance_short);
  log_long = log(chance_long);
}

// In units of the mean, v = −ln(1 − u) is reached by h(x) = −ln(p e^(−2p x) + q e^(−2q x)), q = 1 − p: rising, its
// slope the mean rate of those still at work, its curvature less than nothing by the variance of their rates.
double Hyperexponential::quantile_h(double u) const {
  const double rate_short = 2.0 * chance_short;
  const double rate_long = 2.0 * chance_long;
  const double v = -log(1.0 - u);
  // Each kind alone leaves no more than both: the later of the two is a start below, at most ln 2 short of v.
  double x = std::max({0.0, (log_short + v) / rate_short, (log_long + v) / rate_long});
  for (int round = 0; round < 20; ++round) {
    const double left_short = chance_short * exp(-rate_short * x);
    const double left_long = chance_long * exp(-rate_long * x);
    const double left = left_short + left_long;
    const double slope = (left_short * rate_short + left_long * rate_long) / left;
    const double apart = rate_short - rate_long;
    const double variance = left_short * left_long * apart * apart / (left * left);
    const double short_of = v + log(left);
    const double step = short_of * slope / (slope * slope - 0.5 * short_of * variance);
    x += step;
    if (std::abs(step) <= 1e-5 * x) break;  // the next step would be its cube
  }
  return mean_h * x;
}

}  // namespace servicechain::sim
