// Work that goes on to others, and comes back: feedback, Jackson networks, tandems without product form.
#include <fmt/format.h>
#include <array>
#include <cmath>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

// The number inside does not see which job is served next: as an M/G/1 whose work is a geometric number of times.
Row feedback(std::string name, std::string work, Moments once) {
  constexpr double rate = 6, again = 0.25;
  const double times = 1 / (1 - again);
  const double variance =
      times * (once.second - once.mean * once.mean) + again / ((1 - again) * (1 - again)) * once.mean * once.mean;
  const Moments whole{times * once.mean, variance + times * once.mean * times * once.mean};
  const double inside = mg1(rate, whole).inside;
  return {"feedback",
          std::move(name),
          "Takács 1963",
          one_desk({24000, 300}, "staff: 1, passes-to: {desk: 25%, customer: rest}, work: \"" + work + "\"",
                   "arrive: {rate: 6 per hour}"),
          {{"departments.desk", "inside", inside},
           {"customers", "time", inside / rate},
           {"departments.desk", "time", inside / rate / times},
           {"departments.desk", "utilisation", rate * whole.mean},
           {"departments.desk", "arrivals", rate * times},
           {"customers", "wait", inside / rate - whole.mean}}};
}

struct Node {
  std::string name;
  int people;
  double work;
};

// Jackson 1957: each department as an M/M/c at its flow.
Row jackson(std::string name, const std::vector<Node>& nodes, const Eigen::VectorXd& arrivals,
            const Eigen::MatrixXd& routes, Watched watched) {
  const Eigen::VectorXd flow = flows(arrivals, routes);
  std::string departments;
  std::string enters;
  Row row{"Jackson", std::move(name), "Jackson 1957", "", {}};
  double inside = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    std::string hands;
    for (std::size_t j = 0; j < nodes.size(); ++j) {
      const double share = routes(at, static_cast<Eigen::Index>(j));
      if (share > 0) hands += filled("$to: $share%, ", {{"to", nodes[j].name}, {"share", 100 * share}});
    }
    if (routes.row(at).sum() < 1 - 1e-9) {
      hands += "customer: rest";
    } else {
      hands.resize(hands.size() - 2);
    }
    departments +=
        filled("  $name: {staff: $people, work: exponential(mean $work h), passes-to: {$hands}}\n",
               {{"name", nodes[i].name}, {"people", nodes[i].people}, {"work", nodes[i].work}, {"hands", hands}});
    if (arrivals[at] > 0)
      enters += filled("$name: $share%, ", {{"name", nodes[i].name}, {"share", 100 * arrivals[at] / arrivals.sum()}});
    const Queue exact = mmc(flow[at], 1 / nodes[i].work, nodes[i].people);
    row.expected.push_back({"departments." + nodes[i].name, "inside", exact.inside});
    row.expected.push_back({"departments." + nodes[i].name, "time", exact.time});
    row.expected.push_back({"departments." + nodes[i].name, "throughput", flow[at]});
    inside += exact.inside;
  }
  enters.resize(enters.size() - 2);
  row.expected.insert(row.expected.begin(), {"customers", "time", inside / arrivals.sum()});
  row.scenario = scenario(
      watched,
      filled("departments:\n$departments\ncustomers:\n  people: {enters: {$enters}, arrive: {rate: $rate per hour}}\n",
             {{"departments", departments}, {"enters", enters}, {"rate", arrivals.sum()}}));
  return row;
}

std::string tandem(Watched watched, std::string_view front, std::string_view back, std::string_view arrive) {
  return scenario(watched, filled("departments:\n  front: {$front, passes-to: back}\n  back: {$back}\ncustomers:\n  "
                                  "people: {enters: front, arrive: {$arrive}}\n",
                                  {{"front", front}, {"back", back}, {"arrive", arrive}}));
}

// Burke 1956: what leaves an M/M/c is Poisson, so the second is an M/G/1.
Row burke() {
  const Queue second = mg1(7, moments_by_cv(0.1, std::sqrt(0.5)));
  return {"without product form",
          "M/M/2, then any work",
          "Burke 1956; Pollaczek-Khinchine",
          tandem({16000, 200}, "staff: 2, work: exponential(mean 12 min)",
                 "staff: 1, work: \"erlang(mean 6 min, steps 2)\"", "rate: 7 per hour"),
          {{"departments.back", "wait", second.wait},
           {"departments.front", "wait", mmc(7, 5, 2).wait},
           {"customers", "time", second.time + mmc(7, 5, 2).time}}};
}

// Friedman 1965: constant works in a row wait together as long as at the longest alone.
Row constants_in_a_row() {
  const double all = mg1(7, {0.12, 0.0144}).wait;
  const double first = mg1(7, {0.1, 0.01}).wait;
  return {
      "without product form",
      "constant works in a row",
      "Friedman 1965",
      tandem({26000, 200, 60}, "staff: 1, work: 6 min", "staff: 1, work: 7.2 min", "rate: 7 per hour"),
      {{"customers", "wait", all}, {"departments.front", "wait", first}, {"departments.back", "wait", all - first}}};
}

using State = std::array<int, 3>;  // inside front, inside back, phase

