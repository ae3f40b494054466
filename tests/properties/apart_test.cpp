#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "analysis/observe/collector.h"
#include "models/run/blueprint.h"
#include "tests/properties/facts.h"

// What has nothing to do with a department changes nothing there: strangers, the engine's short path, who watches.
namespace servicechain::properties {
namespace {

using models::Record;

RC_GTEST_PROP(Stranger, ChangesNothingForAnybodyElse, ()) {
  const Case one = *random_case({});
  expect_no_change_by_a_stranger(one, "aaa");
  expect_no_change_by_a_stranger(one, "zzz");
}

// Writes down a run that is told in ordinary visits, as if it had been told step by step.
class VisitRecorder final : public models::Observer {
 public:
  explicit VisitRecorder(Record& run) : run_{run} {}
  [[nodiscard]] bool wants_every_step() const override { return false; }
  void plain_visits(std::span<const models::PlainVisit> visits) override {
    for (const models::PlainVisit& visit : visits) add(visit);
  }
  void add(const models::PlainVisit& visit) {
    run_.visits.push_back({.lane = visit.lane,
                           .job = visit.job,
                           .ending = models::Ending::finished,
                           .waited = visit.waited,
                           .was_blocked = false,
                           .tries = 1,
                           .arrived = visit.arrived,
                           .wait_ended = visit.started,
                           .ended = visit.ended,
                           .wait = visit.started - visit.arrived,
                           .held = sim::Duration{},
                           .quality = visit.quality});
  }
  void plain_visit_unfinished(const models::PlainVisit& visit) override {
    if (visit.started == visit.ended) return;  // still in line
    run_.unfinished.push_back({visit.lane, visit.started, visit.started - visit.arrived, visit.waited});
  }
  void visit_ended(const models::VisitEnded& visit) override { run_.visits.push_back(visit); }
  void customer_arrived(models::SegmentId segment, sim::Time now) override { run_.came.push_back({segment, now}); }
  void customer_left(const models::CustomerLeft& customer) override { run_.left.push_back(customer); }

 private:
  Record& run_;
};

// The order that holds on the short path, too: within a segment, and within a lane among the served and the others.
void put_in_order(Record& run) {
  std::ranges::stable_sort(run.visits, {}, [](const models::VisitEnded& visit) {
    return std::pair{visit.lane, visit.ending != models::Ending::finished};
  });
  std::ranges::stable_sort(run.came, {}, [](const Record::Came& came) { return std::pair{came.segment, came.at}; });
  std::ranges::stable_sort(run.left, {}, &models::CustomerLeft::segment);
}

// Visit by visit and customer by customer, in the same order.
RC_GTEST_PROP(ShortPath, TellsTheSameAsTheLongOne, ()) {
  const Case one = *random_case({.rules = Rules::flowing});
  const models::ServiceChain chain = one.chain();
  RC_PRE(models::run::Blueprint(chain).flows);
  Record expected = record(chain, one);
  RC_PRE(!std::holds_alternative<models::GrewWithoutLimit>(expected.end.why));
  Record found = expected;
  for (Record* run : {&expected, &found}) {
    run->arrivals.clear();
    run->moves.clear();
    run->teams.clear();
  }
  found.visits.clear();
  found.unfinished.clear();
  found.came.clear();
  found.left.clear();
  VisitRecorder recorder{found};
  const models::RunEnd end = simulate(
      chain, {.until = models::at(one.hours), .seed = one.seed, .replication = 0, .jobs_at_most = jobs_at_most}, recorder);
  RC_ASSERT(end.at == expected.end.at);
  RC_ASSERT(end.events == expected.end.events);
  put_in_order(expected);
  put_in_order(found);
  std::erase_if(expected.unfinished, [&](const models::WaitOfUnfinished& wait) { return wait.wait_ended == end.at; });
  const std::string differs = difference(facts_of(expected), facts_of(found));
  if (!differs.empty()) RC_FAIL(differs);
}

// Counts as the collector does, and is told every step.
class Attentive final : public models::Observer {
 public:
  explicit Attentive(analysis::Collector& counts) : counts_{counts} {}
  void job_arrived(models::LaneId lane, sim::Time now) override { counts_.job_arrived(lane, now); }
  void job_moved(const models::JobMoved& move) override { counts_.job_moved(move); }
  void visit_ended(const models::VisitEnded& visit) override { counts_.visit_ended(visit); }
  void wait_of_unfinished(const models::WaitOfUnfinished& wait) override { counts_.wait_of_unfinished(wait); }
  void request_sent(const models::RequestSent& request) override { counts_.request_sent(request); }
  void request_answered(const models::RequestAnswered& answer) override { counts_.request_answered(answer); }
  void customer_arrived(models::SegmentId segment, sim::Time now) override { counts_.customer_arrived(segment, now); }
  void customer_left(const models::CustomerLeft& customer) override { counts_.customer_left(customer); }
  void team_changed(const models::TeamChanged& team) override { counts_.team_changed(team); }

