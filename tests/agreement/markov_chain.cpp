#include "tests/agreement/markov_chain.h"

#include <Eigen/SparseLU>
#include <algorithm>
#include <cmath>
#include <vector>

namespace servicechain::tests {

namespace {

Eigen::VectorXd directly(const Generator& matrix, const Eigen::VectorXd& known) {
  Eigen::SparseLU<Generator> solver{matrix};
  sim::require(solver.info() == Eigen::Success, "every state leads back to the first");
  return solver.solve(known);
}

// Gauss-Seidel, forth and back: for many states, where the factors fill up. Stops when a round changes 1e-13 of the
// sum.
Eigen::VectorXd step_by_step(const Generator& matrix, const Eigen::VectorXd& known) {
  const Eigen::SparseMatrix<double, Eigen::RowMajor> rows{matrix};
  Eigen::VectorXd p = Eigen::VectorXd::Zero(known.size());
  double change = 0;
  const auto renew = [&](int row) {
    double rest = known[row];
    double own = 0;
    for (Eigen::SparseMatrix<double, Eigen::RowMajor>::InnerIterator rate{rows, row}; rate; ++rate) {
      rate.col() == row ? own = rate.value() : rest -= rate.value() * p[rate.col()];
    }
    change += std::abs(rest / own - p[row]);
    p[row] = rest / own;
  };
  const auto last = static_cast<int>(p.size()) - 1;
  for (int round = 0; round < 100'000; ++round) {
    change = 0;
    for (int row = 0; row <= last; ++row) renew(row);
    for (int row = last; row >= 0; --row) renew(row);
    if (change < 1e-13 * p.sum()) return p;
  }
  sim::require(false, "the steps come to an end");
  return p;
}

}  // namespace

// State 0 gets weight 1, the others follow from their own equations; then all are made to sum to 1.
Eigen::VectorXd rest_of(const Generator& generator) {
  const Eigen::Index n = generator.rows();
  std::vector<Eigen::Triplet<double>> inner;
  Eigen::VectorXd known = Eigen::VectorXd::Zero(n - 1);
  for (int from = 0; from < generator.outerSize(); ++from) {
    for (Generator::InnerIterator rate{generator, from}; rate; ++rate) {
      if (rate.row() == 0) continue;
      if (from == 0) {
        known[rate.row() - 1] = -rate.value();
      } else {
        inner.emplace_back(static_cast<int>(rate.row()) - 1, from - 1, rate.value());
      }
    }
  }
  Generator matrix(n - 1, n - 1);
  matrix.setFromTriplets(inner.begin(), inner.end());
  Eigen::VectorXd p(n);
  p[0] = 1;
  p.tail(n - 1) = n < 5000 ? directly(matrix, known) : step_by_step(matrix, known);
  return p / p.sum();
}

Passage pass(const Generator& generator, const Eigen::VectorXd& start, double hours) {
  double fastest = 0;
  for (int s = 0; s < generator.outerSize(); ++s) fastest = std::max(fastest, -generator.coeff(s, s));
  if (fastest <= 0 || hours <= 0) return {start, start * hours};
  // Σ over k of Poisson(fastest · hours): the chance of k moves, and of more than k.
  const double moves = fastest * hours;
  const auto last = static_cast<int>(moves + 12 * std::sqrt(moves) + 40);
  std::vector<double> chance(static_cast<std::size_t>(last) + 1);
  for (int k = 0; k <= last; ++k)
    chance[static_cast<std::size_t>(k)] = std::exp(k * std::log(moves) - moves - std::lgamma(k + 1.0));
  Passage passage{Eigen::VectorXd::Zero(start.size()), Eigen::VectorXd::Zero(start.size())};
  Eigen::VectorXd p = start;
  double more = 1;
  for (int k = 0; k <= last; ++k) {
    const double now = chance[static_cast<std::size_t>(k)];
    more -= now;
    passage.end += now * p;
    passage.integral += std::max(0.0, more) / fastest * p;
    p += generator * p / fastest;
  }
  return passage;
}

}  // namespace servicechain::tests
