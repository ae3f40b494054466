#include "sim/laws/normal_cut_at_zero.h"

#include "sim/contract.h"

namespace servicechain::sim {
namespace {

// φ(m)/Φ(m)
double pull(double m, double chance_above) {
  constexpr double per_root_two_pi = 0.39894228040143267794;
  return per_root_two_pi * exp(-0.5 * m * m) / chance_above;
}

}  // namespace

NormalCutAtZero::NormalCutAtZero(double mean, double deviation) : mean_h{mean}, sd_h{deviation} {
  require(allows(mean, deviation), "normal: mean and deviation not negative");
  if (sd_h == 0) return;
  chance_below = normal_chance_below(-mean_h / sd_h);
  chance_above = normal_chance_below(mean_h / sd_h);
}

double NormalCutAtZero::expected_h() const {
  if (sd_h == 0) return mean_h;
  return mean_h + sd_h * pull(mean_h / sd_h, chance_above);
}

double NormalCutAtZero::variance_h2() const {
  if (sd_h == 0) return 0;
  const double m = mean_h / sd_h;
  const double r = pull(m, chance_above);
  return sd_h * sd_h * (1.0 - m * r - r * r);
}

}  // namespace servicechain::sim
