// One job, several suppliers at the same time: all, any, some of them, one after the other.
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string front = "departments.front";

// A front that only asks, and its suppliers a, b, … with exponential work, one person each.
Row asking_front(std::string name, std::string source, int suppliers, std::string rules, double rate, Watched watched,
                 std::vector<Expected> expected) {
  std::string departments;
  std::string needs;
  for (int i = 0; i < suppliers; ++i) {
    const char letter = static_cast<char>('a' + i);
    departments += fmt::format("  {}: {{staff: 1, work: exponential(mean 6 min)}}\n", letter);
    needs += fmt::format("{}{}: {{for: 100% of jobs}}", i > 0 ? ", " : "", letter);
  }
  return {
      "fork and join", std::move(name), std::move(source),
      scenario(
          watched,
          filled(
              "departments:\n  front: {staff: unlimited, work: 0 min, needs: "
              "{$needs}$rules}\n$departments\ncustomers:\n  people: {enters: front, arrive: {rate: $rate per hour}}\n",
              {{"needs", needs}, {"rules", rules}, {"departments", departments}, {"rate", rate}})),
      std::move(expected)};
}

// So many stages left at each supplier, each stage exponential at rate 10: mean time until `wanted` of them are done.
class Stages {
 public:
  explicit Stages(std::size_t wanted) : wanted_{wanted} {}
  double mean(std::array<int, 3> left) {
    std::sort(left.begin(), left.end());
    const auto done = static_cast<std::size_t>(std::count(left.begin(), left.end(), 0));
    if (done >= wanted_) return 0;
    if (const auto known = known_.find(left); known != known_.end()) return known->second;
    const double open = 3 - static_cast<double>(done);
    double sum = 1 / (10 * open);
    for (std::size_t i = done; i < 3; ++i) {
      std::array<int, 3> next = left;
      --next[i];
      sum += mean(next) / open;
    }
    return known_[left] = sum;
  }

 private:
  std::size_t wanted_;
  std::map<std::array<int, 3>, double> known_;
};

// What an arrival finds at three (or two) suppliers who get their requests together: it is that many stages and one.
double join_time(int suppliers, std::size_t wanted, double rate, int most) {
  using State = std::array<int, 3>;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   State more = s;
                                   for (int i = 0; i < suppliers; ++i)
                                     more[static_cast<std::size_t>(i)] =
                                         std::min(most, s[static_cast<std::size_t>(i)] + 1);
                                   to(more, rate);
                                   for (std::size_t i = 0; i < 3; ++i) {
                                     if (s[i] == 0) continue;
                                     State less = s;
                                     --less[i];
                                     to(less, 10);
                                   }
                                 }};
  // A supplier who is not there is done at once: with two, one more is wanted.
  Stages stages{wanted + static_cast<std::size_t>(3 - suppliers)};
  return chain.mean(chain.rest(), [&](State s) {
    for (int i = 0; i < suppliers; ++i) ++s[static_cast<std::size_t>(i)];
    return stages.mean(s);
  });
}

// One person who asks two suppliers without a line and then works: an M/G/1 with the longer of the two in its work.
Row held_for_both() {
  // max of exponentials of 3 and 6 min: E = 1/a + 1/b − 1/(a + b), E[·²] = 2/a² + 2/b² − 2/(a + b)².
  const double a = 20, b = 10;
  const double mean = 1 / a + 1 / b - 1 / (a + b);
  const double second = 2 / (a * a) + 2 / (b * b) - 2 / ((a + b) * (a + b));
  const Queue exact = mg1(4, {mean + 0.05, second + 2 * mean * 0.05 + 0.05 * 0.05});
  return {"fork and join",
          "a person held for both",
          "Pollaczek-Khinchine with the longer of two",
          scenario({16000, 100}, R"(
departments:
  front: {staff: 1, work: 3 min, needs: {a: {for: 100% of jobs}, b: {for: 100% of jobs}}}
  a: {staff: unlimited, work: exponential(mean 3 min)}
  b: {staff: unlimited, work: exponential(mean 6 min)}
customers:
  people: {enters: front, arrive: {rate: 4 per hour}}
)"),
          {{front, "wait", exact.wait},
           {front, "held", mean},
           {front, "utilisation", 4 * (mean + 0.05)},
           {front, "working", 0.2},
           {"departments.front.needs.b", "time", 0.1}}};
}

