// In-trays with an end: blocking after service, refusing in the middle, sending elsewhere.
#include <fmt/format.h>
#include <array>
#include <cmath>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string front = "departments.front";
const std::string back = "departments.back";
using State = std::array<int, 3>;  // inside front, inside back, finished at the front and kept there

std::string two_in_a_row(Watched watched, std::string_view front_text, std::string_view back_text,
                         std::string_view arrive) {
  return scenario(watched, filled("departments:\n  front: {$front, passes-to: back}\n  back: {$back}\ncustomers:\n  "
                                  "people: {enters: front, arrive: {$arrive}}\n",
                                  {{"front", front_text}, {"back", back_text}, {"arrive", arrive}}));
}

// Several people at the front, one at the back with so many places.
struct Tandem {
  double arrivals(int inside) const { return population ? population - inside : rate; }
  double rate = 0;
  int population = 0;
  int people = 1;
  double mu1 = 10;
  double mu2 = 9;
  int places = 2;
  int most = 150;
};
MarkovChain<State> blocking_chain(const Tandem& t, double returns) {
  return MarkovChain<State>{
      State{}, [&t, returns](const State& s, auto to) {
        const auto [n1, n2, kept] = s;
        const int inside = n1 + n2;
        if (t.population > 0 && returns > 0 && inside < t.population)
          to(State{n1 + 1, n2, kept}, (t.population - inside) * returns);
        if (t.population == 0 && n1 < t.most) to(State{n1 + 1, n2, kept}, t.rate);
        const int working = std::min(n1, t.people) - kept;
        if (working > 0)
          n2 <= t.places ? to(State{n1 - 1, n2 + 1, kept}, working * t.mu1)
                         : to(State{n1, n2, kept + 1}, working * t.mu1);
        // Returning at once, the one who leaves the back stands at the front again.
        const int again = t.population > 0 && returns == 0 ? 1 : 0;
        if (n2 > 0)
          kept > 0 ? to(State{n1 - 1 + again, n2, kept - 1}, t.mu2) : to(State{n1 + again, n2 - 1, kept}, t.mu2);
      }};
}

Row open_tandem(std::string name, const Tandem& t, Watched watched) {
  const MarkovChain<State> chain = blocking_chain(t, 0);
  const Eigen::VectorXd p = chain.rest();
  const double n1 = chain.mean(p, [](const State& s) { return s[0]; });
  const double n2 = chain.mean(p, [](const State& s) { return s[1]; });
  const double kept = chain.mean(p, [](const State& s) { return s[2]; }) / t.people;
  const double stopped = chain.mean(p, [&](const State& s) {
    return s[1] > t.places ? std::min(s[0], t.people) - s[2] : 0;
  }) * t.mu1 / t.rate;
  return {"blocking",
          std::move(name),
          "Markov chain; cf. Avi-Itzhak & Yadin 1965",
          two_in_a_row(
              watched,
              filled("staff: $people, work: exponential(mean $work h)", {{"people", t.people}, {"work", 1 / t.mu1}}),
              filled("staff: 1, in-tray: $places, when-full: block, work: exponential(mean $work h)",
                     {{"places", t.places}, {"work", 1 / t.mu2}}),
              filled("rate: $rate per hour", {{"rate", t.rate}})),
          {{"customers", "time", (n1 + n2) / t.rate},
           {front, "inside", n1},
           {back, "inside", n2},
           {front, "utilisation", t.rate / t.mu1 / t.people + kept},
           {front, "working", t.rate / t.mu1 / t.people},
           {front, "blocked", stopped},
           {front, "held", kept * t.people / t.rate}}};
}

