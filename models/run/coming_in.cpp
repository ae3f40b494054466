#include <algorithm>

#include "models/run/engine.h"

// From the door to a person, into the line, or away: full in-trays, patience, those who wait outside.
namespace servicechain::models::run {

void Engine::enter(JobIndex job) {
  arrive_at(job);
  const LanePlan& lane = lane_of(job);
  Station& station = stations_[lane.department];
  if (lane.balks_at && station.line.size() + station.porch.size() >= *lane.balks_at) {
    leave_department(job, Ending::balked);
    customer_leaves(job, Ending::balked);
    return;
  }
  if (station.porch.empty() && has_room(lane.department)) {
    admit(job);
  } else if (Team* team = station.porch.empty() ? team_after_preempting(job) : nullptr) {
    start(job, *team);
  } else {
    turn_away(job);
  }
}

void Engine::arrive_at(JobIndex job) {
  Job& arrived = jobs_[job];
  arrived.arrived = now_;
  arrived.has_waited = false;
  arrived.is_on_porch = false;
  arrived.place = Place::outside;
  begin_stay(job);
  observer_.job_arrived(arrived.lane, now_);
}

// What a job's file knows of its stay in a department starts anew; who it is stays.
void Engine::begin_stay(JobIndex job) {
  JobFile& file = file_of(job);
  const DepartmentPlan& plan = plan_of(job);
  file.serial = ++serial_;
  file.since = now_;
  file.waited = file.held = sim::Duration{};
  file.work_left.reset();
  file.attempt = 0;
  file.tries = 0;
  file.phase = Phase::before;
  file.has_started = file.has_asked = file.is_asking = file.is_at_head = false;
  file.is_redo = file.is_inspected = false;
  file.is_ready = file.was_blocked = file.is_blocked = file.is_stopped = false;
  file.answers_awaited = file.answers_held_for = 0;
  file.needs.assign(plan.needs.size(), {});
  file.to_ask.clear();
  file.open_requests.clear();
  file.visit = 0;
  if (plan.is_revisited) {
    const std::uint32_t department = department_of(job);
    const auto place = std::ranges::find(file.visits, department, &std::pair<std::uint32_t, std::uint32_t>::first);
    if (place == file.visits.end()) {
      file.visits.emplace_back(department, 0u);
    } else {
      file.visit = ++place->second;
    }
  }
}

// Into the department: to an idle person, else into the line. Requires: has_room.
void Engine::admit(JobIndex job) {
  jobs_[job].is_on_porch = false;
  if (Team* team = team_for(job)) {
    start(job, *team);
  } else {
    join_line(job);
  }
}

Team* Engine::team_for(JobIndex job) {
  const std::uint32_t department = department_of(job);
  if (is_shared(department) && teams_[department].slots > 0) return &teams_[department];
  if (Team* idle = idle_team(department)) return idle;
  return team_after_preempting(job);
}

bool Engine::has_room(std::uint32_t department) const {
  const DepartmentPlan& plan = blueprint_.departments[department];
  if (plan.has_room_always) return true;
  const Station& station = stations_[department];
  const std::uint64_t places = *plan.department->in_tray.places;
  const Team& own = teams_[department];
  if (plan.department->order == Order::shared && own.slots > 0) {
    return station.sharing.shares() < static_cast<std::uint64_t>(own.slots) + places;
  }
  if (own.has_idle()) return true;
  if (std::ranges::any_of(plan.pools, [&](std::uint32_t pool) { return teams_[pool].has_idle(); })) return true;
  return station.line.size() < places;
}

Team* Engine::idle_team(std::uint32_t department) {
  if (is_shared(department)) return nullptr;
  if (teams_[department].has_idle()) return &teams_[department];
  for (std::uint32_t pool : blueprint_.departments[department].pools) {
    if (teams_[pool].has_idle()) return &teams_[pool];
  }
  return nullptr;
}

void Engine::join_line(JobIndex job) {
  const bool was_outside = jobs_[job].place == Place::outside;
  JobFile& file = file_of(job);
  const Order order = plan_of(job).department->order;
  if (order == Order::shortest_job) file.sort_key = sim::hours(work_length(job));
  if (order == Order::due_date) file.sort_key = sim::hours(file.due);
  jobs_[job].has_waited = true;
  station_of(job).line.join(jobs_, files_, job);
  move(job, Place::line);
  if (was_outside) expect_patience(job);
}

void Engine::expect_patience(JobIndex job) {
  const LanePlan& lane = lane_of(job);
  if (!lane.patience) return;
  const double u = luck_.uniform(jobs_[job].identity, plan_of(job).patience, file_of(job).visit);
  jobs_[job].stamp = put(sim::later(now_, sim::draw(*lane.patience, u)), Type::patience, job);
}

void Engine::lose_patience(JobIndex job) {
  const std::uint32_t department = department_of(job);
  Station& station = stations_[department];
  if (jobs_[job].is_on_porch) {
    std::erase(station.porch, job);
  } else {
    station.line.leave(jobs_, files_, job);
  }
  leave_department(job, Ending::gave_up);
  customer_leaves(job, Ending::gave_up);
  admit_from_porch(department);
}

// A full in-tray: the job waits outside, goes elsewhere, or is refused.
void Engine::turn_away(JobIndex job) {
  const LanePlan& lane = lane_of(job);
  JobFile& file = file_of(job);
  if (!file.diversions_left) file.diversions_left = lane.diversions;
  const WhenFull& rule = plan_of(job).department->in_tray.when_full;
  if (std::holds_alternative<Block>(rule)) {
    wait_on_porch(job);
  } else if (lane.divert_to && *file.diversions_left > 0) {
    --*file.diversions_left;
    leave_department(job, Ending::diverted);
    jobs_[job].lane = *lane.divert_to;
    agenda_.push_back({Task::What::enter, job});
  } else {
    leave_department(job, Ending::refused);
    if (lane.segment) {
      customer_leaves(job, Ending::refused);
    } else {
      agenda_.push_back({Task::What::refuse, job});
    }
  }
}

void Engine::wait_on_porch(JobIndex job) {
  jobs_[job].is_on_porch = true;
  jobs_[job].has_waited = true;
  station_of(job).porch.push_back(job);
  move(job, Place::line);
  expect_patience(job);
}

// Lets in who waits outside, in order, while there is room.
void Engine::admit_from_porch(std::uint32_t department) {
  Station& station = stations_[department];
  while (!station.porch.empty() && has_room(department)) {
    const JobIndex job = station.porch.front();
    station.porch.erase(station.porch.begin());
    if (jobs_[job].is_on_porch) {
      admit(job);
      continue;
    }
    leave_for_room(job);
    admit(job);
  }
}

// A finished job that was kept waiting for room leaves its person, and arrives where it was going.
void Engine::leave_for_room(JobIndex job) {
  JobFile& file = file_of(job);
  file.is_blocked = false;
  leave_department(job, Ending::finished);
  jobs_[job].carried = file.quality;
  jobs_[job].has_carried = true;
  jobs_[job].lane = file.next_lane;
  arrive_at(job);
}

}  // namespace servicechain::models::run
