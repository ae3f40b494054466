#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "models/run/engine.h"

// Rings of waiting, found while the run goes.
//
// A job can go on if it is at work; if it waits in the line of a department that moves; if enough of the requests it
// waits for can go on; if it waits for room in a department that moves. A department moves if someone there is idle,
// will come on duty with empty hands, or has in hand a job that can go on. Room comes, too, where a waiting customer may
// lose patience. Striking out what moves until nothing more does leaves the jobs that wait for each other for good.
namespace servicechain::models::run {

// The jobs and departments that matter: those whose whole team is held, and what they wait for.
struct Engine::Search {
  std::map<JobIndex, bool> moves;
  std::map<std::uint32_t, bool> department_moves;
};

// A ring closes where someone comes to be held (see hold()), or a job comes to a line whose people are all held.
void Engine::suspect(std::uint32_t department) {
  const auto is_held = [](const Team& team) { return team.held == team.present && !team.has_idle(); };
  const std::vector<std::uint32_t>& pools = blueprint_.departments[department].pools;
  const Team& own = teams_[department];
  const bool is_any_held = own.held > 0 || !own.away.empty() ||
                           std::ranges::any_of(pools, [&](std::uint32_t pool) { return teams_[pool].held > 0; });
  is_suspicious_ = is_suspicious_ || (is_any_held && is_held(own) && std::ranges::all_of(pools, [&](std::uint32_t pool) {
                                        return is_held(teams_[pool]);
                                      }));
}

void Engine::look_for_deadlock() {
  is_suspicious_ = false;
  Search search;
  gather(search);
  // Searches so far apart that they cost less than the run. Where a ring is opened, at once: what happens must not
  // hang on how many events there are elsewhere.
  next_search_ = chain_.deadlock == DeadlockPolicy::end ? events_ + 1 + search.moves.size() / 2 : 0;
  while (strike_out_one_round(search)) {
  }
  if (const std::vector<JobIndex> ring = ring_of(search); !ring.empty()) {
    break_ring(ring);
  } else if (std::ranges::any_of(search.moves, [&](const auto& entry) { return may_get_room(entry.first); })) {
    // Patience may end without opening the ring: then nobody comes to be held, and it must be looked for again.
    is_suspicious_ = true;
    next_search_ = std::max(next_search_, events_ + 1);
  }
}

void Engine::gather(Search& search) const {
  std::vector<JobIndex> open;
  const auto add_job = [&](JobIndex job) {
    if (search.moves.emplace(job, false).second) open.push_back(job);
  };
  const auto add_department = [&](std::uint32_t department) {
    const bool moves = will_move(department);
    if (!search.department_moves.emplace(department, moves).second || moves) return;
    std::vector<std::uint32_t> teams = blueprint_.departments[department].pools;
    teams.push_back(department);
    for (std::uint32_t team : teams) {
      for (JobIndex job : teams_[team].hands) add_job(job);
      for (JobIndex job : teams_[team].away) add_job(job);
    }
  };
  for (std::uint32_t d = 0; d < stations_.size(); ++d) {
    if (teams_[d].held > 0 || !teams_[d].away.empty()) add_department(d);
  }
  while (!open.empty()) {
    const JobIndex job = open.back();
    open.pop_back();
    const Place place = jobs_[job].place;
    if (place == Place::line || file_of(job).is_blocked) {
      add_department(keeps_waiting(job));
    } else if (place != Place::work && place != Place::outside) {
      for (JobIndex request : file_of(job).open_requests) add_job(request);
    }
  }
}

// The department that a job in line, or without room to go to, waits for.
std::uint32_t Engine::keeps_waiting(JobIndex job) const {
  const JobFile& file = file_of(job);
  return file.is_blocked ? blueprint_.lane_plans[file.next_lane.index].department : department_of(job);
}

// Whether someone there is idle now, or comes on duty who has no job waiting for them.
bool Engine::will_move(std::uint32_t department) const {
  const auto moves = [](const Team& team) {
    if (team.is_unlimited || !team.is_reported) return true;
    const auto most = static_cast<std::int64_t>(team.duty->greatest()) * team.at_once;
    return team.has_idle() || most > team.present + static_cast<std::int64_t>(team.away.size());
  };
  return is_shared(department) || moves(teams_[department]) ||
         std::ranges::any_of(blueprint_.departments[department].pools, [&](std::uint32_t p) { return moves(teams_[p]); });
}

// Whether a job that waits for room stands behind a customer who may lose patience and leave a place.
bool Engine::may_get_room(JobIndex job) const {
  if (!file_of(job).is_blocked && !jobs_[job].is_on_porch) return false;
  const Station& station = stations_[keeps_waiting(job)];
  bool may = std::ranges::any_of(station.porch, [&](JobIndex other) { return other != job && jobs_[other].stamp != 0; });
  station.line.each(jobs_, [&](JobIndex other) { may = may || jobs_[other].stamp != 0; });
  return may;
}

bool Engine::can_go_on(JobIndex job, const Search& search) const {
  const JobFile& file = file_of(job);
  const Place place = jobs_[job].place;
  if (place == Place::outside || place == Place::work || file.is_stopped) return true;
  if (place == Place::line || file.is_blocked) {
    return search.department_moves.at(keeps_waiting(job)) || may_get_room(job);
  }
  const auto coming = std::ranges::count_if(file.open_requests, [&](JobIndex request) {
    const JobFile& asked = file_of(request);
    return asked.is_awaited && asked.parent_round == file.round &&
           (search.moves.at(request) || asked.give_up_stamp != 0);
  });
  return coming >= static_cast<std::ptrdiff_t>(file.answers_awaited);
}

// Whether something more was found to move.
bool Engine::strike_out_one_round(Search& search) const {
  bool found = false;
  for (auto& [job, moves] : search.moves) {
    if (moves || !can_go_on(job, search)) continue;
    moves = found = true;
    const Place place = jobs_[job].place;
    if (place == Place::line || place == Place::parked || place == Place::outside) continue;
    for (std::uint32_t department : teams_[file_of(job).team].serves) {
      if (const auto known = search.department_moves.find(department); known != search.department_moves.end()) {
        known->second = true;
      }
    }
  }
  return found;
}

// Since when, then by number: not by place in memory, which hangs on jobs elsewhere.
bool Engine::waits_longer(JobIndex job, JobIndex other) const {
  const JobFile& a = file_of(job);
  const JobFile& b = file_of(other);
  return std::tie(a.since, a.number) < std::tie(b.since, b.number);
}

// One ring among what is left: from the longest waiting job that keeps a person, to what it waits for, to who keeps
// that waiting…
std::vector<JobIndex> Engine::ring_of(const Search& search) const {
  std::optional<JobIndex> at;
  for (const auto& [job, moves] : search.moves) {
    const Place place = jobs_[job].place;
    if (moves || (place != Place::held && place != Place::away)) continue;
    if (!at || waits_longer(job, *at)) at = job;
  }
  std::vector<JobIndex> path;
  while (at && std::ranges::find(path, *at) == path.end()) {
    path.push_back(*at);
    at = what_it_waits_for(*at, search);
  }
  if (!at) return {};
  path.erase(path.begin(), std::ranges::find(path, *at));
  return path;
}

// The next job that must go on before this one can. Requires: it cannot.
std::optional<JobIndex> Engine::what_it_waits_for(JobIndex job, const Search& search) const {
  const auto is_stuck = [&](JobIndex other) { return !search.moves.at(other); };
  const JobFile& file = file_of(job);
  const auto first_stuck = [&](const std::vector<JobIndex>& jobs) -> std::optional<JobIndex> {
    const auto found = std::ranges::find_if(jobs, is_stuck);
    return found == jobs.end() ? std::nullopt : std::optional{*found};
  };
  if (jobs_[job].place != Place::line && !file.is_blocked) return first_stuck(file.open_requests);
  const std::uint32_t where = keeps_waiting(job);
  std::vector<std::uint32_t> teams = blueprint_.departments[where].pools;
  teams.insert(teams.begin(), where);
  for (std::uint32_t team : teams) {
    if (const auto found = first_stuck(teams_[team].hands)) return found;
    if (const auto found = first_stuck(teams_[team].away)) return found;
  }
  return std::nullopt;
}

void Engine::break_ring(const std::vector<JobIndex>& ring) {
  std::vector<JobIndex> held;
  std::vector<DepartmentId> departments;
  sim::Time closed{};
  for (JobIndex job : ring) {
    closed = std::max(closed, file_of(job).since);
    if (jobs_[job].place == Place::line || jobs_[job].place == Place::parked) continue;
    held.push_back(job);
    const DepartmentId where{department_of(job)};
    if (departments.empty() || departments.back() != where) departments.push_back(where);
  }
  if (departments.size() > 1 && departments.front() == departments.back()) departments.pop_back();
  if (chain_.deadlock == DeadlockPolicy::end) {
    std::uint64_t jobs_held = 0;
    for (const Team& team : teams_) jobs_held += static_cast<std::uint64_t>(team.held) + team.away.size();
    end_run(Deadlocked{.ring = departments, .jobs_held = jobs_held, .since = closed});
    return;
  }
  ++deadlocks_resolved_;
  goes_on_without(*std::ranges::min_element(held, [&](JobIndex a, JobIndex b) { return waits_longer(a, b); }));
  is_suspicious_ = true;
  work_off_agenda();
}

// deadlock: longest-waiting-goes-on. It takes the answers that are missing as never given, or goes where there is no
// room.
void Engine::goes_on_without(JobIndex job) {
  JobFile& file = file_of(job);
  if (!file.is_blocked) {
    const std::vector<JobIndex> open = file.open_requests;
    file.is_sending = true;  // it goes on once, when all are given up
    for (JobIndex request : open) {
      if (file.answers_awaited > 0 && file_of(request).is_awaited) give_up_waiting(request);
    }
    file.is_sending = false;
    resume(job);
    return;
  }
  std::erase(stations_[keeps_waiting(job)].porch, job);
  leave_for_room(job);
  join_line(job);
}

}  // namespace servicechain::models::run