Row closed_tandem(std::string name, const Tandem& t, double returns, std::string returns_after) {
  // The chain starts with everybody outside, or (returning at once) at the front.
  const MarkovChain<State> reached = [&] {
    if (returns > 0) return blocking_chain(t, returns);
    return MarkovChain<State>{
        State{t.population, 0, 0}, [&](const State& s, auto to) {
          const auto [n1, n2, kept] = s;
          const int working = std::min(n1, t.people) - kept;
          if (working > 0)
            n2 <= t.places ? to(State{n1 - 1, n2 + 1, kept}, working * t.mu1)
                           : to(State{n1, n2, kept + 1}, working * t.mu1);
          if (n2 > 0) kept > 0 ? to(State{n1, n2, kept - 1}, t.mu2) : to(State{n1 + 1, n2 - 1, kept}, t.mu2);
        }};
  }();
  const Eigen::VectorXd p = reached.rest();
  const double flow = t.mu2 * reached.mean(p, [](const State& s) { return s[1] > 0 ? 1 : 0; });
  const double n1 = reached.mean(p, [](const State& s) { return s[0]; });
  const double n2 = reached.mean(p, [](const State& s) { return s[1]; });
  return {
      "blocking",
      std::move(name),
      "Markov chain; Gordon & Newell 1967b",
      two_in_a_row(
          {5000, 50},
          filled("staff: $people, work: exponential(mean $work h)", {{"people", t.people}, {"work", 1 / t.mu1}}),
          filled("staff: 1, in-tray: $places, when-full: block, work: exponential(mean $work h)",
                 {{"places", t.places}, {"work", 1 / t.mu2}}),
          filled("population: $members, returns-after: $after", {{"members", t.population}, {"after", returns_after}})),
      {{back, "throughput", flow},
       {front, "inside", n1},
       {back, "inside", n2},
       {"customers", "time", (n1 + n2) / flow}}};
}

// The back refuses: who finds it full is lost.
Row loss_in_the_middle() {
  constexpr double rate = 7, mu1 = 10, mu2 = 8;
  constexpr int most = 3;  // at the back
  using Two = std::array<int, 2>;
  const MarkovChain<Two> chain{Two{}, [&](const Two& s, auto to) {
                                 const auto [n1, n2] = s;
                                 if (n1 < 100) to(Two{n1 + 1, n2}, rate);
                                 if (n1 > 0) to(Two{n1 - 1, std::min(most, n2 + 1)}, mu1);
                                 if (n2 > 0) to(Two{n1, n2 - 1}, mu2);
                               }};
  const Eigen::VectorXd p = chain.rest();
  const double lost = chain.mean(p, [](const Two& s) { return s[0] > 0 && s[1] == most ? 1.0 : 0.0; }) * mu1 / rate;
  const double n2 = chain.mean(p, [](const Two& s) { return s[1]; });
  return {"finite buffers",
          "loss in the middle",
          "Markov chain",
          two_in_a_row({12000, 200}, "staff: 1, work: exponential(mean 6 min)",
                       "staff: 1, in-tray: 2, work: exponential(mean 7.5 min)", "rate: 7 per hour"),
          {{"customers", "lost", lost},
           {back, "refused", lost},
           {back, "inside", n2},
           {back, "time", n2 / (rate * (1 - lost))},
           {front, "time", 1.0 / 3}}};
}

// Overflow: who finds the first group full goes to the second, and is lost when that is full too.
Row overflow() {
  constexpr double rate = 8;
  using Two = std::array<int, 2>;
  const MarkovChain<Two> chain{Two{}, [&](const Two& s, auto to) {
                                 const auto [n1, n2] = s;
                                 n1 < 5 ? to(Two{n1 + 1, n2}, rate) : to(Two{n1, std::min(n2 + 1, 5)}, rate);
                                 if (n1 > 0) to(Two{n1 - 1, n2}, 2.0 * std::min(n1, 3));
                                 if (n2 > 0) to(Two{n1, n2 - 1}, 1.5 * std::min(n2, 2));
                               }};
  const Eigen::VectorXd p = chain.rest();
  const double diverted = chain.mean(p, [](const Two& s) { return s[0] == 5 ? 1.0 : 0.0; });
  const double lost = chain.mean(p, [](const Two& s) { return s[0] == 5 && s[1] == 5 ? 1.0 : 0.0; });
  return {"finite buffers",
          "divert to another",
          "Markov chain; cf. Wilkinson 1956",
          scenario({12000, 50}, R"(
departments:
  front: {staff: 3, work: exponential(mean 30 min), in-tray: 2, when-full: divert to back}
  back: {staff: 2, work: exponential(mean 40 min), in-tray: 3}
customers:
  people: {enters: front, arrive: {rate: 8 per hour}}
)"),
          {{"customers", "lost", lost},
           {front, "refused", diverted},
           {back, "arrivals", rate * diverted},
           {back, "refused", lost / diverted},
           {back, "inside", chain.mean(p, [](const Two& s) { return s[1]; })}}};
}

