#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Who can take a job: several at once, pools, people without limit.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;

// Two jobs in one person's hands, each at full speed; j3 waits for a hand.
TEST(AtOnce, OnePersonWorksOnSeveralJobsAtFullSpeed) {
  ServiceChain chain = counter(1, {{0, 1}, {0.5, 1}, {0.75, 1}});
  chain.departments[0].at_once = 2;
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-1", "j2@a 0.5-1.5", "j3@a 0.75-2 waits 0.25"}));
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 1 working 0.5 held 0 over 0", "0.5 duty 1 working 1 held 0 over 0",
                                    "1.5 duty 1 working 0.5 held 0 over 0", "2 duty 1 working 0 held 0 over 0"}));
}

TEST(Unlimited, NobodyEverWaits) {
  ServiceChain chain = counter(0, {{0, 1}, {0, 1}, {0, 1}});
  chain.departments[0].staff = Unlimited{};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-1", "j2@a 0-1", "j3@a 0-1"}));
  EXPECT_TRUE(run.teams.empty());  // people without number cannot be counted
}

// Closed 1-4: j1 is finished, j2 and j3 wait for opening and are taken together.
TEST(Unlimited, WithHoursJobsWaitForOpening) {
  ServiceChain chain = counter(0, {{0, 2}, {2, 1}, {3, 1}});
  chain.departments[0].staff = Unlimited{};
  chain.departments[0].open = by_hours({{0, 1}, {1, 0}, {4, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-2", "j2@a 2-5 waits 2", "j3@a 3-5 waits 1"}));
}

TEST(Unlimited, HandOverAndStopHoldWithoutNumber) {
  for (AtClosing at_closing : {AtClosing::hand_over, AtClosing::stop}) {
    ServiceChain chain = counter(0, {{0, 2}, {0, 3}});
    chain.departments[0].staff = Unlimited{};
    chain.departments[0].at_closing = at_closing;
    chain.departments[0].open = by_hours({{0, 1}, {1, 0}, {4, 1}});
    EXPECT_EQ(departures(trace(chain, 10)), (Rows{"j1 0-5", "j2 0-6"}));
  }
}

// Departments a and b, b without people of its own; j1, j2… enter as told.
ServiceChain pooled(double people_at_a, double people_in_pool, std::vector<DepartmentId> serves,
                    const std::vector<Visitor>& visitors, const std::vector<std::uint32_t>& enter_b) {
  ServiceChain chain = counter(people_at_a, visitors);
  chain.departments.push_back(department("b", 0, constant_h(1)));
  for (std::uint32_t s : enter_b) chain.segments[s].enters = {{{1}, 1.0}};
  chain.pools = {{.name = "p",
                  .staff = sim::Timetable::constant(people_in_pool),
                  .open = sim::Timetable::constant(1),
                  .serves = serves}};
  return chain;
}

// At 2 j2 waits at a since 0.5, j3 at b since 1: the pool prefers b.
TEST(Pools, ServeInTheirOrderOfPreference) {
  EXPECT_EQ(stays(trace(pooled(0, 1, {{1}, {0}}, {{0, 2}, {0.5, 1}, {1, 1}}, {2}), 10)),
            (Rows{"j1@a 0-2", "j2@a 0.5-4 waits 2.5", "j3@b 1-3 waits 1"}));
  EXPECT_EQ(stays(trace(pooled(0, 1, {{0}, {1}}, {{0, 2}, {0.5, 1}, {1, 1}}, {2}), 10)),
            (Rows{"j1@a 0-2", "j2@a 0.5-3 waits 1.5", "j3@b 1-4 waits 2"}));
}

// a's own person takes j1, so that the pool's is there for j2 at b, and for j3 at a only then.
TEST(Pools, OwnStaffComesFirst) {
  const Record run = trace(pooled(1, 1, {{0}, {1}}, {{0, 5}, {0, 1}, {0.5, 1}}, {1}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-5", "j3@a 0.5-2 waits 0.5", "j2@b 0-1"}));
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 1 working 1 held 0 over 0", "5 duty 1 working 0 held 0 over 0"}));
  EXPECT_EQ(people(run, "p"), (Rows{"0 duty 1 working 1 held 0 over 0", "2 duty 1 working 0 held 0 over 0"}));
}

// The pool goes home at 1 and is back at 3; it finishes what it has.
TEST(Pools, HaveHoursOfTheirOwn) {
  ServiceChain chain = pooled(0, 0, {{0}, {1}}, {{0.5, 1}, {0.75, 1}}, {1});
  chain.pools[0].staff = by_hours({{0, 1}, {1, 0}, {3, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0.5-1.5", "j2@b 0.75-4 waits 2.25"}));
}

// A person of the pool is held like any other.
TEST(Pools, TheirPeopleHoldOnForAnswersToo) {
  ServiceChain chain = pooled(0, 1, {{0}, {1}}, {{0, 1}, {0.5, 1}}, {1});
  chain.departments.push_back(department("c", 1, constant_h(2)));
  chain.departments[0].needs = {example::need({2}, Waiting::yes)};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-3 held 2", "j2@b 0.5-4 waits 2.5", "a@c 0-2"}));
  EXPECT_EQ(people(run, "p").front(), "0 duty 1 working 0 held 1 over 0");
}

}  // namespace
}  // namespace servicechain::models
