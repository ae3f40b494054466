// Departments that wait for each other: people held by requests, two and three layers deep.
#include <fmt/format.h>
#include <array>
#include <cmath>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string a = "departments.a";
const std::string b = "departments.b";

struct Nested {
  double wait, busy, working, call, direct;
};

// Two people at a, own work 6 per h, then a request to b, one person, 15 per h, who also has direct customers.
// State: line at a, at work at a, requests at b, direct in line at b, in work at b (0 nobody, 1 request, 2 direct).
Nested two_layers(bool calls_first, double rate, double direct) {
  using State = std::array<int, 5>;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [line, work, calls, waiting, at_b] = s;
                                   if (line < 70)
                                     work + calls < 2 ? to(State{line, work + 1, calls, waiting, at_b}, rate)
                                                      : to(State{line + 1, work, calls, waiting, at_b}, rate);
                                   if (waiting < 25)
                                     at_b == 0 ? to(State{line, work, calls, waiting, 2}, direct)
                                               : to(State{line, work, calls, waiting + 1, at_b}, direct);
                                   if (work > 0)
                                     to(State{line, work - 1, calls + 1, waiting, at_b == 0 ? 1 : at_b}, work * 6.0);
                                   if (at_b == 0) return;
                                   const int left = calls - (at_b == 1 ? 1 : 0);
                                   const bool next_is_call = left > 0 && (calls_first || waiting == 0);
                                   const int next = next_is_call ? 1 : waiting > 0 ? 2 : 0;
                                   const int waits = next == 2 ? waiting - 1 : waiting;
                                   if (at_b == 2) {
                                     to(State{line, work, left, waits, next}, 15);
                                   } else if (line > 0) {
                                     to(State{line - 1, work + 1, left, waits, next}, 15);
                                   } else {
                                     to(State{line, work, left, waits, next}, 15);
                                   }
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const auto mean = [&](auto value) { return chain.mean(p, value); };
  const double calls = mean([](const State& s) { return s[2]; });
  const double working = mean([](const State& s) { return s[1]; });
  return {mean([](const State& s) { return s[0]; }) / rate, (working + calls) / 2, working / 2, calls / rate,
          mean([](const State& s) { return s[3] + (s[4] == 2 ? 1 : 0); }) / direct};
}

Row nested_row(std::string name, bool calls_first, std::string priority, double rate, double direct, Watched watched) {
  const Nested exact = two_layers(calls_first, rate, direct);
  return {"nested",
          std::move(name),
          "Markov chain; cf. Woodside et al. 1995",
          scenario(watched, filled(R"(
departments:
  a: {staff: 2, work: exponential(mean 10 min), needs: {b: {for: 100% of jobs, when: after, priority: $priority}}}
  b: {staff: 1, work: exponential(mean 4 min), order: priority}
customers:
  people: {enters: a, arrive: {rate: $rate per hour}}
  direct: {enters: b, arrive: {rate: $direct per hour}}
)",
                                   {{"priority", priority}, {"rate", rate}, {"direct", direct}})),
          {{a, "wait", exact.wait},
           {a, "time", exact.wait + 1.0 / 6 + exact.call},
           {a, "utilisation", exact.busy},
           {a, "working", exact.working},
           {b, "utilisation", (rate + direct) / 15},
           {"departments.a.needs.b", "time", exact.call},
           {b, "time", exact.direct, "direct"},
           {a, "held", exact.call}}};
}

// Two askers of one person each, first come first served at b. State: line, doing (0 idle, 1 works, 2 asks) of both,
// who of two requests was first (1 or 2; 0: not both).
Row two_askers() {
  using State = std::array<int, 5>;
  constexpr double rate1 = 3, rate2 = 2;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
                                     State next = s;
                                     if (s[i + 1] == 0) {
                                       next[i + 1] = 1;
                                       to(next, i == 0 ? rate1 : rate2);
                                     } else if (s[i] < 40) {
                                       ++next[i];
                                       to(next, i == 0 ? rate1 : rate2);
                                     }
                                     if (s[i + 1] == 1) {
                                       next = s;
                                       next[i + 1] = 2;
                                       if (s[3 - i] == 2) next[4] = i == 0 ? 2 : 1;
                                       to(next, 8);
                                     }
                                   }
                                   const int served = s[1] == 2 && s[3] == 2 ? s[4] : s[1] == 2 ? 1 : s[3] == 2 ? 2 : 0;
                                   if (served == 0) return;
                                   const std::size_t i = served == 1 ? 0 : 2;
                                   State next = s;
                                   next[4] = 0;
                                   next[i + 1] = s[i] > 0 ? 1 : 0;
                                   if (s[i] > 0) --next[i];
                                   to(next, 12);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const auto mean = [&](auto value) { return chain.mean(p, value); };
  return {"nested",
          "two askers, one supplier",
          "Markov chain",
          scenario({16000, 200}, R"(
departments:
  a: {staff: 1, work: exponential(mean 7.5 min), needs: {b: {for: 100% of jobs, when: after}}}
  c: {staff: 1, work: exponential(mean 7.5 min), needs: {b: {for: 100% of jobs, when: after}}}
  b: {staff: 1, work: exponential(mean 5 min)}
customers:
  people: {enters: a, arrive: {rate: 3 per hour}}
  others: {enters: c, arrive: {rate: 2 per hour}}
)"),
          {{a, "wait", mean([](const State& s) { return s[0]; }) / rate1},
           {"departments.c", "wait", mean([](const State& s) { return s[2]; }) / rate2},
           {"departments.a.needs.b", "time", mean([](const State& s) { return s[1] == 2 ? 1.0 : 0.0; }) / rate1},
           {"departments.c.needs.b", "time", mean([](const State& s) { return s[3] == 2 ? 1.0 : 0.0; }) / rate2},
           {a, "utilisation", mean([](const State& s) { return s[1] > 0 ? 1.0 : 0.0; })}}};
}