// Arrivals in two phases; front and back exponential.
Row erlang_arrivals_tandem() {
  constexpr double rate = 7, mu = 10;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [n1, n2, phase] = s;
                                   if (phase == 0) to(State{n1, n2, 1}, 2 * rate);
                                   if (phase == 1 && n1 < 45) to(State{n1 + 1, n2, 0}, 2 * rate);
                                   if (n1 > 0 && n2 < 60) to(State{n1 - 1, n2 + 1, phase}, mu);
                                   if (n2 > 0) to(State{n1, n2 - 1, phase}, mu);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  return {"without product form",
          "E2/M/1, then M/1",
          "Markov chain",
          tandem({14000, 200}, "staff: 1, work: exponential(mean 6 min)", "staff: 1, work: exponential(mean 6 min)",
                 filled("every: \"erlang(mean $gap h, steps 2)\"", {{"gap", 1 / rate}})),
          {{"departments.back", "inside", chain.mean(p, [](const State& s) { return s[1]; })},
           {"departments.front", "inside", chain.mean(p, [](const State& s) { return s[0]; })}}};
}

// Work in two phases at the front; the back sees what leaves, which is not Poisson.
Row erlang_work_tandem() {
  constexpr double rate = 7, mu = 10;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [n1, n2, phase] = s;
                                   if (n1 < 60) to(State{n1 + 1, n2, phase}, rate);
                                   if (n1 > 0 && phase == 0) to(State{n1, n2, 1}, 2 * mu);
                                   if (n1 > 0 && phase == 1 && n2 < 60) to(State{n1 - 1, n2 + 1, 0}, 2 * mu);
                                   if (n2 > 0) to(State{n1, n2 - 1, phase}, mu);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const double back = chain.mean(p, [](const State& s) { return s[1]; });
  return {"without product form",
          "M/E2/1, then M/1",
          "Markov chain",
          tandem({14000, 200}, "staff: 1, work: \"erlang(mean 6 min, steps 2)\"",
                 "staff: 1, work: exponential(mean 6 min)", "rate: 7 per hour"),
          {{"departments.back", "inside", back},
           {"departments.back", "wait", back / rate - 0.1},
           {"departments.front", "inside", chain.mean(p, [](const State& s) { return s[0]; })}}};
}

// Back takes twice as long for the second kind, without priority: not of product form. A job's kind is drawn when it is
// taken, so the chain needs the kind in hand only. State: front, back, kind in hand at the back (0 first, 1 second).
Row two_phases_at_the_back() {
  constexpr double rate = 6, mu = 10, quick = 16, slow = 5;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [n1, n2, kind] = s;
                                   if (n1 < 40) to(State{n1 + 1, n2, kind}, rate);
                                   if (n1 > 0 && n2 < 120) {
                                     if (n2 == 0) {
                                       to(State{n1 - 1, 1, 0}, mu * 0.7);
                                       to(State{n1 - 1, 1, 1}, mu * 0.3);
                                     } else {
                                       to(State{n1 - 1, n2 + 1, kind}, mu);
                                     }
                                   }
                                   if (n2 > 0) {
                                     const double done = kind == 0 ? quick : slow;
                                     to(State{n1, n2 - 1, 0}, done * (n2 > 1 ? 0.7 : 1));
                                     if (n2 > 1) to(State{n1, n2 - 1, 1}, done * 0.3);
                                   }
                                 }};
  const Eigen::VectorXd p = chain.rest();
  return {"without product form",
          "one kind takes longer, first come",
          "Markov chain",
          scenario({16000, 200}, R"(
departments:
  front: {staff: 1, work: exponential(mean 6 min), passes-to: back}
  back: {staff: 1, work: {quick: exponential(mean 3.75 min), slow: exponential(mean 12 min)}}
customers:
  quick: {enters: front, arrive: {rate: 4.2 per hour}}
  slow: {enters: front, arrive: {rate: 1.8 per hour}}
)"),
          {{"departments.back", "inside", chain.mean(p, [](const State& s) { return s[1]; })},
           {"departments.front", "inside", 1.5}}};
}

}  // namespace

Rows network_rows() {
  Eigen::MatrixXd central(4, 4);
  central << 0, 0.5, 0.5, 0, 1, 0, 0, 0, 0.6, 0, 0, 0, 1, 0, 0, 0;
  Eigen::MatrixXd office(3, 3);
  office << 0, 0.6, 0.2, 0.1, 0, 0.5, 0.3, 0, 0;
  return {feedback("FBK-01, exponential", "exponential(mean 6 min)", exponential_moments(0.1)),
          feedback("constant", "6 min", {0.1, 0.01}),
          jackson("JAC-01, central server with loops",
                  {{"cpu", 1, 0.04}, {"disk", 1, 0.03}, {"tape", 1, 0.06}, {"door", 1, 0.05}},
                  Eigen::Vector4d{0, 0, 0, 4}, central, {14000, 200, 60}),
          jackson("several people, loops, two entries", {{"desk", 3, 0.2}, {"office", 1, 0.07}, {"archive", 2, 0.15}},
                  Eigen::Vector3d{6, 3, 0}, office, {12000, 200}),
          burke(),
          constants_in_a_row(),
          erlang_arrivals_tandem(),
          erlang_work_tandem(),
          two_phases_at_the_back()};
}

}  // namespace servicechain::tests
