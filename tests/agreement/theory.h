#pragma once

#include <Eigen/Dense>
#include <functional>
#include <vector>

// Closed forms of queueing theory and the quadrature they need. Rates per hour, times in hours.
namespace servicechain::tests {

using Function = std::function<double(double)>;

[[nodiscard]] double integral(const Function& f, double from, double to);
// The place between two where f changes its sign.
[[nodiscard]] double root(const Function& f, double from, double to);

// Of a time: E[S], E[S²].
struct Moments {
  double mean;
  double second;
  [[nodiscard]] double residual() const { return second / (2 * mean); }  // E[S²] / 2 E[S]
};
[[nodiscard]] Moments exponential_moments(double mean);
[[nodiscard]] Moments moments_by_cv(double mean, double cv);
[[nodiscard]] Moments uniform_moments(double low, double high);

// What a queue comes to at rest.
struct Queue {
  double in_line;
  double inside;
  double wait;
  double time;
  double waits;  // share that waits at all
};

[[nodiscard]] double erlang_b(int people, double load);
[[nodiscard]] double erlang_c(int people, double load);
[[nodiscard]] Queue mmc(double rate, double mu, int people);
// M/G/1, Pollaczek 1930, Khinchine 1932.
[[nodiscard]] Queue mg1(double rate, Moments work);
// M/D/c, Crommelin 1932: jobs inside at t + D are Poisson arrivals plus those beyond c at t.
[[nodiscard]] Queue mdc(double rate, double work, int people);

// GI/M/1, Kendall 1953: σ = A*(μ (1 − σ)), A* the Laplace transform of the time between arrivals.
[[nodiscard]] double gim1_root(const Function& transform, double mu);
// Two phases with balanced means: the share and the rates of both.
struct TwoPhases {
  double share;
  double first_rate;
  double second_rate;
};
[[nodiscard]] TwoPhases balanced_phases(double mean, double cv);

// Probabilities of 0 … most of a chain that goes up and down by one.
[[nodiscard]] std::vector<double> birth_and_death(int most, const Function& up, const Function& down);

// M/M/n+G: Zeltyn & Mandelbaum 2005 (Queueing Systems 51), `survival` is 1 − G(x).
struct Impatient {
  double gave_up;
  double waits;
  double wait;  // of all
};
[[nodiscard]] Impatient mmn_impatient(double rate, double mu, int people, const Function& survival, double longest);

// Flow through a network: visits = arrivals + routesᵀ · visits. Rows of `routes`: from.
[[nodiscard]] Eigen::VectorXd flows(const Eigen::VectorXd& arrivals, const Eigen::MatrixXd& routes);

// Closed network of single-server stations and one think time: exact mean value analysis by classes
// (Reiser & Lavenberg 1980). demands: rows classes, columns stations, h per cycle.
struct ClosedNetwork {
  Eigen::VectorXd throughput;  // per class
  Eigen::MatrixXd inside;      // rows classes, columns stations
};
[[nodiscard]] ClosedNetwork mean_values(const std::vector<int>& members, const std::vector<double>& think,
                                        const Eigen::MatrixXd& demands);

}  // namespace servicechain::tests
