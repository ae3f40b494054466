#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Who takes the person from a job, and what becomes of the job.
namespace servicechain::models {
namespace {

using example::constant_h;

ServiceChain preempting(double people, Order order, Preempt preempt, const std::vector<Visitor>& visitors) {
  ServiceChain chain = counter(people, visitors);
  chain.departments[0].order = order;
  chain.departments[0].preempt = preempt;
  return chain;
}
ServiceChain by_priority(Preempt preempt, const std::vector<Visitor>& visitors, double people = 1) {
  return preempting(people, Order::priority, preempt, visitors);
}

// j1 works 0-1, has 3 h left when j2 is done at 2.
TEST(Preempt, ResumeGoesOnWhereItWas) {
  const Record run = trace(by_priority(Preempt::resume, {{0, 4, 0}, {1, 1, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-5 waits 1", "j2@a 1-2"}));
  EXPECT_EQ(places(run, "a"), (Rows{"0 j1 outside>work", "1 j1 work>line", "1 j2 outside>work", "2 j2 work>outside",
                                    "2 j1 line>work", "5 j1 work>outside"}));
}

TEST(Preempt, RestartBeginsAgainWithTheSameLength) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::restart, {{0, 4, 0}, {1, 1, 1}}), 10)),
            (Rows{"j1@a 0-6 waits 1", "j2@a 1-2"}));
}

TEST(Preempt, RequeueBeginsAgain) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::requeue, {{0, 4, 0}, {1, 1, 1}}), 10)),
            (Rows{"j1@a 0-6 waits 1", "j2@a 1-2"}));
}

// j1's work is uniform on 2 h to 4 h; L is what it takes undisturbed. Disturbed from 1 h to 2 h it ends at L + 1
// (resume), L + 2 (restart), or 2 h plus another draw of the law (requeue).
TEST(Preempt, OnlyRequeueDrawsANewLength) {
  const auto end_of_j1 = [](Preempt preempt, double j2_at_h) {
    ServiceChain chain = by_priority(preempt, {{0, 4, 0}, {j2_at_h, 1, 1}});
    chain.departments[0].work.named[0].second = sim::Uniform{2, 4};
    const Record run = trace(chain, 100);
    return run.left[run.left[0].segment.index == 0 ? 0 : 1].left;
  };
  const sim::Time undisturbed = end_of_j1(Preempt::resume, 50);
  EXPECT_EQ(end_of_j1(Preempt::requeue, 50), undisturbed);
  EXPECT_EQ(end_of_j1(Preempt::resume, 1), undisturbed + sim::from_hours(1));
  EXPECT_EQ(end_of_j1(Preempt::restart, 1), undisturbed + sim::from_hours(2));
  const sim::Time requeued = end_of_j1(Preempt::requeue, 1);
  EXPECT_NE(requeued, undisturbed + sim::from_hours(2));
  EXPECT_GE(requeued, at(4));
  EXPECT_LE(requeued, at(6));
}

TEST(Preempt, EqualPriorityDisplacesNobody) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::resume, {{0, 4, 1}, {1, 1, 1}}), 10)),
            (Rows{"j1@a 0-4", "j2@a 1-5 waits 3"}));
}

// j2 came after j1 and before j3: when j3 is done, j1 is before j2 in line.
TEST(Preempt, ADisplacedJobKeepsItsPlaceByArrival) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::resume, {{0, 4, 0}, {0.5, 1, 0}, {1, 1, 1}}), 10)),
            (Rows{"j1@a 0-5 waits 1", "j2@a 0.5-6 waits 4.5", "j3@a 1-2"}));
}

// Three levels: j1 0-1, j2 1-2, j3 2-3, j2 3-4, j1 4-7.
TEST(Preempt, AJobCanDisplaceWhatHasDisplaced) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::resume, {{0, 4, 0}, {1, 2, 1}, {2, 1, 2}}), 10)),
            (Rows{"j1@a 0-7 waits 3", "j2@a 1-4 waits 1", "j3@a 2-3"}));
}

// Every interruption leaves what is left: 0.5 + 1 + 2.5 = 4 h of work.
TEST(Preempt, ResumedPiecesAddUp) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::resume, {{0, 4, 0}, {0.5, 1, 1}, {2.5, 1, 1}}), 10)),
            (Rows{"j1@a 0-6 waits 2", "j2@a 0.5-1.5", "j3@a 2.5-3.5"}));
}

