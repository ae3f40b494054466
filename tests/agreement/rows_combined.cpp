// Two features at once: what each does alone is held elsewhere in the table.
#include <algorithm>
#include <array>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// Every defect is found when the checker takes the job, in no time, and goes back to the maker: R6, 1/x tries a job.
// Whether a job in the checker's line is right shows only there. State: inside at the maker, at the checker.
Row rework() {
  using State = std::array<int, 2>;
  constexpr double rate = 4, mu1 = 10, mu2 = 8, right = 0.75;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [n1, n2] = s;
                                   if (n1 + n2 < 60) to(State{n1 + 1, n2}, rate);
                                   if (n1 > 0) to(State{n1 - 1, n2 + 1}, n2 > 0 ? mu1 : mu1 * right);
                                   if (n2 == 0) return;
                                   // So many of the line go back before one is right, or the line is empty.
                                   double chance = mu2;
                                   for (int back = 0; back < n2 - 1; ++back, chance *= 1 - right)
                                     to(State{n1 + back, n2 - 1 - back}, chance * right);
                                   to(State{n1 + n2 - 1, 0}, chance);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const double n1 = chain.mean(p, [](const State& s) { return s[0]; });
  const double n2 = chain.mean(p, [](const State& s) { return s[1]; });
  return {"rework",
          "maker and checker",
          "Markov chain; visits 1 / x",
          scenario({14000, 200}, R"(
behaviour: [rework]
quality: {found-by-next: 100%, tries-at-most: unlimited}
departments:
  maker: {staff: 1, work: exponential(mean 6 min), right-first-time: 75%, passes-to: checker}
  checker: {staff: 1, work: exponential(mean 7.5 min), depends-on-suppliers: 0%}
customers:
  people: {enters: maker, arrive: {rate: 4 per hour}}
)"),
          {{"customers", "time", (n1 + n2) / rate},
           {"departments.maker", "throughput", rate / right},
           {"departments.maker", "utilisation", rate / right / mu1},
           {"departments.maker", "inside", n1},
           {"departments.checker", "throughput", rate},
           {"departments.checker", "utilisation", rate / mu2},
           {"departments.checker", "inside", n2}}};
}

// In line first, second; in work 0 nobody, 1 first, 2 second. The first go before the second, all lose patience.
Row patience_and_priority() {
  using State = std::array<int, 3>;
  constexpr double rate1 = 6, rate2 = 5, mu1 = 10, mu2 = 8, lost1 = 4, lost2 = 2;
  const MarkovChain<State> chain{
      State{}, [&](const State& s, auto to) {
        const auto [q1, q2, work] = s;
        if (work == 0) {
          to(State{0, 0, 1}, rate1);
          to(State{0, 0, 2}, rate2);
          return;
        }
        if (q1 < 30) to(State{q1 + 1, q2, work}, rate1);
        if (q2 < 50) to(State{q1, q2 + 1, work}, rate2);
        if (q1 > 0) to(State{q1 - 1, q2, work}, q1 * lost1);
        if (q2 > 0) to(State{q1, q2 - 1, work}, q2 * lost2);
        const State next = q1 > 0 ? State{q1 - 1, q2, 1} : q2 > 0 ? State{0, q2 - 1, 2} : State{};
        to(next, work == 1 ? mu1 : mu2);
      }};
  const Eigen::VectorXd p = chain.rest();
  const double q1 = chain.mean(p, [](const State& s) { return s[0]; });
  const double q2 = chain.mean(p, [](const State& s) { return s[1]; });
  return {"patience",
          "with priority",
          "Markov chain",
          scenario({5000, 50}, R"(
departments:
  desk: {staff: 1, order: priority, work: {first: exponential(mean 6 min), second: exponential(mean 7.5 min)}}
customers:
  first: {enters: desk, priority: 2, patience: exponential(mean 15 min), arrive: {rate: 6 per hour}}
  second: {enters: desk, priority: 1, patience: exponential(mean 30 min), arrive: {rate: 5 per hour}}
)"),
          {{desk, "gave-up", q2 * lost2 / rate2, "second"},
           {desk, "gave-up", q1 * lost1 / rate1, "first"},
           {desk, "in-line", q1, "first"},
           {desk, "in-line", q2, "second"},
           {desk, "wait", q1 / rate1, "first"},
           {desk, "wait", q2 / rate2, "second"},
           {desk, "utilisation", chain.mean(p, [](const State& s) { return s[2] > 0 ? 1.0 : 0.0; })}}};
}

