#pragma once

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/laws/closed_form.h"
#include "sim/laws/tabulated.h"
#include "sim/time.h"

namespace servicechain::sim {

// A law of chance for a duration, in hours, drawn by inversion only: one uniform gives one duration, and a larger
// uniform never a smaller one (in a Mix, within its part). That keeps a base and its what-if coupled draw by draw.
// A closed set; each law stands in sim/laws/ with its formula, mean, variance and source.
struct Mix;
using Law = std::variant<Constant, Uniform, Triangular, Exponential, Weibull, Lognormal, NormalCutAtZero,
                         Hyperexponential, Discrete, Empirical, Histogram, Gamma, Pert, Mix>;

// Law i with chance share_i. The first uniform chooses the part and, stretched over it, draws from it.
struct MixPart;
struct Mix {
  std::vector<MixPart> parts;  // shares sum to 1

  [[nodiscard]] double quantile_h(double u) const;
  [[nodiscard]] double expected_h() const;
  [[nodiscard]] double variance_h2() const;
  [[nodiscard]] double least_h() const;
  [[nodiscard]] Mix times(double factor) const;
  [[nodiscard]] std::string_view name() const { return "mix"; }
  friend bool operator==(const Mix&, const Mix&);
};
struct MixPart {
  double share = 0;
  Law law;
  [[nodiscard]] friend bool operator==(const MixPart&, const MixPart&) = default;
};

// Hours. Requires: 0 < u < 1.
[[nodiscard]] double quantile_of_any_h(const Law& law, double u);
[[nodiscard]] inline double quantile_h(const Law& law, double u) {
  const auto* exponential = std::get_if<Exponential>(&law);  // the usual one, inlined
  return exponential ? exponential->quantile_h(u) : quantile_of_any_h(law, u);
}

// To the nearest nanosecond, at most 250 years of 52 weeks (a law whose draw is longer is cut there). Two of them pass
// the clock's reach: add to a moment by later().
inline constexpr double longest_ns = 250.0 * 52.0 * 7.0 * 24.0 * ns_per_h;
[[nodiscard]] inline Duration within_reach(double hours) {
  return Duration{to_nearest(std::min(hours * ns_per_h, longest_ns))};
}
[[nodiscard]] inline Duration draw(const Law& law, double u) { return within_reach(quantile_h(law, u)); }

[[nodiscard]] double mean_h(const Law& law);
[[nodiscard]] double variance_h2(const Law& law);
// Squared coefficient of variation. Requires: mean > 0.
[[nodiscard]] double squared_cv(const Law& law);
// The shortest duration it can give, in hours.
[[nodiscard]] double least_h(const Law& law);
// Whether its durations lie anywhere in a range, of a millisecond at least: no single one has a chance of its own.
[[nodiscard]] bool is_smooth(const Law& law);
// "exponential", "lognormal"...: the word of the scenario file.
[[nodiscard]] std::string_view name_of(const Law& law);
// The same law with every duration times factor. Requires: factor > 0.
[[nodiscard]] Law scaled(const Law& law, double factor);

}  // namespace servicechain::sim