// Of j1 and j2, equal in priority, the later is displaced: j2 works 1-2 and 3-12.
TEST(Preempt, OfTheLowestPriorityTheLatestArrivedIsDisplaced) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::resume, {{0, 10, 0}, {1, 10, 0}, {2, 1, 1}}, 2), 20)),
            (Rows{"j1@a 0-10", "j2@a 1-12 waits 1", "j3@a 2-3"}));
}

TEST(Preempt, TheLowestPriorityIsDisplacedThoughItCameFirst) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::resume, {{0, 10, 0}, {1, 10, 1}, {2, 1, 2}}, 2), 20)),
            (Rows{"j1@a 0-11 waits 1", "j2@a 1-11", "j3@a 2-3"}));
}

TEST(Preempt, AnIdlePersonIsTakenBeforeAnyoneIsDisplaced) {
  EXPECT_EQ(stays(trace(by_priority(Preempt::resume, {{0, 10, 0}, {2, 1, 1}}, 2), 20)),
            (Rows{"j1@a 0-10", "j2@a 2-3"}));
}

// j3 2-3; then j2, whose hour is left, 3-4; then j1 with 3 h left, 4-7.
TEST(Preempt, LastComeTakesThePersonFromTheOneBefore) {
  EXPECT_EQ(stays(trace(preempting(1, Order::last_come, Preempt::resume, {{0, 4}, {1, 2}, {2, 1}}), 10)),
            (Rows{"j1@a 0-7 waits 3", "j2@a 1-4 waits 1", "j3@a 2-3"}));
}

// Closed from 2 h to 5 h. j1 is finished after closing; j2 comes then, and nobody takes a waiting job: j2 5-6.
TEST(Preempt, AfterClosingNobodyIsTakenFromAJob) {
  ServiceChain chain = by_priority(Preempt::resume, {{0, 4, 0}, {3, 1, 1}});
  chain.departments[0].staff = by_hours({{0, 1}, {2, 0}, {5, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-4", "j2@a 3-6 waits 2"}));
}

// Away from 1 h to 3 h, and j2 and j3 come meanwhile: j2 3-4, j3 4-5, then j1's 3 h, 5-8.
TEST(Preempt, WhoCameWhileWorkHadStoppedGoesFirst) {
  ServiceChain chain = by_priority(Preempt::resume, {{0, 4, 0}, {2, 1, 1}, {2.5, 1, 1}});
  chain.departments[0].dated_absences = {{.from = at(1), .lasts = sim::from_hours(2), .says = "IT down"}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-8 waits 2", "j2@a 2-4 waits 1", "j3@a 2.5-5 waits 1.5"}));
}

// Closed from 1 h to 3 h, j1 stays with its person, j2 and j3 come meanwhile: j3 3-4, j2 4-5, j1 5-8.
TEST(Preempt, TheLastOfThoseWhoCameWhileWorkHadStoppedGoesFirst) {
  ServiceChain chain = preempting(1, Order::last_come, Preempt::resume, {{0, 4}, {2, 1}, {2.5, 1}});
  chain.departments[0].staff = by_hours({{0, 1}, {1, 0}, {3, 1}});
  chain.departments[0].at_closing = AtClosing::stop;
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-8 waits 2", "j2@a 2-5 waits 2", "j3@a 2.5-4 waits 0.5"}));
}

// A job held for an answer is not at work: its person is not taken, neither at 1, when j2 comes, nor at 2, when the
// answer is there. j1 works 2-3, j2 3-4.
TEST(Preempt, APersonHeldForAnAnswerKeepsTheJob) {
  ServiceChain chain = by_priority(Preempt::resume, {{0, 1, 0}, {1, 1, 1}});
  chain.departments.push_back(example::department("b", 1, constant_h(2)));
  Need need = example::need({1}, Waiting::yes);
  need.how_often = PerJob{.times = {.otherwise = 0, .named = {{KindId{0}, 1.0}}}};
  chain.departments[0].needs = {need};
  // held 0-2, works 2-3
  EXPECT_EQ(stays_at(trace(chain, 10), "a"), (Rows{"j1@a 0-3 held 2", "j2@a 1-4 waits 2"}));
}

}  // namespace
}  // namespace servicechain::models
