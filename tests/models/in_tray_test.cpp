#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// A full in-tray: refuse, or divert. (Block: blocking_test.cpp.)
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

TEST(InTray, CountsJobsThatWaitNotThoseInWork) {
  ServiceChain chain = counter(1, {{0, 2}, {0.5, 1}, {1, 1}, {2.5, 1}});
  chain.departments[0].in_tray = {.places = 1, .when_full = Refuse{}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 0.5-3 waits 1.5", "j3@a 1-1 refused", "j4@a 2.5-4 waits 0.5"}));
  EXPECT_EQ(departures(run), (Rows{"j3 1-1 refused", "j1 0-2", "j2 0.5-3", "j4 2.5-4"}));
}

TEST(InTray, WithoutPlacesOnlyAnIdlePersonTakesAJob) {
  ServiceChain chain = counter(2, {{0, 2}, {0.5, 2}, {1, 1}, {2.25, 1}});
  chain.departments[0].in_tray = {.places = 0, .when_full = Refuse{}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-2", "j2@a 0.5-2.5", "j3@a 1-1 refused", "j4@a 2.25-3.25"}));
}

// j2 gives up at 1.5 and leaves its place to j3.
TEST(InTray, WhoGivesUpLeavesAPlace) {
  ServiceChain chain = counter(1, {{0, 3}, {1, 1}, {2, 1}});
  chain.departments[0].in_tray = {.places = 1, .when_full = Refuse{}};
  chain.segments[1].patience = {{{0}, constant_h(0.5)}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-3", "j2@a 1-1.5 waits 0.5 gave up", "j3@a 2-4 waits 1"}));
}

TEST(InTray, DivertedJobsArriveAtTheOtherDepartment) {
  ServiceChain chain = counter(1, {{0, 2}, {1, 5}});
  chain.departments.push_back(department("b", 1, constant_h(1)));
  chain.departments[0].in_tray = {.places = 0, .when_full = Divert{{1}}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 1-1 diverted", "j2@b 1-2"}));
  EXPECT_EQ(departures(run), (Rows{"j1 0-2", "j2 1-2"}));
  EXPECT_EQ(run.came.size(), 2u);
}

// Both full, each diverts to the other: j3 goes round no further than it must, and is refused.
TEST(InTray, ARingOfDiversionsEnds) {
  ServiceChain chain = counter(1, {{0, 2}, {0, 2}, {1, 1}});
  chain.departments.push_back(department("b", 1, constant_h(2)));
  chain.departments[0].in_tray = {.places = 0, .when_full = Divert{{1}}};
  chain.departments[1].in_tray = {.places = 0, .when_full = Divert{{0}}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(departures(run), (Rows{"j3 1-1 refused", "j1 0-2", "j2 0-2"}));
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
}

// b is busy with j2 and takes nothing more: a's request is refused at once, and j1 goes on as it came.
TEST(InTray, ARefusedRequestIsAnsweredAtOnceWithNothing) {
  ServiceChain chain = counter(1, {{1, 1}, {0, 5}});
  chain.segments[1].enters = {{{1}, 1.0}};
  chain.departments.push_back(department("b", 1, constant_h(5)));
  chain.departments[1].in_tray = {.places = 0, .when_full = Refuse{}};
  for (Waiting waiting : {Waiting::yes, Waiting::park, Waiting::no}) {
    chain.departments[0].needs = {need({1}, waiting)};
    const Record run = trace(chain, 10);
    EXPECT_EQ(stays_at(run, "a"), (Rows{"j1@a 1-2"}));
    EXPECT_EQ(stays_at(run, "b"), (Rows{"j2@b 0-5", "a@b 1-1 refused"}));
    EXPECT_EQ(answers(run), (Rows{"a>b 1-1 refused late"}));
  }
}

// Parked and refused at the same moment: nobody else is taken in between, though j3 waits.
TEST(InTray, ARefusedRequestDoesNotCostTheJobItsPerson) {
  ServiceChain chain = counter(1, {{1.25, 2}, {0, 1}, {1.5, 1}});
  chain.departments.push_back(department("b", 0, constant_h(5)));
  chain.departments[1].in_tray = {.places = 0, .when_full = Refuse{}};
  chain.departments[0].needs = {need({1}, Waiting::park)};
  EXPECT_EQ(stays_at(trace(chain, 10), "a"), (Rows{"j2@a 0-1", "j1@a 1.25-3.25", "j3@a 1.5-4.25 waits 1.75"}));
}

// The request goes to c instead, whose answer is b's.
TEST(InTray, ADivertedRequestIsAnsweredFromElsewhere) {
  ServiceChain chain = counter(1, {{0, 1}});
  chain.departments.push_back(department("b", 0, constant_h(1)));
  chain.departments.push_back(department("c", 1, constant_h(2)));
  chain.departments[1].in_tray = {.places = 0, .when_full = Divert{{2}}};
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-3 held 2", "a@b 0-0 diverted", "a@c 0-2"}));
  EXPECT_EQ(answers(run), (Rows{"a>b 0-2"}));
}

// A routine of half an hour each hour, for which there is no room while j1 is there.
TEST(InTray, ARefusedRoutineJobEnds) {
  ServiceChain chain = counter(1, {{0.5, 1.75}});
  chain.departments[0].in_tray = {.places = 0, .when_full = Refuse{}};
  chain.departments[0].routines = {{.name = "r", .arrives = constant_h(1), .work = constant_h(0.5)}};
  EXPECT_EQ(stays(trace(chain, 3.75)), (Rows{"j1@a 0.5-2.25", "r@a 1-1 refused", "r@a 2-2 refused", "r@a 3-3.5"}));
}

}  // namespace
}  // namespace servicechain::models
