// Some go first: without and with taking work out of hands.
#include <fmt/format.h>
#include <array>
#include <cmath>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

struct Level {
  double rate;
  std::string work;
  Moments moments;
};

// Level 0 goes first: "first", "second", "third".
const std::array<std::string, 3> level_names{"first", "second", "third"};

std::string levels_scenario(Watched watched, const std::vector<Level>& levels, int people, std::string_view preempt) {
  std::string works;
  std::string customers;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    works += filled("$name: \"$work\", ", {{"name", level_names[i]}, {"work", levels[i].work}});
    customers += filled("  $name: {enters: desk, priority: $priority, arrive: {rate: $rate per hour}}\n",
                        {{"name", level_names[i]}, {"priority", 10 - static_cast<int>(i)}, {"rate", levels[i].rate}});
  }
  works.resize(works.size() - 2);
  return scenario(watched,
                  filled("departments:\n  desk: {staff: $people, order: priority, preempt: $preempt, work: "
                         "{$works}}\ncustomers:\n$customers",
                         {{"people", people}, {"preempt", preempt}, {"works", works}, {"customers", customers}}));
}

// Cobham 1954: wait of level k = W0 / ((1 − σ_{k−1}) (1 − σ_k)), σ_k the load of levels 0 … k.
Row cobham(std::string name, const std::vector<Level>& levels) {
  double left = 0;
  for (const Level& level : levels) left += level.rate * level.moments.second / 2;
  Row row{"priority", std::move(name), "Cobham 1954", levels_scenario({28000, 300, 60}, levels, 1, "no"), {}};
  double before = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double upto = before + levels[i].rate * levels[i].moments.mean;
    row.expected.push_back({desk, "wait", left / ((1 - before) * (1 - upto)), level_names[i]});
    before = upto;
  }
  return row;
}

// M/M/c with one work for all: W0 = Erlang C / (c μ) (Kella & Yechiali 1985).
Row cobham_several(int people, double mu, const std::vector<double>& rates) {
  double all = 0;
  std::vector<Level> levels;
  for (double rate : rates) {
    all += rate;
    levels.push_back({rate, filled("exponential(mean $work h)", {{"work", 1 / mu}}), exponential_moments(1 / mu)});
  }
  const double left = erlang_c(people, all / mu) / (people * mu);
  Row row{"priority",
          fmt::format("{} people, one work for all", people),
          "Kella & Yechiali 1985",
          levels_scenario({20000, 200}, levels, people, "no"),
          {}};
  double before = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const double upto = before + rates[i] / mu / people;
    row.expected.push_back({desk, "wait", left / ((1 - before) * (1 - upto)), level_names[i]});
    before = upto;
  }
  return row;
}

// Preemptive resume: White & Christie 1958; Conway, Maxwell & Miller 1967 ch. 8.
Row resume(std::string name, const std::vector<Level>& levels) {
  Row row{
      "priority", std::move(name), "White & Christie 1958", levels_scenario({20000, 300, 60}, levels, 1, "resume"), {}};
  double before = 0;
  double left = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double upto = before + levels[i].rate * levels[i].moments.mean;
    left += levels[i].rate * levels[i].moments.second / 2;
    const double time = levels[i].moments.mean / (1 - before) + left / ((1 - before) * (1 - upto));
    row.expected.push_back({desk, "time", time, level_names[i]});
    row.expected.push_back({desk, "inside", levels[i].rate * time, level_names[i]});
    before = upto;
  }
  return row;
}

// From the first start of low work to its end, interruptions included.
struct Completion {
  double mean;
  double second;
};
// So many failed tries before the last (geometric, chance of failing `fails`), each a part of the work and a busy time
// of those who go first; then one try that lasts.
Completion tries(double fails, Moments failed, Moments busy, Moments lasting) {
  const double number = fails / (1 - fails);
  const double number_variance = fails / ((1 - fails) * (1 - fails));
  const double each = failed.mean + busy.mean;
  const double each_variance = failed.second - failed.mean * failed.mean + busy.second - busy.mean * busy.mean;
  const double mean = number * each + lasting.mean;
  const double variance =
      number * each_variance + number_variance * each * each + lasting.second - lasting.mean * lasting.mean;
  return {mean, variance + mean * mean};
}

