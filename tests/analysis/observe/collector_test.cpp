#include "analysis/observe/collector.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>

#include "tests/analysis/little_chain.h"

namespace servicechain::analysis {
namespace {

using models::Ending;
using models::LaneId;
using models::Place;
using models::SegmentId;

constexpr LaneId desk{0};

sim::Time at(double hours) { return sim::start_of_run + sim::from_hours(hours); }
sim::Duration lasting(double hours) { return sim::from_hours(hours); }

// Observed from hour 10 to hour 20.
class Collecting : public testing::Test {
 protected:
  Observed take(double run_ended = 20) { return collector_.take(at(run_ended)); }

  static models::VisitEnded visit(double arrived, double wait_ended, double ended, Ending ending = Ending::finished) {
    return {desk, 1, ending, wait_ended > arrived, false, 1, at(arrived), at(wait_ended), at(ended),
            lasting(wait_ended - arrived), {}, 1.0};
  }
  static models::CustomerLeft customer(double entered, double left, double points, Ending ending = Ending::finished) {
    return {SegmentId{0}, 1, ending, at(entered), at(left), lasting(0.5), 0.9, 80, 90, points, true};
  }

  models::ServiceChain chain_ = tests::little_chain();
  std::vector<models::Lane> lanes_ = models::lanes_of(chain_);
  Collector collector_{chain_, lanes_, {at(10), at(20)}, nullptr};
};

// A visit told in one record says what its steps would have: arrived 9, at work from 11, gone at 13; then 8, 9, 12 and
// 18, 19, 21, which ends after the window. Arrivals in [10, 20): 18. Waits that end there: 2 h and 1 h. Times: 4 h
// and 4 h. In line: [10, 11) and [18, 19) = 2; inside: 3 + 2 + 2 = 7; at work: 2 + 2 + 1 = 5.
TEST_F(Collecting, TakesAnOrdinaryVisitInOneRecord) {
  const auto plain = [](double arrived, double started, double ended) {
    return models::PlainVisit{desk, true, 1, at(arrived), at(started), at(ended), 1.0};
  };
  collector_.plain_visits(std::array{plain(9, 11, 13), plain(8, 9, 12), plain(18, 19, 21)});
  const Observed seen = take();
  const LaneTotals& lane = seen.totals.lanes[0];
  EXPECT_EQ(lane.arrived, 1U);
  EXPECT_EQ(lane.waits, 2U);
  EXPECT_EQ(hours(lane.wait), 3);
  EXPECT_EQ(lane.finished, 2U);
  EXPECT_EQ(hours(lane.time), 8);
  EXPECT_EQ(hours(lane.in_line), 2);
  EXPECT_EQ(hours(lane.inside), 7);
  EXPECT_DOUBLE_EQ(seen.totals.teams[0].working_h, 5);
}

// At the end of the run: one in line since 15 adds 5 h there; one at work since 18 has waited 1 h and works 2 h.
TEST_F(Collecting, TakesOrdinaryVisitsThatAreNotOver) {
  collector_.plain_visit_unfinished({desk, true, 1, at(15), at(20), at(20), 1.0});
  collector_.plain_visit_unfinished({desk, true, 2, at(17), at(18), at(20), 1.0});
  const Observed seen = take();
  const LaneTotals& lane = seen.totals.lanes[0];
  EXPECT_EQ(lane.arrived, 2U);
  EXPECT_EQ(lane.waits, 1U);
  EXPECT_EQ(lane.finished, 0U);
  EXPECT_EQ(hours(lane.in_line), 6);
  EXPECT_EQ(hours(lane.inside), 8);
  EXPECT_DOUBLE_EQ(seen.totals.teams[0].working_h, 2);
}

// At 9, 10 and 20: the window has its beginning and not its end.
TEST_F(Collecting, CountsArrivalsInTheWindowAtArrival) {
  for (double hour : {9.0, 10.0, 19.0, 20.0}) collector_.job_arrived(desk, at(hour));
  EXPECT_EQ(take().totals.lanes[0].arrived, 2U);
}

// Waits 8–9 | served to 12: the wait was over before the window, the time ends within.
TEST_F(Collecting, AWaitThatWasOverBeforeTheWindowGivesATimeOnly) {
  collector_.visit_ended(visit(8, 9, 12));
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(lane.waits, 0U);
  EXPECT_EQ(lane.finished, 1U);
  EXPECT_EQ(hours(lane.time), 4.0);
}

TEST_F(Collecting, AWaitThatEndsInTheWindowCountsWithAllOfItsLength) {
  collector_.visit_ended(visit(8, 11, 12));
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(lane.waits, 1U);
  EXPECT_EQ(lane.waited, 1U);
  EXPECT_EQ(hours(lane.wait), 3.0);
}

TEST_F(Collecting, AVisitThatEndsAfterTheWindowGivesAWaitOnly) {
  collector_.visit_ended(visit(18, 19, 21));
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(lane.waits, 1U);
  EXPECT_EQ(lane.finished, 0U);
}

TEST_F(Collecting, CountsTheWaitOfAJobThatIsNotFinished) {
  collector_.wait_of_unfinished({desk, at(9.5), lasting(1), true});
  collector_.wait_of_unfinished({desk, at(12), lasting(2), true});
  collector_.wait_of_unfinished({desk, at(13), lasting(0), false});
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(lane.waits, 2U);
  EXPECT_EQ(lane.waited, 1U);
  EXPECT_EQ(hours(lane.wait), 2.0);
  EXPECT_EQ(lane.finished, 0U);
}

// Gave up after 2 h: a wait of 2 h, no time, no quality.
TEST_F(Collecting, WhoGivesUpWaitedButDidNotFinish) {
  collector_.visit_ended(visit(11, 13, 13, Ending::gave_up));
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(lane.gave_up, 1U);
  EXPECT_EQ(lane.waits, 1U);
  EXPECT_EQ(hours(lane.wait), 2.0);
  EXPECT_EQ(lane.finished, 0U);
  EXPECT_EQ(lane.quality, 0.0);
}

TEST_F(Collecting, RefusedBalkedAndDivertedAreNotLetInAndDoNotWait) {
  for (Ending ending : {Ending::refused, Ending::balked, Ending::diverted}) {
    collector_.visit_ended(visit(12, 12, 12, ending));
  }
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(lane.not_let_in, 3U);
  EXPECT_EQ(lane.waits, 0U);
}

TEST_F(Collecting, BlockedAndHeldAreOfTheFinished) {
  models::VisitEnded blocked = visit(11, 12, 15);
  blocked.was_blocked = true;
  blocked.held = lasting(0.25);
  blocked.quality = 0.5;
  collector_.visit_ended(blocked);
  collector_.visit_ended(visit(11, 12, 13));
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(lane.blocked, 1U);
  EXPECT_EQ(lane.finished, 2U);
  EXPECT_EQ(hours(lane.held), 0.25);
  EXPECT_EQ(lane.quality, 1.5);
}

// In line 8–12 (2 h of it observed), in work 12–13; another in line 19–(end): 1 h. In line 3 h, inside 4 h.
TEST_F(Collecting, AveragesOverTimeWithinTheWindow) {
  collector_.job_moved({desk, Place::outside, Place::line, at(8)});
  collector_.job_moved({desk, Place::line, Place::work, at(12)});
  collector_.job_moved({desk, Place::work, Place::outside, at(13)});
  collector_.job_moved({desk, Place::outside, Place::line, at(19)});
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(hours(lane.in_line), 3.0);
  EXPECT_EQ(hours(lane.inside), 4.0);
}

// Parked, held and away are inside and not in line; going back to the line counts there again.
TEST_F(Collecting, CountsEveryStayInLine) {
  collector_.job_moved({desk, Place::outside, Place::work, at(10)});
  collector_.job_moved({desk, Place::work, Place::parked, at(11)});
  collector_.job_moved({desk, Place::parked, Place::line, at(13)});
  collector_.job_moved({desk, Place::line, Place::held, at(14)});
  collector_.job_moved({desk, Place::held, Place::away, at(15)});
  collector_.job_moved({desk, Place::away, Place::outside, at(16)});
  const LaneTotals lane = take().totals.lanes[0];
  EXPECT_EQ(hours(lane.in_line), 1.0);
  EXPECT_EQ(hours(lane.inside), 6.0);
}

// The run broke off at 16: in line 12–16 is 4 h of 6 h observed.
TEST_F(Collecting, ARunThatEndsEarlyClosesItsWindow) {
  collector_.job_moved({desk, Place::outside, Place::line, at(12)});
  collector_.team_changed({{0}, at(0), 2, 1, 0, 0});
  const Totals totals = take(16).totals;
  EXPECT_EQ(totals.window.length_h(), 6.0);
  EXPECT_EQ(hours(totals.lanes[0].in_line), 4.0);
  EXPECT_EQ(totals.teams[0].on_duty_h, 12.0);
}

TEST_F(Collecting, ARunThatEndsBeforeTheWindowObservedNothing) {
  collector_.job_moved({desk, Place::outside, Place::line, at(4)});
  const Totals totals = take(6).totals;
  EXPECT_EQ(totals.window.length_h(), 0.0);
  EXPECT_EQ(hours(totals.lanes[0].in_line), 0.0);
}

// 2 on duty 0–18, then 0 with 1 who finishes until 19. Working 1 from 9 to 15, held 1 from 15 to 18, overtime 18–19.
TEST_F(Collecting, AddsUpPeople) {
  collector_.team_changed({{0}, at(0), 2, 0, 0, 0});
  collector_.team_changed({{0}, at(9), 2, 1, 0, 0});
  collector_.team_changed({{0}, at(15), 2, 0, 1, 0});
  collector_.team_changed({{0}, at(18), 0, 1, 0, 1});
  collector_.team_changed({{0}, at(19), 0, 0, 0, 0});
  const TeamTotals team = take().totals.teams[0];
  EXPECT_TRUE(team.is_counted);
  EXPECT_EQ(team.on_duty_h, 16.0);
  EXPECT_EQ(team.working_h, 6.0);
  EXPECT_EQ(team.held_h, 3.0);
  EXPECT_EQ(team.overtime_h, 1.0);
}

TEST_F(Collecting, PeopleWithoutLimitAreNotCounted) { EXPECT_FALSE(take().totals.teams[1].is_counted); }

TEST_F(Collecting, CountsRequestsWhenSentAndAnswersWhenGiven) {
  collector_.request_sent({{0}, {0}, at(9)});
  collector_.request_sent({{0}, {0}, at(11)});
  collector_.request_sent({{0}, {0}, at(12)});
  collector_.request_answered({{0}, {0}, 1, false, true, at(9), at(11), 0.8, 70, 90, 95});
  collector_.request_answered({{0}, {0}, 2, true, true, at(12), at(12), 0.5, 0, 90, 95});
  collector_.request_answered({{0}, {0}, 3, false, true, at(12), at(21), 0.8, 70, 90, 95});
  const Observed observed = take();
  const LinkTotals link = observed.totals.links[0];
  EXPECT_EQ(link.requests, 2U);
  EXPECT_EQ(link.answered, 2U);
  EXPECT_EQ(link.refused, 1U);
  EXPECT_EQ(link.on_time, 1U);
  EXPECT_EQ(hours(link.time), 2.0);
  EXPECT_EQ(link.quality, 0.8);
  EXPECT_EQ(link.gap, -110.0);
  EXPECT_EQ(link.self_view, 190.0);
}

// Four leave in the window: 95 and 60 points served, 40 gave up, 20 refused; one left before.
TEST_F(Collecting, CountsCustomersWhoLeave) {
  for (double hour : {8.0, 11.0, 12.0, 13.0, 14.0, 15.0}) collector_.customer_arrived({0}, at(hour));
  collector_.customer_left(customer(8, 9, 50));
  collector_.customer_left(customer(11, 13, 95));
  collector_.customer_left(customer(12, 13, 60));
  collector_.customer_left(customer(13, 14, 40, Ending::gave_up));
  collector_.customer_left(customer(14, 14, 20, Ending::refused));
  const SegmentTotals segment = take().totals.segments[0];
  EXPECT_EQ(segment.arrived, 5U);
  EXPECT_EQ(segment.inside, 1);
  EXPECT_EQ(segment.left, 4U);
  EXPECT_EQ(segment.served, 2U);
  EXPECT_EQ(segment.let_in, 3U);
  EXPECT_EQ(hours(segment.wait), 1.5);
  EXPECT_EQ(hours(segment.time), 3.0);
  EXPECT_EQ(segment.satisfaction, 215.0);
  EXPECT_EQ(segment.complaints, 2U);   // below 50
  EXPECT_EQ(segment.delighted, 1U);    // from 90
  EXPECT_EQ(segment.let_down, 3U);     // below 70
  EXPECT_EQ(segment.on_time, 2U);
  EXPECT_EQ(segment.revenue, 10.0);
  EXPECT_DOUBLE_EQ(segment.quality, 1.8);
}

double share_that_returns(models::SegmentType type, models::Relationship relationship, double points) {
  models::ServiceChain chain = tests::little_chain();
  chain.segments[0].type = type;
  chain.segments[0].relationship = relationship;
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  Collector collector{chain, lanes, {at(0), at(20)}, nullptr};
  collector.customer_left({SegmentId{0}, 1, Ending::finished, at(1), at(2), {}, 1, points, points, points, true});
  return collector.take(at(20)).totals.segments[0].would_return;
}

// E13: odds at 75 points are .75/.25 = 3. A company's are six times as large at 100: 18/19. A person's grow by
// e^(.0205 · 25). A client's, and a public body's, are e times as large.
TEST(WouldReturn, FollowsTheOddsOfTheModel) {
  using models::Relationship;
  using models::SegmentType;
  EXPECT_NEAR(share_that_returns(SegmentType::company, Relationship::customer, 75), 0.75, 1e-12);
  EXPECT_NEAR(share_that_returns(SegmentType::company, Relationship::customer, 100), 18.0 / 19, 1e-12);
  const double person = 3 * std::exp(0.0205 * 25);
  EXPECT_NEAR(share_that_returns(SegmentType::person, Relationship::customer, 100), person / (1 + person), 1e-12);
  const double tied = 3 * std::exp(1.0);
  EXPECT_NEAR(share_that_returns(SegmentType::company, Relationship::client, 75), tied / (1 + tied), 1e-12);
  EXPECT_NEAR(share_that_returns(SegmentType::public_body, Relationship::customer, 75), tied / (1 + tied), 1e-12);
}

TEST(StopAsked, EndsTheRun) {
  const models::ServiceChain chain = tests::little_chain();
  std::atomic<bool> stop = false;
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  Collector collector{chain, lanes, {at(0), at(20)}, &stop};
  EXPECT_TRUE(collector.wants_more());
  stop = true;
  EXPECT_FALSE(collector.wants_more());
}

// 400 waits of a year pass what 64 bits of nanoseconds hold (292 years).
TEST_F(Collecting, SumsPastTheReachOfTheClock) {
  for (int i = 0; i < 400; ++i) {
    models::VisitEnded old = visit(11, 12, 13);
    old.wait = 52 * sim::one_week;
    collector_.visit_ended(old);
  }
  EXPECT_NEAR(hours(take().totals.lanes[0].wait), 400.0 * 52 * 168, 1e-3);
}

}  // namespace
}  // namespace servicechain::analysis
