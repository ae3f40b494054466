#include "models/run/engine.h"

#include <algorithm>
#include <utility>

namespace servicechain::models::run {

namespace {

constexpr std::uint64_t most_events_at_one_moment = 20'000'000;
constexpr std::uint64_t events_between_questions = 4096;

Line line_of(const Department& department, std::uint32_t levels) { return Line{department.order, levels}; }

// The place among routes that a draw falls into; nullopt: none.
std::optional<LaneId> chosen(const std::vector<Route>& routes, double u) {
  for (const Route& route : routes) {
    if (u < route.upto) return route.to;
  }
  return std::nullopt;
}

}  // namespace

Engine::Engine(const ServiceChain& chain, const RunOptions& options, Observer& observer)
    : chain_{chain},
      options_{options},
      observer_{observer},
      blueprint_{chain},
      luck_{options.seed, options.replication},
      is_plain_{!blueprint_.needs_files},
      tells_every_step_{!is_plain_ || observer.wants_every_step()} {
  for (const Department& department : chain.departments) {
    stations_.push_back({.line = line_of(department, blueprint_.levels),
                         .porch = {},
                         .last_answer = std::vector<std::optional<double>>(department.needs.size()),
                         .link_expectation = std::vector<std::optional<double>>(department.needs.size()),
                         .sharing = {}});
  }
  expectations_.resize(chain.segments.size());
  set_up_teams();
  set_up_sources();
}

RunEnd Engine::run() {
  work_off_agenda();
  while (!why_ended_ && !calendar_.is_empty()) {
    const sim::EventCalendar::Event event = calendar_.take();
    if (event.time > options_.until) break;
    if (event.time != now_) {
      now_ = event.time;
      events_at_now_ = 0;
    }
    ++events_;
    if (++events_at_now_ > most_events_at_one_moment) end_run(StoodStill{});
    if (events_ % events_between_questions == 0 && !observer_.wants_more()) end_run(Stopped{});
    handle(event);
    if (!agenda_.empty() || !to_report_.empty()) work_off_agenda();
    while (!why_ended_ && is_suspicious_ && events_ >= next_search_) look_for_deadlock();
  }
  if (!why_ended_ && is_suspicious_) look_for_deadlock();
  if (!why_ended_) now_ = options_.until;
  tell_unfinished();
  return {.why = why_ended_.value_or(ReachedTheEnd{}), .at = now_, .events = events_, .deadlocks_resolved = deadlocks_resolved_,
          .defects_let_pass = defects_let_pass_};
}

void Engine::handle(const sim::EventCalendar::Event& event) {
  const std::uint32_t target = event.target();
  switch (static_cast<Type>(event.type())) {
    case Type::work_end:
      if (jobs_[target].stamp == event.stamp()) is_plain_ ? end_plain_work(target) : end_work(target);
      break;
    case Type::arrival: arrive(target); break;
    case Type::patience:
      if (jobs_[target].stamp == event.stamp()) is_plain_ ? lose_plain_patience(target) : lose_patience(target);
      break;
    case Type::people: change_people(teams_[target]); break;
    case Type::outage: change_outage(teams_[target]); break;
    case Type::shared_end:
      if (stations_[target].sharing_stamp == event.stamp()) {
        stations_[target].sharing.advance(now_);
        end_work(stations_[target].sharing.end_next());
        share_out(target);
      }
      break;
    case Type::absence:
    case Type::return_to_work: {
      const auto [team, person] = persons_[target];
      if (teams_[team].persons[person].stamp != event.stamp()) break;
      static_cast<Type>(event.type()) == Type::absence ? begin_absence(target) : end_absence(target);
      break;
    }
    case Type::give_up_waiting:
      if (!jobs_[target].is_free && file_of(target).give_up_stamp == event.stamp()) give_up_waiting(target);
      break;
    case Type::member_returns: send_member(target); break;
  }
}

void Engine::work_off_agenda() {
  // Requests that multiply within one moment would never come to an end: they end with the run.
  const auto has_grown = [&] { return why_ended_ && std::holds_alternative<GrewWithoutLimit>(*why_ended_); };
  while (agenda_at_ < agenda_.size() && !has_grown()) {
    const Task task = agenda_[agenda_at_++];
    switch (task.what) {
      case Task::What::enter: is_plain_ ? enter_plain(task.target) : enter(task.target); break;
      case Task::What::answer: answer(task.target); break;
      case Task::What::refuse: answer_with_nothing(task.target); break;
      case Task::What::redo: do_again(task.target); break;
      case Task::What::serve: is_plain_ ? serve_plain(teams_[task.target]) : serve(teams_[task.target]); break;
    }
  }
  agenda_.clear();
  agenda_at_ = 0;
  for (std::uint32_t team : to_report_) report(teams_[team]);
  to_report_.clear();
}

// -- Coming in ---------------------------------------------------------------------------------------------------

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
  file_of(job).diversions = 0;
  const std::uint32_t department = department_of(job);
  if (is_shared(department) && teams_[department].slots > 0) {
    start(job, teams_[department]);
  } else if (Team* team = idle_team(department)) {
    start(job, *team);
  } else if (Team* freed = team_after_preempting(job)) {
    start(job, *freed);
  } else {
    join_line(job);
  }
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
  const double u = luck_.uniform(jobs_[job].identity, plan_of(job).patience, visit_of(job));
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
  const WhenFull& rule = plan_of(job).department->in_tray.when_full;
  if (std::holds_alternative<Block>(rule)) {
    wait_on_porch(job);
  } else if (lane.divert_to && ++file_of(job).diversions <= chain_.departments.size()) {
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

// -- Work --------------------------------------------------------------------------------------------------------

void Engine::start(JobIndex job, Team& team) {
  jobs_[job].stamp = 0;
  grip(job, team, std::nullopt);
  JobFile& file = file_of(job);
  file.is_at_head = false;
  file.has_started = true;
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
  const double u = attempt == 0 ? luck_.pair(jobs_[job].identity, plan.visit, visit_of(job)).first
                                : luck_.uniform(sim::identity(jobs_[job].identity, attempt), plan.work_again, visit_of(job));
  return sim::draw(*lane.work, u);
}

std::uint32_t Engine::visit_of(JobIndex job) { return has_file(job) ? file_of(job).visit : 0; }

void Engine::begin_work(JobIndex job) {
  move(job, Place::work);
  JobFile& file = file_of(job);
  const sim::Duration length = file.work_left ? *file.work_left : work_length(job);
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
  if (!is_plain_ && file_of(job).returns_to) return std::exchange(file_of(job).returns_to, std::nullopt);
  if (lane.routes.empty()) return std::nullopt;
  if (lane.routes.front().upto >= 1) return lane.routes.front().to;
  const DepartmentPlan& plan = blueprint_.departments[lane.department];
  return chosen(lane.routes, luck_.pair(jobs_[job].identity, plan.visit, visit_of(job)).second);
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
  if (jobs_[job].place == Place::work) hold(job);
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
                   .tries = 1,
                   .arrived = leaving.arrived,
                   .wait_ended = now_,
                   .ended = now_,
                   .wait = sim::Duration{},
                   .held = sim::Duration{},
                   .quality = leaving.carried};
  if (from != Place::outside) {
    JobFile& file = file_of(job);
    if (from == Place::work || from == Place::held || from == Place::away) {
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

// -- Small things ------------------------------------------------------------------------------------------------

JobIndex Engine::new_job(sim::Identity identity, LaneId lane) {
  if (jobs_.in_use() >= options_.jobs_at_most) {
    std::uint32_t longest = 0;
    for (std::uint32_t d = 0; d < stations_.size(); ++d) {
      if (stations_[d].line.size() > stations_[longest].line.size()) longest = d;
    }
    end_run(GrewWithoutLimit{{longest}, stations_[longest].line.size()});
  }
  const JobIndex job = jobs_.take();
  Job& fresh = jobs_[job];
  fresh.identity = identity;
  fresh.entered = fresh.arrived = now_;
  fresh.waited_elsewhere = sim::Duration{};
  fresh.carried = 0;
  fresh.lane = lane;
  fresh.file = nobody;
  fresh.stamp = 0;
  fresh.place = Place::outside;
  fresh.has_carried = fresh.is_on_porch = fresh.has_waited = fresh.is_free = false;
  if (blueprint_.needs_files) {
    const FileIndex file = files_.take();
    files_[file].reuse();
    files_[file].number = ++serial_;
    jobs_[job].file = file;
  }
  return job;
}

void Engine::free_job(JobIndex job) {
  jobs_[job].is_free = true;
  jobs_[job].stamp = 0;
  if (has_file(job)) {
    file_of(job).serial = 0;
    files_.give_back(jobs_[job].file);
  }
  jobs_.give_back(job);
}

void Engine::move(JobIndex job, Place to) {
  const Place from = jobs_[job].place;
  if (from == to) return;
  jobs_[job].place = to;
  if (to == Place::line && blueprint_.can_deadlock) suspect(department_of(job));
  JobFile& file = file_of(job);
  if (from == Place::line) file.waited += now_ - file.since;
  if (from == Place::held || (from == Place::away && !file.is_stopped)) file.held += now_ - file.since;
  file.since = now_;
  observer_.job_moved(jobs_[job].lane, from, to, now_);
}

std::uint32_t Engine::put(sim::Time time, Type type, std::uint32_t target) {
  const bool is_people = type == Type::people || type == Type::outage;
  return calendar_.put(time, is_people ? sim::Rank::people : sim::Rank::usual, static_cast<std::uint32_t>(type), target);
}

void Engine::end_run(WhyEnded why) {
  if (!why_ended_) why_ended_ = std::move(why);
}

// Waits that are over, of jobs that are not.
void Engine::tell_unfinished() {
  for (JobIndex job = 0; job < jobs_.size(); ++job) {
    const Job& inside = jobs_[job];
    if (inside.is_free || inside.place == Place::outside) continue;
    if (is_plain_) {
      tell_plain_unfinished(inside);
    } else if (inside.place != Place::line) {
      observer_.wait_of_unfinished({.lane = inside.lane,
                                    .wait_ended = file_of(job).last_start,
                                    .wait = file_of(job).waited,
                                    .waited = inside.has_waited});
    }
  }
}

}  // namespace servicechain::models::run
