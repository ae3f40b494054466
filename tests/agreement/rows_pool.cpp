// People whom several departments share.
#include <fmt/format.h>
#include <array>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

// One pool for two departments in order of preference: M/M/c with two levels (Kella & Yechiali 1985).
Row one_pool(int people, double rate1, double rate2) {
  constexpr double mu = 10;
  const double left = erlang_c(people, (rate1 + rate2) / mu) / (people * mu);
  const double load1 = rate1 / mu / people;
  const double load = (rate1 + rate2) / mu / people;
  return {"pools",
          fmt::format("{} people for two departments", people),
          "Kella & Yechiali 1985",
          scenario({17000, 200}, filled(R"(
departments:
  sales: {work: exponential(mean 6 min)}
  calls: {work: exponential(mean 6 min)}
pools:
  staff: {staff: $people, serves: [sales, calls]}
customers:
  buyers:  {enters: sales, arrive: {rate: $rate1 per hour}}
  callers: {enters: calls, arrive: {rate: $rate2 per hour}}
)",
                                        {{"people", people}, {"rate1", rate1}, {"rate2", rate2}})),
          {{"departments.sales", "wait", left / (1 - load1)},
           {"departments.calls", "wait", left / ((1 - load1) * (1 - load))},
           {"pools.staff", "utilisation", load}}};
}

// Sales first, then calls; each has people of its own and the pool's.
struct Floating {
  int at_sales;
  double minutes_at_sales;
  int at_calls;
  int in_pool;
  double buyers_per_h;
  double callers_per_h;
};
std::string sales_and_calls(Watched watched, const Floating& people) {
  return scenario(watched, filled(R"(
departments:
  sales: {staff: $at_sales, work: exponential(mean $minutes min)}
  calls: {staff: $at_calls, work: exponential(mean 7.5 min)}
pools:
  floaters: {staff: $in_pool, serves: [sales, calls]}
customers:
  buyers:  {enters: sales, arrive: {rate: $buyers per hour}}
  callers: {enters: calls, arrive: {rate: $callers per hour}}
)",
                                  {{"at_sales", people.at_sales},
                                   {"minutes", people.minutes_at_sales},
                                   {"at_calls", people.at_calls},
                                   {"in_pool", people.in_pool},
                                   {"buyers", people.buyers_per_h},
                                   {"callers", people.callers_per_h}}));
}

// One own person each, one in the pool; all of one speed. State: line and own person at both, pool (0 idle, else at
// work).
Row own_and_pool() {
  using State = std::array<int, 5>;
  constexpr double rate1 = 9, rate2 = 8, mu = 8;
  const MarkovChain<State> chain{
      State{}, [&](const State& s, auto to) {
        const auto [q1, w1, q2, w2, pool] = s;
        if (q1 < 45) {
          if (w1 == 0)
            to(State{q1, 1, q2, w2, pool}, rate1);
          else if (pool == 0)
            to(State{q1, 1, q2, w2, 1}, rate1);
          else
            to(State{q1 + 1, 1, q2, w2, pool}, rate1);
        }
        if (q2 < 70) {
          if (w2 == 0)
            to(State{q1, w1, q2, 1, pool}, rate2);
          else if (pool == 0)
            to(State{q1, w1, q2, 1, 2}, rate2);
          else
            to(State{q1, w1, q2 + 1, 1, pool}, rate2);
        }
        if (w1 > 0) q1 > 0 ? to(State{q1 - 1, 1, q2, w2, pool}, mu) : to(State{q1, 0, q2, w2, pool}, mu);
        if (w2 > 0) q2 > 0 ? to(State{q1, w1, q2 - 1, 1, pool}, mu) : to(State{q1, w1, q2, 0, pool}, mu);
        if (pool > 0) {
          if (q1 > 0)
            to(State{q1 - 1, w1, q2, w2, 1}, mu);
          else if (q2 > 0)
            to(State{q1, w1, q2 - 1, w2, 2}, mu);
          else
            to(State{q1, w1, q2, w2, 0}, mu);
        }
      }};
  const Eigen::VectorXd p = chain.rest();
  const auto mean = [&](auto value) { return chain.mean(p, value); };
  return {"pools",
          "own people first, then the pool",
          "Markov chain",
          sales_and_calls({17000, 200}, {1, 7.5, 1, 1, rate1, rate2}),
          {{"departments.sales", "wait", mean([](const State& s) { return s[0]; }) / rate1},
           {"departments.calls", "wait", mean([](const State& s) { return s[2]; }) / rate2},
           {"departments.sales", "utilisation", mean([](const State& s) { return s[1]; })},
           {"pools.floaters", "utilisation", mean([](const State& s) { return s[4] > 0 ? 1.0 : 0.0; })}}};
}

// Two of sales' own, two in the pool who go to sales first; calls has nobody of its own, and other work.
// State: line and own people at work at sales, line at calls, pool at sales, pool at calls.
Row pool_of_two() {
  using State = std::array<int, 5>;
  constexpr double rate1 = 12, rate2 = 6, mu1 = 6, mu2 = 8;
  const MarkovChain<State> chain{
      State{}, [&](const State& s, auto to) {
        const auto [q1, own, q2, at1, at2] = s;
        const bool pool_is_free = at1 + at2 < 2;
        if (own < 2)
          to(State{q1, own + 1, q2, at1, at2}, rate1);
        else if (pool_is_free)
          to(State{q1, own, q2, at1 + 1, at2}, rate1);
        else if (q1 < 30)
          to(State{q1 + 1, own, q2, at1, at2}, rate1);
        if (pool_is_free)
          to(State{q1, own, q2, at1, at2 + 1}, rate2);
        else if (q2 < 50)
          to(State{q1, own, q2 + 1, at1, at2}, rate2);
        if (own > 0) to(q1 > 0 ? State{q1 - 1, own, q2, at1, at2} : State{q1, own - 1, q2, at1, at2}, own * mu1);
        const auto free = [&](int left1, int left2) {
          if (q1 > 0) return State{q1 - 1, own, q2, left1 + 1, left2};
          if (q2 > 0) return State{q1, own, q2 - 1, left1, left2 + 1};
          return State{q1, own, q2, left1, left2};
        };
        if (at1 > 0) to(free(at1 - 1, at2), at1 * mu1);
        if (at2 > 0) to(free(at1, at2 - 1), at2 * mu2);
      }};
  const Eigen::VectorXd p = chain.rest();
  const auto mean = [&](auto value) { return chain.mean(p, value); };
  return {"pools",
          "two for who has people and who has none",
          "Markov chain",
          sales_and_calls({10000, 100}, {2, 10, 0, 2, rate1, rate2}),
          {{"departments.calls", "wait", mean([](const State& s) { return s[2]; }) / rate2},
           {"departments.sales", "wait", mean([](const State& s) { return s[0]; }) / rate1},
           {"departments.sales", "utilisation", mean([](const State& s) { return s[1]; }) / 2},
           {"pools.floaters", "utilisation", mean([](const State& s) { return s[3] + s[4]; }) / 2},
           {"departments.calls", "inside", mean([](const State& s) { return s[2] + s[4]; })}}};
}

}  // namespace

Rows pool_rows() { return {one_pool(3, 11, 11), one_pool(1, 3, 3), own_and_pool(), pool_of_two()}; }

}  // namespace servicechain::tests
