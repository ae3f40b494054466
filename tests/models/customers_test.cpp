#include <gtest/gtest.h>

#include <cmath>

#include "models/kinds.h"
#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Who comes: closed populations, groups, routines, streams.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::segment;

// Two members, back an hour after leaving, an hour's work. Both come at 1.
TEST(Population, StartsOutsideAndReturnsAfterLeaving) {
  const ServiceChain chain =
      example::chain({department("a", 1, constant_h(1))}, {segment("s", ClosedPopulation{2, constant_h(1)}, {0})});
  EXPECT_EQ(departures(trace(chain, 5.5)), (Rows{"s 1-2", "s 1-3", "s 3-4", "s 4-5"}));
}

// One person, no place to wait, 1.5 h of work: one member is at work 1-2.5, back at 3.5; the other is refused at 1 and
// at 2, and at work from 3 on.
TEST(Population, ReturnsAlsoAfterARefusal) {
  ServiceChain chain =
      example::chain({department("a", 1, constant_h(1.5))}, {segment("s", ClosedPopulation{2, constant_h(1)}, {0})});
  chain.departments[0].in_tray = {.places = 0, .when_full = Refuse{}};
  EXPECT_EQ(departures(trace(chain, 4.25)), (Rows{"s 1-1 refused", "s 2-2 refused", "s 1-2.5", "s 3.5-3.5 refused"}));
}

// Nobody is there: each gives up after half an hour, and comes back an hour later.
TEST(Population, ReturnsAlsoAfterGivingUp) {
  ServiceChain chain =
      example::chain({department("a", 0, constant_h(1))}, {segment("s", ClosedPopulation{1, constant_h(1)}, {0})});
  chain.segments[0].patience = {{{0}, constant_h(0.5)}};
  EXPECT_EQ(departures(trace(chain, 4.75)), (Rows{"s 1-1.5 gave up", "s 2.5-3 gave up", "s 4-4.5 gave up"}));
}

