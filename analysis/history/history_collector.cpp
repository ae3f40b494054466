#include "analysis/history/history_collector.h"

#include <algorithm>
#include <utility>

namespace servicechain::analysis {
namespace {

using models::Ending;

constexpr sim::Duration one_hour = std::chrono::hours{1};

}  // namespace

HistoryCollector::HistoryCollector(const models::ServiceChain& chain, std::span<const models::Lane> lanes,
                                   const HistoryGrid& grid, Collector& collector)
    : chain_{chain},
      lanes_{lanes},
      grid_{grid},
      collector_{collector},
      teams_now_(chain.departments.size() + chain.pools.size()),
      levels_now_(chain.departments.size()),
      history_{empty_history(
          {chain.segments.size(), chain.departments.size(), grid.keeps_staff ? teams_now_.size() : 0, grid.periods})} {}

DepartmentPeriod* HistoryCollector::place_of(models::LaneId lane, sim::Time now) {
  const std::optional<std::size_t> period = grid_.period_of(now);
  return period ? &history_.departments[lanes_[lane.index].department.index][*period] : nullptr;
}

SegmentPeriod* HistoryCollector::place_of(models::SegmentId segment, sim::Time now) {
  const std::optional<std::size_t> period = grid_.period_of(now);
  return period ? &history_.segments[segment.index][*period] : nullptr;
}

void HistoryCollector::count_wait(models::LaneId lane, sim::Time ended, sim::Duration wait) {
  if (DepartmentPeriod* place = place_of(lane, ended)) {
    ++place->waits;
    place->wait += wait.count();
  }
}

void HistoryCollector::count_finished(models::LaneId lane, sim::Time ended, double quality) {
  if (DepartmentPeriod* place = place_of(lane, ended)) {
    ++place->finished;
    place->quality += quality;
  }
  if (!is_customers(lane) && is_observed(ended)) trouble_of(lane).wrong += 1 - quality;
}

void HistoryCollector::count_trouble(const models::VisitEnded& visit) {
  DepartmentTrouble& trouble = trouble_of(visit.lane);
  const bool was_refused = visit.ending == Ending::refused || visit.ending == Ending::balked;
  (is_customers(visit.lane) ? trouble.customers_refused : trouble.refused) += was_refused;
  (is_customers(visit.lane) ? trouble.customers_gave_up : trouble.gave_up) += visit.ending == Ending::gave_up;
  trouble.sent_back += visit.ending == Ending::sent_back;
}

void HistoryCollector::plain_visits(std::span<const models::PlainVisit> visits) {
  for (const models::PlainVisit& visit : visits) {
    if (DepartmentPeriod* place = place_of(visit.lane, visit.arrived)) ++place->arrived;
    count_wait(visit.lane, visit.started, visit.started - visit.arrived);
    count_finished(visit.lane, visit.ended, visit.quality);
    count_staff(lanes_[visit.lane.index].department.index, {visit.started, 0, 1, 0}, visit.ended);
  }
  collector_.plain_visits(visits);
}

void HistoryCollector::plain_visit_unfinished(const models::PlainVisit& visit) {
  if (DepartmentPeriod* place = place_of(visit.lane, visit.arrived)) ++place->arrived;
  if (visit.started < visit.ended) {
    count_wait(visit.lane, visit.started, visit.started - visit.arrived);
    count_staff(lanes_[visit.lane.index].department.index, {visit.started, 0, 1, 0}, visit.ended);
  }
  collector_.plain_visit_unfinished(visit);
}

void HistoryCollector::job_arrived(models::LaneId lane, sim::Time now) {
  if (DepartmentPeriod* place = place_of(lane, now)) ++place->arrived;
  collector_.job_arrived(lane, now);
}

void HistoryCollector::work_drawn(models::LaneId lane, sim::Time begins, sim::Duration length) {
  collector_.work_drawn(lane, begins, length);
}

void HistoryCollector::job_moved(const models::JobMoved& move) { collector_.job_moved(move); }

void HistoryCollector::visit_ended(const models::VisitEnded& visit) {
  const bool let_in = was_let_in(visit.ending);
  if (let_in) count_wait(visit.lane, visit.wait_ended, visit.wait);
  if (DepartmentPeriod* place = place_of(visit.lane, visit.ended)) {
    place->not_let_in += !let_in;
    place->gave_up += visit.ending == Ending::gave_up;
  }
  if (visit.ending == Ending::finished) {
    count_finished(visit.lane, visit.ended, visit.quality);
  } else if (is_observed(visit.ended)) {
    count_trouble(visit);
  }
  collector_.visit_ended(visit);
}

void HistoryCollector::wait_of_unfinished(const models::WaitOfUnfinished& wait) {
  count_wait(wait.lane, wait.wait_ended, wait.wait);
  collector_.wait_of_unfinished(wait);
}

void HistoryCollector::request_sent(const models::RequestSent& request) { collector_.request_sent(request); }

void HistoryCollector::request_answered(const models::RequestAnswered& answer) {
  const models::DepartmentId supplier = chain_[answer.asker].needs[answer.need.index].supplier;
  const std::optional<std::size_t> period = grid_.period_of(answer.answered);
  const bool was_late = !answer.was_refused && !answer.on_time;
  history_.department_troubles[supplier.index].late += was_late && is_observed(answer.answered);
  if (period && !answer.was_refused) {
    DepartmentPeriod& place = history_.departments[supplier.index][*period];
    ++place.answered;
    place.late += was_late;
  }
  collector_.request_answered(answer);
}

void HistoryCollector::customer_arrived(models::SegmentId segment, sim::Time now) {
  if (SegmentPeriod* place = place_of(segment, now)) ++place->arrived;
  collector_.customer_arrived(segment, now);
}

void HistoryCollector::customers_arrived(models::SegmentId segment, std::span<const sim::Time> at) {
  for (const sim::Time time : at) {
    if (SegmentPeriod* place = place_of(segment, time)) ++place->arrived;
  }
  collector_.customers_arrived(segment, at);
}

void HistoryCollector::count(const models::CustomerLeft& customer) {
  if (customer.ending == Ending::finished && is_observed(customer.left)) {
    SegmentTrouble& trouble = history_.segment_troubles[customer.segment.index];
    trouble.late += !customer.on_time;
    trouble.wrong += 1 - customer.quality;
  }
  SegmentPeriod* place = place_of(customer.segment, customer.left);
  if (place == nullptr) return;
  ++place->left;
  place->satisfaction += customer.satisfaction;
  place->complaints += customer.satisfaction < chain_[customer.segment].parameters.complains_below;
  if (was_let_in(customer.ending)) {
    ++place->let_in;
    place->wait += customer.wait.count();
  }
  if (customer.ending != Ending::finished) return;
  ++place->served;
  place->on_time += customer.on_time;
  place->quality += customer.quality;
}

void HistoryCollector::customer_judged(models::SegmentId segment, sim::Time left, const models::Scores& scores) {
  collector_.customer_judged(segment, left, scores);
}

void HistoryCollector::customer_left(const models::CustomerLeft& customer) {
  count(customer);
  collector_.customer_left(customer);
}

void HistoryCollector::customers_left(std::span<const models::CustomerLeft> customers) {
  for (const models::CustomerLeft& customer : customers) count(customer);
  collector_.customers_left(customers);
}

// Hour by hour of the calendar, since then: each lies in one hour of the week, and in one period or none.
void HistoryCollector::count_staff(std::size_t team, const TeamNow& people, sim::Time until) {
  const sim::Time end = std::min(until, grid_.window.to);
  for (sim::Time time = std::max(people.since, grid_.window.from); time < end;) {
    const sim::Duration into_hour = (time - sim::start_of_run + grid_.week_offset) % one_hour;
    const sim::Time next = std::min(end, time + (one_hour - into_hour));
    const double length_h = sim::hours(next - time);
    const auto add = [&](auto& place) {
      place.on_duty_h += people.on_duty * length_h;
      place.working_h += people.working * length_h;
      place.held_h += people.held * length_h;
    };
    if (grid_.keeps_staff) add(history_.staff[team][grid_.hour_of_week(time)]);
    const std::optional<std::size_t> period = grid_.period_of(time);
    if (period && team < history_.departments.size()) add(history_.departments[team][*period]);
    time = next;
  }
}

void HistoryCollector::team_changed(const models::TeamChanged& team) {
  TeamNow& people = teams_now_[team.team.index];
  count_staff(team.team.index, people, team.now);
  people = {team.now, team.on_duty + team.overtime, team.working, team.held};
  collector_.team_changed(team);
}

void HistoryCollector::count_levels_until(std::size_t department, sim::Time now) {
  if (!levels_now_[department]) return;
  const models::LevelsChanged& levels = *levels_now_[department];
  for (sim::Time time = std::max(levels.now, grid_.from); time < now;) {
    const std::optional<std::size_t> period = grid_.period_of(time);
    if (!period) return;
    const sim::Time next = std::min(now, grid_.from + grid_.period * static_cast<std::int64_t>(*period + 1));
    history_.departments[department][*period].levels.add(levels, sim::hours(next - time));
    time = next;
  }
}

void HistoryCollector::levels_changed(const models::LevelsChanged& levels) {
  count_levels_until(levels.department.index, levels.now);
  levels_now_[levels.department.index] = levels;
  collector_.levels_changed(levels);
}

void HistoryCollector::customers_changed(const models::CustomersChanged& customers) {
  collector_.customers_changed(customers);
}

History HistoryCollector::take(sim::Time run_ended) {
  for (std::size_t team = 0; team < teams_now_.size(); ++team) count_staff(team, teams_now_[team], run_ended);
  for (std::size_t d = 0; d < levels_now_.size(); ++d) count_levels_until(d, run_ended);
  return std::move(history_);
}

}  // namespace servicechain::analysis
