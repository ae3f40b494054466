#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Several needs of one job: asked together or one by one; all, any, or so many of the answers waited for.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

// a asks b (1 h), c (2 h) and d (3 h); j1's own work takes an hour.
ServiceChain three_suppliers(Waiting waiting, const std::vector<Visitor>& visitors = {{0, 1}}) {
  ServiceChain chain = counter(1, visitors);
  chain.departments.push_back(department("b", 1, constant_h(1)));
  chain.departments.push_back(department("c", 1, constant_h(2)));
  chain.departments.push_back(department("d", 1, constant_h(3)));
  chain.departments[0].needs = {need({1}, waiting), need({2}, waiting), need({3}, waiting)};
  for (Need& each : chain.departments[0].needs) {
    each.how_often = PerJob{.times = {.otherwise = 0, .named = {{KindId{0}, 1.0}}}};
  }
  return chain;
}

TEST(NeedsJoin, TogetherTakesAsLongAsTheLongest) {
  const Record run = trace(three_suppliers(Waiting::yes), 20);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-4 held 3", "a@b 0-1", "a@c 0-2", "a@d 0-3"}));
}

// In the order of the file: d, b, c.
TEST(NeedsJoin, OneByOneTakesAsLongAsAllTogether) {
  for (Waiting waiting : {Waiting::yes, Waiting::park}) {
    ServiceChain chain = three_suppliers(waiting);
    chain.departments[0].needs_order = NeedsOrder::one_by_one;
    chain.departments[0].needs[0].rank = 1;
    chain.departments[0].needs[1].rank = 2;
    chain.departments[0].needs[2].rank = 0;
    const Record run = trace(chain, 20);
    EXPECT_EQ(answers(run), (Rows{"a>d 0-3", "a>b 3-4", "a>c 4-6"}));
    EXPECT_EQ(departures(run), (Rows{"j1 0-7"}));
    EXPECT_EQ(sim::hours(run.visits.back().held), waiting == Waiting::yes ? 6 : 0);
  }
}

// The first answer is enough; those of c and d come at 2 and 3 all the same.
TEST(NeedsJoin, AnyGoesOnWithTheFirstAnswer) {
  ServiceChain chain = three_suppliers(Waiting::yes);
  chain.departments[0].needs_join = JoinSome{1};
  const Record run = trace(chain, 20);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2 held 1", "a@b 0-1", "a@c 0-2", "a@d 0-3"}));
  EXPECT_EQ(answers(run), (Rows{"a>b 0-1", "a>c 0-2", "a>d 0-3"}));
}

TEST(NeedsJoin, TwoOfThreeGoesOnWithTheSecond) {
  for (Waiting waiting : {Waiting::yes, Waiting::park}) {
    ServiceChain chain = three_suppliers(waiting);
    chain.departments[0].needs_join = JoinSome{2};
    EXPECT_EQ(departures(trace(chain, 20)), (Rows{"j1 0-3"}));
  }
}

// More than were asked can not be waited for: as all.
TEST(NeedsJoin, MoreThanWereAskedIsAll) {
  ServiceChain chain = three_suppliers(Waiting::yes);
  chain.departments[0].needs_join = JoinSome{5};
  EXPECT_EQ(departures(trace(chain, 20)), (Rows{"j1 0-4"}));
}

// Held for b until 1, then parked for d until 3; the person takes j2 meanwhile.
TEST(NeedsJoin, AJobParksWhenOnlyParkedNeedsAreLeft) {
  ServiceChain chain = three_suppliers(Waiting::yes, {{0, 1}, {0.5, 1}});
  chain.departments[0].needs[1].how_often = PerJob{};
  chain.departments[0].needs[2].waiting = Waiting::park;
  EXPECT_EQ(stays_at(trace(chain, 20), "a"), (Rows{"j1@a 0-4 held 1", "j2@a 0.5-2 waits 0.5"}));
}

// Before b (1 h), own work 1-2, after d (3 h): leaves at 5.
TEST(NeedsJoin, NeedsBeforeAndAfterAreTwoRounds) {
  ServiceChain chain = three_suppliers(Waiting::yes);
  chain.departments[0].needs[1].how_often = PerJob{};
  chain.departments[0].needs[2].when = When::after;
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-5 held 4", "a@b 0-1", "a@d 2-5"}));
}

// A need that is not waited for adds nothing: held for b alone.
TEST(NeedsJoin, WhatIsNotWaitedForIsNotJoined) {
  ServiceChain chain = three_suppliers(Waiting::no);
  chain.departments[0].needs[0].waiting = Waiting::yes;
  EXPECT_EQ(departures(trace(chain, 20)), (Rows{"j1 0-2"}));
}

// b refuses at once: an answer of nothing is an answer, and any goes on with it.
TEST(NeedsJoin, ARefusalIsAnAnswer) {
  ServiceChain chain = three_suppliers(Waiting::yes);
  chain.departments[1].staff = sim::Timetable::constant(0);
  chain.departments[1].in_tray = {.places = 0, .when_full = Refuse{}};
  EXPECT_EQ(departures(trace(chain, 20)), (Rows{"j1 0-4"}));
  chain.departments[0].needs_join = JoinSome{1};
  EXPECT_EQ(departures(trace(chain, 20)), (Rows{"j1 0-1"}));
}

// Held for b until 1; d is waited for at most until 1.5; own work 1.5-2.5.
TEST(NeedsJoin, GivingUpOneIsGoingOnWithTheOthers) {
  ServiceChain chain = three_suppliers(Waiting::yes);
  chain.departments[0].needs[1].how_often = PerJob{};
  chain.departments[0].needs[2].waiting = Waiting::at_most;
  chain.departments[0].needs[2].waits_at_most = sim::from_hours(1.5);
  EXPECT_EQ(stays_at(trace(chain, 20), "a"), (Rows{"j1@a 0-2.5 held 1.5"}));
}

// A late answer to j1 must not be taken for one that j2 waits for. j1 goes on with b's at 1, leaves at 2; c's answer to
// j1 comes at 2, to j2 at 4. j2 asks at 2: b answers at 3.
TEST(NeedsJoin, ALateAnswerMovesNobodyElse) {
  ServiceChain chain = three_suppliers(Waiting::yes, {{0, 1}, {0, 1}});
  chain.departments[0].needs_join = JoinSome{1};
  for (Need& each : chain.departments[0].needs) each.how_often = PerJob{.times = {.otherwise = 1, .named = {}}};
  EXPECT_EQ(stays_at(trace(chain, 20), "a"), (Rows{"j1@a 0-2 held 1", "j2@a 0-4 waits 2 held 1"}));
}

}  // namespace
}  // namespace servicechain::models