// Three suppliers without a line, of rate 10: the second of three comes after 1/30 + 1/20 h.
Row some_without_line(std::string join, double mean) {
  return {"fork and join",
          "three without a line, " + join,
          "order statistics of exponentials",
          scenario({2000, 10}, filled(R"(
departments:
  front: {staff: unlimited, work: 0 min, needs-join: $join, needs: {a: {for: 100% of jobs}, b: {for: 100% of jobs}, c: {for: 100% of jobs}}}
  a: {staff: unlimited, work: exponential(mean 6 min)}
  b: {staff: unlimited, work: exponential(mean 6 min)}
  c: {staff: unlimited, work: exponential(mean 6 min)}
customers:
  people: {enters: front, arrive: {rate: 20 per hour}}
)",
                                      {{"join", join}})),
          {{front, "time", mean}, {"departments.b", "throughput", 20}, {"departments.c", "inside", 2}}};
}

// LQN-04: a client thinks, asks; work, two branches for one and the same person, work. With one client no line: 1 + 1.5
// h.
Row one_person_branches() {
  return {"fork and join",
          "LQN-04, two branches for one person",
          "layeredqueuing/V6 regression 40-activities",
          scenario({20000, 50}, R"(
departments:
  first: {staff: 1, work: exponential(mean 0.25 h), needs: {x: {for: 100% of jobs, when: after}, y: {for: 100% of jobs, when: after}}, passes-to: last}
  x: {work: exponential(mean 0.4 h)}
  y: {work: exponential(mean 0.6 h)}
  last: {staff: 1, work: exponential(mean 0.25 h)}
pools:
  person: {staff: 1, serves: [x, y]}
customers:
  client: {enters: first, arrive: {population: 1, returns-after: exponential(mean 1 h)}}
)"),
          {{"departments.last", "throughput", 0.4}, {"customers", "time", 1.5}, {"departments.first", "held", 1}}};
}

}  // namespace

Rows joining_rows() {
  const double all = (12 - 0.8) / 8 / 2;  // (12 − ρ) / 8 · 1 / (μ − λ)
  return {asking_front("FJ-01, two at once, all", "Nelson & Tantawi 1988", 2, "", 8, {14000, 300},
                       {{front, "time", all},
                        {"departments.front.needs.a", "time", 0.5},
                        {"customers", "time", all},
                        {"departments.a", "inside", 4}}),
          asking_front("two at once, any", "Markov chain, stages", 2, ", needs-join: any", 6, {6000, 100},
                       {{front, "time", join_time(2, 1, 6, 40)}, {"departments.a", "time", 0.25}}),
          asking_front("three at once, 2 of 3", "Markov chain, stages", 3, ", needs-join: 2 of 3", 5, {5000, 100},
                       {{front, "time", join_time(3, 2, 5, 18)}}),
          asking_front("three at once, all", "Markov chain, stages", 3, ", needs-join: all", 5, {6000, 100},
                       {{front, "time", join_time(3, 3, 5, 18)}}),
          asking_front("one by one", "Burke 1956", 2, ", needs-order: one-by-one", 7, {14000, 200},
                       {{front, "time", 2.0 / 3}, {"departments.b", "time", 1.0 / 3}}),
          held_for_both(),
          some_without_line("2 of 3", 1.0 / 30 + 1.0 / 20),
          some_without_line("any", 1.0 / 30),
          some_without_line("all", 1.0 / 30 + 1.0 / 20 + 1.0 / 10),
          one_person_branches()};
}

}  // namespace servicechain::tests