// Two hand on to a third that has no line. Inside at the two, who keeps a finished job (first the one who has kept it
// longer; 0 nobody), inside at the third.
Row two_senders() {
  using State = std::array<int, 5>;
  constexpr double rate1 = 2.5, rate2 = 2, mu1 = 10, mu2 = 8, mu3 = 9;
  constexpr int most = 26;
  const MarkovChain<State> chain{
      State{}, [&](const State& s, auto to) {
        const auto [n1, n2, longer, shorter, n3] = s;
        const auto ends = [&](int sender) {
          const int left1 = n1 - (sender == 1 ? 1 : 0);
          const int left2 = n2 - (sender == 2 ? 1 : 0);
          if (n3 == 0) return State{left1, left2, 0, 0, 1};
          return longer == 0 ? State{n1, n2, sender, 0, 1} : State{n1, n2, longer, sender, 1};
        };
        if (n1 < most) to(State{n1 + 1, n2, longer, shorter, n3}, rate1);
        if (n2 < most) to(State{n1, n2 + 1, longer, shorter, n3}, rate2);
        if (n1 > 0 && longer != 1 && shorter != 1) to(ends(1), mu1);
        if (n2 > 0 && longer != 2 && shorter != 2) to(ends(2), mu2);
        if (n3 > 0 && longer == 0) to(State{n1, n2, 0, 0, 0}, mu3);
        if (n3 > 0 && longer > 0) to(State{n1 - (longer == 1 ? 1 : 0), n2 - (longer == 2 ? 1 : 0), shorter, 0, 1}, mu3);
      }};
  const Eigen::VectorXd p = chain.rest();
  const auto keeps = [](const State& s, int sender) { return s[2] == sender || s[3] == sender; };
  const auto kept = [&](int sender) {
    return chain.mean(p, [&](const State& s) { return keeps(s, sender) ? 1.0 : 0.0; });
  };
  // Of the jobs that end, those that find the third at work.
  const auto blocked = [&](std::size_t at, double mu, double rate) {
    return mu / rate * chain.mean(p, [&](const State& s) {
      return s[at] > 0 && s[4] > 0 && !keeps(s, static_cast<int>(at) + 1) ? 1.0 : 0.0;
    });
  };
  const double inside1 = chain.mean(p, [](const State& s) { return s[0]; });
  const double inside2 = chain.mean(p, [](const State& s) { return s[1]; });
  return {"blocking",
          "two who hand on to one",
          "Markov chain",
          scenario({14000, 100}, R"(
departments:
  a: {staff: 1, work: exponential(mean 6 min), passes-to: back}
  b: {staff: 1, work: exponential(mean 7.5 min), passes-to: back}
  back: {staff: 1, in-tray: 0, when-full: block, work: exponential(mean 0.111111111111 h)}
customers:
  one: {enters: a, arrive: {rate: 2.5 per hour}}
  other: {enters: b, arrive: {rate: 2 per hour}}
)"),
          {{"customers", "time", (inside1 + inside2) / (rate1 + rate2) + 1 / mu3},
           {"departments.a", "inside", inside1},
           {"departments.b", "inside", inside2},
           {"departments.a", "blocked", blocked(0, mu1, rate1)},
           {"departments.b", "blocked", blocked(1, mu2, rate2)},
           {"departments.a", "held", kept(1) / rate1},
           {"departments.b", "held", kept(2) / rate2},
           {"departments.b", "utilisation", rate2 / mu2 + kept(2)},
           {"departments.back", "throughput", rate1 + rate2}}};
}

// Probabilities through one period, when periods have become alike.
struct Period {
  double hours;
  Eigen::VectorXd integral;  // over the first part, and the second; h
};

