#include "sim/laws/weibull.h"

#include "sim/contract.h"

namespace servicechain::sim {
namespace {

// 1/k for a cv: halving, as cv grows with 1/k. 1/k = 20 has a cv of about 10^5.
double inverse_shape(double cv) {
  const double wanted = log(1.0 + cv * cv);
  double low = 0.0;
  double high = 20.0;
  for (int i = 0; i < 80; ++i) {
    const double middle = 0.5 * (low + high);
    (log_gamma(1.0 + 2.0 * middle) - 2.0 * log_gamma(1.0 + middle) < wanted ? low : high) = middle;
  }
  return low;
}

}  // namespace

Weibull::Weibull(double mean, double deviation_over_mean) : mean_h{mean}, cv{deviation_over_mean}, scale_h{mean} {
  require(allows(mean, cv), "weibull: mean not negative, cv from 0.001 to 1000");
  if (cv == 1.0) return;
  inverse_k = inverse_shape(cv);
  scale_h = mean * exp(-log_gamma(1.0 + inverse_k));
}

Weibull Weibull::times(double factor) const {
  Weibull longer = *this;
  longer.mean_h *= factor;
  longer.scale_h *= factor;
  return longer;
}

}  // namespace servicechain::sim
