#pragma once

#include <string_view>

namespace servicechain::sim {

// Mostly short, sometimes long: exponential with mean m1 = mean/(2p), chance p, else with m2 = mean/(2(1 − p));
//   p = (1 + √((cv² − 1)/(cv² + 1)))/2, so that both kinds make half of the work ("balanced means"). cv at least 1.
// F⁻¹ by Halley's method on ln(1 − F), to about 1e-15: a uniform that chose the kind would not be inversion.
// Source: Tijms, Stochastic Models: An Algorithmic Approach, Wiley 1994, appendix B.
struct Hyperexponential {
  double mean_h;
  double cv;
  double chance_short = 0.5;  // -- derived, p
  double chance_long = 0.5;   // -- derived, 1 − p, no less precise
  double log_short = 0;       // -- derived, ln p
  double log_long = 0;        // -- derived, ln (1 − p)

  [[nodiscard]] static constexpr bool allows(double mean, double deviation_over_mean) {
    return mean >= 0 && deviation_over_mean >= 1 && deviation_over_mean <= 1e6;
  }

  // Requires: allows(mean, deviation over mean).
  Hyperexponential(double mean, double deviation_over_mean);

  [[nodiscard]] double quantile_h(double u) const;
  [[nodiscard]] double expected_h() const { return mean_h; }
  [[nodiscard]] double variance_h2() const { return (mean_h * cv) * (mean_h * cv); }
  [[nodiscard]] double least_h() const { return 0; }
  [[nodiscard]] Hyperexponential times(double factor) const {
    Hyperexponential longer = *this;
    longer.mean_h *= factor;
    return longer;
  }
  [[nodiscard]] std::string_view name() const { return "hyperexponential"; }
  [[nodiscard]] friend bool operator==(const Hyperexponential&, const Hyperexponential&) = default;
};

}  // namespace servicechain::sim
