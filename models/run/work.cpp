#include <algorithm>
#include <tuple>
#include <utility>

#include "models/run/engine.h"

// A person takes a job, works, and hands it on; then whoever is free takes the next.
namespace servicechain::models::run {

void Engine::start(JobIndex job, Team& team) {
  jobs_[job].stamp = 0;
  grip(job, team, std::nullopt);
  JobFile& file = file_of(job);
  file.is_at_head = false;
  file.has_started = true;
  file.diversions_left.reset();
  file.last_start = now_;
  const LanePlan& lane = lane_of(job);
  if (!file.has_asked && !file.is_redo && !file.is_inspected) {
    file.is_inspected = true;
    if (finds_defect(job, plan_of(job).finds)) {
      send_back(job);
      return;
    }
  }
  if (file.phase == Phase::before && (lane.asks_before && !file.has_asked)) {
    ask(job);
  } else if (file.is_asking) {
    ask(job);
  } else {
    begin_work(job);
  }
}

sim::Duration Engine::work_length(JobIndex job) {
  const LanePlan& lane = lane_of(job);
  if (std::holds_alternative<sim::Constant>(*lane.work)) return sim::draw(*lane.work, 0.5);
  const DepartmentPlan& plan = blueprint_.departments[lane.department];
  const std::uint32_t attempt = file_of(job).attempt;
  const double u = attempt == 0 ? luck_.pair(jobs_[job].identity, plan.visit, file_of(job).visit).first
                                : luck_.uniform(sim::identity(jobs_[job].identity, attempt), plan.work_again, file_of(job).visit);
  return sim::draw(*lane.work, u);
}

void Engine::begin_work(JobIndex job) {
  move(job, Place::work);
  JobFile& file = file_of(job);
  const bool is_drawn = !file.work_left;
  const sim::Duration written = is_drawn ? work_length(job) : *file.work_left;
  const sim::Duration length = is_drawn ? at_todays_pace(job, written) : written;
  if (is_drawn) observer_.work_drawn(jobs_[job].lane, now_, written);
  file.work_left.reset();
  file.is_stopped = false;
  file.is_ready = false;
  file.phase = Phase::before;
  if (is_shared(department_of(job))) {
    share_in(job, length);
    return;
  }
  file.work_ends = sim::later(now_, length);
  jobs_[job].stamp = put(file.work_ends, Type::work_end, job);
  count_working(job, +1);
}

void Engine::end_work(JobIndex job) {
  jobs_[job].stamp = 0;
  count_working(job, -1);
  JobFile& file = file_of(job);
  ++file.tries;
  file.quality = quality_now(job);
  judge_work(job);
  file.phase = Phase::after;
  file.has_asked = false;
  if (lane_of(job).asks_after) {
    ask(job);
  } else {
    finish(job);
  }
}

std::optional<LaneId> Engine::route_of(JobIndex job) {
  const LanePlan& lane = lane_of(job);
  if (file_of(job).returns_to) return std::exchange(file_of(job).returns_to, std::nullopt);
  if (lane.routes.empty()) return std::nullopt;
  if (lane.routes.front().upto >= 1) return lane.routes.front().to;
  const DepartmentPlan& plan = blueprint_.departments[lane.department];
  return chosen(lane.routes, luck_.pair(jobs_[job].identity, plan.visit, file_of(job).visit).second);
}

// All its work here is done: on to the next department, if there is room.
void Engine::finish(JobIndex job) {
  const std::optional<LaneId> next = route_of(job);
  if (next) {
    const std::uint32_t to = blueprint_.lane_plans[next->index].department;
    const InTray& tray = department(to).in_tray;
    const bool blocks = tray.places && std::holds_alternative<Block>(tray.when_full);
    if (blocks && (!stations_[to].porch.empty() || !has_room(to))) {
      hold_until_room(job, *next, to);
      return;
    }
  }
  leave_department(job, Ending::finished);
  hand_on(job, next);
}

void Engine::hold_until_room(JobIndex job, LaneId next, std::uint32_t to) {
  JobFile& file = file_of(job);
  file.next_lane = next;
  file.is_blocked = file.was_blocked = true;
  stations_[to].porch.push_back(job);
  if (file.is_in_hand) hold(job);
}

void Engine::hand_on(JobIndex job, std::optional<LaneId> next) {
  if (next) {
    jobs_[job].carried = file_of(job).quality;
    jobs_[job].has_carried = true;
    jobs_[job].lane = *next;
    agenda_.push_back({Task::What::enter, job});
  } else if (lane_of(job).segment) {
    customer_leaves(job, Ending::finished);
  } else {
    agenda_.push_back({Task::What::answer, job});
  }
}

// Out of the department, and its person is free for the next one.
void Engine::leave_department(JobIndex job, Ending ending) {
  Job& leaving = jobs_[job];
  const Place from = leaving.place;
  leaving.stamp = 0;
  Team* freed = nullptr;
  VisitEnded visit{.lane = leaving.lane,
                   .job = leaving.identity,
                   .ending = ending,
                   .waited = leaving.has_waited,
                   .was_blocked = false,
                   .tries = 0,
                   .arrived = leaving.arrived,
                   .wait_ended = now_,
                   .ended = now_,
                   .wait = sim::Duration{},
                   .held = sim::Duration{},
                   .quality = leaving.carried};
  if (from != Place::outside) {
    JobFile& file = file_of(job);
    if (file.is_in_hand || from == Place::away) {
      let_go(job, teams_[file.team]);
      if (from != Place::away) freed = &teams_[file.team];
    }
    move(job, Place::outside);
    if (file.has_started) visit.wait_ended = file.last_start;
    visit.wait = file.waited;
    visit.held = file.held;
    visit.was_blocked = file.was_blocked;
    visit.tries = file.tries;
    visit.quality = file.quality;
    leaving.waited_elsewhere += file.waited;
    file.held_elsewhere += file.held;
    if (ending == Ending::finished) file.last_department = department_of(job);
  }
  observer_.visit_ended(visit);
  if (freed) agenda_.push_back({Task::What::serve, freed->index});
}

// People who are free take what waits: first jobs that are already theirs, then the lines they serve.
void Engine::serve(Team& team) {
  if (!team.away.empty()) bring_back(team);
  const auto can_take = [&] {
    return team.has_idle() || (team.index < stations_.size() && is_shared(team.index) && team.slots > 0);
  };
  for (bool took_one = true; took_one && can_take();) {
    took_one = false;
    for (std::uint32_t department : team.serves) {
      if (serve_department(department, team)) {
        took_one = true;
        break;
      }
    }
  }
  if (team.absence && team.absence->starts == AbsenceStart::when_idle) {
    for (std::uint32_t p = 0; p < team.persons.size(); ++p) leave_if_due(team, p);
  }
}

bool Engine::serve_department(std::uint32_t department, Team& team) {
  Station& station = stations_[department];
  if (is_shared(department)) {
    if (team.index != department) return false;  // only its own people share themselves out
    if (station.line.is_empty() || team.slots <= 0) {
      admit_from_porch(department);
      return false;
    }
  } else if (station.line.is_empty()) {
    const std::size_t before = station.porch.size();
    admit_from_porch(department);
    return station.porch.size() < before;
  }
  const DepartmentPlan& plan = blueprint_.departments[department];
  const double u = plan.department->order == Order::random
                       ? luck_.uniform(plan.identity, plan.choice, station.choices++)
                       : 0;
  start(station.line.take(jobs_, files_, u), team);
  if (!station.porch.empty()) admit_from_porch(department);
  return true;
}

// A person for `job` by displacing another: the one of lowest priority, of those the latest arrived.
Team* Engine::team_after_preempting(JobIndex job) {
  const Department& where = *plan_of(job).department;
  if (where.preempt == Preempt::no) return nullptr;
  Team& team = teams_[department_of(job)];
  if (team.present > team.slots) return nullptr;  // after closing nobody is taken from a job
  JobIndex displaced = nobody;
  const auto rank = [&](JobIndex j) {
    const std::uint32_t level = where.order == Order::priority ? file_of(j).level : 0;
    return std::tuple{level, jobs_[j].arrived, file_of(j).number};
  };
  for (JobIndex other : team.hands) {
    if (jobs_[other].place != Place::work) continue;
    if (displaced == nobody || rank(other) > rank(displaced)) displaced = other;
  }
  if (displaced == nobody) return nullptr;
  if (where.order == Order::priority && file_of(displaced).level <= file_of(job).level) return nullptr;
  JobFile& file = file_of(displaced);
  interrupt(displaced);
  if (where.preempt != Preempt::resume) file.work_left.reset();
  if (where.preempt == Preempt::requeue) ++file.attempt;
  let_go(displaced, team);
  jobs_[displaced].has_waited = true;
  station_of(displaced).line.rejoin(jobs_, files_, displaced);
  move(displaced, Place::line);
  return &team;
}

// Work stops before its end; what is left is kept.
void Engine::interrupt(JobIndex job) {
  JobFile& file = file_of(job);
  file.work_left = file.work_ends - now_;
  jobs_[job].stamp = 0;
  count_working(job, -1);
}

}  // namespace servicechain::models::run
