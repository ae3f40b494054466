#include <gtest/gtest.h>

#include "models/kinds.h"
#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// The permanent witnesses over busy chains with everything in them, by chance: trace() holds each run to conservation
// and Little's law, whatever the mixture.
namespace servicechain::models {
namespace {

using example::department;
using example::exponential_h;
using example::need;
using example::poisson_per_h;
using example::segment;

const std::vector<FromHour> two_shifts{{0, 3}, {20, 1}, {30, 0}, {40, 2}, {90, 4}, {130, 0}, {140, 3}};

// a, b, c and d ask each other in every way, hand on, and take in as `mixture` says.
ServiceChain mixture(std::uint32_t number) {
  constexpr Order orders[] = {Order::first_come, Order::last_come, Order::priority, Order::shortest_job,
                              Order::due_date,   Order::random,    Order::shared};
  constexpr AtClosing closings[] = {AtClosing::finish, AtClosing::hand_over, AtClosing::stop};
  constexpr Preempt preempts[] = {Preempt::resume, Preempt::restart, Preempt::requeue, Preempt::no};
  std::vector<Department> departments;
  for (std::uint32_t d = 0; d < 4; ++d) {
    Department here = department(std::string(1, static_cast<char>('a' + d)), 3, exponential_h(.2));
    here.order = orders[(number + d) % 7];
    here.at_closing = closings[(number / 2 + d) % 3];
    if (here.order == Order::priority || here.order == Order::last_come) here.preempt = preempts[(number + d) % 4];
    if ((number + d) % 3 == 0) here.staff = by_hours(two_shifts);
    if ((number + d) % 5 == 0) here.at_once = 2;
    if ((number + d) % 4 == 1) {
      here.random_absence = RandomAbsence{.every = exponential_h(4),
                                          .lasts = exponential_h(.5),
                                          .counts = static_cast<AbsenceClock>(number % 3),
                                          .starts = static_cast<AbsenceStart>(number % 2)};
    }
    if ((number + d) % 4 == 2) here.dated_absences = {{.from = at(50), .lasts = sim::from_hours(3), .says = "IT down"}};
    departments.push_back(here);
  }
  const auto asks = [&](std::uint32_t from, std::uint32_t to, Waiting waiting, When when, double times) {
    Need asked = need({to}, waiting);
    asked.waits_at_most = sim::from_hours(.3);
    asked.when = when;
    asked.how_often = PerJob{.times = {.otherwise = times, .named = {}}};
    departments[from].needs.push_back(asked);
  };
  asks(0, 1, Waiting::yes, number % 2 == 0 ? When::before : When::after, .5);
  asks(0, 2, Waiting::park, number % 3 == 0 ? When::after : When::before, .6);
  asks(1, 2, Waiting::at_most, When::before, .4);
  asks(1, 3, Waiting::no, When::after, .4);
  asks(2, 3, Waiting::yes, When::after, .5);
  asks(3, 0, number % 2 == 0 ? Waiting::park : Waiting::yes, When::before, .1);
  if (number % 4 == 3) departments[0].needs_join = JoinSome{1};
  if (number % 3 == 1) departments[0].needs_order = NeedsOrder::one_by_one;
  departments[0].passes_to.otherwise = {.shares = {{{1}, .4}, {{3}, .2}}, .leaves = .4};
  departments[1].passes_to.otherwise = {.shares = {{{2}, .3}}, .leaves = .7};
  departments[2].passes_to.otherwise = {.shares = {{{0}, .1}}, .leaves = .9};
  const WhenFull rules[] = {Refuse{}, Block{}, Divert{{3}}};
  departments[1].in_tray = {.places = 2, .when_full = rules[number % 3]};
  departments[2].in_tray = {.places = 1, .when_full = rules[(number + 1) % 3]};
  departments[3].routines = {{.name = "r", .arrives = exponential_h(3), .work = {}}};
  std::vector<Segment> segments{segment("s", poisson_per_h(3), {0}), segment("t", poisson_per_h(1), {1}),
                                segment("u", ClosedPopulation{5, exponential_h(2)}, {2})};
  segments[0].patience = {{{0}, exponential_h(1)}};
  segments[0].priority = 1;
  segments[0].due = sim::from_hours(2);
  segments[1].group = {{1, .5}, {3, .5}};
  segments[1].balks_at = 6;
  segments[2].patience = {{{2}, exponential_h(.5)}};
  ServiceChain chain = example::chain(departments, segments);
  chain.deadlock = DeadlockPolicy::longest_waiting_goes_on;
  chain.behaviour.inherited_quality = true;
  chain.behaviour.rework = number % 11 == 3;
  if (number % 5 == 4) {
    chain.pools = {
        {.name = "p", .staff = sim::Timetable::constant(1), .open = sim::Timetable::constant(1), .serves = {{3}, {1}}}};
  }
  return chain;
}

class Bookkeeping : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Bookkeeping, HoldsInEveryMixture) {
  const Record run = trace(mixture(GetParam()), 400);
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
  EXPECT_GT(run.left.size(), 300u);
  EXPECT_GT(run.answers.size(), 300u);
}

// Customers come for 60 hours only. However they get in each other's way, in the end all have left, and no job of any
// kind is inside.
TEST_P(Bookkeeping, EveryJobEndsOutside) {
  ServiceChain chain = mixture(GetParam());
  std::vector<double> hourly;
  for (int h = 1; h < 60; ++h) hourly.push_back(h);
  for (Segment& segment : chain.segments) segment.arrivals = example::at_h(hourly);
  chain.departments[3].routines.clear();
  const Record run = trace(chain, 1500);
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
  EXPECT_EQ(run.left.size(), run.came.size());
  EXPECT_EQ(run.visits.size(), run.arrivals.size());
  EXPECT_EQ(run.answers.size(), run.sent.size());
}

INSTANTIATE_TEST_SUITE_P(Mixtures, Bookkeeping, testing::Range(0u, 60u));

// A plain chain: people finish what they have, first come first served, nobody asks.
TEST(PlainChain, KeepsTheSameBooks) {
  ServiceChain chain = example::chain({department("a", 3, exponential_h(.2)), department("b", 2, exponential_h(.3))},
                                      {segment("s", poisson_per_h(8), {0}), segment("t", poisson_per_h(2), {1})});
  chain.departments[0].staff = by_hours(two_shifts);
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, .5}}, .leaves = .5};
  chain.departments[1].in_tray = {.places = 5, .when_full = Refuse{}};
  chain.segments[0].patience = {{{0}, exponential_h(5)}};
  EXPECT_GT(trace(chain, 400).left.size(), 2000u);
}

