// Who is next when there is a choice: sharing, last come, random, shortest job, due date.
#include <fmt/format.h>
#include <cmath>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// M/G/1 and M/G/c under processor sharing: as M/M/c, whatever the work (Sakata, Noguchi & Oizumi 1971; Cohen 1979).
Row shared(std::string name, std::string work, double mean, double rate, int people) {
  const Queue exact = mmc(rate, 1 / mean, people);
  return {"processor sharing",
          std::move(name),
          "Cohen 1979",
          one_desk({people > 1 ? 5000.0 : 18000.0, 200},
                   filled("staff: $people, order: shared, work: \"$work\"", {{"people", people}, {"work", work}}),
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "time", exact.time}, {desk, "inside", exact.inside}, {desk, "utilisation", rate * mean / people}}};
}

// A job of length x takes x / (1 − ρ).
Row shared_by_length() {
  return {
      "processor sharing",
      "time in proportion to the work",
      "Coffman, Muntz & Trotter 1970",
      scenario({12000, 200}, R"(
departments:
  desk: {staff: 1, order: shared, work: {short: 3 min, long: 18 min}}
customers:
  short: {enters: desk, arrive: {rate: 5 per hour}}
  long:  {enters: desk, arrive: {rate: 1.5 per hour}}
)"),
      {{desk, "time", 0.05 / 0.3, "short"}, {desk, "time", 0.3 / 0.3, "long"}, {desk, "inside", 0.25 / 0.3, "short"}}};
}

Row shared_finite(std::string work) {
  const std::vector<double> p = birth_and_death(
      5, [](double) { return 9; }, [](double) { return 10; });
  double inside = 0;
  for (std::size_t n = 0; n < p.size(); ++n) inside += static_cast<double>(n) * p[n];
  return {"processor sharing",
          "room for 5, " + work,
          "M/M/1/5; insensitive",
          one_desk({10000, 50}, "staff: 1, order: shared, in-tray: 4, work: \"" + work + "\"",
                   "arrive: {rate: 9 per hour}"),
          {{desk, "refused", p.back()}, {desk, "inside", inside}, {desk, "time", inside / 9 / (1 - p.back())}}};
}

// The wait of one job in an M/M/1: how many go before it, until it is taken; state -1.
double wait_percentile(double rate, double mu, bool is_random, double share) {
  const double load = rate / mu;
  const MarkovChain<int> chain{0, [&](int others, auto to) {
                                 if (others < 0) return;
                                 if (others < 250) to(others + 1, rate);
                                 if (is_random) {
                                   to(-1, mu / (others + 1));
                                   if (others > 0) to(others - 1, mu * others / (others + 1));
                                 } else {
                                   to(others - 1, mu);
                                 }
                               }};
  // Found on arrival: nobody else in line (last come goes before them all), or n with chance (1 − ρ) ρ^(n + 1).
  Eigen::VectorXd start = load * chain.certainly(0);
  if (is_random) {
    start.setZero();
    for (int n = 0; n <= 250; ++n) start += (1 - load) * std::pow(load, n + 1) * chain.certainly(n);
  }
  const auto longer_than = [&](double t) {
    return chain.mean(pass(chain.generator(), start, t).end, [](int others) { return others >= 0 ? 1.0 : 0.0; });
  };
  return root([&](double t) { return longer_than(t) - (1 - share); }, 0.01, 4);
}

// The same mean in every order that does not look at the work, and longer tails than first come.
Row order_row(std::string order, bool is_random) {
  return {"order of service",
          "M/M/1, order: " + order,
          "tagged job, uniformisation; mean Kingman 1962",
          one_desk({20000, 200, 60}, "staff: 1, work: exponential(mean 6 min), order: " + order,
                   "arrive: {rate: 6 per hour}"),
          {{desk, "wait", 0.15},
           {desk, "waits", 0.6},
           {desk, "wait.p90", wait_percentile(6, 10, is_random, 0.9)},
           {desk, "wait.p95", wait_percentile(6, 10, is_random, 0.95)}}};
}

Row order_mean(std::string order, std::string work, Moments moments) {
  const Queue exact = mg1(6.5, moments);
  return {
      "order of service",
      fmt::format("M/G/1, order: {}, {}", order, work),
      "Kingman 1962: the mean does not change",
      one_desk({14000, 200, 60}, filled("staff: 1, work: \"$work\", order: $order", {{"work", work}, {"order", order}}),
               "arrive: {rate: 6.5 per hour}"),
      {{desk, "wait", exact.wait}, {desk, "in-line", exact.in_line}}};
}

