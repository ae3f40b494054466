#include <gtest/gtest.h>

#include "tests/models/recorder.h"

// order: shared. All jobs inside share the people equally, none faster than one person.
namespace servicechain::models {
namespace {

ServiceChain shared(double people, const std::vector<Visitor>& visitors) {
  ServiceChain chain = counter(people, visitors);
  chain.departments[0].order = Order::shared;
  return chain;
}

TEST(Shared, TwoJobsTakeTwiceAsLongEach) {
  EXPECT_EQ(stays(trace(shared(1, {{0, 1}, {0, 1}}), 10)), (Rows{"j1@a 0-2", "j2@a 0-2"}));
}

// From 0.5 h each has half a person: j1's last half hour takes one. Then j2 has half an hour left, alone.
TEST(Shared, AnArrivalSlowsWhoIsInside) {
  EXPECT_EQ(stays(trace(shared(1, {{0, 1}, {0.5, 1}}), 10)), (Rows{"j1@a 0-1.5", "j2@a 0.5-2"}));
}

TEST(Shared, OneJobHasNeverMoreThanOnePerson) {
  EXPECT_EQ(stays(trace(shared(5, {{0, 1}, {0.5, 1}}), 10)), (Rows{"j1@a 0-1", "j2@a 0.5-1.5"}));
}

// Three share two people: two thirds each. j1 and j2 end at 1.5; j3 has its second hour left, at full speed.
TEST(Shared, ThreeJobsHaveTwoThirdsOfAPersonEach) {
  EXPECT_EQ(stays(trace(shared(2, {{0, 1}, {0, 1}, {0, 2}}), 10)), (Rows{"j1@a 0-1.5", "j2@a 0-1.5", "j3@a 0-2.5"}));
}

TEST(Shared, WorkersAreCountedByWhatTheyDo) {
  EXPECT_EQ(people(trace(shared(2, {{0, 1}, {0, 1}, {0, 2}}), 10), "a"),
            (Rows{"0 duty 2 working 2 held 0 over 0", "1.5 duty 2 working 1 held 0 over 0",
                  "2.5 duty 2 working 0 held 0 over 0"}));
}

// While nobody is there jobs wait in line; at opening all come in together.
TEST(Shared, JobsWaitInLineWhileClosed) {
  ServiceChain chain = shared(1, {{0, 1}, {1, 1}});
  chain.departments[0].staff = by_hours({{0, 0}, {2, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-4 waits 2", "j2@a 1-4 waits 1"}));
}

TEST(Shared, JobsInsideAreFinishedAfterClosing) {
  ServiceChain chain = shared(1, {{0, 2}, {1.5, 1}});
  chain.departments[0].staff = by_hours({{0, 1}, {1, 0}, {5, 1}});
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2", "j2@a 1.5-6 waits 3.5"}));
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 1 working 1 held 0 over 0", "1 duty 0 working 1 held 0 over 1",
                                    "2 duty 0 working 0 held 0 over 0", "5 duty 1 working 1 held 0 over 0",
                                    "6 duty 1 working 0 held 0 over 0"}));
}

// Half of j1's work is done at 1; it goes on at 3.
TEST(Shared, StopAndHandOverLeaveTheWorkUntilOpening) {
  for (AtClosing at_closing : {AtClosing::stop, AtClosing::hand_over}) {
    ServiceChain chain = shared(1, {{0, 2}});
    chain.departments[0].at_closing = at_closing;
    chain.departments[0].staff = by_hours({{0, 1}, {1, 0}, {3, 1}});
    EXPECT_EQ(departures(trace(chain, 10)), (Rows{"j1 0-4"}));
  }
}

// Two people until 1 h, then one. Both stay for what they began: j1 1.5 h, j2 3 h. At 1.5 one leaves.
// j3 comes at 2: j2 has an hour left, j3 an hour to do, half a person each: both end at 4.
TEST(Shared, WhoeverEndsAJobLeavesWhenFewerAreOnDuty) {
  ServiceChain chain = shared(2, {{0, 1.5}, {0, 3}, {2, 1}});
  chain.departments[0].staff = by_hours({{0, 2}, {1, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-1.5", "j2@a 0-4", "j3@a 2-4"}));
}

// Three jobs of 1.5 h, 3 h and 6 h for two people, one from 1 h on. At two thirds of a person each, j1 ends at 2.25 and
// one of the two leaves. j2 and j3 share one: 1.5 h of work left for j2 takes 3 h, to 5.25. Then 3 h for j3: 8.25.
TEST(Shared, NobodyStaysOnForWorkThatThoseOnDutyCanDo) {
  ServiceChain chain = shared(2, {{0, 1.5}, {0, 3}, {0, 6}});
  chain.departments[0].staff = by_hours({{0, 2}, {1, 1}});
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-2.25", "j2@a 0-5.25", "j3@a 0-8.25"}));
}

// One person, away 1.25-2.25: each job has 0.625 h done by then, and the rest from 2.25 to 3.
TEST(Shared, WhoIsAwayIsMissingForAllJobs) {
  ServiceChain chain = shared(1, {{0, 1}, {0, 1}});
  chain.departments[0].random_absence = RandomAbsence{.every = sim::Constant{1.25}, .lasts = sim::Constant{1}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-3", "j2@a 0-3"}));
}

// One place beside the people: j3 finds j1 and j2 inside (one person, one place) and is refused.
TEST(Shared, AFullInTrayRefuses) {
  ServiceChain chain = shared(1, {{0, 1}, {0, 1}, {1, 1}});
  chain.departments[0].in_tray = {.places = 1, .when_full = Refuse{}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-2", "j2@a 0-2", "j3@a 1-1 refused"}));
}

}  // namespace
}  // namespace servicechain::models
