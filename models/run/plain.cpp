#include "models/run/engine.h"

// The life of a job in a chain where nothing special happens: first come first served, nobody asks anybody, people
// finish what they have in hand (Blueprint::needs_files says whether it is so). The same rules as in engine.cpp with
// everything left out that cannot occur; a test holds the two to the same records.
//
//   enter ──▶ line ──▶ work ──▶ enter the next … or leave
//     │         └─ gives up
//     └─ refused, balks
namespace servicechain::models::run {

void Engine::enter_plain(JobIndex index) {
  Job& job = jobs_[index];
  const LanePlan& lane = lane_of(index);
  job.arrived = now_;
  job.has_waited = false;
  job.place = Place::outside;
  if (tells_every_step_) observer_.job_arrived(job.lane, now_);
  Station& station = stations_[lane.department];
  Team& team = teams_[lane.department];
  if (lane.balks_at && station.line.size() >= *lane.balks_at) {
    end_plain_stay(index, Ending::balked);
  } else if (team.is_unlimited || team.present < team.slots) {
    ++team.present;
    if (tells_every_step_) report_later(team);
    work_plain(index);
  } else if (blueprint_.departments[lane.department].has_room_always ||
             station.line.size() < *department(lane.department).in_tray.places) {
    job.has_waited = true;
    station.line.join(jobs_, files_, index);
    job.place = Place::line;
    if (tells_every_step_) observer_.job_moved(job.lane, Place::outside, Place::line, now_);
    if (lane.patience) expect_patience(index);
  } else {
    end_plain_stay(index, Ending::refused);
  }
}

void Engine::work_plain(JobIndex index) {
  Job& job = jobs_[index];
  if (tells_every_step_) observer_.job_moved(job.lane, job.place, Place::work, now_);
  job.waited_elsewhere += now_ - job.arrived;
  job.place = Place::work;
  job.started = now_ - sim::start_of_run;
  const LanePlan& lane = lane_of(index);
  const double u = luck_.pair(job.identity, blueprint_.departments[lane.department].visit, 0).first;
  job.stamp = put(sim::later(now_, sim::draw(*lane.work, u)), Type::work_end, index);
}

void Engine::end_plain_work(JobIndex index) {
  Job& job = jobs_[index];
  const LanePlan& lane = lane_of(index);
  job.carried = quality_now(index);
  const std::optional<LaneId> next = route_of(index);
  tell_plain_visit(job);
  job.place = Place::outside;
  job.stamp = 0;
  // The person takes the next job first: its end fills the place that this one leaves in the calendar.
  Team& team = teams_[lane.department];
  Station& station = stations_[lane.department];
  const bool stays_late = team.present > team.slots && !team.is_unlimited;
  if (!station.line.is_empty() && !stays_late) {
    work_plain(station.line.take(jobs_, files_, 0));
  } else {
    --team.present;
    if (tells_every_step_ || stays_late) report_later(team);
  }
  if (next) {
    job.has_carried = true;
    job.lane = *next;
    enter_plain(index);
  } else if (lane.segment) {
    customer_leaves(index, Ending::finished);
  } else {
    free_job(index);
  }
}

// People came on duty.
void Engine::serve_plain(Team& team) {
  Station& station = stations_[team.index];
  while (!station.line.is_empty() && (team.is_unlimited || team.present < team.slots)) {
    ++team.present;
    report_later(team);
    work_plain(station.line.take(jobs_, files_, 0));
  }
}

void Engine::lose_plain_patience(JobIndex index) {
  Job& job = jobs_[index];
  stations_[department_of(index)].line.leave(jobs_, files_, index);
  job.waited_elsewhere += now_ - job.arrived;
  end_plain_stay(index, Ending::gave_up);
}

// Leaves without having been served.
void Engine::end_plain_stay(JobIndex index, Ending ending) {
  tell_unserved(jobs_[index], ending);
  jobs_[index].place = Place::outside;
  jobs_[index].stamp = 0;
  lane_of(index).segment ? customer_leaves(index, ending) : free_job(index);
}

void Engine::tell_plain_visit(const Job& job) {
  const sim::Time started = sim::start_of_run + job.started;
  if (!tells_every_step_) {
    observer_.plain_visit({.lane = job.lane,
                           .waited = job.has_waited,
                           .job = job.identity,
                           .arrived = job.arrived,
                           .started = started,
                           .ended = now_,
                           .quality = job.carried});
    return;
  }
  observer_.job_moved(job.lane, Place::work, Place::outside, now_);
  observer_.visit_ended({.lane = job.lane,
                         .job = job.identity,
                         .ending = Ending::finished,
                         .waited = job.has_waited,
                         .was_blocked = false,
                         .tries = 1,
                         .arrived = job.arrived,
                         .wait_ended = started,
                         .ended = now_,
                         .wait = started - job.arrived,
                         .held = sim::Duration{},
                         .quality = job.carried});
}

void Engine::tell_unserved(const Job& job, Ending ending) {
  if (!tells_every_step_) {
    observer_.job_arrived(job.lane, job.arrived);
    if (job.place == Place::line) observer_.job_moved(job.lane, Place::outside, Place::line, job.arrived);
  }
  if (job.place == Place::line) observer_.job_moved(job.lane, Place::line, Place::outside, now_);
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
}

// At the end of the run: what is known of a job that is still inside.
void Engine::tell_plain_unfinished(const Job& job) {
  const bool at_work = job.place == Place::work;
  const sim::Time started = at_work ? sim::start_of_run + job.started : now_;
  if (!tells_every_step_) {
    observer_.plain_visit_unfinished({.lane = job.lane,
                                      .waited = job.has_waited,
                                      .job = job.identity,
                                      .arrived = job.arrived,
                                      .started = started,
                                      .ended = now_,
                                      .quality = job.carried});
  } else if (at_work) {
    observer_.wait_of_unfinished(
        {.lane = job.lane, .wait_ended = started, .wait = started - job.arrived, .waited = job.has_waited});
  }
}

}  // namespace servicechain::models::run
