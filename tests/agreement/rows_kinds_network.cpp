// Networks with several kinds: open and closed of product form (Baskett, Chandy, Muntz & Palacios 1975), mixed.
#include <fmt/format.h>
#include <array>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

// At a department with one person that shares, L of kind k = ρ_k / (1 − ρ).
Row bcmp_open(std::string name, double rate, Watched watched) {
  Eigen::MatrixXd first(3, 3), second(3, 3);
  first << 0, 0.4, 0.3, 0.6, 0, 0.4, 0.5, 0.5, 0;
  second << 0, 0.3, 0.6, 0.7, 0, 0.3, 0.4, 0.6, 0;
  const Eigen::Vector3d at_one{rate, 0, 0};
  const Eigen::VectorXd load1 = flows(at_one, first).cwiseQuotient(Eigen::Vector3d{8, 12, 16});
  const Eigen::VectorXd load2 = flows(at_one, second).cwiseQuotient(Eigen::Vector3d{24, 32, 36});
  const Eigen::VectorXd idle = Eigen::Vector3d::Ones() - load1 - load2;
  const Eigen::VectorXd inside1 = load1.cwiseQuotient(idle);
  const Eigen::VectorXd inside2 = load2.cwiseQuotient(idle);
  return {"BCMP open",
          std::move(name),
          "Bolch et al. ex. 7.7",
          scenario(watched, filled(R"(
departments:
  one:   {staff: 1, order: shared, work: {a: exponential(mean 7.5 min), b: exponential(mean 2.5 min)},
          passes-to: {a: {two: 40%, three: 30%, customer: rest}, b: {two: 30%, three: 60%, customer: rest}}}
  two:   {staff: 1, order: shared, work: {a: exponential(mean 5 min), b: exponential(mean 1.875 min)},
          passes-to: {a: {one: 60%, three: 40%}, b: {one: 70%, three: 30%}}}
  three: {staff: 1, order: shared, work: {a: exponential(mean 3.75 min), b: exponential(mean 0.027777777777778 h)},
          passes-to: {a: {one: 50%, two: 50%}, b: {one: 40%, two: 60%}}}
customers:
  a: {enters: one, arrive: {rate: $rate per hour}}
  b: {enters: one, arrive: {rate: $rate per hour}}
)",
                                   {{"rate", rate}})),
          {{"customers.a", "time", inside1.sum() / rate},
           {"customers.b", "time", inside2.sum() / rate},
           {"departments.one", "inside", inside1[0], "a"},
           {"departments.one", "inside", inside2[0], "b"},
           {"departments.two", "inside", inside1[1], "a"},
           {"departments.three", "inside", inside2[2], "b"},
           {"departments.one", "utilisation", load1[0] + load2[0]}}};
}

// First come with one law for all, last come that takes work away with a law for each, and people without limit.
Row bcmp_open_orders() {
  const double desk = 0.7;                // (4 + 3) × 0.1 h
  const double office_a = 4 * 0.05;       // a: 4 per h, 0.05 h
  const double office_b = 3 * 0.5 * 0.2;  // half of b: 0.2 h
  const double office = office_a + office_b;
  return {"BCMP open",
          "first come, last come with preemption, unlimited",
          "Baskett, Chandy, Muntz & Palacios 1975",
          scenario({14000, 200}, R"(
departments:
  desk:   {staff: 1, work: exponential(mean 6 min), passes-to: {a: {office: 100%}, b: {office: 50%, post: 50%}}}
  office: {staff: 1, order: last-come, preempt: resume, work: {a: 3 min, b: 'hyperexponential(mean 12 min, cv 2)'}, passes-to: customer}
  post:   {staff: unlimited, work: 30 min}
customers:
  a: {enters: desk, arrive: {rate: 4 per hour}}
  b: {enters: desk, arrive: {rate: 3 per hour}}
)"),
          {{"customers.a", "time", 1.0 / 3 + 0.05 / (1 - office)},
           {"customers.b", "time", 1.0 / 3 + 0.5 * (0.2 / (1 - office) + 0.5)},
           {"departments.office", "inside", office_b / (1 - office), "b"},
           {"departments.desk", "inside", desk / (1 - desk)},
           {"departments.post", "inside", 0.75}}};
}

// CLO-01: six customers, the next visit at once. Visits 1, 0.4, 0.2, 0.1.
Row central_server() {
  Eigen::MatrixXd demands(1, 4);
  demands << 0.02, 0.08, 0.08, 0.06;
  const ClosedNetwork exact = mean_values({6}, {0}, demands);
  const double x = exact.throughput[0];
  return {"closed",
          "CLO-01, central server, six customers",
          "Bolch et al. ex. 8.3; Reiser & Lavenberg 1980",
          scenario({8000, 100}, R"(
departments:
  cpu:  {staff: 1, work: exponential(mean 1.2 min), passes-to: {disk: 40%, tape: 20%, line: 10%, customer: rest}}
  disk: {staff: 1, work: exponential(mean 12 min)}
  tape: {staff: 1, work: exponential(mean 24 min)}
  line: {staff: 1, work: exponential(mean 36 min)}
customers:
  people: {enters: cpu, arrive: {population: 6, returns-after: 0 min}}
)"),
          {{"departments.cpu", "throughput", x},
           {"customers", "time", 6 / x},
           {"departments.cpu", "inside", exact.inside(0, 0)},
           {"departments.disk", "inside", exact.inside(0, 1)},
           {"departments.tape", "time", exact.inside(0, 2) / x / 0.2},
           {"departments.line", "inside", exact.inside(0, 3)}}};
}

