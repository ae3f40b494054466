// People who go away: vacations when there is nothing to do, breakdowns at any time or at work.
#include <fmt/format.h>
#include <array>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// Fuhrmann & Cooper 1985: the wait of the M/G/1 and the rest of a vacation.
Row vacations(std::string name, std::string work, Moments moments, std::string lasts, Moments away) {
  const double wait = mg1(6, moments).wait + away.residual();
  return {"vacation",
          std::move(name),
          "Fuhrmann & Cooper 1985",
          one_desk({8000, 100},
                   filled("staff: 1, work: \"$work\", absence: {every: 0 min, lasts: \"$lasts\", starts: when-idle}",
                          {{"work", work}, {"lasts", lasts}}),
                   "arrive: {rate: 6 per hour}"),
          {{desk, "wait", wait}, {desk, "time", wait + moments.mean}, {desk, "throughput", 6}}};
}

using Two = std::array<int, 2>;

// Two people, each away for a while whenever there is nothing to take. Jobs inside, people away.
Row two_people_vacations() {
  constexpr double rate = 12, mu = 10, back = 3;
  const MarkovChain<Two> chain{Two{0, 2}, [&](const Two& s, auto to) {
                                 const auto [n, away] = s;
                                 const int working = 2 - away;
                                 const int line = n - working;
                                 if (n < 200) to({n + 1, away}, rate);
                                 if (working > 0)
                                   line > 0 ? to({n - 1, away}, working * mu) : to({n - 1, away + 1}, working * mu);
                                 if (away > 0 && line > 0) to({n, away - 1}, away * back);
                               }};
  const double inside = chain.mean(chain.rest(), [](const Two& s) { return s[0]; });
  return {"vacation",
          "two people",
          "Markov chain",
          one_desk({8000, 100},
                   "staff: 2, work: exponential(mean 6 min), absence: {every: 0 min, lasts: exponential(mean 20 min), "
                   "starts: when-idle}",
                   "arrive: {rate: 12 per hour}"),
          {{desk, "time", inside / rate}, {desk, "inside", inside}}};
}

// An absence that falls due at work starts when the line is empty. Jobs inside; here, due, away.
Row deferred_absence() {
  constexpr double rate = 6, mu = 10, due = 0.5, back = 2;
  enum { here, is_due, away };
  const MarkovChain<Two> chain{Two{0, here}, [&](const Two& s, auto to) {
                                 const auto [n, mode] = s;
                                 if (n < 250) to({n + 1, mode}, rate);
                                 if (mode == here) to({n, n > 0 ? is_due : away}, due);
                                 if (mode == away) to({n, here}, back);
                                 if (mode != away && n > 0) to({n - 1, mode == is_due && n == 1 ? away : mode}, mu);
                               }};
  const double inside = chain.mean(chain.rest(), [](const Two& s) { return s[0]; });
  return {"vacation",
          "absence put off until idle",
          "Markov chain",
          one_desk({20000, 200},
                   "staff: 1, work: exponential(mean 6 min), absence: {every: exponential(mean 2 h), lasts: "
                   "exponential(mean 30 min), starts: when-idle}",
                   "arrive: {rate: 6 per hour}"),
          {{desk, "time", inside / rate}, {desk, "inside", inside}}};
}

// Breakdowns at rate f while working, each of mean r: completion times C; White & Christie 1958, Gaver 1962.
Row broken_at_work(std::string name, double rate, std::string work, Moments moments, std::string lasts, Moments away,
                   double failures) {
  const double mean = moments.mean * (1 + failures * away.mean);
  const double second =
      moments.second * (1 + failures * away.mean) * (1 + failures * away.mean) + failures * moments.mean * away.second;
  const double wait = mg1(rate, {mean, second}).wait;
  return {"breakdown",
          std::move(name),
          "White & Christie 1958; Gaver 1962",
          one_desk({20000, 200},
                   filled("staff: 1, work: \"$work\", absence: {every: exponential(mean $every h), lasts: \"$lasts\", "
                          "counts: working}",
                          {{"work", work}, {"every", 1 / failures}, {"lasts", lasts}}),
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "wait", wait},
           {desk, "time", wait + mean},
           {desk, "inside", rate * (wait + mean)},
           {desk, "working", rate * moments.mean}}};
}

