#pragma once

#include <cstdint>
#include <string_view>

#include "sim/laws/quantile_table.h"
#include "sim/normal.h"

namespace servicechain::sim {

// A sum of exponential steps (Erlang), and what lies between whole numbers of them.
//   density ∝ x^(a − 1) e^(−a x/mean), a = 1/cv²;  F⁻¹(u) = mean · e^t(z), z the standard normal quantile of u, t from
//   a table. Relative error at most 1e-8 for a from 0.05 to 400.
// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed., chapter 17.
struct Gamma {
  enum class Word { gamma, erlang };  // how the scenario calls it

  double mean_h;
  double shape;
  Word word;
  QuantileTable table;  // -- derived from shape: ln(x/mean)

  // cv from 0.001 to 1000.
  [[nodiscard]] static constexpr bool allows(double mean, double deviation_over_mean) {
    return mean >= 0 && deviation_over_mean >= 0.001 && deviation_over_mean <= 1000;
  }

  // Requires: allows(mean, deviation over mean).
  Gamma(double mean, double deviation_over_mean);
  // So many exponential steps, of equal means. Requires: mean ≥ 0, 1 to a million steps.
  [[nodiscard]] static Gamma erlang(double mean, std::uint32_t steps);

  [[nodiscard]] double quantile_h(double u) const { return mean_h * exp(table.at(inverse_normal(u))); }
  [[nodiscard]] double expected_h() const { return mean_h; }
  [[nodiscard]] double variance_h2() const { return mean_h * mean_h / shape; }
  [[nodiscard]] double least_h() const { return 0; }
  [[nodiscard]] Gamma times(double factor) const {
    Gamma longer = *this;
    longer.mean_h *= factor;
    return longer;
  }
  [[nodiscard]] std::string_view name() const { return word == Word::erlang ? "erlang" : "gamma"; }
  [[nodiscard]] friend bool operator==(const Gamma& a, const Gamma& b) {
    return a.mean_h == b.mean_h && a.shape == b.shape && a.word == b.word;
  }

 private:
  Gamma(double mean, double its_shape, Word its_word);
};

}  // namespace servicechain::sim
