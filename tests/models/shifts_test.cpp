#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// People by hours: what becomes of jobs at closing and opening.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

// One person 0-2 and from 5 on.
const std::vector<FromHour> until_two_and_from_five{{0, 1}, {2, 0}, {5, 1}};

ServiceChain shop(AtClosing at_closing, const std::vector<Visitor>& visitors,
                  const std::vector<FromHour>& staff = until_two_and_from_five) {
  ServiceChain chain = counter(0, visitors);
  chain.departments[0].staff = by_hours(staff);
  chain.departments[0].at_closing = at_closing;
  return chain;
}

TEST(Shifts, FinishStaysForTheJobInHand) {
  const Record run = trace(shop(AtClosing::finish, {{1, 2}, {1.5, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 1-3", "j2@a 1.5-6 waits 3.5"}));
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 1 working 0 held 0 over 0", "1 duty 1 working 1 held 0 over 0",
                                    "2 duty 0 working 1 held 0 over 1", "3 duty 0 working 0 held 0 over 0",
                                    "5 duty 1 working 1 held 0 over 0", "6 duty 1 working 0 held 0 over 0"}));
}

// j1 has an hour left at closing; it waits in line and goes on at opening, before j2.
TEST(Shifts, HandOverPutsTheJobAtTheHeadOfTheLine) {
  const Record run = trace(shop(AtClosing::hand_over, {{1, 2}, {1.5, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 1-6 waits 3", "j2@a 1.5-7 waits 4.5"}));
  EXPECT_EQ(run.visits[0].wait_ended, at(5));
}

// Two people until 2, one from then on: j2 is handed over, and taken at 3 by j1's person: an hour left.
TEST(Shifts, HandOverGoesOnWithWhoeverIsOnDuty) {
  const Record run = trace(shop(AtClosing::hand_over, {{0, 3}, {1, 2}}, {{0, 2}, {2, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-3", "j2@a 1-4 waits 1"}));
}

// j1 stays with its person, in no line, and goes on before j2 is taken.
TEST(Shifts, StopLeavesTheJobWithItsPerson) {
  const Record run = trace(shop(AtClosing::stop, {{1, 2}, {1.5, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 1-6", "j2@a 1.5-7 waits 4.5"}));
  EXPECT_EQ(places(run, "a")[2], "2 j1 work>away");
  EXPECT_EQ(places(run, "a")[3], "5 j1 away>work");
}

// j1's work ends exactly at closing: the change of people comes first, so its person leaves and j2 waits for opening.
TEST(Shifts, AtOneMomentPeopleChangeBeforeAJobEnds) {
  EXPECT_EQ(stays(trace(shop(AtClosing::finish, {{1, 1}, {1.5, 1}}), 10)), (Rows{"j1@a 1-2", "j2@a 1.5-6 waits 3.5"}));
}

// j2 comes at the moment of opening: someone is there.
TEST(Shifts, AtOneMomentPeopleChangeBeforeAnArrival) {
  EXPECT_EQ(stays(trace(shop(AtClosing::finish, {{5, 1}, {2, 1}}), 10)).front(), "j2@a 2-6 waits 3");
  EXPECT_EQ(stays(trace(shop(AtClosing::finish, {{5, 1}}), 10)), (Rows{"j1@a 5-6"}));
}

// Two on duty until 2, then one; j1 alone is at work: who is idle goes, and there is no overtime.
TEST(Shifts, IdlePeopleLeaveFirst) {
  const Record run = trace(shop(AtClosing::finish, {{1, 2}}, {{0, 2}, {2, 1}}), 10);
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 2 working 0 held 0 over 0", "1 duty 2 working 1 held 0 over 0",
                                    "2 duty 1 working 1 held 0 over 0", "3 duty 1 working 0 held 0 over 0"}));
}

// Two at work, one on duty from 2. At 3 j1's person leaves, and j3 is not taken; at 4 j2's person takes it.
TEST(Shifts, WhileMoreAreAtWorkThanOnDutyWhoeverEndsLeaves) {
  EXPECT_EQ(stays(trace(shop(AtClosing::finish, {{0, 3}, {0, 4}, {1, 1}}, {{0, 2}, {2, 1}}), 10)),
            (Rows{"j1@a 0-3", "j2@a 0-4", "j3@a 1-5 waits 3"}));
}

// 22:00-06:00. j1 comes in the evening, j2 an hour before the end of the shift; j3 waits for the next one.
TEST(Shifts, CrossMidnight) {
  const Record run =
      trace(shop(AtClosing::finish, {{5, 2}, {6.5, 1}, {21, 4}}, {{0, 1}, {6, 0}, {22, 1}, {30, 0}}), 40);
  EXPECT_EQ(stays(run), (Rows{"j1@a 5-7", "j2@a 6.5-23 waits 15.5", "j3@a 21-27 waits 2"}));
}

// Open every day, closed on the second: who comes then waits until the third.
TEST(Shifts, DatedExceptionsHold) {
  ServiceChain chain = counter(0, {{25, 1}, {23.5, 1}});
  chain.departments[0].staff = sim::Timetable{
      {{sim::Duration{}, 1}}, {{.day = 1, .steps = {{sim::Duration{}, 0}}}}, sim::Duration{}, sim::Duration{}};
  EXPECT_EQ(stays(trace(chain, 60)), (Rows{"j2@a 23.5-24.5", "j1@a 25-49 waits 23"}));
}

TEST(Shifts, NobodyOnDutyIsLegal) {
  const Record run = trace(counter(0, {{0, 1}, {1, 1}}), 10);
  EXPECT_EQ(stays(run), Rows{});
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
}

// Held jobs at closing: a asks b, which never closes.

ServiceChain asking_shop(Waiting waiting, double answer_h, const std::vector<Visitor>& visitors,
                         const std::vector<FromHour>& staff = until_two_and_from_five) {
  ServiceChain chain = shop(AtClosing::finish, visitors, staff);
  chain.departments.push_back(department("b", 1, constant_h(answer_h)));
  chain.departments[0].needs = {need({1}, waiting)};
  chain.departments[0].needs[0].how_often = PerJob{.times = {.otherwise = 0, .named = {{KindId{0}, 1.0}}}};
  return chain;
}

// Asked at 1, answered at 4; taken up at 5. The job is held by the clock, the person while on duty.
TEST(Shifts, WhoIsHeldGoesHomeAndTakesUpTheAnswerAtOpening) {
  const Record run = trace(asking_shop(Waiting::yes, 3, {{1, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 1-6 held 4", "a@b 1-4"}));
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 1 working 0 held 0 over 0", "1 duty 1 working 0 held 1 over 0",
                                    "2 duty 0 working 0 held 0 over 0", "5 duty 1 working 1 held 0 over 0",
                                    "6 duty 1 working 0 held 0 over 0"}));
}

// Answered at 7: held 1-2, at home, held again 5-7. j2, who came at 3, is taken only then.
TEST(Shifts, HeldJobsKeepTheirPersonBeforeTheLine) {
  const Record run = trace(asking_shop(Waiting::yes, 6, {{1, 1}, {3, 1}}), 10);
  EXPECT_EQ(stays_at(run, "a"), (Rows{"j1@a 1-8 held 6", "j2@a 3-9 waits 5"}));
  EXPECT_EQ(people(run, "a")[3], "5 duty 1 working 0 held 1 over 0");
}

// Two people until 2, one from 5. j1 is held (answered at 5.5), j2 was stopped with 2 h left. The one on duty keeps
// j1: 5.5-6.5; then j2: 6.5-8.5.
TEST(Shifts, HeldJobsKeepTheirPeopleFirst) {
  ServiceChain chain = asking_shop(Waiting::yes, 5.5, {{0, 1}, {1, 3}}, {{0, 2}, {2, 0}, {5, 1}});
  chain.departments[0].at_closing = AtClosing::stop;
  EXPECT_EQ(stays_at(trace(chain, 10), "a"), (Rows{"j1@a 0-6.5 held 5.5", "j2@a 1-8.5"}));
}

// Answered at 4, while closed: before j2, who came at 3.
TEST(Shifts, AParkedJobAnsweredWhileClosedGoesToTheHeadOfTheLine) {
  EXPECT_EQ(stays_at(trace(asking_shop(Waiting::park, 3, {{1, 1}, {3, 1}}), 10), "a"),
            (Rows{"j1@a 1-6 waits 1", "j2@a 3-7 waits 3"}));
}

// j1 finishes its own work at 3, after hours, and asks: its person goes home. Answered at 4, it leaves at opening.
TEST(Shifts, WhoAsksAfterHoursGoesHome) {
  ServiceChain chain = asking_shop(Waiting::yes, 1, {{1, 2}});
  chain.departments[0].needs[0].when = When::after;
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays_at(run, "a"), (Rows{"j1@a 1-5 held 2"}));
  EXPECT_EQ(people(run, "a")[3], "3 duty 0 working 0 held 0 over 0");
}

// wait: at most 2.5 h from 1: given up at 3.5, at home; taken up at 5.
TEST(Shifts, GivingUpWhileClosedIsTakenUpAtOpening) {
  ServiceChain chain = asking_shop(Waiting::at_most, 20, {{1, 1}});
  chain.departments[0].needs[0].waits_at_most = sim::from_hours(2.5);
  EXPECT_EQ(stays_at(trace(chain, 30), "a"), (Rows{"j1@a 1-6 held 4"}));
}

}  // namespace
}  // namespace servicechain::models
