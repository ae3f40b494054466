#include "sim/laws/pert.h"

#include "sim/contract.h"
#include "sim/laws/tabulate.h"

namespace servicechain::sim {
namespace {

// ln(1 + e^y)
double softplus(double y) { return y > 0 ? y + log(1.0 + exp(-y)) : log(1.0 + exp(y)); }

// Of y = ln(p/(1 − p)): f ∝ p^α (1 − p)^β.
class LogitBetaDensity {
 public:
  LogitBetaDensity(double alpha, double beta) : alpha_{alpha}, beta_{beta}, log_at_peak_{unscaled_log_at(peak())} {}

  [[nodiscard]] double peak() const { return log(alpha_ / beta_); }
  [[nodiscard]] double log_at(double y) const { return unscaled_log_at(y) - log_at_peak_; }
  [[nodiscard]] double slope_at(double y) const { return alpha_ - (alpha_ + beta_) * part(y); }
  [[nodiscard]] double curvature_at(double y) const { return -(alpha_ + beta_) * part(y) * part(-y); }

 private:
  [[nodiscard]] double unscaled_log_at(double y) const { return alpha_ * y - (alpha_ + beta_) * softplus(y); }
  [[nodiscard]] static double part(double y) { return 1.0 / (1.0 + exp(-y)); }

  double alpha_;
  double beta_;
  double log_at_peak_;
};

QuantileTable table_of(double low, double usual, double high) {
  require(Pert::allows(low, usual, high), "pert: 0 ≤ low ≤ usual ≤ high");
  const double rise = high > low ? (usual - low) / (high - low) : 0.5;
  return tabulate(LogitBetaDensity{1.0 + 4.0 * rise, 5.0 - 4.0 * rise});
}

}  // namespace

Pert::Pert(double low, double usual, double high)
    : low_h{low}, usual_h{usual}, high_h{high}, table{table_of(low, usual, high)} {}

}  // namespace servicechain::sim