// Time of the low ones: the line of an M/G/1 of completions, and what an arrival finds of a busy time of the first.
double low_time(double high_rate, Moments high, double low_rate, Completion completion) {
  const double high_load = high_rate * high.mean;
  return low_rate * completion.second / (2 * (1 - low_rate * completion.mean)) +
         high_rate * high.second / (2 * (1 - high_load) * (1 - high_load)) + completion.mean;
}

Row again(std::string name, std::string preempt, const Level& high, const Level& low, Completion completion) {
  return {"priority",
          std::move(name),
          "Gaver 1962, completion times",
          levels_scenario({20000, 300}, {high, low}, 1, preempt),
          {{desk, "time", low_time(high.rate, high.moments, low.rate, completion), "second"},
           {desk, "time", mg1(high.rate, high.moments).time, "first"}}};
}

Rows again_rows() {
  const Level high{3, "exponential(mean 6 min)", exponential_moments(0.1)};
  const double load = 0.3;
  const Moments busy{0.1 / (1 - load), high.moments.second / std::pow(1 - load, 3)};
  // A try of length s that is interrupted lasts an exponential of rate 3 that is below s.
  const auto at_length = [&](double s) {
    const double fails = -std::expm1(-3 * s);
    const double mean = integral([](double t) { return t * 3 * std::exp(-3 * t); }, 0, s) / fails;
    const double second = integral([](double t) { return t * t * 3 * std::exp(-3 * t); }, 0, s) / fails;
    return tries(fails, {mean, second}, busy, {s, s * s});
  };
  // Uniform work between 6 and 18 min: the same length again, or a new one.
  const double density = 1 / 0.2;
  const Completion same{integral([&](double s) { return density * at_length(s).mean; }, 0.1, 0.3),
                        integral([&](double s) { return density * at_length(s).second; }, 0.1, 0.3)};
  const auto lasts = [](double t) { return t < 0.1 ? 1 : t > 0.3 ? 0 : (0.3 - t) / 0.2; };
  const double ends = integral([&](double s) { return density * std::exp(-3 * s); }, 0.1, 0.3);
  const auto lasting = [&](int power) {
    return integral([&](double s) { return density * std::exp(-3 * s) * std::pow(s, power); }, 0.1, 0.3) / ends;
  };
  const auto failed = [&](int power) {
    const auto part = [&](double t) { return 3 * std::exp(-3 * t) * lasts(t) * std::pow(t, power); };
    return (integral(part, 0, 0.1) + integral(part, 0.1, 0.3)) / (1 - ends);
  };
  const Completion anew = tries(1 - ends, {failed(1), failed(2)}, busy, {lasting(1), lasting(2)});
  const Level constant{1.5, "12 min", {0.2, 0.04}};
  const Level uniform{1.2, "uniform(6 min, 18 min)", uniform_moments(0.1, 0.3)};
  const Level memoryless{1.5, "exponential(mean 12 min)", exponential_moments(0.2)};
  const Completion resumed{0.2 / 0.7, 0.08 / 0.49 + 3 * 0.2 * 0.02 / std::pow(0.7, 3)};
  return {again("restart, constant work", "restart", high, constant, at_length(0.2)),
          again("requeue, constant work", "requeue", high, constant, at_length(0.2)),
          again("restart, uniform work", "restart", high, uniform, same),
          again("requeue, uniform work", "requeue", high, uniform, anew),
          again("requeue, exponential work", "requeue", high, memoryless, resumed)};
}

using State = std::array<int, 4>;  // in line first, second; in work first, second

