#include "models/run/plain_run.h"

#include <array>
#include <cmath>

#include "models/quality.h"
#include "models/run/opinion.h"
#include "models/run/run_limits.h"

namespace servicechain::models::run {

PlainRun::PlainRun(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer)
    : chain_{chain},
      blueprint_{blueprint},
      options_{options},
      observer_{observer},
      luck_{options.seed, options.replication},
      sources_{sources_of(chain, blueprint)} {
  set_up();
}

void PlainRun::set_up() {
  for (const LanePlan& plan : blueprint_.lane_plans) {
    const DepartmentPlan& department = blueprint_.departments[plan.department];
    const auto* exponential = std::get_if<sim::Exponential>(plan.work);
    const bool is_sure = plan.routes.size() == 1 && plan.routes.front().upto >= 1;
    rows_.push_back({.work = plan.work,
                     .plan = &plan,
                     .exponential_mean_ns = exponential ? exponential->mean_h * sim::ns_per_h : 0,
                     .own_quality = department.c,
                     .visit = department.visit,
                     .department = plan.department,
                     .segment = plan.segment.value_or(nobody),
                     .next = is_sure ? plan.routes.front().to.index : nobody,
                     .draws_next = !is_sure && !plan.routes.empty(),
                     .inherits = chain_.behaviour.inherited_quality});
  }
  for (const Segment& segment : chain_.segments) {
    segments_.push_back({.segment = &segment,
                         .learns = learning_of_segment(segment),
                         .wait_expected = segment.expects.wait.value_or(sim::Duration::max()),
                         .means_time = segment.expects.wait_means == WaitMeans::time,
                         .has_noise = segment.parameters.perception_noise > 0,
                         .expectation = {}});
  }
  for (const Department& department : chain_.departments) {
    const bool is_counted = !std::holds_alternative<Unlimited>(department.staff);
    desks_.push_back({.places = department.in_tray.places.value_or(std::uint64_t(-1)),
                      .duty = is_counted ? &std::get<sim::Timetable>(department.staff) : &department.open,
                      .is_counted = is_counted});
    change_people(static_cast<std::uint32_t>(desks_.size() - 1));
  }
  for (std::uint32_t source = 0; source < sources_.size(); ++source) expect_next(source);
}

RunEnd PlainRun::run() {
  std::uint64_t events = 0;
  std::uint64_t events_at_now = 0;
  while (!why_ended_ && !calendar_.is_empty()) {
    const sim::EventCalendar::Event event = calendar_.take();
    if (event.time > options_.until) break;
    events_at_now = event.time == now_ ? events_at_now + 1 : 0;
    now_ = event.time;
    ++events;
    if (events_at_now > most_events_at_one_moment) why_ended_ = StoodStill{};
    if (events % events_between_questions == 0 && !observer_.wants_more()) why_ended_ = Stopped{};
    handle(event);
  }
  if (!why_ended_) now_ = options_.until;
  tell_unfinished();
  return {.why = why_ended_.value_or(ReachedTheEnd{}), .at = now_, .events = events};
}

void PlainRun::handle(const sim::EventCalendar::Event& event) {
  const std::uint32_t target = event.target();
  const auto type = static_cast<Type>(event.type());
  if (type == Type::work_end) {
    end_work(target);
  } else if (type == Type::arrival) {
    arrive(target);
  } else if (type == Type::people) {
    change_people(target);
  } else if (jobs_[target].stamp == event.stamp()) {
    lose_patience(target);
  }
}

// -- Coming in ---------------------------------------------------------------------------------------------------

void PlainRun::expect_next(std::uint32_t source) {
  const sim::Time next = sources_[source].stream.next(luck_, now_, options_.until);
  if (next <= options_.until) put(next, Type::arrival, source);
}

void PlainRun::arrive(std::uint32_t index) {
  Source& source = sources_[index];
  const sim::Identity identity = source.stream.identity_of(source.stream.count() - 1);
  const sim::Time next = source.stream.next(luck_, now_, options_.until);
  if (next <= options_.until) put(next, Type::arrival, index);
  const LaneId lane = source.entry_for(luck_, identity);
  if (!source.segment || source.is_one_by_one()) {
    bring(source, identity, lane);
    return;
  }
  const std::uint32_t size = source.size_of_group(luck_, identity);
  for (std::uint32_t member = 0; member < size; ++member) bring(source, sim::identity(identity, member), lane);
}

void PlainRun::bring(const Source& source, sim::Identity identity, LaneId lane) {
  if (source.segment) observer_.customer_arrived({*source.segment}, now_);
  enter(new_job(identity, lane));
}

JobIndex PlainRun::new_job(sim::Identity identity, LaneId lane) {
  if (jobs_.in_use() >= options_.jobs_at_most && !why_ended_) {
    std::uint32_t longest = 0;
    for (std::uint32_t d = 0; d < desks_.size(); ++d) {
      if (desks_[d].waiting > desks_[longest].waiting) longest = d;
    }
    why_ended_ = GrewWithoutLimit{{longest}, desks_[longest].waiting};
  }
  const JobIndex index = jobs_.take();
  Job& job = jobs_[index];
  job.identity = identity;
  job.entered = now_;
  job.waited_elsewhere = sim::Duration{};
  job.carried = 0;
  job.stamp = 0;
  job.has_carried = job.is_free = false;
  job.lane = lane;
  return index;
}

void PlainRun::enter(JobIndex index) {
  Job& job = jobs_[index];
  const Row& row = rows_[job.lane.index];
  Desk& desk = desks_[row.department];
  job.arrived = now_;
  job.place = Place::outside;
  job.has_waited = false;
  if (row.plan->balks_at && desk.waiting >= *row.plan->balks_at) {
    turn_away(index, Ending::balked);
  } else if (desk.present < desk.slots) {
    ++desk.present;
    work(index);
  } else if (desk.waiting < desk.places) {
    join_line(index, desk);
    if (!row.plan->patience) return;
    const double u = luck_.uniform(job.identity, blueprint_.departments[row.department].patience, 0);
    job.stamp = put(sim::later(now_, sim::draw(*row.plan->patience, u)), Type::patience, index);
  } else {
    turn_away(index, Ending::refused);
  }
}

void PlainRun::join_line(JobIndex index, Desk& desk) {
  Job& job = jobs_[index];
  job.has_waited = true;
  job.place = Place::line;
  job.links = {nobody, desk.tail};
  (desk.tail == nobody ? desk.head : jobs_[desk.tail].links.next) = index;
  desk.tail = index;
  ++desk.waiting;
}

void PlainRun::leave_line(JobIndex index, Desk& desk) {
  const auto [next, previous] = jobs_[index].links;
  (previous == nobody ? desk.head : jobs_[previous].links.next) = next;
  (next == nobody ? desk.tail : jobs_[next].links.previous) = previous;
  --desk.waiting;
}

void PlainRun::lose_patience(JobIndex index) {
  leave_line(index, desks_[rows_[jobs_[index].lane.index].department]);
  turn_away(index, Ending::gave_up);
}

// Leaves without having been served.
void PlainRun::turn_away(JobIndex index, Ending ending) {
  Job& job = jobs_[index];
  observer_.job_arrived(job.lane, job.arrived);
  if (job.place == Place::line) {
    observer_.job_moved({job.lane, Place::outside, Place::line, job.arrived, job.identity});
    observer_.job_moved({job.lane, Place::line, Place::outside, now_, job.identity});
  }
  job.waited_elsewhere += now_ - job.arrived;
  job.stamp = 0;
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
  customer_leaves(index, ending);
}

// -- Work --------------------------------------------------------------------------------------------------------

void PlainRun::work(JobIndex index) {
  Job& job = jobs_[index];
  const Row& row = rows_[job.lane.index];
  job.waited_elsewhere += now_ - job.arrived;
  job.place = Place::work;
  job.started = now_ - sim::start_of_run;
  job.stamp = 0;
  const double u = luck_.pair(job.identity, row.visit, 0).first;
  put(sim::later(now_, sim::draw(*row.work, u)), Type::work_end, index);
}

void PlainRun::end_work(JobIndex index) {
  Job& job = jobs_[index];
  Row& row = rows_[job.lane.index];
  const double quality = quality_of(job, row);
  observer_.plain_visit({.lane = job.lane,
                         .waited = job.has_waited,
                         .job = job.identity,
                         .arrived = job.arrived,
                         .started = sim::start_of_run + job.started,
                         .ended = now_,
                         .quality = quality});
  job.carried = quality;
  job.place = Place::outside;
  // The person takes the next job first: its end fills the place that this one leaves in the calendar.
  Desk& desk = desks_[row.department];
  const bool stays_late = desk.present > desk.slots;
  if (desk.head != nobody && !stays_late) {
    const JobIndex next = desk.head;
    leave_line(next, desk);
    work(next);
  } else {
    --desk.present;
    if (stays_late) tell_people(row.department);
  }
  if (const std::optional<LaneId> next = next_of(job, row)) {
    job.has_carried = true;
    job.lane = *next;
    enter(index);
  } else {
    customer_leaves(index, Ending::finished);
  }
}

double PlainRun::quality_of(const Job& job, Row& row) const {
  if (!row.inherits || !job.has_carried) return row.own_quality;
  if (job.carried != row.last_carried) {
    const DepartmentPlan& plan = blueprint_.departments[row.department];
    const std::array input{Input{job.carried, plan.department->parameters.carried_in_matters}};
    row.last_carried = job.carried;
    row.last_quality = quality_of_job(chain_.quality, plan.c, plan.depends, input);
  }
  return row.last_quality;
}

std::optional<LaneId> PlainRun::next_of(const Job& job, const Row& row) const {
  if (row.next != nobody) return LaneId{row.next};
  if (!row.draws_next) return std::nullopt;
  return chosen(row.plan->routes, luck_.pair(job.identity, row.visit, 0).second);
}

// Out of the chain; a routine job is simply done.
void PlainRun::customer_leaves(JobIndex index, Ending ending) {
  Job& job = jobs_[index];
  const std::uint32_t number = rows_[job.lane.index].segment;
  if (number != nobody) {
    SegmentRow& row = segments_[number];
    const double quality = ending == Ending::finished ? job.carried : 0;
    const double scored = row.has_noise ? with_noise(*row.segment, 100 * quality, luck_, job.identity) : 100 * quality;
    const Opinion opinion = form_opinion(*row.segment, scored, std::nullopt, row.expectation, row.learns);
    const sim::Duration meant = row.means_time ? now_ - job.entered : job.waited_elsewhere;
    observer_.customer_left({.segment = {number},
                             .customer = job.identity,
                             .ending = ending,
                             .entered = job.entered,
                             .left = now_,
                             .wait = job.waited_elsewhere,
                             .quality = quality,
                             .perceived = opinion.received,
                             .expected = opinion.expected,
                             .satisfaction = opinion.satisfaction,
                             .on_time = meant <= row.wait_expected});
  }
  job.is_free = true;
  job.stamp = 0;
  jobs_.give_back(index);
}

// -- People ------------------------------------------------------------------------------------------------------

void PlainRun::change_people(std::uint32_t department) {
  Desk& desk = desks_[department];
  const double value = desk.duty->value_at(now_);
  desk.slots = desk.is_counted ? std::llround(value) : (value > 0 ? without_limit : 0);
  const sim::Time next = desk.duty->next_change_after(now_);
  if (next <= options_.until) put(next, Type::people, department);
  tell_people(department);
  while (desk.head != nobody && desk.present < desk.slots) {
    const JobIndex job = desk.head;
    leave_line(job, desk);
    ++desk.present;
    work(job);
  }
}

void PlainRun::tell_people(std::uint32_t department) {
  const Desk& desk = desks_[department];
  if (!desk.is_counted) return;
  observer_.team_changed({.team = {department},
                          .now = now_,
                          .on_duty = static_cast<double>(desk.slots),
                          .working = 0,
                          .held = 0,
                          .overtime = static_cast<double>(std::max<std::int64_t>(0, desk.present - desk.slots))});
}

// At the end of the run: what is known of the jobs that are still inside.
void PlainRun::tell_unfinished() {
  for (JobIndex index = 0; index < jobs_.size(); ++index) {
    const Job& job = jobs_[index];
    if (job.is_free || job.place == Place::outside) continue;
    observer_.plain_visit_unfinished({.lane = job.lane,
                                      .waited = job.has_waited,
                                      .job = job.identity,
                                      .arrived = job.arrived,
                                      .started = job.place == Place::work ? sim::start_of_run + job.started : now_,
                                      .ended = now_,
                                      .quality = 0});
  }
}

}  // namespace servicechain::models::run