// Two parts of a day (or less), each begun by a change; the part is in the state, so one chain holds both.
template <class State, class First, class Second>
Period period_of(const MarkovChain<State>& chain, double first_h, First first, double second_h, Second second) {
  Eigen::VectorXd p = chain.certainly(chain[0]);
  Period made{first_h + second_h, {}};
  for (int round = 0; round < 30; ++round) {
    const Passage one = pass(chain.generator(), chain.jump(p, first), first_h);
    const Passage two = pass(chain.generator(), chain.jump(one.end, second), second_h);
    p = two.end;
    made.integral = one.integral + two.integral;
  }
  return made;
}

// A rate that only tells the chain of a state which a change at a set hour leads to.
constexpr double no_weight = 1e-300;

// One person and two in turn, whom all inside share. State: inside, people.
Row shared_by_hours() {
  using State = std::array<int, 2>;
  constexpr double rate = 9, mu = 10;
  const MarkovChain<State> chain{State{0, 1}, [&](const State& s, auto to) {
                                   const auto [n, people] = s;
                                   to(State{n, 3 - people}, no_weight);
                                   if (n < 150) to(State{n + 1, people}, rate);
                                   if (n > 0) to(State{n - 1, people}, mu * std::min(n, people));
                                 }};
  const auto with = [](int people) { return [people](const State& s) { return State{s[0], people}; }; };
  const Period period = period_of(chain, 4, with(1), 4, with(2));
  const double inside = chain.mean(period.integral, [](const State& s) { return s[0]; }) / period.hours;
  return {
      "processor sharing",
      "people by the hour",
      "Kolmogorov equations, piecewise constant",
      one_desk({8000, 80},
               R"(staff: {"00:00-04:00": 1, "04:00-08:00": 2, "08:00-12:00": 1, "12:00-16:00": 2, "16:00-20:00": 1, )"
               R"("20:00-24:00": 2}, at-closing: hand-over, order: shared, work: exponential(mean 6 min))",
               "arrive: {rate: 9 per hour}"),
      {{desk, "inside", inside}, {desk, "time", inside / rate}, {desk, "utilisation", rate / mu / 1.5}}};
}

// Customers who come at night, too, and lose patience, open or not. State: open, in line, in work.
Row patience_at_night() {
  using State = std::array<int, 3>;
  constexpr double rate = 3, mu = 2, lost = 0.2;
  const auto changed = [](const State& s, int open) {
    const int taken = open > 0 ? std::min(s[1], 2 - s[2]) : 0;
    return State{open, s[1] - taken, s[2] + taken};
  };
  const MarkovChain<State> chain{
      State{}, [&](const State& s, auto to) {
        const auto [open, line, work] = s;
        to(changed(s, 1 - open), no_weight);
        if (open > 0 && work < 2)
          to(State{open, line, work + 1}, rate);
        else if (line < 70)
          to(State{open, line + 1, work}, rate);
        if (line > 0) to(State{open, line - 1, work}, line * lost);
        if (work > 0) to(open > 0 && line > 0 ? State{open, line - 1, work} : State{open, line, work - 1}, work * mu);
      }};
  const auto becomes = [&](int open) { return [&, open](const State& s) { return changed(s, open); }; };
  const Period day = period_of(chain, 8, becomes(1), 16, becomes(0));
  const double in_line = chain.mean(day.integral, [](const State& s) { return s[1]; }) / 24;
  const double in_work = chain.mean(day.integral, [](const State& s) { return s[2]; }) / 24;
  const double overtime = chain.mean(day.integral, [](const State& s) { return s[0] > 0 ? 0 : s[2]; });
  return {
      "patience",
      "closed at night",
      "Kolmogorov equations, piecewise constant",
      one_desk(
          {28800, 240}, R"(staff: {"08:00-16:00": 2}, work: exponential(mean 30 min))",
          "any-time: yes, patience: exponential(mean 5 h), arrive: {rate: 3 per hour, pattern: {\"00:00-24:00\": 1}}"),
      {{desk, "gave-up", lost * in_line / rate},
       {desk, "in-line", in_line},
       {desk, "wait", in_line / rate},
       {desk, "inside", in_line + in_work},
       {desk, "overtime", 7 * overtime}}};
}

