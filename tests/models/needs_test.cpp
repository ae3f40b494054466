#include <gtest/gtest.h>

#include "models/kinds.h"
#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// What a department asks of another, and how it waits for the answer.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

// Kinds of jobs whose customers ask: j1 alone, the others never.
PerJob only_j1() { return {.times = {.otherwise = 0, .named = {{KindId{0}, 1.0}}}}; }

// a asks b, where a request takes `answer_h`.
ServiceChain a_asks_b(Need to_b, double answer_h, const std::vector<Visitor>& visitors, double people_at_a = 1) {
  ServiceChain chain = counter(people_at_a, visitors);
  chain.departments.push_back(department("b", 1, constant_h(answer_h)));
  chain.departments[0].needs = {std::move(to_b)};
  return chain;
}

// Asked at 0, answered at 2, worked on until 3. j2 is taken only then.
TEST(Needs, YesKeepsThePersonsHandsFull) {
  Need to_b = need({1}, Waiting::yes);
  to_b.how_often = only_j1();
  const Record run = trace(a_asks_b(to_b, 2, {{0, 1}, {0.5, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-3 held 2", "j2@a 0.5-4 waits 2.5", "a@b 0-2"}));
  EXPECT_EQ(answers(run), (Rows{"a>b 0-2"}));
  EXPECT_EQ(places(run, "a"), (Rows{"0 j1 outside>held", "0.5 j2 outside>line", "2 j1 held>work", "3 j1 work>outside",
                                    "3 j2 line>work", "4 j2 work>outside"}));
  EXPECT_EQ(people(run, "a"), (Rows{"0 duty 1 working 0 held 1 over 0", "2 duty 1 working 1 held 0 over 0",
                                    "4 duty 1 working 0 held 0 over 0"}));
}

// Each parks as soon as it has asked, so that j2 finds a person. b: 0-2, 2-4; a works 2-3 and 4-5.
TEST(Needs, ParkFreesThePerson) {
  EXPECT_EQ(stays(trace(a_asks_b(need({1}, Waiting::park), 2, {{0, 1}, {0.5, 1}}), 10)),
            (Rows{"j1@a 0-3", "j2@a 0.5-5", "a@b 0-2", "a@b 0.5-4 waits 1.5"}));
}

// The answer for j1 comes at 2, when j2 is at work until 3.5 and j3 waits: j1 goes before j3.
TEST(Needs, AParkedJobGoesToTheHeadOfTheLine) {
  Need to_b = need({1}, Waiting::park);
  to_b.how_often = only_j1();
  EXPECT_EQ(stays_at(trace(a_asks_b(to_b, 2, {{0, 1}, {0.5, 3}, {1, 1}}), 10), "a"),
            (Rows{"j1@a 0-4.5 waits 1.5", "j2@a 0.5-3.5", "j3@a 1-5.5 waits 3.5"}));
}

TEST(Needs, NoIsAskedForAndNotWaitedFor) {
  const Record run = trace(a_asks_b(need({1}, Waiting::no), 2, {{0, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-1", "a@b 0-2"}));
  EXPECT_EQ(answers(run), (Rows{"a>b 0-2"}));
}

// Gives up at 1.5, works until 2.5; the request is worked on until 4, and its answer counts for the link.
TEST(Needs, AtMostGivesUpAndWorksWithout) {
  Need to_b = need({1}, Waiting::at_most);
  to_b.waits_at_most = sim::from_hours(1.5);
  to_b.promise = sim::from_hours(3);
  const Record run = trace(a_asks_b(to_b, 4, {{0, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2.5 held 1.5", "a@b 0-4"}));
  EXPECT_EQ(answers(run), (Rows{"a>b 0-4 late"}));
}

TEST(Needs, AtMostIsLikeYesWhenTheAnswerComesInTime) {
  Need to_b = need({1}, Waiting::at_most);
  to_b.waits_at_most = sim::from_hours(2.5);
  EXPECT_EQ(stays(trace(a_asks_b(to_b, 2, {{0, 1}}), 10)), (Rows{"j1@a 0-3 held 2", "a@b 0-2"}));
}

// On the clock: b is closed until 5, and a gives up at 1.
TEST(Needs, AtMostCountsClosedHours) {
  Need to_b = need({1}, Waiting::at_most);
  to_b.waits_at_most = sim::from_hours(1);
  ServiceChain chain = a_asks_b(to_b, 1, {{0, 1}});
  chain.departments[1].staff = by_hours({{0, 0}, {5, 1}});
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-2 held 1", "a@b 0-6 waits 5"}));
}

// Works 0-1, then asks and is held 1-3.
TEST(Needs, AfterAsksWhenTheOwnWorkIsDone) {
  Need to_b = need({1}, Waiting::yes);
  to_b.when = When::after;
  const Record run = trace(a_asks_b(to_b, 2, {{0, 1}, {0.5, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-3 held 2", "j2@a 0.5-6 waits 2.5 held 2", "a@b 1-3", "a@b 4-6"}));
}

// j1 is answered at 4, while a's only person is at work until 6: it leaves at once.
TEST(Needs, AParkedJobWhoseWorkIsDoneNeedsNoPersonAgain) {
  Need to_b = need({1}, Waiting::park);
  to_b.when = When::after;
  to_b.how_often = only_j1();
  EXPECT_EQ(stays(trace(a_asks_b(to_b, 3, {{0, 1}, {0.5, 5}}), 10)),
            (Rows{"j1@a 0-4", "j2@a 0.5-6 waits 0.5", "a@b 1-4"}));
}

TEST(Needs, TwoPerJobAreTwoRequests) {
  Need to_b = need({1}, Waiting::yes);
  to_b.how_often = PerJob{.times = {.otherwise = 2, .named = {}}};
  EXPECT_EQ(stays(trace(a_asks_b(to_b, 2, {{0, 1}}), 10)), (Rows{"j1@a 0-5 held 4", "a@b 0-2", "a@b 0-4 waits 2"}));
}

// 1.5 per job: one always, a second with chance 50%. Of 2000 jobs 3000 requests, sd √(2000 / 4) = 22.4, × 4.9 = 110.
TEST(Needs, OneAndAHalfPerJobIsOneOrTwo) {
  Need to_b = need({1}, Waiting::no);
  to_b.how_often = PerJob{.times = {.otherwise = 1.5, .named = {}}};
  ServiceChain chain = a_asks_b(to_b, 0.1, {});
  std::vector<double> hourly;
  for (int h = 0; h < 2000; ++h) hourly.push_back(h);
  chain.segments = {example::segment("s", example::at_h(hourly), {0})};
  const Record run = trace(chain, 3000);
  EXPECT_NEAR(static_cast<double>(run.sent.size()), 3000, 110);
  for (std::size_t i = 2; i < run.sent.size(); ++i) EXPECT_NE(run.sent[i].at, run.sent[i - 2].at);
}

TEST(Needs, CanDifferByKind) {
  Need to_b = need({1}, Waiting::yes);
  to_b.how_often = only_j1();
  const Record run = trace(a_asks_b(to_b, 2, {{5, 1}, {0, 1}}), 10);
  EXPECT_EQ(stays(run), (Rows{"j2@a 0-1", "j1@a 5-8 held 2", "a@b 5-7"}));
}

// a asks b, b asks c: each holds its person for the next.
TEST(Needs, ASupplierMayAskInItsTurn) {
  ServiceChain chain = a_asks_b(need({1}, Waiting::yes), 1, {{0, 1}});
  chain.departments.push_back(department("c", 1, constant_h(2)));
  chain.departments[1].needs = {need({2}, Waiting::yes)};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-4 held 3", "a@b 0-3 held 2", "b@c 0-2"}));
}

// Each asks the other for its customers only. j1 is held until 2 by b's work; j2 asks a at 5.
TEST(Needs, TwoDepartmentsMayServeEachOther) {
  Need to_b = need({1}, Waiting::yes);
  to_b.how_often = only_j1();
  ServiceChain chain = a_asks_b(to_b, 2, {{0, 1}, {5, 1}});
  chain.segments[1].enters = {{{1}, 1.0}};
  chain.departments[1].needs = {need({0}, Waiting::yes)};
  chain.departments[1].needs[0].how_often = PerJob{.times = {.otherwise = 0, .named = {{KindId{1}, 1.0}}}};
  EXPECT_EQ(stays(trace(chain, 20)), (Rows{"j1@a 0-3 held 2", "b@a 5-6", "a@b 0-2", "j2@b 5-8 held 1"}));
}

// b hands a's requests on to c, its customers out: c answers a; b's own customer j2 never sees c.
TEST(Needs, AForwardedRequestIsAnsweredByTheLastDepartment) {
  ServiceChain chain = a_asks_b(need({1}, Waiting::yes), 1, {{0, 1}, {5, 1}});
  chain.segments[1].enters = {{{1}, 1.0}};
  chain.departments.push_back(department("c", 1, constant_h(2)));
  chain.departments[1].passes_to.named = {{kind_of(chain, DepartmentId{0}), {.shares = {{{2}, 1.0}}, .leaves = 0}}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-4 held 3", "a@b 0-1", "j2@b 5-6", "a@c 1-3"}));
  EXPECT_EQ(answers(run), (Rows{"a>b 0-3"}));
  EXPECT_EQ(departures(run), (Rows{"j1 0-4", "j2 5-6"}));
}

// j1 and j2 keep b busy; of the requests of j3 (priority 0) and j4 (priority 5), both waiting at b, j4's is first.
TEST(Needs, ARequestHasThePriorityOfItsJob) {
  Need to_b = need({1}, Waiting::yes);
  ServiceChain chain = a_asks_b(to_b, 2, {{0, 1, 0}, {0.5, 1, 0}, {1, 1, 5}}, 3);
  chain.departments[1].order = Order::priority;
  EXPECT_EQ(stays_at(trace(chain, 20), "b"), (Rows{"a@b 0-2", "a@b 0.5-6 waits 3.5", "a@b 1-4 waits 1"}));
  chain.departments[0].needs[0].priority = 3;  // the need's own: all equal, first come first served
  EXPECT_EQ(stays_at(trace(chain, 20), "b"), (Rows{"a@b 0-2", "a@b 0.5-4 waits 1.5", "a@b 1-6 waits 3"}));
}

// a's requests to b have priority 2; j3 enters b itself with 1, j4 with 5. Each takes b two hours: j4 2-4, a 4-6, j3
// 6-8.
TEST(Needs, AnOwnPriorityIsComparedWithTheCustomers) {
  ServiceChain chain = a_asks_b(need({1}, Waiting::yes), 2, {{0.5, 1, 0}, {0, 2, 0}, {0.25, 1, 1}, {0.75, 1, 5}});
  for (std::size_t s = 1; s < 4; ++s) chain.segments[s].enters = {{{1}, 1.0}};
  chain.departments[1].order = Order::priority;
  chain.departments[0].needs[0].priority = 2;
  EXPECT_EQ(stays_at(trace(chain, 20), "b"),
            (Rows{"j2@b 0-2", "j3@b 0.25-8 waits 5.75", "a@b 0.5-6 waits 3.5", "j4@b 0.75-4 waits 1.25"}));
}

// Twelve a week, Poisson over a's open hours (0-84 h of 168), tied to no job: no customer ever comes. In 100 weeks
// 1200, sd 34.6, × 4.9 = 170.
TEST(Needs, ARatePerWeekIsAskedInOpenHoursOnly) {
  Need to_b = need({1}, Waiting::no);
  to_b.how_often = PerWeek{12};
  ServiceChain chain = a_asks_b(to_b, 0.5, {});
  chain.departments[0].open = by_hours({{0, 1}, {84, 0}});
  chain.departments[0].staff = by_hours({{0, 1}, {84, 0}});
  const Record run = trace(chain, 100 * 168);
  EXPECT_NEAR(static_cast<double>(run.sent.size()), 1200, 170);
  EXPECT_EQ(run.answers.size(), run.sent.size());
  for (const RequestSent& sent : run.sent)
    EXPECT_LT((sent.at - sim::start_of_run) % sim::one_week, sim::from_hours(84));
}

}  // namespace
}  // namespace servicechain::models
