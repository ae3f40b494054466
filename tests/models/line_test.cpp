#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// In which order one person takes the jobs that wait. j1 keeps them busy until 2 h while the others come.
namespace servicechain::models {
namespace {

ServiceChain in_order(Order order, const std::vector<Visitor>& visitors) {
  ServiceChain chain = counter(1, visitors);
  chain.departments[0].order = order;
  return chain;
}

TEST(Line, FirstComeIsFirstServed) {
  const Record run = trace(in_order(Order::first_come, {{0, 2}, {0.5, 1}, {1, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 0.5-3 waits 1.5", "j3@a 1-4 waits 2"}));
  EXPECT_EQ(departures(run), (Rows{"j1 0-2", "j2 0.5-3", "j3 1-4"}));
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
  EXPECT_EQ(run.end.at, at(10));
}

TEST(Line, LastComeIsServedFirst) {
  const Record run = trace(in_order(Order::last_come, {{0, 2}, {0.5, 1}, {1, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 0.5-4 waits 2.5", "j3@a 1-3 waits 1"}));
}

// j4 before all; of j2 and j3, equal in priority, who came first.
TEST(Line, TheLargerPriorityIsServedFirstThenTheEarlierArrival) {
  const Record run = trace(in_order(Order::priority, {{0, 2, 9}, {0.5, 1, 1}, {1, 1, 1}, {1.5, 1, 2}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 0.5-4 waits 2.5", "j3@a 1-5 waits 3", "j4@a 1.5-3 waits 0.5"}));
}

TEST(Line, PriorityDoesNotTakeThePersonFromAJob) {
  const Record run = trace(in_order(Order::priority, {{0, 2, 0}, {1, 1, 7}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 1-3 waits 1"}));
}

// j3 and j4 take an hour each, j2 three: j3 2-3, j4 3-4, j2 4-7.
TEST(Line, TheShortestJobIsServedFirstThenTheEarlierArrival) {
  const Record run = trace(in_order(Order::shortest_job, {{0, 2}, {0.5, 3}, {1, 1}, {1.5, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 0.5-7 waits 3.5", "j3@a 1-3 waits 1", "j4@a 1.5-4 waits 1.5"}));
}

// Promised: j2 at 10.5, j3 at 3, j4 nothing, j5 at 10.5 as j2, who came first.
TEST(Line, TheEarliestDueDateIsServedFirstThenTheEarlierArrival) {
  ServiceChain chain = in_order(Order::due_date, {{0, 2}, {0.5, 1}, {1, 1}, {1.5, 1}, {1.75, 1}});
  chain.segments[1].due = sim::from_hours(10);
  chain.segments[2].due = sim::from_hours(2);
  chain.segments[4].due = sim::from_hours(8.75);
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-2", "j2@a 0.5-4 waits 2.5", "j3@a 1-3 waits 1",
                                           "j4@a 1.5-6 waits 3.5", "j5@a 1.75-5 waits 2.25"}));
}

TEST(Line, OfTwoWhoComeAtTheSameMomentTheSmallerJobNumberIsFirst) {
  for (Order order : {Order::first_come, Order::priority, Order::shortest_job, Order::due_date}) {
    const Record run = trace(in_order(order, {{0, 2}, {1, 1}, {1, 1}}), 10);
    EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 1-3 waits 1", "j3@a 1-4 waits 2"}));
  }
}

// Three wait when the person is free: each is first with chance 1/3. Of 3000 runs 1000 ± 4.9 × 25.8 (one false alarm
// in a million).
TEST(Line, RandomOrderTakesEachWaitingJobWithTheSameChance) {
  const ServiceChain chain = in_order(Order::random, {{0, 1}, {0.25, 1}, {0.5, 1}, {0.75, 1}});
  int first[4] = {};
  for (std::uint32_t replication = 0; replication < 3000; ++replication) {
    const Record run = trace(chain, 10, {.replication = replication});
    ASSERT_EQ(run.left.size(), 4u);
    ++first[run.left[1].segment.index];
  }
  EXPECT_EQ(first[0], 0);
  for (int j : {1, 2, 3}) EXPECT_NEAR(first[j], 1000, 127);
}

// Two people: j3 goes to whoever is free first, j1's at 2, j4 to j2's at 3.
TEST(Line, WhoeverIsFreeTakesTheNextJob) {
  const Record run = trace(counter(2, {{0, 2}, {0, 3}, {1, 5}, {1, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 0-3", "j3@a 1-7 waits 1", "j4@a 1-4 waits 2"}));
}

// wait_ended is when the job was taken, for one who found an idle person as for one who waited.
TEST(Line, AWaitEndsWhenAPersonTakesTheJob) {
  const Record run = trace(counter(1, {{0, 2}, {0.5, 1}}), 10);
  ASSERT_EQ(run.visits.size(), 2u);
  EXPECT_EQ(run.visits[0].wait_ended, at(0));
  EXPECT_FALSE(run.visits[0].waited);
  EXPECT_EQ(run.visits[1].wait_ended, at(2));
  EXPECT_TRUE(run.visits[1].waited);
}

// At 2.5 h j2 is at work, having waited 1.5 h, and j3 still waits.
TEST(Line, WaitsThatAreOverAreToldOfUnfinishedJobs) {
  const Record run = trace(counter(1, {{0, 2}, {0.5, 1}, {1, 1}}), 2.5);
  ASSERT_EQ(run.unfinished.size(), 1u);
  EXPECT_EQ(run.unfinished[0].wait, sim::from_hours(1.5));
  EXPECT_EQ(run.unfinished[0].wait_ended, at(2));
  EXPECT_TRUE(run.unfinished[0].waited);
}

}  // namespace
}  // namespace servicechain::models
