#include <gtest/gtest.h>

#include <cmath>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// People who are away: by date, all together; or at random, each apart. The job in hand waits for its person.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

ServiceChain away_at(double people, RandomAbsence absence, const std::vector<Visitor>& visitors) {
  ServiceChain chain = counter(people, visitors);
  chain.departments[0].random_absence = absence;
  return chain;
}

TEST(Absence, ByDateStopsTheWholeDepartment) {
  ServiceChain chain = counter(2, {{0, 2}, {0.5, 1}, {1.5, 1}});
  chain.departments[0].dated_absences = {{.from = at(1), .lasts = sim::from_hours(2), .says = "IT down"}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-4", "j2@a 0.5-3.5", "j3@a 1.5-4.5 waits 2"}));
}

// One after the other without a gap, 1-2 and 2-3; and one that began before the run.
TEST(Absence, DatesMayTouch) {
  ServiceChain chain = counter(1, {{0, 2}});
  chain.departments[0].dated_absences = {{.from = at(-1), .lasts = sim::from_hours(1.5), .says = ""},
                                         {.from = at(1), .lasts = sim::from_hours(1), .says = ""},
                                         {.from = at(2), .lasts = sim::from_hours(1), .says = ""}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-4.5 waits 0.5"}));
}

// Asked at 0, away 1-3, answered at 2: taken up at 3.
TEST(Absence, AnAnswerThatComesMeanwhileIsTakenUpAfterwards) {
  ServiceChain chain = counter(1, {{0, 1}});
  chain.departments.push_back(department("b", 1, constant_h(2)));
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  chain.departments[0].dated_absences = {{.from = at(1), .lasts = sim::from_hours(2), .says = ""}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-4 held 3", "a@b 0-2"}));
}

// Overtime ends with the absence: j1 works 1-2.5, waits through 2.5-4, and for opening at 5.
TEST(Absence, ByDateHoldsForThoseWhoFinishAfterClosing) {
  ServiceChain chain = counter(1, {{1, 2}});
  chain.departments[0].staff = by_hours({{0, 1}, {2, 0}, {5, 1}});
  chain.departments[0].dated_absences = {{.from = at(2.5), .lasts = sim::from_hours(1.5), .says = ""}};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 1-5.5"}));
}

// Away 2-3, back for two hours, away 5-6: j1 works 1-2, 3-4.5. j2 works 4.5-5, 6-6.5.
TEST(Absence, AtRandomRunsFromReturnToTheNext) {
  const RandomAbsence absence{.every = constant_h(2), .lasts = constant_h(1)};
  EXPECT_EQ(stays(trace(away_at(1, absence, {{1, 2.5}, {4, 1}}), 10)), (Rows{"j1@a 1-4.5", "j2@a 4-6.5 waits 0.5"}));
}

// Due at 2, in hand until 3.5, and j2 waits: idle only at 4.5. Away 4.5-5.5. j3 comes at 5.
TEST(Absence, WhenIdleWaitsUntilThereIsNothingToDo) {
  const RandomAbsence absence{.every = constant_h(2), .lasts = constant_h(1), .starts = AbsenceStart::when_idle};
  EXPECT_EQ(stays(trace(away_at(1, absence, {{1, 2.5}, {2, 1}, {5, 1}}), 10)),
            (Rows{"j1@a 1-3.5", "j2@a 2-4.5 waits 1.5", "j3@a 5-6.5 waits 0.5"}));
}

// An idle person goes at once: away 2-3.
TEST(Absence, WhenIdleTakesAnIdlePersonAtOnce) {
  const RandomAbsence absence{.every = constant_h(2), .lasts = constant_h(1), .starts = AbsenceStart::when_idle};
  EXPECT_EQ(stays(trace(away_at(1, absence, {{2.5, 1}}), 10)), (Rows{"j1@a 2.5-4 waits 0.5"}));
}

// Every four hours on duty; on duty 0-3 and from 5: due at 6, away 6-7.
TEST(Absence, OnDutyCountsHoursOnDuty) {
  const RandomAbsence absence{.every = constant_h(4), .lasts = constant_h(1), .counts = AbsenceClock::on_duty};
  ServiceChain chain = away_at(1, absence, {{5.5, 2}});
  chain.departments[0].staff = by_hours({{0, 1}, {3, 0}, {5, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 5.5-8.5"}));
}

// Every 1.5 h of work: an hour for j1, then half an hour into j2: away 3.5-4.5. 1.25 h are left: 4.5-5.75.
TEST(Absence, WorkingCountsHoursOfWork) {
  const RandomAbsence absence{.every = constant_h(1.5), .lasts = constant_h(1), .counts = AbsenceClock::working};
  EXPECT_EQ(stays(trace(away_at(1, absence, {{0, 1}, {3, 1.75}}), 20)), (Rows{"j1@a 0-1", "j2@a 3-5.75"}));
}

// The clock that counts working stands still while a person is held: held 0-2, works 2-3.5, away 3.5-4.5, works on.
TEST(Absence, HeldIsNotWorking) {
  const RandomAbsence absence{.every = constant_h(1.5), .lasts = constant_h(1), .counts = AbsenceClock::working};
  ServiceChain chain = away_at(1, absence, {{0, 2}});
  chain.departments.push_back(department("b", 1, constant_h(2)));
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  EXPECT_EQ(stays_at(trace(chain, 10), "a"), (Rows{"j1@a 0-5 held 2"}));
}

// j1's person is away 1.5-2.5. The other is idle and does not touch j1; j2, coming at 2, goes to the other.
TEST(Absence, TheJobInHandWaitsForItsOwnPerson) {
  const RandomAbsence absence{.every = constant_h(1.5), .lasts = constant_h(1), .counts = AbsenceClock::working};
  EXPECT_EQ(stays(trace(away_at(2, absence, {{0, 2.5}, {2, 1}}), 20)), (Rows{"j1@a 0-3.5", "j2@a 2-3"}));
}

// Constant times: both away 2-3, and the line waits.
TEST(Absence, EveryPersonHasAnOwnClock) {
  const RandomAbsence absence{.every = constant_h(2), .lasts = constant_h(1)};
  EXPECT_EQ(stays(trace(away_at(2, absence, {{1, 2}, {1.5, 1}, {2.5, 0.25}}), 10)),
            (Rows{"j1@a 1-4", "j2@a 1.5-3.5", "j3@a 2.5-3.75 waits 1"}));
}

// Closing at 2 with finish: the person stays for j1 until 3, is away from then (every 3 h by the clock) 3-4.
TEST(Absence, OvertimeIsInterruptedToo) {
  const RandomAbsence absence{.every = constant_h(3), .lasts = constant_h(1)};
  ServiceChain chain = away_at(1, absence, {{1, 2.5}});
  chain.departments[0].staff = by_hours({{0, 1}, {2, 0}, {5, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 1-5.5"}));
}

// Own clocks with chance: exponential, mean 2 h there, 0.5 h away, without work. On the long run 80% are there.
TEST(Absence, ALongRunIsAsOftenAwayAsItsLawsSay) {
  const RandomAbsence absence{.every = example::exponential_h(2), .lasts = example::exponential_h(0.5)};
  ServiceChain chain = away_at(1, absence, {});
  chain.segments = {example::segment("s", RenewalArrivals{constant_h(20)}, {0})};
  const Record run = trace(chain, 20 * 4000.0);
  double away = 0;
  for (const VisitEnded& visit : run.visits) away += visit.waited;
  const double n = static_cast<double>(run.visits.size());
  EXPECT_NEAR(away / n, 0.2, 4.9 * 0.4 / std::sqrt(n));  // every 20 h independent to e^-50
}

}  // namespace
}  // namespace servicechain::models