// Three layers: two people at a ask b (one), who asks c (one) before its own work; c also has direct customers.
// State: line at a, at work at a, requests at b, b asks (1) or not, at c before b's request, at c behind it (all, if
// none).
Row three_layers() {
  using State = std::array<int, 6>;
  constexpr double rate = 3.5, mu_a = 6, mu_b = 15, mu_c = 12, direct = 3;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [line, work, calls, asks, before, behind] = s;
                                   if (line < 40)
                                     work + calls < 2 ? to(State{line, work + 1, calls, asks, before, behind}, rate)
                                                      : to(State{line + 1, work, calls, asks, before, behind}, rate);
                                   if (before + behind < 12)
                                     to(State{line, work, calls, asks, before, behind + 1}, direct);
                                   if (work > 0) {
                                     // b is free: it takes the request and asks c, behind those who are there.
                                     if (calls == 0)
                                       to(State{line, work - 1, 1, 1, before + behind, 0}, work * mu_a);
                                     else
                                       to(State{line, work - 1, calls + 1, asks, before, behind}, work * mu_a);
                                   }
                                   if (asks == 1 && before == 0) to(State{line, work, calls, 0, 0, behind}, mu_c);
                                   if (asks == 1 && before > 0)
                                     to(State{line, work, calls, 1, before - 1, behind}, mu_c);
                                   if (asks == 0 && behind > 0) to(State{line, work, calls, 0, 0, behind - 1}, mu_c);
                                   if (calls > 0 && asks == 0) {
                                     const int more = line > 0 ? 1 : 0;
                                     if (calls > 1)
                                       to(State{line - more, work + more, calls - 1, 1, behind, 0}, mu_b);
                                     else
                                       to(State{line - more, work + more, 0, 0, 0, behind}, mu_b);
                                   }
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const auto mean = [&](auto value) { return chain.mean(p, value); };
  const double calls = mean([](const State& s) { return s[2]; });
  const double asking = mean([](const State& s) { return s[3]; });
  return {"nested",
          "three layers",
          "Markov chain",
          scenario({28000, 200}, R"(
departments:
  a: {staff: 2, work: exponential(mean 10 min), needs: {b: {for: 100% of jobs, when: after}}}
  b: {staff: 1, work: exponential(mean 4 min), needs: {c: {for: 100% of jobs}}}
  c: {staff: 1, work: exponential(mean 5 min)}
customers:
  people: {enters: a, arrive: {rate: 3.5 per hour}}
  direct: {enters: c, arrive: {rate: 3 per hour}}
)"),
          {{a, "wait", mean([](const State& s) { return s[0]; }) / rate},
           {"departments.a.needs.b", "time", calls / rate},
           {b, "held", asking / rate},
           {"departments.b.needs.c", "time", asking / rate},
           {b, "utilisation", asking + rate / mu_b},
           {b, "working", rate / mu_b},
           {a, "utilisation", (calls + rate / mu_a) / 2}}};
}

// One person asks a supplier without a line and gives up after D: an M/G/1 whose work has the shorter of the two.
Row at_most() {
  constexpr double rate = 5, nu = 8, most = 0.1;
  const double mean = -std::expm1(-nu * most) / nu;
  const double second = integral([](double t) { return 2 * t * std::exp(-nu * t); }, 0, most);
  const Queue exact = mg1(rate, {mean + 0.06, second + 2 * mean * 0.06 + 2 * 0.06 * 0.06});
  return {"nested",
          "waits at most 6 min",
          "Pollaczek-Khinchine with the shorter of two",
          scenario({14000, 100}, R"(
departments:
  a: {staff: 1, work: exponential(mean 3.6 min), needs: {b: {for: 100% of jobs, wait: at most 6 min}}}
  b: {staff: unlimited, work: exponential(mean 7.5 min)}
customers:
  people: {enters: a, arrive: {rate: 5 per hour}}
)"),
          {{a, "wait", exact.wait},
           {a, "held", mean},
           {a, "utilisation", rate * (mean + 0.06)},
           {"departments.a.needs.b", "time", 0.125},
           {b, "inside", 0.625}}};
}