// Two kinds with their own time outside: first come with one law, then sharing with a law for each.
Row closed_two_kinds() {
  Eigen::MatrixXd demands(2, 2);
  demands << 0.1, 0.2, 0.1, 0.1;
  const ClosedNetwork exact = mean_values({4, 3}, {1, 0.5}, demands);
  return {"closed",
          "two kinds, time outside",
          "mean value analysis; Reiser & Lavenberg 1980",
          scenario({6000, 50}, R"(
departments:
  desk:   {staff: 1, work: exponential(mean 6 min), passes-to: office}
  office: {staff: 1, order: shared, work: {a: exponential(mean 12 min), b: 6 min}}
customers:
  a: {enters: desk, arrive: {population: 4, returns-after: exponential(mean 1 h)}}
  b: {enters: desk, arrive: {population: 3, returns-after: 30 min}}
)"),
          {{"customers.a", "time", 4 / exact.throughput[0] - 1},
           {"customers.b", "time", 3 / exact.throughput[1] - 0.5},
           {"departments.office", "throughput", exact.throughput[0], "a"},
           {"departments.desk", "inside", exact.inside(1, 0), "b"},
           {"departments.office", "inside", exact.inside(0, 1), "a"}}};
}

// Machines and repairers: M/M/2//8.
Row repairers() {
  const std::vector<double> p = birth_and_death(
      8, [](double n) { return 8 - n; }, [](double n) { return 2.5 * std::min(n, 2.0); });
  double inside = 0;
  double flow = 0;
  for (std::size_t n = 0; n < p.size(); ++n) {
    inside += static_cast<double>(n) * p[n];
    flow += (8 - static_cast<double>(n)) * p[n];
  }
  return {"closed",
          "eight machines, two repairers",
          "birth and death; Gross & Harris ch. 2",
          one_desk({5000, 50}, "staff: 2, work: exponential(mean 24 min)",
                   "arrive: {population: 8, returns-after: exponential(mean 1 h)}"),
          {{"departments.desk", "inside", inside},
           {"customers", "time", inside / flow},
           {"departments.desk", "throughput", flow}}};
}

// Seven customers outside, at two people, at one person.
Row closed_several_people() {
  using State = std::array<int, 2>;
  const MarkovChain<State> chain{State{}, [](const State& s, auto to) {
                                   const auto [n1, n2] = s;
                                   to(State{n1 + 1, n2}, 7 - n1 - n2);
                                   if (n1 > 0) to(State{n1 - 1, n2 + 1}, 3.0 * std::min(n1, 2));
                                   if (n2 > 0) to(State{n1, n2 - 1}, 4);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const double front = chain.mean(p, [](const State& s) { return s[0]; });
  const double back = chain.mean(p, [](const State& s) { return s[1]; });
  const double flow = 7 - front - back;
  return {"closed",
          "several people, time outside",
          "Markov chain; Gordon & Newell 1967",
          scenario({6000, 50}, R"(
departments:
  front: {staff: 2, work: exponential(mean 20 min), passes-to: back}
  back:  {staff: 1, work: exponential(mean 15 min)}
customers:
  people: {enters: front, arrive: {population: 7, returns-after: exponential(mean 1 h)}}
)"),
          {{"customers", "time", (front + back) / flow},
           {"departments.front", "inside", front},
           {"departments.back", "inside", back},
           {"departments.back", "throughput", flow}}};
}

// MIX-02: the open kind takes its load from the desks; the closed kind sees them slower; the open kind sees the closed
// one inside (Zahorjan & Wong 1981).
Row mixed() {
  const Eigen::RowVector2d open_load{0.2, 0.3};
  Eigen::MatrixXd demands(1, 2);
  demands << 0.5 / 0.8, 0.3 / 0.7;
  const ClosedNetwork exact = mean_values({8}, {5}, demands);
  const Eigen::RowVector2d closed = exact.inside.row(0);
  const double open1 = 0.2 * (1 + closed[0]) / 0.8;
  const double open2 = 0.3 * (1 + closed[1]) / 0.7;
  return {"mixed",
          "MIX-02, walk-in customers and account managers",
          "Zahorjan & Wong 1981",
          scenario({20000, 200, 60}, R"(
departments:
  one: {staff: 1, order: shared, work: {walk-in: exponential(mean 24 min), managers: exponential(mean 30 min)}, passes-to: two}
  two: {staff: 1, order: shared, work: {walk-in: exponential(mean 36 min), managers: exponential(mean 18 min)}}
customers:
  walk-in:  {enters: one, arrive: {rate: 0.5 per hour}}
  managers: {enters: one, arrive: {population: 8, returns-after: exponential(mean 5 h)}}
)"),
          {{"customers.walk-in", "time", (open1 + open2) / 0.5},
           {"customers.managers", "time", 8 / exact.throughput[0] - 5},
           {"departments.one", "inside", closed[0], "managers"},
           {"departments.two", "inside", open2, "walk-in"},
           {"departments.one", "throughput", exact.throughput[0], "managers"}}};
}

}  // namespace

Rows kinds_network_rows() {
  Row heavy = bcmp_open("BCMP-01, three departments that share, two kinds", 1, {32000, 500, 60});
  heavy.effort = Effort::long_run;
  return {std::move(heavy),        bcmp_open("three departments that share, two kinds, lighter", 0.7, {24000, 200}),
          bcmp_open_orders(),      central_server(),
          closed_two_kinds(),      repairers(),
          closed_several_people(), mixed()};
}

}  // namespace servicechain::tests
