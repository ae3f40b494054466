#include <gtest/gtest.h>

#include <cmath>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

namespace servicechain::models {
namespace {

using example::constant_h;

TEST(Patience, WhoWaitsTooLongGivesUp) {
  ServiceChain chain = counter(1, {{0, 4}, {1, 1}, {1.5, 1}});
  chain.segments[1].patience = {{{0}, constant_h(2)}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-4", "j2@a 1-3 waits 2 gave up", "j3@a 1.5-5 waits 2.5"}));
  EXPECT_EQ(departures(run), (Rows{"j2 1-3 gave up", "j1 0-4", "j3 1.5-5"}));
  EXPECT_EQ(run.visits[0].wait_ended, at(3));
  EXPECT_EQ(run.left[0].wait, sim::from_hours(2));
}

TEST(Patience, HoldsNoLongerOnceAPersonHasTheJob) {
  ServiceChain chain = counter(1, {{0, 4}, {1, 10}});
  for (Segment& segment : chain.segments) segment.patience = {{{0}, constant_h(3.5)}};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-4", "j2@a 1-14 waits 3"}));
}

// Ties run in the order in which they were put in: j1's end at 4 was known at 0, the end of j2's patience at 1.
TEST(Patience, WhoIsTakenAtTheLastMomentStays) {
  ServiceChain chain = counter(1, {{0, 4}, {1, 1}});
  chain.segments[1].patience = {{{0}, constant_h(3)}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-4", "j2@a 1-5 waits 3"}));
}

TEST(Patience, RunsOnTheClockWhileClosed) {
  ServiceChain chain = counter(1, {{1, 1}});
  chain.departments[0].staff = by_hours({{0, 0}, {5, 1}});
  chain.segments[0].patience = {{{0}, constant_h(3)}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 1-4 waits 3 gave up"}));
}

// Patience is for a only: at b both wait as long as it takes.
TEST(Patience, HoldsForTheDepartmentsItNames) {
  ServiceChain chain = counter(2, {{0, 1}, {0, 1}});
  chain.departments.push_back(example::department("b", 1, constant_h(5)));
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, 1.0}}, .leaves = 0};
  for (Segment& segment : chain.segments) segment.patience = {{{0}, constant_h(2)}};
  EXPECT_EQ(stays_at(trace(chain, 20), "b"), (Rows{"j1@b 1-6", "j2@b 1-11 waits 5"}));
}

// a's people come to b with requests, b's customers have no patience, and a's customers none for their requests.
TEST(Patience, IsNeverForARequest) {
  ServiceChain chain = counter(1, {{1, 1}, {0, 1}});
  chain.segments[1].enters = {{{1}, 1.0}};
  chain.departments.push_back(example::department("b", 1, constant_h(6)));
  chain.departments[0].needs = {example::need({1}, Waiting::yes)};
  chain.segments[0].patience = {{{0}, constant_h(0.5)}, {{1}, constant_h(0.5)}};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 1-13 held 11", "j2@b 0-6", "a@b 1-12 waits 5"}));
}

// j4 finds two waiting and does not stay; j5, who bears more, does.
TEST(Patience, WhoSeesTooLongALineBalks) {
  ServiceChain chain = counter(1, {{0, 4}, {1, 1}, {1, 1}, {2, 1}, {2, 1}});
  chain.segments[1].balks_at = 2;
  chain.segments[2].balks_at = 2;
  chain.segments[3].balks_at = 2;
  chain.segments[4].balks_at = 3;
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run),
            (Rows{"j1@a 0-4", "j2@a 1-5 waits 3", "j3@a 1-6 waits 4", "j4@a 2-2 balked", "j5@a 2-7 waits 4"}));
  EXPECT_EQ(departures(run).front(), "j4 2-2 balked");
}

// One waits, one is at work: only who waits is counted.
TEST(Patience, JobsInWorkAreNoLine) {
  ServiceChain chain = counter(1, {{0, 2}, {1, 1}});
  chain.segments[1].balks_at = 1;
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-2", "j2@a 1-3 waits 1"}));
}

// Each has an own patience; mean 1 h. Of those who give up, waits are draws below the wait they were offered.
TEST(Patience, IsDrawnForEachCustomer) {
  ServiceChain chain = counter(0, {});
  chain.segments = {example::segment("s", example::poisson_per_h(1), {0})};
  chain.segments[0].patience = {{{0}, example::exponential_h(1)}};
  const Record run = trace(chain, 4000);
  double sum_h = 0;
  for (const VisitEnded& visit : run.visits) sum_h += sim::hours(visit.wait);
  const auto n = static_cast<double>(run.visits.size());
  ASSERT_GT(n, 3000);
  EXPECT_NEAR(sum_h / n, 1.0, 4.9 / std::sqrt(n));  // sd 1 h; one false alarm in a million
}

}  // namespace
}  // namespace servicechain::models
