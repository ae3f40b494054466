// Arrivals that are not Poisson: GI/M/1, GI/G/1, groups.
#include <fmt/format.h>
#include <array>
#include <cmath>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";
constexpr double mu = 10;

struct NamedArrivals {
  std::string name;
  std::string every;
  Function transform;  // E[exp(−s A)]
};

// Wait, given any: exponential with rate μ (1 − σ).
Row gim1_row(const NamedArrivals& arrivals) {
  const double sigma = gim1_root(arrivals.transform, mu);
  const double wait = sigma / (mu * (1 - sigma));
  return {"GI/M/1",
          arrivals.name,
          "Kendall 1953",
          one_desk({24000, 200, 60}, "staff: 1, work: exponential(mean 6 min)",
                   "arrive: {every: \"" + arrivals.every + "\"}"),
          {{desk, "wait", wait},
           {desk, "waits", sigma},
           {desk, "time", wait + 0.1},
           {desk, "wait.p95", std::log(sigma / 0.05) / (mu * (1 - sigma))}}};
}

// Arrivals and work in phases: a phase has a rate and then ends (Erlang), or one of two is chosen (hyperexponential).
struct Phases {
  bool is_sum;  // one after the other, else one of them
  std::array<double, 2> rate;
  double first;  // chance of the first phase (not a sum)
};
using State = std::array<int, 3>;  // jobs inside, phase of the next arrival, phase of the work

template <class To>
void end_phase(const Phases& phases, int phase, const State& now, std::size_t which, int jobs_change, To to) {
  const double rate = phases.rate[static_cast<std::size_t>(phase)];
  State next = now;
  if (phases.is_sum && phase == 0) {
    next[which] = 1;
    to(next, rate);
    return;
  }
  next[0] += jobs_change;
  for (const int begins : {0, 1}) {
    const double share = phases.is_sum ? 1 - begins : (begins == 0 ? phases.first : 1 - phases.first);
    State begun = next;
    begun[which] = which == 2 && next[0] == 0 ? 0 : begins;
    to(begun, rate * share);
  }
}

// The first job of a busy time draws its phase when it comes.
double inside_of(const Phases& arrivals, const Phases& work) {
  const MarkovChain<State> chain{State{0, 0, 0}, [&](const State& s, auto to) {
                                   if (s[0] < 150) {
                                     end_phase(arrivals, s[1], s, 1, +1, [&](const State& next, double rate) {
                                       if (s[0] != 0 || next[0] == 0) return to(next, rate);
                                       for (const int begins : {0, 1}) {
                                         const double share =
                                             work.is_sum ? 1 - begins : (begins == 0 ? work.first : 1 - work.first);
                                         to(State{next[0], next[1], begins}, rate * share);
                                       }
                                     });
                                   }
                                   if (s[0] > 0) end_phase(work, s[2], s, 2, -1, to);
                                 }};
  return chain.mean(chain.rest(), [](const State& s) { return s[0]; });
}

Row phases_row(std::string name, std::string every, const Phases& arrivals, std::string work, const Phases& service,
               double rate) {
  const double inside = inside_of(arrivals, service);
  return {"GI/G/1",
          std::move(name),
          "Markov chain of phases",
          one_desk({22000, 200}, "staff: 1, work: \"" + work + "\"", "arrive: {every: \"" + every + "\"}"),
          {{desk, "wait", inside / rate - 0.1}, {desk, "inside", inside}, {desk, "time", inside / rate}}};
}

// Lindley 1952 on whole minutes: W' = max(0, W + S − A), S of 2 or 6 min, A of 3 or 9 min, each with one half.
Row lattice_row() {
  std::vector<double> p(600);
  p[0] = 1;
  for (int round = 0; round < 4000; ++round) {
    std::vector<double> next(p.size());
    for (int w = 0; w < 590; ++w) {
      for (const int work : {2, 6}) {
        for (const int gap : {3, 9})
          next[static_cast<std::size_t>(std::max(0, w + work - gap))] += p[static_cast<std::size_t>(w)] / 4;
      }
    }
    p = std::move(next);
  }
  double wait = 0;
  for (std::size_t w = 0; w < p.size(); ++w) wait += static_cast<double>(w) * p[w] / 60;
  return {"GI/G/1",
          "two values each, on whole minutes",
          "Lindley 1952, iterated",
          one_desk({10000, 100}, "staff: 1, work: \"discrete(50%: 2 min, 50%: 6 min)\"",
                   "arrive: {every: \"discrete(50%: 3 min, 50%: 9 min)\"}"),
          {{desk, "wait", wait}, {desk, "time", wait + 4.0 / 60}, {desk, "utilisation", 4.0 / 6}}};
}