TEST(Groups, EachMemberIsACustomerAndAJob) {
  ServiceChain chain = counter(2, {{0, 1}});
  chain.segments[0].group = {{3, 1.0}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-1", "j1@a 0-1", "j1@a 0-2 waits 1"}));
  EXPECT_EQ(run.came.size(), 3u);
  EXPECT_NE(run.left[0].customer, run.left[1].customer);
}

// The rate counts customers: ten an hour, in groups of one or seven, one by one as likely: 2.5 groups an hour. In 2000
// h 20000 ± 4.9 √(5000 × 25) = 1733 (mean of squared size 25).
TEST(Groups, TheRateCountsCustomers) {
  ServiceChain chain =
      example::chain({department("a", 100, constant_h(0.1))}, {segment("s", example::poisson_per_h(10), {0})});
  chain.segments[0].group = {{1, 0.5}, {7, 0.5}};
  EXPECT_NEAR(static_cast<double>(trace(chain, 2000).came.size()), 20000, 1733);
}

ServiceChain with_routine(Routine routine, const std::vector<Visitor>& visitors) {
  ServiceChain chain = counter(1, visitors);
  chain.departments[0].routines = {std::move(routine)};
  return chain;
}

// Every two hours, the first at 2; half an hour each, and no customer leaves.
TEST(Routines, AreWorkThatEndsInTheDepartment) {
  const Record run =
      trace(with_routine({.name = "r", .arrives = constant_h(2), .work = constant_h(0.5)}, {{3.75, 1}}), 7);
  EXPECT_EQ(stays(run), (Rows{"r@a 2-2.5", "j1@a 3.75-4.75", "r@a 4-5.25 waits 0.75", "r@a 6-6.5"}));
  EXPECT_EQ(departures(run), (Rows{"j1 3.75-4.75"}));
}

TEST(Routines, TakeTheDepartmentsWorkUnlessTheyHaveTheirOwn) {
  EXPECT_EQ(stays(trace(with_routine({.name = "r", .arrives = constant_h(2), .work = {}}, {}), 3.5)),
            (Rows{"r@a 2-3"}));
}

// r has an entry in passes-to and goes on to b; s has none and ends.
TEST(Routines, GoOnOnlyWhereTheirNameHasAnEntry) {
  ServiceChain chain = with_routine({.name = "r", .arrives = constant_h(2), .work = constant_h(0.5)}, {});
  chain.departments[0].routines.push_back({.name = "s", .arrives = constant_h(3), .work = constant_h(0.5)});
  chain.departments.push_back(department("b", 1, constant_h(0.25)));
  chain.departments[0].passes_to.named = {{kind_of_routine(chain, "r"), {.shares = {{{1}, 1.0}}, .leaves = 0}}};
  EXPECT_EQ(stays(trace(chain, 3.75)), (Rows{"r@a 2-2.5", "s@a 3-3.5", "r@b 2.5-2.75"}));
}

// A routine job has no priority of its own: 0. r comes at 1, j2 (5) at 1.5; at 2 j2 is first. Of j3 (−1) and r, r.
TEST(Routines, HavePriorityZero) {
  ServiceChain chain = with_routine({.name = "r", .arrives = constant_h(1), .work = constant_h(0.25)},
                                    {{0, 2, 0}, {1.5, 1, 5}, {0.5, 1, -1}});
  chain.departments[0].order = Order::priority;
  EXPECT_EQ(stays(trace(chain, 3.9)), (Rows{"j1@a 0-2", "r@a 1-3.25 waits 2", "j2@a 1.5-3 waits 0.5",
                                            "r@a 2-3.5 waits 1.25", "r@a 3-3.75 waits 0.5"}));
}

// 9-17 on five days of seven: 100 a week. In 100 weeks 10000 ± 490, none outside the hours.
TEST(Streams, PoissonCustomersComeWhileOpen) {
  ServiceChain chain =
      example::chain({department("a", 100, constant_h(0.1))}, {segment("s", PoissonArrivals{100, {}}, {0})});
  std::vector<FromHour> office{{0, 0}};
  for (int day = 0; day < 5; ++day) {
    office.push_back({day * 24 + 9.0, 1});
    office.push_back({day * 24 + 17.0, 0});
  }
  chain.departments[0].open = by_hours(office);
  const Record run = trace(chain, 16800);
  EXPECT_NEAR(static_cast<double>(run.came.size()), 10000, 490);
  for (const Record::Came& came : run.came) EXPECT_EQ(chain.departments[0].open.value_at(came.at), 1);
  chain.segments[0].any_time = true;
  const Record any_time = trace(chain, 16800);
  EXPECT_NEAR(static_cast<double>(any_time.came.size()), 10000, 490);
  std::int64_t closed = 0;
  for (const Record::Came& came : any_time.came) closed += chain.departments[0].open.value_at(came.at) == 0;
  EXPECT_NEAR(static_cast<double>(closed), 10000 * 128 / 168.0, 490);
}

// 70% enter a, 30% b, and each has its share as a stream of its own: of 10000 in a, 7000 ± 410.
TEST(Streams, EachEntryGetsItsShare) {
  ServiceChain chain = example::chain({department("a", 100, constant_h(0.1)), department("b", 100, constant_h(0.1))},
                                      {segment("s", example::poisson_per_h(10), {0})});
  chain.segments[0].enters = {{{0}, 0.7}, {{1}, 0.3}};
  const Record run = trace(chain, 1000);
  EXPECT_NEAR(static_cast<double>(stays_at(run, "a").size()), 7000, 410);
  EXPECT_NEAR(static_cast<double>(stays_at(run, "b").size()), 3000, 268);
}

// Written arrivals are taken as written, open or closed; a renewal starts with the first gap.
TEST(Streams, ListedAndRenewalArrivalsDoNotAskForHours) {
  ServiceChain chain = counter(1, {{1, 1}, {0, 0.5}});
  chain.segments[1].arrivals = RenewalArrivals{constant_h(1.5)};
  chain.departments[0].open = by_hours({{0, 0}, {2, 1}});
  chain.departments[0].staff = by_hours({{0, 0}, {2, 1}});
  EXPECT_EQ(stays(trace(chain, 4.25)), (Rows{"j1@a 1-3 waits 1", "j2@a 1.5-3.5 waits 1.5", "j2@a 3-4 waits 0.5"}));
}

// passes-to by kind: j1 goes on to b, j2 leaves.
TEST(HandOns, DifferByKind) {
  ServiceChain chain = counter(2, {{0, 1}, {0, 1}});
  chain.departments.push_back(department("b", 1, constant_h(2)));
  chain.departments[0].passes_to.named = {{KindId{0}, {.shares = {{{1}, 1.0}}, .leaves = 0}}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-1", "j2@a 0-1", "j1@b 1-3"}));
  EXPECT_EQ(departures(run), (Rows{"j2 0-1", "j1 0-3"}));
}

}  // namespace
}  // namespace servicechain::models
