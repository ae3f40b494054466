#include "analysis/observe/collector.h"

#include <algorithm>
#include <utility>

namespace servicechain::analysis {
namespace {

using models::Ending;

// What a visit brings, in money: what it is worth, and more or less as the price changes; without it, the price.
double worth_of(const models::Segment& segment) {
  if (segment.worth <= 0) return segment.price.value_or(segment.worth);
  const std::optional<double> usual = segment.baseline ? segment.baseline->price : std::nullopt;
  return segment.price && usual && *usual > 0 ? segment.worth * (*segment.price / *usual) : segment.worth;
}

}  // namespace

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
      teams_now_(chain.departments.size() + chain.pools.size()),
      bases_now_(chain.segments.size()),
      bases_(chain.segments.size()) {
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
    for (std::uint32_t n = 0; n < chain.departments[d].needs.size(); ++n) {
      const models::Need& need = chain.departments[d].needs[n];
      if (!need.price) continue;
      totals.links[link_numbers_.of({static_cast<std::uint32_t>(d)}, {n})].has_price = true;
      totals.teams[need.supplier.index].has_price = true;
    }
  }
  for (std::size_t s = 0; s < chain.segments.size(); ++s) {
    totals.segments[s].has_base = chain.segments[s].base.has_value();
    totals.segments[s].base = chain.segments[s].base.value_or(0);
    returns_.push_back(models::return_odds(chain.segments[s]));
    worth_.push_back(worth_of(chain.segments[s]));
    judged_.push_back({.points = -1});
  }
}

// What a visit adds to the time averages and to the counts of its arrival and its wait.
void Collector::count_stay(LaneTotals& totals, const models::PlainVisit& visit) {
  totals.arrived += is_inside(visit.arrived);
  if (visit.arrived >= to_ || visit.ended <= from_) return;
  totals.inside += inside_window(visit.arrived, visit.ended);
  if (visit.started > from_ && visit.arrived < to_) totals.in_line += inside_window(visit.arrived, visit.started);
  if (visit.started < to_ && visit.ended > from_) totals.plain_work += inside_window(visit.started, visit.ended);
}

// By lane, and those that nothing is cut off (nearly all) together.
void Collector::plain_visits(std::span<const models::PlainVisit> visits) {
  while (!visits.empty()) {
    const models::LaneId lane = visits.front().lane;
    const std::size_t most = std::min(visits.size(), at_once);
    std::size_t count = 0;
    while (count < most && visits[count].lane == lane && visits[count].arrived >= from_ && visits[count].ended < to_) {
      ++count;
    }
    if (count > 0) {
      count_visits_inside(visits.first(count));
    } else {
      count_visit(visits.front());
      count = 1;
    }
    visits = visits.subspan(count);
  }
}

// Of one lane, each as count_visit does.
void Collector::count_visits_inside(std::span<const models::PlainVisit> visits) {
  const std::size_t lane = visits.front().lane.index;
  LaneTotals& totals = observed_.totals.lanes[lane];
  Sample& waits = observed_.samples[places_.lane_wait(lane)];
  Sample& times = observed_.samples[places_.lane_time(lane)];
  Nanoseconds sum_of_waits = 0;
  Nanoseconds sum_of_times = 0;
  std::uint64_t waited = 0;
  double quality = totals.quality;
  std::array<sim::Duration, at_once> wait;
  std::array<sim::Duration, at_once> time;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const models::PlainVisit& visit = visits[i];
    wait[i] = visit.started - visit.arrived;
    time[i] = visit.ended - visit.arrived;
    sum_of_waits += wait[i].count();
    sum_of_times += time[i].count();
    waited += visit.waited;
    quality += visit.quality;
  }
  waits.add(std::span{wait}.first(visits.size()));
  times.add(std::span{time}.first(visits.size()));
  totals.arrived += visits.size();
  totals.finished += visits.size();
  totals.waits += visits.size();
  totals.waited += waited;
  totals.wait += sum_of_waits;
  totals.in_line += sum_of_waits;
  totals.time += sum_of_times;
  totals.inside += sum_of_times;
  totals.plain_work += sum_of_times - sum_of_waits;
  totals.works += visits.size();
  totals.work += sum_of_times - sum_of_waits;
  totals.quality = quality;
}

void Collector::count_visit(const models::PlainVisit& visit) {
  LaneTotals& totals = observed_.totals.lanes[visit.lane.index];
  count_stay(totals, visit);
  if (is_inside(visit.started)) {
    count_wait(visit.lane, visit.started - visit.arrived, visit.waited);
    ++totals.works;
    totals.work += (visit.ended - visit.started).count();
  }
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

void Collector::work_drawn(models::LaneId lane, sim::Time begins, sim::Duration length) {
  if (!is_inside(begins)) return;
  LaneTotals& totals = observed_.totals.lanes[lane.index];
  ++totals.works;
  totals.work += length.count();
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
  totals.perceived += answer.perceived;
  totals.gap += answer.perceived - answer.expected;
  totals.self_view += answer.self_view;
  if (answer.was_refused) return;
  const sim::Duration time = answer.answered - answer.asked;
  if (totals.has_price) {
    const models::Department& asker = chain_[answer.asker];
    const models::Need& need = asker.needs[answer.need.index];
    const double price = models::transfer_price(need, asker.parameters);
    totals.paid += price;
    observed_.totals.teams[need.supplier.index].earned += price;
  }
  totals.on_time += answer.on_time;
  totals.time += time.count();
  totals.quality += answer.quality;
  observed_.samples[places_.link_time(link)].add(time);
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
  const bool is_news = state.on_duty != team.on_duty || state.working != team.working || state.held != team.held ||
                       state.overtime != team.overtime;
  if (!is_news) return;  // an interval cut in two would sum to other last digits
  count_team_until(place, team.now);
  state = {team.now, team.on_duty, team.working, team.held, team.overtime};
}

void Collector::count_levels_until(std::size_t department, sim::Time now) {
  if (!levels_now_[department]) return;
  const models::LevelsChanged& levels = *levels_now_[department];
  const double seen_h = sim::hours(std::min(now, to_) - std::max(levels.now, from_));
  if (seen_h > 0) observed_.totals.teams[department].levels.add(levels, seen_h);
}

void Collector::levels_changed(const models::LevelsChanged& levels) {
  if (levels_now_.empty()) levels_now_.resize(chain_.departments.size());
  count_levels_until(levels.department.index, levels.now);
  levels_now_[levels.department.index] = levels;
}

void Collector::count_base_until(std::size_t segment, sim::Time now) {
  if (!bases_now_[segment]) return;
  const double seen_h = sim::hours(std::min(now, to_) - std::max(bases_now_[segment]->now, from_));
  if (seen_h <= 0) return;
  bases_[segment].add(bases_now_[segment]->customers, seen_h);
  SegmentTotals& totals = observed_.totals.segments[segment];
  totals.has_base = true;
  totals.base = bases_[segment].level_h / bases_[segment].seen_h;
}

void Collector::customers_changed(const models::CustomersChanged& customers) {
  count_base_until(customers.segment.index, customers.now);
  bases_now_[customers.segment.index] = customers;
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
  for (std::size_t d = 0; d < levels_now_.size(); ++d) count_levels_until(d, run_ended);
  for (std::size_t s = 0; s < bases_now_.size(); ++s) count_base_until(s, run_ended);
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    totals.teams[lanes_[lane].department.index].working_h += hours(totals.lanes[lane].plain_work);
  }
  totals.window.to = std::min(totals.window.to, run_ended);
  return std::move(observed_);
}

}  // namespace servicechain::analysis