 private:
  analysis::Collector& counts_;
};

struct Counted {
  std::vector<std::int64_t> counts;  // and ns
  std::vector<double> sums;
};

Counted counted(const analysis::Observed& observed) {
  Counted all;
  const auto count = [&](auto... numbers) { (all.counts.push_back(static_cast<std::int64_t>(numbers)), ...); };
  const auto sum = [&](auto... numbers) { (all.sums.push_back(numbers), ...); };
  for (const analysis::LaneTotals& lane : observed.totals.lanes) {
    count(lane.arrived, lane.not_let_in, lane.gave_up, lane.finished, lane.blocked, lane.waits, lane.waited, lane.wait,
          lane.held, lane.time, lane.in_line, lane.inside);
    sum(lane.quality);
  }
  for (const analysis::TeamTotals& team : observed.totals.teams) {
    count(team.is_counted);
    if (team.is_counted) sum(team.on_duty_h, team.working_h, team.held_h, team.overtime_h);
  }
  for (const analysis::SegmentTotals& segment : observed.totals.segments) {
    count(segment.arrived, segment.left, segment.served, segment.let_in, segment.on_time, segment.complaints,
          segment.delighted, segment.let_down, segment.inside, segment.time, segment.wait);
    sum(segment.satisfaction, segment.perceived, segment.expected, segment.quality, segment.would_return, segment.revenue);
  }
  constexpr std::array shares{0.1, 0.5, 0.9};
  for (const analysis::Sample& sample : observed.samples) {
    count(sample.count());
    if (sample.count() == 0) continue;
    for (const double quantile : sample.quantiles_h(shares)) sum(quantile);
  }
  return all;
}

// Both count the part of a run that lies in a window.
RC_GTEST_PROP(Collector, CountsTheSameWhenToldEveryStep, ()) {
  const Case one = *random_case({.rules = Rules::plain});
  const models::ServiceChain chain = one.chain();
  const std::vector<models::Lane> lanes = lanes_of(chain);
  const sim::Time until = models::at(one.hours);
  const analysis::Window window{models::at(0.2 * one.hours), models::at(0.9 * one.hours)};
  const models::RunOptions options{.until = until, .seed = one.seed, .replication = 0, .jobs_at_most = jobs_at_most};

  analysis::Collector coarse{chain, lanes, window, nullptr};
  const models::RunEnd coarse_end = simulate(chain, options, coarse);
  analysis::Collector counts{chain, lanes, window, nullptr};
  Attentive fine{counts};
  const models::RunEnd fine_end = simulate(chain, options, fine);

  RC_ASSERT(coarse_end.at == fine_end.at);
  const Counted expected = counted(counts.take(fine_end.at));
  const Counted found = counted(coarse.take(coarse_end.at));
  RC_ASSERT(found.counts == expected.counts);
  constexpr double rounding = 1e-9;  // of sums in another order
  RC_ASSERT(found.sums.size() == expected.sums.size());
  for (std::size_t i = 0; i < found.sums.size(); ++i) {
    RC_ASSERT(std::abs(found.sums[i] - expected.sums[i]) <= rounding * std::max(1.0, std::abs(expected.sums[i])));
  }
}

}  // namespace
}  // namespace servicechain::properties