// Customers who wait outside a full in-tray wait as long as inside one.
Row outside_the_door() {
  const Queue exact = mmc(7, 10, 1);
  return {"blocking",
          "waiting outside the door",
          "M/M/1",
          one_desk({14000, 200}, "staff: 1, in-tray: 2, when-full: block, work: exponential(mean 6 min)",
                   "arrive: {rate: 7 per hour}"),
          {{"departments.desk", "wait", exact.wait},
           {"departments.desk", "inside", exact.inside},
           {"customers", "time", exact.time}}};
}

// Three in a row without places: each finished job stays until the next is free. Each: 0 idle, 1 at work, 2 kept.
Row three_without_places() {
  using Three = std::array<int, 4>;  // line at the first, then the three
  const auto settle = [](Three s) {
    for (bool moved = true; moved;) {
      moved = false;
      if (s[2] == 2 && s[3] == 0) moved = (s[2] = 0, s[3] = 1, true);
      if (s[1] == 2 && s[2] == 0) moved = (s[1] = 0, s[2] = 1, true);
      if (s[1] == 0 && s[0] > 0) moved = (--s[0], s[1] = 1, true);
    }
    return s;
  };
  constexpr double rate = 4;
  const MarkovChain<Three> chain{Three{}, [&](const Three& s, auto to) {
                                   const auto changed = [&](std::size_t at, int value) {
                                     Three next = s;
                                     next[at] = value;
                                     return settle(next);
                                   };
                                   if (s[0] < 200) to(changed(0, s[0] + 1), rate);
                                   if (s[1] == 1) to(changed(1, 2), 10);
                                   if (s[2] == 1) to(changed(2, 2), 12);
                                   if (s[3] == 1) to(changed(3, 0), 9);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const auto busy = [&](std::size_t at) {
    return chain.mean(p, [at](const Three& s) { return s[at] > 0 ? 1.0 : 0.0; });
  };
  const double line = chain.mean(p, [](const Three& s) { return s[0]; });
  return {"blocking",
          "three in a row without places",
          "Markov chain; Hunt 1956",
          scenario({14000, 100}, R"(
departments:
  a: {staff: 1, work: exponential(mean 6 min), passes-to: b}
  b: {staff: 1, in-tray: 0, when-full: block, work: exponential(mean 5 min), passes-to: c}
  c: {staff: 1, in-tray: 0, when-full: block, work: exponential(mean 0.11111111111111 h)}
customers:
  people: {enters: a, arrive: {rate: 4 per hour}}
)"),
          {{"customers", "time", (line + busy(1) + busy(2) + busy(3)) / rate},
           {"departments.a", "utilisation", busy(1)},
           {"departments.b", "utilisation", busy(2)},
           {"departments.a", "wait", line / rate}}};
}

}  // namespace

Rows blocking_rows() {
  return {
      open_tandem("BLK-05, one person each", {.rate = 6}, {16000, 200}),
      open_tandem("two people at the front", {.rate = 6, .people = 2, .mu1 = 6, .mu2 = 9, .places = 1}, {14000, 200}),
      open_tandem("no places at all", {.rate = 4, .mu1 = 10, .mu2 = 8, .places = 0}, {14000, 200}),
      three_without_places(),
      outside_the_door(),
      closed_tandem("closed, time outside", {.population = 6, .people = 2, .mu1 = 3, .mu2 = 4, .places = 1}, 1,
                    "exponential(mean 1 h)"),
      closed_tandem("closed, at once again", {.population = 5, .mu1 = 10, .mu2 = 9, .places = 1}, 0, "0 min"),
      loss_in_the_middle(),
      overflow()};
}

}  // namespace servicechain::tests
