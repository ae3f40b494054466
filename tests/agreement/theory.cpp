#include "tests/agreement/theory.h"

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

namespace servicechain::tests {

double integral(const Function& f, double from, double to) {
  return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(f, from, to, 12, 1e-12);
}

double root(const Function& f, double from, double to) {
  std::uintmax_t steps = 200;
  const auto bracket =
      boost::math::tools::toms748_solve(f, from, to, boost::math::tools::eps_tolerance<double>(50), steps);
  return (bracket.first + bracket.second) / 2;
}

Moments exponential_moments(double mean) { return {mean, 2 * mean * mean}; }
Moments moments_by_cv(double mean, double cv) { return {mean, mean * mean * (1 + cv * cv)}; }
Moments uniform_moments(double low, double high) {
  return {(low + high) / 2, (low * low + low * high + high * high) / 3};
}

// By the recursion over people, which never overflows.
double erlang_b(int people, double load) {
  double blocked = 1;
  for (int n = 1; n <= people; ++n) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

double erlang_c(int people, double load) {
  const double b = erlang_b(people, load);
  return people * b / (people - load * (1 - b));
}

Queue mmc(double rate, double mu, int people) {
  const double waits = erlang_c(people, rate / mu);
  const double wait = waits / (people * mu - rate);
  return {rate * wait, rate * wait + rate / mu, wait, wait + 1 / mu, waits};
}

Queue mg1(double rate, Moments work) {
  const double load = rate * work.mean;
  const double wait = rate * work.second / (2 * (1 - load));
  return {rate * wait, rate * (wait + work.mean), wait, wait + work.mean, load};
}

Queue mdc(double rate, double work, int people) {
  constexpr std::size_t most = 400;
  const double load = rate * work;
  std::vector<double> come(most + 1);
  for (std::size_t k = 0; k <= most; ++k) {
    const auto n = static_cast<double>(k);
    come[k] = std::exp(n * std::log(load) - load - std::lgamma(n + 1));
  }
  std::vector<double> p(most + 1);
  p[0] = 1;
  const auto c = static_cast<std::size_t>(people);
  for (int round = 0; round < 3000; ++round) {
    std::vector<double> next(most + 1);
    for (std::size_t n = 0; n <= most; ++n) {
      const std::size_t left = n > c ? n - c : 0;
      for (std::size_t k = 0; left + k <= most && k < 80; ++k) next[left + k] += p[n] * come[k];
    }
    p = std::move(next);
  }
  double inside = 0;
  double all = 0;
  double idle = 0;
  for (std::size_t n = 0; n <= most; ++n) {
    inside += static_cast<double>(n) * p[n];
    all += p[n];
    idle += n < c ? p[n] : 0;
  }
  inside /= all;
  const double wait = inside / rate - work;
  return {rate * wait, inside, wait, wait + work, 1 - idle / all};
}

double gim1_root(const Function& transform, double mu) {
  return root([&](double s) { return transform(mu * (1 - s)) - s; }, 0, 1 - 1e-7);
}

TwoPhases balanced_phases(double mean, double cv) {
  const double c2 = cv * cv;
  const double share = (1 + std::sqrt((c2 - 1) / (c2 + 1))) / 2;
  return {share, 2 * share / mean, 2 * (1 - share) / mean};
}

std::vector<double> birth_and_death(int most, const Function& up, const Function& down) {
  std::vector<double> p{1};
  for (int n = 1; n <= most; ++n) p.push_back(p.back() * up(n - 1) / down(n));
  const double all = std::accumulate(p.begin(), p.end(), 0.0);
  for (double& value : p) value /= all;
  return p;
}

Impatient mmn_impatient(double rate, double mu, int people, const Function& survival, double longest) {
  // Trapezoids over a fine grid: H, J and J_H in one pass; the survival may have a step.
  constexpr int steps = 2'000'000;
  const double dx = longest / steps;
  double h = 0;
  double j = 0;
  double j_h = 0;
  double before = 1;
  double before_h = 0;
  for (int i = 1; i <= steps; ++i) {
    h += survival((i - 0.5) * dx) * dx;
    const double now = std::exp(rate * h - people * mu * i * dx);
    j += (before + now) / 2 * dx;
    j_h += (before_h + h * now) / 2 * dx;
    before = now;
    before_h = h * now;
  }
  double e = 0;
  double term = 1;  // relative to the last one
  for (int k = people - 1; k >= 0; --k) {
    e += term;
    term *= k / (rate / mu);
  }
  return {(1 + (rate - people * mu) * j) / (e + rate * j), rate * j / (e + rate * j), rate * j_h / (e + rate * j)};
}

Eigen::VectorXd flows(const Eigen::VectorXd& arrivals, const Eigen::MatrixXd& routes) {
  const Eigen::MatrixXd one = Eigen::MatrixXd::Identity(routes.rows(), routes.cols());
  return (one - routes.transpose()).fullPivLu().solve(arrivals);
}

ClosedNetwork mean_values(const std::vector<int>& members, const std::vector<double>& think,
                          const Eigen::MatrixXd& demands) {
  const std::size_t classes = members.size();
  const Eigen::Index stations = demands.cols();
  std::map<std::vector<int>, Eigen::VectorXd> inside;  // all classes, per station
  ClosedNetwork network{Eigen::VectorXd::Zero(demands.rows()), Eigen::MatrixXd::Zero(demands.rows(), stations)};
  std::vector<int> population(classes, 0);
  // Every population up to the whole, each after those with one member less.
  while (true) {
    Eigen::VectorXd total = Eigen::VectorXd::Zero(stations);
    for (std::size_t r = 0; r < classes; ++r) {
      const auto row = static_cast<Eigen::Index>(r);
      network.throughput[row] = 0;
      network.inside.row(row).setZero();
      if (population[r] == 0) continue;
      std::vector<int> less = population;
      --less[r];
      const Eigen::VectorXd times =
          demands.row(row).transpose().cwiseProduct(Eigen::VectorXd::Ones(stations) + inside.at(less));
      network.throughput[row] = population[r] / (think[r] + times.sum());
      network.inside.row(row) = network.throughput[row] * times.transpose();
      total += network.inside.row(row).transpose();
    }
    inside[population] = total;
    std::size_t r = 0;
    while (r < classes && population[r] == members[r]) population[r++] = 0;
    if (r == classes) return network;
    ++population[r];
  }
}

}  // namespace servicechain::tests
