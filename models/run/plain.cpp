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
  observer_.job_arrived(job.lane, now_);
  Station& station = stations_[lane.department];
  Team& team = teams_[lane.department];
  if (lane.balks_at && station.line.size() >= *lane.balks_at) {
    end_plain_stay(index, Ending::balked);
  } else if (team.is_unlimited || team.present < team.slots) {
    ++team.present;
    report_later(team);
    work_plain(index);
  } else if (blueprint_.departments[lane.department].has_room_always ||
             station.line.size() < *department(lane.department).in_tray.places) {
    job.has_waited = true;
    station.line.join(jobs_, files_, index);
    job.place = Place::line;
    observer_.job_moved(job.lane, Place::outside, Place::line, now_);
    if (lane.patience) expect_patience(index);
  } else {
    end_plain_stay(index, Ending::refused);
  }
}

void Engine::work_plain(JobIndex index) {
  Job& job = jobs_[index];
  observer_.job_moved(job.lane, job.place, Place::work, now_);
  if (job.place == Place::line) job.waited_elsewhere += now_ - job.arrived;
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
  tell_plain_visit(index, Ending::finished);
  // The person takes the next job first: its end fills the place that this one leaves in the calendar.
  Team& team = teams_[lane.department];
  Station& station = stations_[lane.department];
  if (!station.line.is_empty() && team.present <= team.slots) {
    work_plain(station.line.take(jobs_, files_, 0));
  } else {
    --team.present;
    report_later(team);
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
  tell_plain_visit(index, ending);
  lane_of(index).segment ? customer_leaves(index, ending) : free_job(index);
}

void Engine::tell_plain_visit(JobIndex index, Ending ending) {
  Job& job = jobs_[index];
  const sim::Time wait_ended = ending == Ending::finished ? sim::start_of_run + job.started : now_;
  if (job.place != Place::outside) observer_.job_moved(job.lane, job.place, Place::outside, now_);
  job.place = Place::outside;
  job.stamp = 0;
  observer_.visit_ended({.lane = job.lane,
                         .job = job.identity,
                         .ending = ending,
                         .waited = job.has_waited,
                         .was_blocked = false,
                         .tries = 1,
                         .arrived = job.arrived,
                         .wait_ended = wait_ended,
                         .ended = now_,
                         .wait = wait_ended - job.arrived,
                         .held = sim::Duration{},
                         .quality = job.carried});
}

}  // namespace servicechain::models::run