// The same chain with and without something special elsewhere, which takes the long way through the engine: z stands
// apart, with a need. Every record of a and b is the same.
TEST(PlainChain, IsTheGeneralOneWithNothingSpecial) {
  ServiceChain chain = example::chain({department("a", 3, exponential_h(.3)), department("b", 2, exponential_h(.3))},
                                      {segment("s", poisson_per_h(8), {0}), segment("t", poisson_per_h(2), {1})});
  chain.departments[0].staff = by_hours(two_shifts);
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, .5}}, .leaves = .5};
  chain.departments[1].in_tray = {.places = 5, .when_full = Refuse{}};
  chain.segments[0].patience = {{{0}, exponential_h(5)}};
  chain.segments[1].balks_at = 4;
  chain.behaviour.inherited_quality = true;
  ServiceChain with_more = chain;
  with_more.departments.push_back(department("z", 1, exponential_h(.2)));
  with_more.departments[2].order = Order::priority;
  with_more.segments.push_back(segment("z", poisson_per_h(2), {2}));
  const Record plain = trace(chain, 400);
  const Record general = trace(with_more, 400);
  Rows general_stays = stays(general);
  std::erase_if(general_stays, [](const std::string& row) { return row.starts_with("z@"); });
  EXPECT_EQ(stays(plain), general_stays);
  EXPECT_EQ(people(plain, "a"), people(general, "a"));
  EXPECT_EQ(people(plain, "b"), people(general, "b"));
  Rows general_departures = departures(general);
  std::erase_if(general_departures, [](const std::string& row) { return row.starts_with("z "); });
  EXPECT_EQ(departures(plain), general_departures);
}

}  // namespace
}  // namespace servicechain::models
