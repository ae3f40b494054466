#include "sim/laws/gamma.h"

#include "sim/contract.h"
#include "sim/laws/tabulate.h"

namespace servicechain::sim {
namespace {

// Of t = ln(x/mean): f ∝ e^(a (t − e^t)).
struct LogGammaDensity {
  double shape;

  [[nodiscard]] double peak() const { return 0; }
  [[nodiscard]] double log_at(double t) const { return -shape * exp_less_tangent(t); }
  [[nodiscard]] double slope_at(double t) const { return -shape * (t + exp_less_tangent(t)); }
  [[nodiscard]] double curvature_at(double t) const { return -shape * exp(t); }
};

double shape_of(double mean, double cv) {
  require(Gamma::allows(mean, cv), "gamma: mean not negative, cv from 0.001 to 1000");
  return 1.0 / (cv * cv);
}

}  // namespace

Gamma::Gamma(double mean, double its_shape, Word its_word)
    : mean_h{mean}, shape{its_shape}, word{its_word}, table{tabulate(LogGammaDensity{its_shape})} {}

Gamma::Gamma(double mean, double deviation_over_mean) : Gamma{mean, shape_of(mean, deviation_over_mean), Word::gamma} {}

Gamma Gamma::erlang(double mean, std::uint32_t steps) {
  require(mean >= 0 && steps >= 1 && steps <= 1'000'000, "erlang: mean not negative, 1 to a million steps");
  return Gamma{mean, static_cast<double>(steps), Word::erlang};
}

}  // namespace servicechain::sim