// The person is away at times, on or off a job; back, the first go before the second. State: inside first, second;
// away.
Row absence_and_preempt() {
  using State = std::array<int, 3>;
  constexpr double rate1 = 3, rate2 = 2, mu1 = 10, mu2 = 8, fails = 0.5, back = 4;
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [n1, n2, away] = s;
                                   if (n1 < 24) to(State{n1 + 1, n2, away}, rate1);
                                   if (n2 < 90) to(State{n1, n2 + 1, away}, rate2);
                                   to(State{n1, n2, 1 - away}, away > 0 ? back : fails);
                                   if (away > 0) return;
                                   if (n1 > 0)
                                     to(State{n1 - 1, n2, 0}, mu1);
                                   else if (n2 > 0)
                                     to(State{0, n2 - 1, 0}, mu2);
                                 }};
  const Eigen::VectorXd p = chain.rest();
  const double n1 = chain.mean(p, [](const State& s) { return s[0]; });
  const double n2 = chain.mean(p, [](const State& s) { return s[1]; });
  return {"breakdown",
          "with preempt: resume",
          "Markov chain; cf. White & Christie 1958",
          scenario({16000, 200}, R"(
departments:
  desk:
    staff: 1
    order: priority
    preempt: resume
    work: {first: exponential(mean 6 min), second: exponential(mean 7.5 min)}
    absence: {every: exponential(mean 2 h), lasts: exponential(mean 15 min)}
customers:
  first: {enters: desk, priority: 2, arrive: {rate: 3 per hour}}
  second: {enters: desk, priority: 1, arrive: {rate: 2 per hour}}
)"),
          {{desk, "time", n2 / rate2, "second"},
           {desk, "time", n1 / rate1, "first"},
           {desk, "inside", n2, "second"},
           {desk, "inside", n1, "first"}}};
}

// The desk, day and night, 1 h a job; x, from 8 to 10 h, 1.5 h an answer. 100 h is 04:00 on Friday; from then on:
// a asks at 3, x 4–5.5, waits for d, desk 6.25–7.25. d comes at 5.25, needs nothing: 5.25–6.25. b asks at 5, x 5.5–6
// and 28–29, desk 29–30. c comes at 6, asks when a is done, at 7.25; x 29–30 and 52–52.5, desk 52.5–53.5.
// At x they wait 1, 0.5 + 22 and 21.75 + 22 h.
Row parked_overnight() {
  return {"trace",
          "parked while the supplier is closed",
          "by hand",
          scenario({60, 99.5, 1}, R"(
departments:
  desk: {staff: 1, work: 1 h, needs: {x: {for: {d: 0 per job, default: 1 per job}, wait: park}}}
  x: {staff: 1, open: "08:00-10:00", at-closing: hand-over, work: 1.5 h}
customers:
  a: {enters: desk, arrive: {every: 103 h}}
  b: {enters: desk, arrive: {every: 105 h}}
  c: {enters: desk, arrive: {every: 106 h}}
  d: {enters: desk, arrive: {every: 105.25 h}}
)"),
          {{"customers.a", "time", 4.25},
           {"customers.a", "wait", 0.75},
           {"customers.b", "time", 25},
           {"customers.c", "time", 47.5},
           {"customers.c", "wait", 1.25},
           {"customers.d", "time", 1},
           {"departments.x", "wait", (1 + 22.5 + 43.75) / 3},
           {"departments.desk.needs.x", "time", (2.5 + 24 + 45.25) / 3},
           {"departments.x", "utilisation", 4.5 / 6},
           {desk, "inside", (4.25 + 25 + 47.5 + 1) / 60},
           {desk, "in-line", 2.0 / 60}},
          Exactly{}};
}

}  // namespace

Rows combined_rows() {
  return {rework(),          patience_and_priority(), two_senders(),     shared_by_hours(),
          patience_at_night(), absence_and_preempt(),   parked_overnight()};
}

}  // namespace servicechain::tests
