#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/run/engine.h"
#include "models/run/run_limits.h"

namespace servicechain::models::run {

namespace {

bool follows_hands(const Department& department) {
  return department.preempt != Preempt::no || department.at_closing != AtClosing::finish || !department.needs.empty() ||
         department.random_absence || !department.dated_absences.empty();
}

}  // namespace

void Engine::set_up_teams() {
  const auto count = static_cast<std::uint32_t>(chain_.departments.size());
  const auto add = [&](const Staff& staff, const sim::Timetable& open) -> Team& {
    Team& team = teams_.emplace_back();
    team.index = static_cast<std::uint32_t>(teams_.size() - 1);
    team.is_reported = !std::holds_alternative<Unlimited>(staff);
    team.is_unlimited = !team.is_reported && open.is_constant() && open.week().front().value > 0;
    team.duty = team.is_reported ? &std::get<sim::Timetable>(staff) : &open;
    return team;
  };
  for (std::uint32_t d = 0; d < count; ++d) {
    const Department& department = chain_.departments[d];
    Team& team = add(department.staff, department.open);
    team.at_once = department.at_once;
    team.at_closing = department.at_closing;
    team.serves = {d};
    // A finished job may be held until the next department has room: those hands are followed, too.
    team.follows_hands = follows_hands(department) || blueprint_.can_block;
    if (department.random_absence) team.absence = &*department.random_absence;
    for (const DatedAbsence& absence : department.dated_absences) {
      if (absence.from + absence.lasts <= sim::start_of_run) continue;
      put(std::max(absence.from, sim::start_of_run), Type::outage, d);
      put(absence.from + absence.lasts, Type::outage, d);
    }
  }
  for (const Pool& pool : chain_.pools) {
    Team& team = add(pool.staff, pool.open);
    team.follows_hands = true;
    for (DepartmentId department : pool.serves) team.serves.push_back(department.index);
  }
  for (Team& team : teams_) {
    if (team.absence) set_up_absence(team);
    change_people(team);
  }
}

void Engine::schedule_people(Team& team) {
  const sim::Time next = team.duty->next_change_after(now_);
  if (next <= options_.until) put(next, Type::people, team.index);
}

void Engine::change_people(Team& team) {
  schedule_people(team);
  call_people(team);
}

// As many as the timetable says, of those that there are.
void Engine::call_people(Team& team) {
  double value = team.duty->value_at(now_);
  if (climate_) value = climate_->rostered(team.index, value);
  team.rostered = team.is_reported ? std::llround(value) : (value > 0 ? without_limit : 0);
  if (!team.persons.empty()) roster(team);
  people_changed(team);
}

// A dated absence begins or ends: the whole department is away, whatever it has in hand waits.
void Engine::change_outage(Team& team) {
  team.is_suspended = !team.is_suspended;
  people_changed(team);
}

void Engine::people_changed(Team& team) {
  if (team.is_suspended) {
    team.slots = 0;
  } else if (team.persons.empty()) {
    team.slots = team.rostered >= without_limit ? without_limit : team.rostered * team.at_once;
  } else {
    team.slots = team.at_once * std::ranges::count_if(team.persons, [](const Person& person) {
                   return person.is_rostered && !person.is_absent;
                 });
  }
  const bool is_department = team.index < stations_.size();
  if (is_department && is_shared(team.index)) {
    share_out(team.index);
  } else if (team.follows_hands) {
    send_home(team);
  }
  report_later(team);
  agenda_.push_back({Task::What::serve, team.index});
}

// More jobs in hand than people on duty: whoever is held goes home, the latest first; whoever works does as
// at-closing says. Idle people have gone before, by being counted no more.
void Engine::send_home(Team& team) {
  std::vector<JobIndex> leaving;
  for (JobIndex job : team.hands) {
    const bool person_stays = !team.persons.empty() && team.persons[file_of(job).person].is_rostered && !team.is_suspended;
    if (!person_stays) leaving.push_back(job);
  }
  std::ranges::sort(leaving, std::greater<>{}, [&](JobIndex job) {
    return std::tuple{jobs_[job].place == Place::held, file_of(job).last_start, file_of(job).number};
  });
  std::int64_t excess = team.persons.empty() ? team.present - std::max<std::int64_t>(team.slots, 0)
                                             : static_cast<std::int64_t>(leaving.size());
  for (JobIndex job : leaving) {
    if (excess-- <= 0) break;
    if (jobs_[job].place == Place::held || team.is_suspended || team.at_closing == AtClosing::stop) {
      set_aside(job);
    } else if (team.at_closing == AtClosing::hand_over) {
      hand_over(job);
    }
  }
}

// People take up what is theirs: first jobs they were held with, then interrupted ones, in the order they left them.
void Engine::bring_back(Team& team) {
  bool is_any_stopped = false;
  for (const bool was_stopped : {false, true}) {
    const std::vector<JobIndex> waiting = team.away;
    for (JobIndex job : waiting) {
      const JobFile& file = file_of(job);
      if (file.is_stopped != was_stopped) continue;
      const bool can_return = team.persons.empty() ? team.present < team.slots : team.can_take(team.persons[file.person]);
      if (!can_return) continue;
      is_any_stopped = is_any_stopped || was_stopped;
      take_up_again(job);
    }
  }
  if (is_any_stopped && team.index < stations_.size()) let_line_preempt(team);
}

// Who came while work had stopped displaces it now, if they would have then.
void Engine::let_line_preempt(Team& team) {
  Station& station = stations_[team.index];
  const Department& where = department(team.index);
  if (where.preempt == Preempt::no) return;
  while (!station.line.is_empty()) {
    const JobIndex next = station.line.first();
    const bool is_last = std::ranges::all_of(
        team.hands, [&](JobIndex other) { return jobs_[other].arrived < jobs_[next].arrived; });
    if (where.order == Order::last_come && !is_last) return;
    if (!team_after_preempting(next)) return;
    station.line.leave(jobs_, files_, next);
    start(next, team);
  }
}

void Engine::take_up_again(JobIndex job) {
  JobFile& file = file_of(job);
  Team& team = teams_[file.team];
  std::erase(team.away, job);
  grip(job, team, team.persons.empty() ? std::nullopt : std::optional{file.person});
  if (file.is_stopped) {
    begin_work(job);
    return;
  }
  move(job, Place::held);
  ++team.held;
  if (!file.is_ready) return;
  file.is_ready = false;
  go_on(job);
}

// A person takes a job in hand. Requires: the team has someone idle (the named person, if one is named).
void Engine::grip(JobIndex job, Team& team, std::optional<std::uint32_t> person) {
  JobFile& file = file_of(job);
  ++team.present;
  file.is_in_hand = true;
  file.team = team.index;
  if (!team.persons.empty() && !is_shared(department_of(job))) {
    file.person = person ? *person : team.idle_person().value_or(0);
    ++team.persons[file.person].in_hand;
  }
  if (team.follows_hands) {
    file.hands_place = static_cast<std::uint32_t>(team.hands.size());
    team.hands.push_back(job);
  }
  if (is_shared(department_of(job))) {
    stations_[department_of(job)].sharing.advance(now_);
    stations_[department_of(job)].sharing.take_share();
  }
  report_later(team);
}

// The job leaves its person's hands, or (away) no longer waits for them.
void Engine::let_go(JobIndex job, Team& team) {
  JobFile& file = file_of(job);
  if (jobs_[job].place == Place::away) {
    std::erase(team.away, job);
    return;
  }
  --team.present;
  file.is_in_hand = false;
  if (jobs_[job].place == Place::held) --team.held;
  if (!team.persons.empty() && !is_shared(department_of(job))) --team.persons[file.person].in_hand;
  if (team.follows_hands) {
    const JobIndex last = team.hands.back();
    team.hands[file.hands_place] = last;
    file_of(last).hands_place = file.hands_place;
    team.hands.pop_back();
  }
  if (is_shared(department_of(job))) share_gone(department_of(job));
  report_later(team);
}

// The person keeps the job and waits. After closing nobody waits: they go home, and the job waits for them.
void Engine::hold(JobIndex job) {
  Team& team = teams_[file_of(job).team];
  if (jobs_[job].place == Place::held) return;
  move(job, Place::held);
  ++team.held;
  report_later(team);
  // A ring can only close where a whole team is held.
  is_suspicious_ = is_suspicious_ || (blueprint_.can_deadlock && team.held == team.present && !team.has_idle());
  if (is_shared(department_of(job))) return;
  const bool is_over = team.persons.empty() ? team.present > team.slots
                                            : !team.persons[file_of(job).person].is_rostered || team.is_suspended;
  if (is_over) set_aside(job);
}

void Engine::set_aside(JobIndex job) {
  JobFile& file = file_of(job);
  Team& team = teams_[file.team];
  if (jobs_[job].place == Place::work) {
    interrupt(job);
    file.is_stopped = true;
  }
  let_go(job, team);
  team.away.push_back(job);
  move(job, Place::away);
}

void Engine::hand_over(JobIndex job) {
  interrupt(job);
  let_go(job, teams_[file_of(job).team]);
  jobs_[job].has_waited = true;
  station_of(job).line.join_at_head(jobs_, files_, job);
  move(job, Place::line);
}

void Engine::report_later(Team& team) {
  if (team.is_to_report || !team.is_reported) return;
  team.is_to_report = true;
  to_report_.push_back(team.index);
}

void Engine::report(Team& team) {
  team.is_to_report = false;
  TeamChanged change{.team = {team.index}, .now = now_, .on_duty = static_cast<double>(team.rostered), .working = 0, .held = 0, .overtime = 0};
  const auto places = static_cast<double>(team.at_once);
  if (team.index < stations_.size() && is_shared(team.index)) {
    const Sharing& sharing = stations_[team.index].sharing;
    const double working = sharing.people_working();
    change.working = working / places;
    const auto on_duty = static_cast<double>(team.slots);
    change.held = std::min(static_cast<double>(team.held), std::max(0.0, on_duty - working)) / places;
    change.overtime = std::max(0.0, working - on_duty) / places;
  } else {
    change.working = static_cast<double>(team.present - team.held) / places;
    change.held = static_cast<double>(team.held) / places;
    if (team.persons.empty()) {
      change.overtime = static_cast<double>(std::max<std::int64_t>(0, team.present - team.slots)) / places;
    } else {
      for (const Person& person : team.persons) change.overtime += person.is_rostered ? 0 : person.in_hand / places;
    }
  }
  if (climate_) climate_->team_changed(change);
  observer_.team_changed(change);
}

}  // namespace servicechain::models::run