// Last come, taking work away: a job of length x stays x / (1 − ρ), whatever the law.
Row last_come_preempts() {
  return {"order of service",
          "last-come, preempt: resume",
          "Chandy, Howard & Towsley 1977",
          scenario({12000, 200}, R"(
departments:
  desk: {staff: 1, order: last-come, preempt: resume, work: {short: 3 min, long: 'lognormal(mean 18 min, cv 0.8)'}}
customers:
  short: {enters: desk, arrive: {rate: 5 per hour}}
  long:  {enters: desk, arrive: {rate: 1.5 per hour}}
)"),
          {{desk, "inside", 0.7 / 0.3}, {desk, "time", 0.05 / 0.3, "short"}, {desk, "time", 0.3 / 0.3, "long"}}};
}
Row last_come_preempts_several() {
  const Queue exact = mmc(14, 10, 2);
  return {"order of service",
          "last-come, preempt: resume, two people",
          "number inside as in M/M/2",
          one_desk({12000, 200}, "staff: 2, work: exponential(mean 6 min), order: last-come, preempt: resume",
                   "arrive: {rate: 14 per hour}"),
          {{desk, "time", exact.time}, {desk, "inside", exact.inside}}};
}

// Phipps 1956: mean wait = ∫ λ E[S²] / 2 / (1 − ρ(x))² dF(x), ρ(x) the load of jobs not longer than x.
Row shortest(std::string name, std::string work, double rate, Moments moments, const Function& density, double longest,
             Watched watched) {
  const auto load_upto = [&](double x) { return rate * integral([&](double y) { return y * density(y); }, 0, x); };
  const double wait = integral(
      [&](double x) { return density(x) * rate * moments.second / 2 / std::pow(1 - load_upto(x), 2); }, 0, longest);
  return {"shortest job",
          std::move(name),
          "Phipps 1956; Conway, Maxwell & Miller 1967",
          one_desk(watched, "staff: 1, order: shortest-job, work: \"" + work + "\"",
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "time", wait + moments.mean}, {desk, "wait", wait}}};
}

// Promised times far apart are levels of priority (Cobham 1954); within one, first come.
Row due_far_apart() {
  const double left = 4 * 0.02 / 2 + 1.5 * 0.08 / 2;
  return {"due date",
          "promises far apart are priorities",
          "Cobham 1954",
          scenario({26000, 300}, R"(
departments:
  desk: {staff: 1, order: due-date, work: {soon: exponential(mean 6 min), late: exponential(mean 12 min)}}
customers:
  soon: {enters: desk, due: 1 h, arrive: {rate: 4 per hour}}
  late: {enters: desk, due: 40 weeks, arrive: {rate: 1.5 per hour}}
)"),
          {{desk, "wait", left / 0.6, "soon"}, {desk, "wait", left / (0.6 * 0.3), "late"}}};
}

}  // namespace

Rows order_rows() {
  const auto exponential = [](double x) { return 10 * std::exp(-10 * x); };
  const auto uniform = [](double x) { return x <= 0.2 ? 5.0 : 0.0; };
  return {shared("PS-01, M/M/1", "exponential(mean 6 min)", 0.1, 8, 1),
          shared("M/D/1", "6 min", 0.1, 7, 1),
          shared("M/H2/1", "hyperexponential(mean 6 min, cv 2)", 0.1, 6.5, 1),
          shared("M/M/2", "exponential(mean 6 min)", 0.1, 15, 2),
          shared("M/D/3", "6 min", 0.1, 24, 3),
          shared("M/lognormal/2", "lognormal(mean 6 min, cv 1.2)", 0.1, 14, 2),
          shared_by_length(),
          shared_finite("exponential(mean 6 min)"),
          shared_finite("6 min"),
          order_row("last-come", false),
          order_row("random", true),
          order_mean("last-come", "6 min", {0.1, 0.01}),
          order_mean("random", "lognormal(mean 6 min, cv 1.2)", moments_by_cv(0.1, 1.2)),
          last_come_preempts(),
          last_come_preempts_several(),
          shortest("SIZ-03, M/M/1 load 0.5", "exponential(mean 6 min)", 5, exponential_moments(0.1), exponential, 4,
                   {8000, 100}),
          shortest("SIZ-03, M/M/1 load 0.8", "exponential(mean 6 min)", 8, exponential_moments(0.1), exponential, 4,
                   {12000, 300}),
          shortest("SIZ-03, M/M/1 load 0.9", "exponential(mean 6 min)", 9, exponential_moments(0.1), exponential, 4,
                   {30000, 1000}),
          shortest("M/U/1", "uniform(0 min, 12 min)", 8, uniform_moments(0, 0.2), uniform, 0.2, {14000, 200}),
          due_far_apart()};
}

}  // namespace servicechain::tests