// Two people, works that differ, without taking work away: line and hands written out.
Row two_people_two_works() {
  constexpr double rate1 = 6, rate2 = 2.5, mu1 = 10, mu2 = 4;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [q1, q2, w1, w2] = s;
                                   const bool idle = w1 + w2 < 2;
                                   if (idle) {
                                     to(State{0, 0, w1 + 1, w2}, rate1);
                                     to(State{0, 0, w1, w2 + 1}, rate2);
                                   } else {
                                     if (q1 < 40) to(State{q1 + 1, q2, w1, w2}, rate1);
                                     if (q2 < 60) to(State{q1, q2 + 1, w1, w2}, rate2);
                                   }
                                   const auto next = [&](int left1, int left2) {
                                     if (q1 > 0) return State{q1 - 1, q2, left1 + 1, left2};
                                     if (q2 > 0) return State{q1, q2 - 1, left1, left2 + 1};
                                     return State{0, 0, left1, left2};
                                   };
                                   if (w1 > 0) to(next(w1 - 1, w2), w1 * mu1);
                                   if (w2 > 0) to(next(w1, w2 - 1), w2 * mu2);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  return {"priority",
          "two people, different works",
          "Markov chain",
          levels_scenario({16000, 200},
                          {{rate1, "exponential(mean 6 min)", {}}, {rate2, "exponential(mean 15 min)", {}}}, 2, "no"),
          {{desk, "wait", chain.mean(p, [](const State& s) { return s[0]; }) / rate1, "first"},
           {desk, "wait", chain.mean(p, [](const State& s) { return s[1]; }) / rate2, "second"}}};
}

// Two people who leave the second for the first: jobs inside, of each.
Row two_people_preempt(std::string preempt) {
  constexpr double rate1 = 6, rate2 = 2.5, mu1 = 10, mu2 = 4;
  const MarkovChain<std::array<int, 2>> chain{std::array<int, 2>{}, [&](const std::array<int, 2>& s, auto to) {
                                                const auto [n1, n2] = s;
                                                if (n1 < 40) to({n1 + 1, n2}, rate1);
                                                if (n2 < 80) to({n1, n2 + 1}, rate2);
                                                if (n1 > 0) to({n1 - 1, n2}, std::min(n1, 2) * mu1);
                                                if (n2 > 0) to({n1, n2 - 1}, std::min(n2, std::max(0, 2 - n1)) * mu2);
                                              }};
  const Eigen::VectorXd p = chain.rest();
  return {
      "priority",
      "two people, preempt: " + preempt + ", different works",
      "Markov chain",
      levels_scenario({7000, 100}, {{rate1, "exponential(mean 6 min)", {}}, {rate2, "exponential(mean 15 min)", {}}}, 2,
                      preempt),
      {{desk, "time", chain.mean(p, [](const auto& s) { return s[1]; }) / rate2, "second"},
       {desk, "time", mmc(rate1, mu1, 2).time, "first"}}};
}

}  // namespace

Rows priority_rows() {
  const Level quick{4, "exponential(mean 6 min)", exponential_moments(0.1)};
  Rows rows{
      cobham("two levels, exponential", {quick, {2, "exponential(mean 12 min)", exponential_moments(0.2)}}),
      cobham("three levels, any work", {{3, "lognormal(mean 6 min, cv 0.8)", moments_by_cv(0.1, 0.8)},
                                        {2, "6 min", {0.1, 0.01}},
                                        {1.5, "uniform(0 min, 24 min)", uniform_moments(0, 0.4)}}),
      cobham_several(3, 10, {8, 8, 8}),
      cobham_several(2, 10, {6, 9}),
      resume("PRI-03, preempt: resume, two levels", {quick, {2, "exponential(mean 12 min)", exponential_moments(0.2)}}),
      resume("preempt: resume, three levels, any work", {{3, "lognormal(mean 6 min, cv 0.8)", moments_by_cv(0.1, 0.8)},
                                                         {2, "6 min", {0.1, 0.01}},
                                                         {1, "uniform(0 min, 24 min)", uniform_moments(0, 0.4)}}),
      two_people_two_works(),
      two_people_preempt("resume"),
      two_people_preempt("requeue")};
  for (Row& row : again_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace servicechain::tests