// At any time: also an idle person may be away when somebody comes, for the rest of the absence.
Row broken_at_any_time(std::string name, std::string work, Moments moments, std::string lasts, Moments away,
                       double failures) {
  constexpr double rate = 5;
  const double mean = moments.mean * (1 + failures * away.mean);
  const double second =
      moments.second * (1 + failures * away.mean) * (1 + failures * away.mean) + failures * moments.mean * away.second;
  const double found_away = failures * away.mean / (1 + failures * away.mean) * away.residual();
  const double time = mg1(rate, {mean, second}).wait + found_away + mean;
  return {"breakdown",
          std::move(name),
          "Gaver 1962; Fuhrmann & Cooper 1985",
          one_desk({20000, 200},
                   filled("staff: 1, work: \"$work\", absence: {every: exponential(mean $every h), lasts: \"$lasts\"}",
                          {{"work", work}, {"every", 1 / failures}, {"lasts", lasts}}),
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "time", time}, {desk, "inside", rate * time}}};
}

// Two people; work in hand waits for its person. Jobs in line and in hand, of these stuck, idle people away.
Row two_people_broken(std::string counts) {
  constexpr double rate = 11, mu = 10, fails = 1, back = 4;
  const bool idle_too = counts != "working";
  using State = std::array<int, 3>;  // jobs inside, jobs whose person is away, idle people away
  const MarkovChain<State> chain{State{}, [&](const State& s, auto to) {
                                   const auto [n, stuck, gone] = s;
                                   const int in_hand = std::min(n, 2 - gone);
                                   const int working = in_hand - stuck;
                                   const int idle = 2 - gone - in_hand;
                                   if (n < 200) to(State{n + 1, stuck, gone}, rate);
                                   if (working > 0) {
                                     to(State{n - 1, stuck, gone}, working * mu);
                                     to(State{n, stuck + 1, gone}, working * fails);
                                   }
                                   if (idle_too && idle > 0) to(State{n, stuck, gone + 1}, idle * fails);
                                   if (stuck > 0) to(State{n, stuck - 1, gone}, stuck * back);
                                   if (gone > 0) to(State{n, stuck, gone - 1}, gone * back);
                                 }};
  const double inside = chain.mean(chain.rest(), [](const State& s) { return s[0]; });
  return {"breakdown",
          "two people, counts: " + counts,
          "Markov chain",
          one_desk({8000, 200},
                   filled("staff: 2, work: exponential(mean 6 min), absence: {every: exponential(mean 1 h), lasts: "
                          "exponential(mean 15 min), counts: $counts}",
                          {{"counts", counts}}),
                   "arrive: {rate: 11 per hour}"),
          {{desk, "time", inside / rate}, {desk, "inside", inside}}};
}

}  // namespace

Rows absence_rows() {
  const Moments repair = exponential_moments(0.2);
  const Moments lognormal = moments_by_cv(0.1, 0.8);
  return {vacations("VAC-02, constant vacations", "lognormal(mean 6 min, cv 0.8)", lognormal, "30 min", {0.5, 0.25}),
          vacations("exponential vacations", "exponential(mean 6 min)", exponential_moments(0.1),
                    "exponential(mean 15 min)", exponential_moments(0.25)),
          vacations("uniform vacations", "6 min", {0.1, 0.01}, "uniform(0 min, 30 min)", uniform_moments(0, 0.5)),
          two_people_vacations(),
          deferred_absence(),
          broken_at_work("BRK-01, at work", 5, "exponential(mean 6 min)", exponential_moments(0.1),
                         "exponential(mean 12 min)", repair, 0.5),
          broken_at_work("at work, constant", 6, "6 min", {0.1, 0.01}, "uniform(0 min, 24 min)",
                         uniform_moments(0, 0.4), 1),
          broken_at_any_time("at any time, exponential", "exponential(mean 6 min)", exponential_moments(0.1),
                             "exponential(mean 12 min)", repair, 0.5),
          broken_at_any_time("at any time, lognormal work, constant absence", "lognormal(mean 6 min, cv 0.8)",
                             lognormal, "30 min", {0.5, 0.25}, 0.4),
          two_people_broken("working"),
          two_people_broken("clock"),
          two_people_broken("on-duty")};
}

}  // namespace servicechain::tests