// Half of the jobs ask, some twice: the number of requests is 1 with 70 %, 2 with 30 % (1.3 per job), together.
Row several_per_job() {
  constexpr double rate = 4;
  // 1: exponential of rate 10; 2: the longer of two, mean 0.15, E[·²] = 2/μ² · (2 − 1/4) = 0.035.
  const double mean = 0.7 * 0.1 + 0.3 * 0.15;
  const double second = 0.7 * 0.02 + 0.3 * 0.035;
  const Queue exact = mg1(rate, {mean + 0.05, second + 2 * mean * 0.05 + 0.0025});
  return {"nested",
          "1.3 requests per job",
          "Pollaczek-Khinchine",
          scenario({14000, 100}, R"(
departments:
  a: {staff: 1, work: 3 min, needs: {b: {for: 1.3 per job}}}
  b: {staff: unlimited, work: exponential(mean 6 min)}
customers:
  people: {enters: a, arrive: {rate: 4 per hour}}
)"),
          {{a, "wait", exact.wait},
           {a, "held", mean},
           {"departments.a.needs.b", "requests", 1.3 * rate},
           {a, "utilisation", rate * (mean + 0.05)}}};
}

// Parked after its work, the job needs no person again: two M/M/1 in a row.
Row parked_after() {
  return {"nested",
          "park, when: after",
          "Burke 1956",
          scenario({14000, 200}, R"(
departments:
  a: {staff: 1, work: exponential(mean 6 min), needs: {b: {for: 100% of jobs, when: after, wait: park}}}
  b: {staff: 1, work: exponential(mean 7.5 min)}
customers:
  people: {enters: a, arrive: {rate: 6 per hour}}
)"),
          {{a, "time", 0.25 + 0.5}, {a, "wait", 0.15}, {b, "time", 0.5}, {a, "utilisation", 0.6}}};
}

// Parked before its work: taken for no time, asks, waits without a person, comes back to the head of the line.
// State: at work, answered and in line, not yet taken, parked. A free person takes all who have not been taken.
Row parked_before() {
  using State = std::array<int, 4>;
  constexpr double rate = 7, mu = 10, nu = 5;
  const MarkovChain<State> chain{
      State{}, [&](const State& s, auto to) {
        const auto [work, answered, fresh, parked] = s;
        if (fresh < 60 && parked < 40)
          work == 0 ? to(State{0, 0, 0, parked + 1}, rate) : to(State{1, answered, fresh + 1, parked}, rate);
        if (parked > 0)
          work == 0 ? to(State{1, 0, 0, parked - 1}, parked * nu)
                    : to(State{1, answered + 1, fresh, parked - 1}, parked * nu);
        if (work == 1)
          answered > 0 ? to(State{1, answered - 1, fresh, parked}, mu) : to(State{0, 0, 0, parked + fresh}, mu);
      }};
  const Eigen::VectorXd p = chain.rest();
  const auto mean = [&](auto value) { return chain.mean(p, value); };
  const double line = mean([](const State& s) { return s[1] + s[2]; });
  return {"nested",
          "park, when: before",
          "Markov chain",
          scenario({14000, 200}, R"(
departments:
  a: {staff: 1, work: exponential(mean 6 min), needs: {b: {for: 100% of jobs, wait: park}}}
  b: {staff: unlimited, work: exponential(mean 12 min)}
customers:
  people: {enters: a, arrive: {rate: 7 per hour}}
)"),
          {{a, "time", (line + 0.7 + 1.4) / rate},
           {a, "wait", line / rate},
           {a, "inside", line + 0.7 + 1.4},
           {a, "utilisation", 0.7}}};
}

// Asked for and not waited for: the supplier sees what leaves a in the long run, the asker nothing.
Row not_waited_for() {
  return {"nested",
          "wait: no",
          "M/M/1; flow of requests",
          scenario({12000, 200}, R"(
departments:
  a: {staff: 1, work: exponential(mean 6 min), needs: {b: {for: 40% of jobs, wait: no, when: after}, c: {for: 12 per day, wait: no}}}
  b: {staff: unlimited, work: exponential(mean 15 min)}
  c: {staff: 1, work: exponential(mean 48 min)}
customers:
  people: {enters: a, arrive: {rate: 6 per hour}}
)"),
          {{a, "time", 0.25},
           {b, "inside", 0.6},
           {"departments.a.needs.b", "requests", 2.4},
           {"departments.a.needs.b", "time", 0.25},
           {"departments.c", "time", 1 / (1.25 - 0.5)},
           {"departments.a.needs.c", "requests", 0.5}}};
}

}  // namespace

Rows asking_rows() {
  return {nested_row("NES-01, requests first", true, "1", 6, 4, {20000, 400, 60}),
          nested_row("direct customers first", false, "-1", 5, 4, {20000, 200}),
          two_askers(),
          three_layers(),
          at_most(),
          several_per_job(),
          parked_after(),
          parked_before(),
          not_waited_for()};
}

}  // namespace servicechain::tests
