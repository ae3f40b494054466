#include "analysis/collector.h"

#include <algorithm>
#include <utility>

#include "sim/elementary.h"

namespace servicechain::analysis {
namespace {

using models::Ending;

constexpr double delighted_from = 90;  // points: recommends it to others
constexpr double let_down_below = 70;  // points: advises against it

// Was let in: did not turn round at the door, whoever closed it.
constexpr bool was_let_in(Ending ending) {
  return ending == Ending::finished || ending == Ending::gave_up || ending == Ending::sent_back;
}

// Of a share kept a hair away from 0 and 1.
double logit(double share) {
  const double inside = std::clamp(share, 1e-12, 1 - 1e-12);
  return sim::log(inside / (1 - inside));
}

}  // namespace

// Companies and public bodies: satisfaction of 100 instead of 75 points makes the odds of staying six times as large
// (Jones & Sasser 1995); persons: the Sears study. Public bodies hold on as clients do.
Collector::Return Collector::return_of(const models::Segment& segment) {
  const models::Parameters& constants = segment.parameters;
  const bool is_person = segment.type == models::SegmentType::person;
  const bool is_tied = segment.relationship == models::Relationship::client ||
                       segment.type == models::SegmentType::public_body;
  const double per_point = constants.satisfaction_holds_customers.value_or(is_person ? 0.0205 : sim::log(6.0) / 25);
  const double ties = (is_tied ? constants.client_tie : 0) + constants.loyalty_programme;
  return {logit(constants.stays) - per_point * constants.stays_at + ties, per_point};
}

Collector::Collector(const models::ServiceChain& chain, std::span<const models::Lane> lanes, Window window,
                     const std::atomic<bool>* stop_asked)
    : chain_{chain},
      lanes_{lanes},
      stop_asked_{stop_asked},
      from_{window.from},
      to_{window.to},
      link_numbers_{chain},
      places_{lanes.size(), link_numbers_.count(), chain.segments.size()},
      crowds_(lanes.size()),
      teams_now_(chain.departments.size() + chain.pools.size()) {
  observed_.samples.resize(places_.count());
  Totals& totals = observed_.totals;
  totals.window = window;
  totals.lanes.resize(lanes.size());
  totals.teams.resize(teams_now_.size());
  totals.links.resize(link_numbers_.count());
  totals.segments.resize(chain.segments.size());
  for (std::size_t d = 0; d < chain.departments.size(); ++d) {
    totals.teams[d].cost_per_h = chain.departments[d].cost_per_h;
    totals.teams[d].has_cost = true;
  }
  for (std::size_t s = 0; s < chain.segments.size(); ++s) {
    totals.segments[s].has_base = chain.segments[s].base.has_value();
    totals.segments[s].base = chain.segments[s].base.value_or(0);
    returns_.push_back(return_of(chain.segments[s]));
    judged_.push_back({.points = -1});
  }
}

// What a visit adds to the time averages and to the counts of its arrival and its wait.
void Collector::count_stay(LaneTotals& totals, const models::PlainVisit& visit) {
  if (visit.arrived >= from_ && visit.ended < to_) {  // nearly always: nothing to cut
    ++totals.arrived;
    totals.inside += (visit.ended - visit.arrived).count();
    totals.in_line += (visit.started - visit.arrived).count();
    totals.plain_work += (visit.ended - visit.started).count();
    return;
  }
  totals.arrived += is_inside(visit.arrived);
  if (visit.arrived >= to_ || visit.ended <= from_) return;
  totals.inside += inside_window(visit.arrived, visit.ended);
  if (visit.started > from_ && visit.arrived < to_) totals.in_line += inside_window(visit.arrived, visit.started);
  if (visit.started < to_ && visit.ended > from_) totals.plain_work += inside_window(visit.started, visit.ended);
}

void Collector::plain_visit(const models::PlainVisit& visit) {
  LaneTotals& totals = observed_.totals.lanes[visit.lane.index];
  count_stay(totals, visit);
  if (is_inside(visit.started)) count_wait(visit.lane, visit.started - visit.arrived, visit.waited);
  if (!is_inside(visit.ended)) return;
  const sim::Duration time = visit.ended - visit.arrived;
  ++totals.finished;
  totals.time += time.count();
  totals.quality += visit.quality;
  observed_.samples[places_.lane_time(visit.lane.index)].add(time);
}

void Collector::plain_visit_unfinished(const models::PlainVisit& visit) {
  count_stay(observed_.totals.lanes[visit.lane.index], visit);
  const bool is_at_work = visit.started < visit.ended;
  if (is_at_work && is_inside(visit.started)) count_wait(visit.lane, visit.started - visit.arrived, visit.waited);
}

void Collector::job_arrived(models::LaneId lane, sim::Time now) {
  observed_.totals.lanes[lane.index].arrived += is_inside(now);
}

void Collector::job_moved(const models::JobMoved& move) {
  const int line = (move.to == models::Place::line) - (move.from == models::Place::line);
  const int inside = (move.to != models::Place::outside) - (move.from != models::Place::outside);
  const std::int64_t rest = rest_of_window(move.at);
  LaneTotals& totals = observed_.totals.lanes[move.lane.index];
  totals.in_line += line * rest;
  totals.inside += inside * rest;
  Crowd& crowd = crowds_[move.lane.index];
  crowd.in_line += line;
  crowd.inside += inside;
}

void Collector::count_wait(models::LaneId lane, sim::Duration wait, bool waited) {
  LaneTotals& totals = observed_.totals.lanes[lane.index];
  ++totals.waits;
  totals.waited += waited;
  totals.wait += wait.count();
  observed_.samples[places_.lane_wait(lane.index)].add(wait);
}

void Collector::visit_ended(const models::VisitEnded& visit) {
  const bool let_in = was_let_in(visit.ending);
  if (let_in && is_inside(visit.wait_ended)) count_wait(visit.lane, visit.wait, visit.waited);
  if (!is_inside(visit.ended)) return;
  LaneTotals& totals = observed_.totals.lanes[visit.lane.index];
  totals.not_let_in += !let_in;
  totals.gave_up += visit.ending == Ending::gave_up;
  if (visit.ending != Ending::finished) return;
  const sim::Duration time = visit.ended - visit.arrived;
  ++totals.finished;
  totals.blocked += visit.was_blocked;
  totals.held += visit.held.count();
  totals.time += time.count();
  totals.quality += visit.quality;
  observed_.samples[places_.lane_time(visit.lane.index)].add(time);
}

void Collector::wait_of_unfinished(const models::WaitOfUnfinished& wait) {
  if (is_inside(wait.wait_ended)) count_wait(wait.lane, wait.wait, wait.waited);
}

void Collector::request_sent(const models::RequestSent& request) {
  observed_.totals.links[link_numbers_.of(request.asker, request.need)].requests += is_inside(request.at);
}

void Collector::request_answered(const models::RequestAnswered& answer) {
  if (!is_inside(answer.answered)) return;
  const std::uint32_t link = link_numbers_.of(answer.asker, answer.need);
  LinkTotals& totals = observed_.totals.links[link];
  ++totals.answered;
  totals.refused += answer.was_refused;
  totals.gap += answer.perceived - answer.expected;
  totals.self_view += answer.self_view;
  if (answer.was_refused) return;
  const sim::Duration time = answer.answered - answer.asked;
  totals.on_time += answer.on_time;
  totals.time += time.count();
  totals.quality += answer.quality;
  observed_.samples[places_.link_time(link)].add(time);
}

void Collector::customer_arrived(models::SegmentId segment, sim::Time now) {
  SegmentTotals& totals = observed_.totals.segments[segment.index];
  totals.arrived += is_inside(now);
  totals.inside += now < to_;
}

const Collector::Judged& Collector::judgement_of(models::SegmentId segment, double points) {
  Judged& last = judged_[segment.index];
  if (points != last.points) {
    const Return& back = returns_[segment.index];
    last = {.points = points,
            .would_return = 1 / (1 + sim::exp(-(back.at_zero + back.per_point * points))),
            .complains = points < chain_[segment].parameters.complains_below,
            .is_delighted = points >= delighted_from,
            .is_let_down = points < let_down_below};
  }
  return last;
}

void Collector::customer_left(const models::CustomerLeft& customer) {
  SegmentTotals& totals = observed_.totals.segments[customer.segment.index];
  totals.inside -= customer.left < to_;
  if (!is_inside(customer.left)) return;
  const models::Segment& segment = chain_[customer.segment];
  const Judged& judged = judgement_of(customer.segment, customer.satisfaction);
  ++totals.left;
  totals.satisfaction += judged.points;
  totals.perceived += customer.perceived;
  totals.expected += customer.expected;
  totals.complaints += judged.complains;
  totals.delighted += judged.is_delighted;
  totals.let_down += judged.is_let_down;
  totals.would_return += judged.would_return;
  if (was_let_in(customer.ending)) {
    ++totals.let_in;
    totals.wait += customer.wait.count();
    observed_.samples[places_.segment_wait(customer.segment.index)].add(customer.wait);
  }
  if (customer.ending != Ending::finished) return;
  const sim::Duration time = customer.left - customer.entered;
  ++totals.served;
  totals.on_time += customer.on_time;
  totals.time += time.count();
  totals.quality += customer.quality;
  totals.revenue += segment.worth;
  observed_.samples[places_.segment_time(customer.segment.index)].add(time);
}

void Collector::count_team_until(std::size_t team, sim::Time now) {
  TeamNow& state = teams_now_[team];
  TeamTotals& totals = observed_.totals.teams[team];
  const sim::Time begin = std::max(state.since, from_);
  const sim::Time end = std::min(now, to_);
  if (end <= begin) return;
  const double length_h = sim::hours(end - begin);
  totals.on_duty_h += state.on_duty * length_h;
  totals.working_h += state.working * length_h;
  totals.held_h += state.held * length_h;
  totals.overtime_h += state.overtime * length_h;
}

void Collector::team_changed(const models::TeamChanged& team) {
  const std::size_t place = team.team.index;
  TeamNow& state = teams_now_[place];
  observed_.totals.teams[place].is_counted = true;
  const bool is_news = state.on_duty != team.on_duty || state.working != team.working ||
                       state.held != team.held || state.overtime != team.overtime;
  if (!is_news) return;  // an interval cut in two would sum to other last digits
  count_team_until(place, team.now);
  state = {team.now, team.on_duty, team.working, team.held, team.overtime};
}

bool Collector::wants_more() { return stop_asked_ == nullptr || !stop_asked_->load(std::memory_order_relaxed); }

Observed Collector::take(sim::Time run_ended) {
  Totals& totals = observed_.totals;
  const std::int64_t unseen = rest_of_window(run_ended);
  for (std::size_t lane = 0; lane < crowds_.size(); ++lane) {
    totals.lanes[lane].in_line -= Nanoseconds{crowds_[lane].in_line} * unseen;
    totals.lanes[lane].inside -= Nanoseconds{crowds_[lane].inside} * unseen;
  }
  for (std::size_t team = 0; team < teams_now_.size(); ++team) count_team_until(team, run_ended);
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    totals.teams[lanes_[lane].department.index].working_h += hours(totals.lanes[lane].plain_work);
  }
  totals.window.to = std::min(totals.window.to, run_ended);
  return std::move(observed_);
}

}  // namespace servicechain::analysis
