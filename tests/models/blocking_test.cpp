#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// when-full: block. A finished job stays with its person until there is room (blocking after service).
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

// a hands every job on to b, which has one person, three hours a job, and `places` to wait.
ServiceChain a_to_b(double people_at_a, std::uint64_t places, const std::vector<Visitor>& visitors) {
  ServiceChain chain = counter(people_at_a, visitors);
  chain.departments.push_back(department("b", 1, constant_h(3)));
  chain.departments[1].in_tray = {.places = places, .when_full = Block{}};
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, 1.0}}, .leaves = 0};
  return chain;
}

// a: j1 0-1; j2 1-2, then blocked until b is free at 4; only then j3, 4-5, blocked until 7.
TEST(Blocking, AFinishedJobKeepsItsPersonUntilThereIsRoom) {
  const Record run = trace(a_to_b(1, 0, {{0, 1}, {0, 1}, {0, 1}}), 20);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-1", "j2@a 0-4 waits 1 held 2 blocked", "j3@a 0-7 waits 4 held 2 blocked",
                              "j1@b 1-4", "j2@b 4-7", "j3@b 7-10"}));
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 1 working 1 held 0 over 0", "2 duty 1 working 0 held 1 over 0",
                                    "4 duty 1 working 1 held 0 over 0", "5 duty 1 working 0 held 1 over 0",
                                    "7 duty 1 working 0 held 0 over 0"}));
}

// One place at b: j2 waits there from 2, j3 is blocked from 3 until j2 leaves the line at 4.
TEST(Blocking, ARoomInTheLineIsRoomEnough) {
  EXPECT_EQ(stays(trace(a_to_b(1, 1, {{0, 1}, {0, 1}, {0, 1}}), 20)),
            (Rows{"j1@a 0-1", "j2@a 0-2 waits 1", "j3@a 0-4 waits 2 held 1 blocked", "j1@b 1-4", "j2@b 2-7 waits 2",
                  "j3@b 4-10 waits 3"}));
}

// Blocked at 1.5 (j3) and 2 (j2): j3 is let in first, at 4, j2 at 7.
TEST(Blocking, FirstBlockedIsFirstLetIn) {
  EXPECT_EQ(
      stays(trace(a_to_b(3, 0, {{0, 1}, {0, 2}, {0, 1.5}}), 20)),
      (Rows{"j1@a 0-1", "j2@a 0-7 held 5 blocked", "j3@a 0-4 held 2.5 blocked", "j1@b 1-4", "j3@b 4-7", "j2@b 7-10"}));
}

// j3 comes to b from outside at 1.5, j2 is blocked there at 2: the same order for both, and j3's wait is at b.
TEST(Blocking, CustomersFromOutsideWaitOutsideInTheSameOrder) {
  ServiceChain chain = a_to_b(1, 0, {{0, 1}, {0, 1}, {1.5, 3}});
  chain.segments[2].enters = {{{1}, 1.0}};
  const Record run = trace(chain, 20);
  EXPECT_EQ(stays(run),
            (Rows{"j1@a 0-1", "j2@a 0-7 waits 1 held 5 blocked", "j1@b 1-4", "j3@b 1.5-7 waits 2.5", "j2@b 7-10"}));
  EXPECT_EQ(run.left[1].wait, sim::from_hours(2.5));
}

TEST(Blocking, AGroupWaitsOutsideMemberByMember) {
  ServiceChain chain = counter(1, {{0, 2}});
  chain.departments[0].in_tray = {.places = 1, .when_full = Block{}};
  chain.segments[0].group = {{3, 1.0}};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-2", "j1@a 0-4 waits 2", "j1@a 0-6 waits 4"}));
}

// a's request waits outside b, where its wait counts; a's person is held.
TEST(Blocking, RequestsWaitOutside) {
  ServiceChain chain = counter(1, {{1, 1}, {0, 5}});
  chain.segments[1].enters = {{{1}, 1.0}};
  chain.departments.push_back(department("b", 1, constant_h(2)));
  chain.departments[1].in_tray = {.places = 0, .when_full = Block{}};
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 1-5 held 3", "j2@b 0-2", "a@b 1-4 waits 1"}));
}

TEST(Blocking, WhoWaitsOutsideMayLosePatience) {
  ServiceChain chain = counter(1, {{0, 4}, {1, 1}, {1.5, 1}});
  chain.departments[0].in_tray = {.places = 0, .when_full = Block{}};
  chain.segments[1].patience = {{{0}, constant_h(2)}};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-4", "j2@a 1-3 waits 2 gave up", "j3@a 1.5-5 waits 2.5"}));
}

// Patience runs on from the moment of arrival when a job is let in from outside: j3 is let in at 2 and gives up at 3.
TEST(Blocking, PatienceRunsOnFromOutsideIntoTheLine) {
  ServiceChain chain = counter(1, {{0, 2}, {0, 4}, {1, 1}});
  chain.departments[0].in_tray = {.places = 1, .when_full = Block{}};
  chain.segments[2].patience = {{{0}, constant_h(2)}};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-2", "j2@a 0-6 waits 2", "j3@a 1-3 waits 2 gave up"}));
}

// j2 gives up in b's only place at 3: the blocked j1 comes in then.
TEST(Blocking, WhoGivesUpMakesRoomForTheBlocked) {
  ServiceChain chain = a_to_b(1, 1, {{0, 1}, {0.75, 1}, {0.5, 1}});
  chain.segments[1].enters = {{{1}, 1.0}};
  chain.segments[2].enters = {{{1}, 1.0}};
  chain.segments[1].patience = {{{1}, constant_h(2.25)}};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-3 held 2 blocked", "j3@b 0.5-3.5", "j2@b 0.75-3 waits 2.25 gave up",
                                           "j1@b 3-6.5 waits 0.5"}));
}

// b opens at 5 only: the blocked person waits for it, and is not free for j2 before.
TEST(Blocking, ClosedWithoutPlacesThereIsNoRoom) {
  ServiceChain chain = a_to_b(1, 0, {{0, 1}, {0, 1}});
  chain.departments[1].staff = by_hours({{0, 0}, {5, 1}});
  EXPECT_EQ(stays(trace(chain, 20)),
            (Rows{"j1@a 0-5 held 4 blocked", "j2@a 0-8 waits 5 held 2 blocked", "j1@b 5-8", "j2@b 8-11"}));
}

}  // namespace
}  // namespace servicechain::models
