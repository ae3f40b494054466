#include <algorithm>
#include <array>
#include <cmath>

#include "models/quality.h"
#include "models/run/flow_run.h"
#include "models/run/run_limits.h"

// What happens in one department during a stretch. A calendar of its own keeps what is due: the ends of work in hand,
// patience, changes of people.
namespace servicechain::models::run {

namespace {

// nobody: out of the chain.
std::uint32_t lane_at(const std::vector<Route>& routes, std::uint16_t way) {
  return way < routes.size() ? routes[way].to.index : nobody;
}

}  // namespace

void FlowRun::live_through(std::uint32_t department) {
  Desk& desk = desks_[department];
  const std::span<Coming> all = desk.coming.all();
  if (desk.is_joined && !std::ranges::is_sorted(all, comes_first)) std::ranges::stable_sort(all, comes_first);
  const bool is_late = std::ssize(desk.in_hand) > desk.slots;
  const bool is_in_turn = desk.serves_all && !is_late && !is_due(desk, stretch_.end);
  while (is_in_turn && !desk.line.is_empty() && is_done(desk, stretch_.end)) end_work(desk);
  for (std::size_t from = 0; from < all.size(); from += block) {
    const std::span coming = all.subspan(from, std::min(block, all.size() - from));
    draw(desk, coming);
    if (is_in_turn) {
      serve_in_turn(desk, coming);
    } else {
      serve_by_the_clock(desk, coming);
    }
  }
  if (desk.coming.has_room()) rooms_.push_back(desk.coming.take_room());
  pass_time(desk, stretch_.end);
  tell_visits();
}

// Nobody is turned away, nobody gives up, and the number of people stays: whoever comes is served when the first person
// is free, so that the end of each stay is known when the next one comes.
void FlowRun::serve_in_turn(Desk& desk, std::span<const Coming> coming) {
  for (std::size_t i = 0; i < coming.size(); ++i) {
    const Passage& job = coming[i].job;
    while (is_done(desk, job.arrived)) end_last_work(desk);
    if (is_done(desk, job.arrived + sim::Duration{1})) pass_moment(desk, coming[i]);
    if (std::ssize(desk.in_hand) < desk.slots) {
      now_ = job.arrived;
      start(desk, job, work_[i]);
    } else if (is_done(desk, stretch_.end)) {
      now_ = desk.in_hand.first_end();
      ++events_;
      finish(desk.in_hand.first());
      AtWork& work = desk.in_hand.replace_first(sim::later(now_, work_[i]));
      work.take(job, now_);
      work.job.has_waited = true;
    } else {
      join(desk, job, work_[i]);
    }
  }
}

void FlowRun::serve_by_the_clock(Desk& desk, std::span<const Coming> coming) {
  for (std::size_t i = 0; i < coming.size(); ++i) {
    pass_time(desk, coming[i].job.arrived);
    pass_moment(desk, coming[i]);
    now_ = coming[i].job.arrived;
    enter(desk, coming[i], work_[i]);
  }
}

// All that happens here before `end`.
void FlowRun::pass_time(Desk& desk, sim::Time end) {
  for (;;) {
    const bool is_work = is_done(desk, end);
    if (is_due(desk, end) && (!is_work || is_before_work(desk))) {
      handle(desk, desk.calendar.take());
    } else if (is_work) {
      end_work(desk);
    } else {
      return;
    }
  }
}

// At one moment: changes of people first, then in the order in which things were put into the calendar. If that was
// at one moment, too, the same event did it, and who passes a job on takes the next one first.
void FlowRun::pass_moment(Desk& desk, const Coming& coming) {
  const sim::Time end = coming.job.arrived + sim::Duration{1};
  for (;;) {
    const bool is_work = is_done(desk, end);
    if (is_due(desk, end) && (!is_work || is_before_work(desk))) {
      if (put_of_event(desk) >= coming.put) return;
      handle(desk, desk.calendar.take());
    } else if (is_work) {
      if (desk.in_hand.first().started >= coming.put) return;
      end_work(desk);
    } else {
      return;
    }
  }
}

bool FlowRun::is_done(const Desk& desk, sim::Time end) {
  return desk.in_hand.size() > 0 && desk.in_hand.first_end() < end;
}

bool FlowRun::is_due(Desk& desk, sim::Time end) { return !desk.calendar.is_empty() && desk.calendar.next().time < end; }

// Requires: an event, and work in hand.
bool FlowRun::is_before_work(Desk& desk) {
  const sim::Time time = desk.calendar.next().time;
  const sim::Time end = desk.in_hand.first_end();
  return time != end ? time < end : put_of_event(desk) < desk.in_hand.first().started;
}

// When the next event was put into the calendar; changes of people come before all else.
sim::Time FlowRun::put_of_event(Desk& desk) {
  const sim::EventCalendar::Event& event = desk.calendar.next();
  if (static_cast<Type>(event.type()) == Type::people) return sim::Time::min();
  const InLine* waiting = desk.line.find(event.target(), sim::EventCalendar::bits_of_target);
  return waiting == nullptr ? sim::Time::min() : waiting->job.arrived;
}

// The work of those who come, and where they go afterwards: by luck of their own, so it can be known before.
void FlowRun::draw(const Desk& desk, std::span<Coming> coming) {
  for (std::size_t i = 0; i < coming.size(); ++i) who_[i] = coming[i].job.identity;
  draws_.pairs(luck_, {std::span{who_}.first(coming.size()), desk.visit, 0, 0}, first_, second_);
  if (desk.has_exponential) {
    std::copy_n(first_.begin(), coming.size(), exponential_.begin());
    draws_.to_exponentials(std::span{exponential_}.first(coming.size()));
  }
  const bool is_alike = desk.lanes == 1;
  if (const Row& row = rows_[coming.front().job.lane.index]; is_alike && row.exponential_mean_h > 0 && !row.draws_way) {
    const double mean_h = row.exponential_mean_h;
    for (std::size_t i = 0; i < coming.size(); ++i) work_[i] = sim::within_reach(mean_h * exponential_[i]);
    return;
  }
  for (std::size_t i = 0; i < coming.size(); ++i) {
    Passage& job = coming[i].job;
    const Row& row = rows_[job.lane.index];
    work_[i] = row.exponential_mean_h > 0 ? sim::within_reach(row.exponential_mean_h * exponential_[i])
                                          : sim::draw(*row.plan->work, first_[i]);
    if (row.draws_way) job.way = place_of_chosen(row.plan->routes, second_[i]);
  }
}

void FlowRun::handle(Desk& desk, const sim::EventCalendar::Event& event) {
  now_ = event.time;
  ++events_;
  if (static_cast<Type>(event.type()) == Type::people) {
    change_people(desk);
  } else {
    lose_patience(desk, event);
  }
}

void FlowRun::enter(Desk& desk, const Coming& coming, sim::Duration work) {
  const Passage& job = coming.job;
  const LanePlan& plan = *rows_[job.lane.index].plan;
  if (plan.balks_at && desk.waiting >= *plan.balks_at) {
    turn_away(job, coming.put, Ending::balked);
  } else if (std::ssize(desk.in_hand) < desk.slots) {
    start(desk, job, work);
  } else if (desk.waiting < desk.places) {
    join(desk, job, work);
  } else {
    turn_away(job, coming.put, Ending::refused);
  }
}

void FlowRun::join(Desk& desk, const Passage& job, sim::Duration work) {
  InLine waiting{job, work};
  waiting.job.has_waited = true;
  const std::uint64_t number = desk.line.join(waiting);
  ++desk.waiting;
  if (!rows_[job.lane.index].plan->patience) return;
  const auto target = static_cast<std::uint32_t>(number & sim::EventCalendar::greatest_target);
  desk.calendar.put(gives_up_at(job), sim::Rank::usual, static_cast<std::uint32_t>(Type::patience), target);
}

// -- Work --------------------------------------------------------------------------------------------------------

void FlowRun::start(Desk& desk, const Passage& job, sim::Duration work) {
  desk.in_hand.add(sim::later(now_, work)).take(job, now_);
}

std::optional<InLine> FlowRun::take_next(Desk& desk) {
  while (!desk.line.is_empty()) {
    InLine first = desk.line.first();
    desk.line.leave_first();
    if (first.is_gap()) continue;
    --desk.waiting;
    return first;
  }
  return std::nullopt;
}

// The first to end, and the person takes the next job.
void FlowRun::end_work(Desk& desk) {
  const bool stays_late = std::ssize(desk.in_hand) > desk.slots;
  if (stays_late || desk.line.is_empty()) {
    end_last_work(desk);
    if (stays_late) tell_people(desk);
    return;
  }
  now_ = desk.in_hand.first_end();
  ++events_;
  finish(desk.in_hand.first());
  if (const std::optional<InLine> next = take_next(desk)) {
    desk.in_hand.replace_first(sim::later(now_, next->work)).take(next->job, now_);
  } else {
    desk.in_hand.remove_first();
  }
}

// The first to end, and the person rests.
void FlowRun::end_last_work(Desk& desk) {
  now_ = desk.in_hand.first_end();
  ++events_;
  finish(desk.in_hand.first());
  desk.in_hand.remove_first();
}

// Work that ends now: to the next department, or out.
void FlowRun::finish(const AtWork& done) {
  const Passage& job = done.job;
  Row& row = rows_[job.lane.index];
  const double quality = row.inherits && job.has_carried ? quality_of(job.carried, row) : row.own_quality;
  tell_visit(done, quality);
  const std::uint32_t next = row.draws_way ? lane_at(row.plan->routes, job.way) : row.next;
  if (next == nobody) {
    leave(job, done.started, quality, Ending::finished);
    return;
  }
  Coming& coming = next_coming(desks_[rows_[next].department]);
  coming.pass(job, {next}, now_);
  coming.job.carried = quality;
  coming.put = done.started;
}

double FlowRun::quality_of(double carried, Row& row) const {
  if (carried != row.last_carried) {
    const DepartmentPlan& plan = blueprint_.departments[row.department];
    const std::array input{Input{carried, plan.department->parameters.carried_in_matters}};
    row.last_carried = carried;
    row.last_quality = quality_of_job(chain_.quality, plan.c, plan.depends, input);
  }
  return row.last_quality;
}

// -- Not served --------------------------------------------------------------------------------------------------

sim::Time FlowRun::gives_up_at(const Passage& job) const {
  const Row& row = rows_[job.lane.index];
  const double u = luck_.uniform(job.identity, blueprint_.departments[row.department].patience, 0);
  return sim::later(job.arrived, sim::draw(*row.plan->patience, u));
}

// Numbers of places come again: the moment tells whether it is the same job.
void FlowRun::lose_patience(Desk& desk, const sim::EventCalendar::Event& event) {
  InLine* waiting = desk.line.find(event.target(), sim::EventCalendar::bits_of_target);
  if (waiting == nullptr || waiting->is_gap()) return;
  const LanePlan& plan = *rows_[waiting->job.lane.index].plan;
  if (!plan.patience || gives_up_at(waiting->job) != event.time) return;
  const Passage job = waiting->job;
  waiting->job.has_waited = false;
  --desk.waiting;
  turn_away(job, job.arrived, Ending::gave_up);
}

// Leaves without having been served.
void FlowRun::turn_away(const Passage& job, sim::Time put, Ending ending) {
  observer_.job_arrived(job.lane, job.arrived);
  if (job.has_waited) {
    observer_.job_moved({job.lane, Place::outside, Place::line, job.arrived, job.identity});
    observer_.job_moved({job.lane, Place::line, Place::outside, now_, job.identity});
  }
  observer_.visit_ended({.lane = job.lane,
                         .job = job.identity,
                         .ending = ending,
                         .waited = job.has_waited,
                         .was_blocked = false,
                         .tries = 0,
                         .arrived = job.arrived,
                         .wait_ended = now_,
                         .ended = now_,
                         .wait = now_ - job.arrived,
                         .held = sim::Duration{},
                         .quality = job.carried});
  Passage leaving = job;
  leaving.waited_elsewhere += now_ - job.arrived;
  leave(leaving, put, 0, ending);
}

// -- People ------------------------------------------------------------------------------------------------------

void FlowRun::change_people(Desk& desk) {
  const double value = desk.duty->value_at(now_);
  desk.slots = desk.is_counted ? std::llround(value) : (value > 0 ? without_limit : 0);
  const sim::Time next = desk.duty->next_change_after(now_);
  if (next <= options_.until) desk.calendar.put(next, sim::Rank::people, static_cast<std::uint32_t>(Type::people), 0);
  tell_people(desk);
  while (std::ssize(desk.in_hand) < desk.slots) {
    const std::optional<InLine> first = take_next(desk);
    if (!first) break;
    start(desk, first->job, first->work);
  }
}

void FlowRun::tell_people(const Desk& desk) {
  if (!desk.is_counted) return;
  observer_.team_changed(
      {.team = {static_cast<std::uint32_t>(&desk - desks_.data())},
       .now = now_,
       .on_duty = static_cast<double>(desk.slots),
       .working = 0,
       .held = 0,
       .overtime = static_cast<double>(std::max<std::int64_t>(0, std::ssize(desk.in_hand) - desk.slots))});
}

}  // namespace servicechain::models::run