// M^X/M/c: groups come at rate/E[X]; a job counts for itself.
Row groups_row(std::string name, std::string group, const std::vector<double>& share_of_size, double rate, int people) {
  double mean = 0;
  for (std::size_t k = 0; k < share_of_size.size(); ++k) mean += static_cast<double>(k) * share_of_size[k];
  const MarkovChain<int> chain{0, [&](int n, auto to) {
                                 if (n < 500) {
                                   for (std::size_t k = 1; k < share_of_size.size(); ++k)
                                     to(n + static_cast<int>(k), rate / mean * share_of_size[k]);
                                 }
                                 if (n > 0) to(n - 1, mu * std::min(n, people));
                               }};
  const Eigen::VectorXd p = chain.rest();
  const double inside = chain.mean(p, [](int n) { return n; });
  return {"M^X/M/c",
          std::move(name),
          "Markov chain; Chaudhry & Templeton 1983",
          one_desk({16000, 200}, filled("staff: $people, work: exponential(mean 6 min)", {{"people", people}}),
                   filled("arrive: {rate: $rate per hour}, group: \"$group\"", {{"rate", rate}, {"group", group}})),
          {{desk, "time", inside / rate},
           {desk, "inside", inside},
           {desk, "wait", inside / rate - 0.1},
           {desk, "arrivals", rate}}};
}

// BAT-01 with a geometric group cut at 60: the law of a group is a list in a file, and beyond 60 lies 3e-11.
Row geometric_groups() {
  std::vector<double> share(61);
  std::string text = "discrete(";
  double rest = 1;
  for (std::size_t k = 1; k <= 60; ++k) {
    share[k] = k < 60 ? rest / 3 : rest;
    rest -= share[k];
    text += fmt::format("{}{:.12f}: {}", k > 1 ? ", " : "", share[k], k);
  }
  return groups_row("BAT-01, geometric groups of mean 3", text + ")", share, 6, 1);
}

}  // namespace

Rows any_arrivals_rows() {
  const TwoPhases bursts = balanced_phases(0.15, 1.5);
  const auto lognormal = [](double s) {
    const double sigma2 = std::log(1 + 0.49);
    const double middle = std::log(0.125) - sigma2 / 2;
    return integral([&](double z) { return std::exp(-z * z / 2 - s * std::exp(middle + std::sqrt(sigma2) * z)); }, -9,
                    9) /
           std::sqrt(2 * M_PI);
  };
  Rows rows;
  for (const NamedArrivals& arrivals : std::vector<NamedArrivals>{
           {"GM1-01, D/M/1", "7.5 min", [](double s) { return std::exp(-0.125 * s); }},
           {"E3/M/1", "erlang(mean 7.5 min, steps 3)", [](double s) { return std::pow(1 + 0.125 * s / 3, -3); }},
           {"H2/M/1", "hyperexponential(mean 9 min, cv 1.5)",
            [&](double s) {
              return bursts.share * bursts.first_rate / (bursts.first_rate + s) +
                     (1 - bursts.share) * bursts.second_rate / (bursts.second_rate + s);
            }},
           {"U/M/1", "uniform(0 min, 15 min)",
            [](double s) { return s == 0 ? 1 : -std::expm1(-0.25 * s) / (0.25 * s); }},
           {"lognormal/M/1", "lognormal(mean 7.5 min, cv 0.7)", lognormal}}) {
    rows.push_back(gim1_row(arrivals));
  }
  const TwoPhases rare = balanced_phases(0.15, 1.5);
  const TwoPhases uneven = balanced_phases(0.1, 1.5);
  const Phases e2_arrivals{true, {2 / 0.15, 2 / 0.15}, 1};
  const Phases e2_work{true, {20, 20}, 1};
  const Phases h2_arrivals{false, {rare.first_rate, rare.second_rate}, rare.share};
  const Phases h2_work{false, {uneven.first_rate, uneven.second_rate}, uneven.share};
  rows.push_back(phases_row("E2/E2/1", "erlang(mean 9 min, steps 2)", e2_arrivals, "erlang(mean 6 min, steps 2)",
                            e2_work, 1 / 0.15));
  rows.push_back(phases_row("E2/H2/1", "erlang(mean 9 min, steps 2)", e2_arrivals,
                            "hyperexponential(mean 6 min, cv 1.5)", h2_work, 1 / 0.15));
  rows.push_back(phases_row("H2/E2/1", "hyperexponential(mean 9 min, cv 1.5)", h2_arrivals,
                            "erlang(mean 6 min, steps 2)", e2_work, 1 / 0.15));
  rows.push_back(lattice_row());
  rows.push_back(geometric_groups());
  rows.push_back(groups_row("groups of 3", "3", {0, 0, 0, 1}, 6, 1));
  rows.push_back(groups_row("groups of 1 to 4, two people", "1..4", {0, 0.25, 0.25, 0.25, 0.25}, 14, 2));
  rows.push_back(groups_row("groups of 1 or 5", "discrete(80%: 1, 20%: 5)", {0, 0.8, 0, 0, 0, 0.2}, 6.3, 1));
  return rows;
}

}  // namespace servicechain::tests
