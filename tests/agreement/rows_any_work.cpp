// Poisson arrivals and work of any law: M/G/1, M/D/c.
#include <fmt/format.h>
#include <cmath>

#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

struct NamedWork {
  std::string text;
  Moments moments;
};

// Low, usual, high: the textbook moments.
Moments triangular_moments(double low, double usual, double high) {
  const double mean = (low + usual + high) / 3;
  const double variance = (low * low + usual * usual + high * high - low * usual - low * high - usual * high) / 18;
  return {mean, variance + mean * mean};
}
// Beta with shapes that add to 6.
Moments pert_moments(double low, double usual, double high) {
  const double mean = (low + 4 * usual + high) / 6;
  return {mean, (mean - low) * (high - mean) / 7 + mean * mean};
}
// Normal given that it is not negative.
Moments cut_normal_moments(double mean, double sd) {
  const auto density = [&](double x) { return std::exp(-(x - mean) * (x - mean) / (2 * sd * sd)); };
  const double top = mean + 12 * sd;
  const double all = integral(density, 0, top);
  return {integral([&](double x) { return x * density(x); }, 0, top) / all,
          integral([&](double x) { return x * x * density(x); }, 0, top) / all};
}

Row mg1_row(const NamedWork& work, double rate, Watched watched) {
  const Queue exact = mg1(rate, work.moments);
  return {"M/G/1",
          work.text,
          "Pollaczek 1930, Khinchine 1932",
          one_desk(watched, "staff: 1, work: \"" + work.text + "\"",
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "wait", exact.wait},
           {desk, "time", exact.time},
           {desk, "inside", exact.inside},
           {desk, "utilisation", exact.waits}}};
}

// Erlang 1909: P(wait ≤ t) = (1 − ρ) Σ_k (−λ (t − k D))^k / k! · exp(λ (t − k D)), k from 0 while k D ≤ t.
double md1_wait_at_most(double t, double rate, double work) {
  double sum = 0;
  for (int k = 0; k * work <= t; ++k) {
    const double x = rate * (t - k * work);
    sum += std::pow(-x, k) / std::tgamma(k + 1.0) * std::exp(x);
  }
  return (1 - rate * work) * sum;
}

Row md1_percentiles() {
  const auto percentile = [](double share) {
    return root([&](double t) { return md1_wait_at_most(t, 8, 0.1) - share; }, 0.02, 1.5);
  };
  return {"M/G/1",
          "MG1-01, M/D/1 with percentiles",
          "Erlang 1909",
          one_desk({25000, 200, 60}, "staff: 1, work: 6 min", "arrive: {rate: 8 per hour}"),
          {{desk, "wait", 0.2},
           {desk, "time", 0.3},
           {desk, "in-line", 1.6},
           {desk, "waits", 0.8},
           {desk, "wait.p90", percentile(0.9)},
           {desk, "wait.p95", percentile(0.95)}}};
}

Row mdc_row(double rate, double work, int people) {
  const Queue exact = mdc(rate, work, people);
  return {"M/D/c",
          fmt::format("M/D/{}", people),
          "Crommelin 1932, numerical",
          one_desk({5000, 100}, filled("staff: $people, work: $work h", {{"people", people}, {"work", work}}),
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "wait", exact.wait}, {desk, "inside", exact.inside}, {desk, "waits", exact.waits}}};
}

// Two kinds with their own work in one line: the line sees the mixture; each kind's time adds its own work.
Row two_kinds() {
  const Moments mixture{(4 * 0.05 + 2 * 0.2) / 6, (4 * 0.05 * 0.05 + 2 * (2 * 0.2 * 0.2)) / 6};
  const double wait = mg1(6, mixture).wait;
  return {"M/G/1",
          "two kinds with their own work, first come",
          "Pollaczek-Khinchine for the mixture",
          scenario({12000, 200}, R"(
departments:
  desk: {staff: 1, work: {short: 3 min, default: exponential(mean 12 min)}}
customers:
  short: {enters: desk, arrive: {rate: 4 per hour}}
  long:  {enters: desk, arrive: {rate: 2 per hour}}
)"),
          {{desk, "wait", wait},
           {desk, "wait", wait, "short"},
           {desk, "time", wait + 0.05, "short"},
           {desk, "time", wait + 0.2, "long"},
           {"customers.long", "time", wait + 0.2},
           {desk, "throughput", 4, "short"}}};
}

}  // namespace

Rows any_work_rows() {
  Rows rows{md1_percentiles(), mdc_row(14, 0.1, 2), mdc_row(42, 0.1, 5), two_kinds()};
  for (const NamedWork& work : std::vector<NamedWork>{
           {"erlang(mean 6 min, steps 3)", moments_by_cv(0.1, std::sqrt(1.0 / 3))},
           {"gamma(mean 6 min, cv 0.5)", moments_by_cv(0.1, 0.5)},
           {"gamma(mean 6 min, sd 7.2 min)", moments_by_cv(0.1, 1.2)},
           {"lognormal(mean 6 min, sd 4.8 min)", moments_by_cv(0.1, 0.8)},
           {"weibull(mean 6 min, cv 0.7)", moments_by_cv(0.1, 0.7)},
           {"weibull(mean 6 min, cv 1.2)", moments_by_cv(0.1, 1.2)},
           {"uniform(0 min, 12 min)", uniform_moments(0, 0.2)},
           {"triangular(3, 6, 9) min", triangular_moments(0.05, 0.1, 0.15)},
           {"pert(2 min, 5 min, 14 min)", pert_moments(1.0 / 30, 1.0 / 12, 14.0 / 60)},
           {"normal(mean 6 min, sd 4 min)", cut_normal_moments(0.1, 1.0 / 15)},
           {"mix(70%: exponential(mean 3 min), 30%: 12 min)", {0.7 * 0.05 + 0.3 * 0.2, 0.7 * 0.005 + 0.3 * 0.04}},
           {"discrete(50%: 3 min, 50%: 9 min)", {0.1, (0.0025 + 0.0225) / 2}}}) {
    rows.push_back(mg1_row(work, 6.5, {17000, 200}));
  }
  rows.push_back(mg1_row({"hyperexponential(mean 6 min, cv 2)", moments_by_cv(0.1, 2)}, 6.5, {24000, 300, 60}));
  return rows;
}

}  // namespace servicechain::tests
