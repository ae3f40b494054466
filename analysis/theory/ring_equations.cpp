#include "analysis/theory/ring_equations.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace servicechain::analysis::theory {
namespace {

constexpr std::size_t most_for_lu = 1500;
// A job that makes this many others: within rounding of a ring that never dies out.
constexpr double too_many = 1e12;

std::optional<std::vector<double>> by_lu(const std::vector<Entry>& matrix, const std::vector<double>& x) {
  const auto size = static_cast<Eigen::Index>(x.size());
  Eigen::MatrixXd transposed = Eigen::MatrixXd::Identity(size, size);  // I − Mᵀ: row `to`, column `from`
  for (const Entry& entry : matrix) transposed(entry.to, entry.from) -= entry.value;
  const Eigen::PartialPivLU<Eigen::MatrixXd> lu{transposed};
  const Eigen::VectorXd per_job = lu.transpose().solve(Eigen::VectorXd::Ones(size));
  const bool dies_out = (per_job.array() > 0).all() && (per_job.array() < too_many).all();
  if (!dies_out) return std::nullopt;
  const Eigen::VectorXd y = lu.solve(Eigen::Map<const Eigen::VectorXd>(x.data(), size)).cwiseMax(0.0);
  return std::vector<double>(y.data(), y.data() + size);
}

std::optional<std::vector<double>> by_sweeps(const std::vector<Entry>& matrix, const std::vector<double>& x) {
  constexpr int most_sweeps = 100'000;
  std::vector<Entry> by_target = matrix;
  std::sort(by_target.begin(), by_target.end(), [](const Entry& a, const Entry& b) { return a.to < b.to; });
  std::vector<double> y = x;
  // Work that starts everywhere: with none outside a ring would seem to die out.
  const double scale = std::max(1.0, *std::max_element(x.begin(), x.end()));
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    double change = 0;
    auto entry = by_target.begin();
    for (std::uint32_t node = 0; node < y.size(); ++node) {
      double sum = x[node];
      double to_itself = 0;
      for (; entry != by_target.end() && entry->to == node; ++entry) {
        (entry->from == node ? to_itself : sum) += entry->value * (entry->from == node ? 1 : y[entry->from]);
      }
      if (to_itself >= 1) return std::nullopt;
      const double next = sum / (1 - to_itself);
      if (next > too_many * scale) return std::nullopt;
      change = std::max(change, std::abs(next - y[node]) / std::max(next, scale));
      y[node] = next;
    }
    if (change < 1e-14) return y;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<double>> solve_ring(const std::vector<Entry>& matrix, const std::vector<double>& x) {
  if (x.size() <= most_for_lu) return by_lu(matrix, x);
  if (!by_sweeps(matrix, std::vector<double>(x.size(), 1.0))) return std::nullopt;
  return by_sweeps(matrix, x);
}

}  // namespace servicechain::analysis::theory
