#include "models/run/engine.h"

#include "models/run/run_limits.h"

#include <utility>

namespace servicechain::models::run {

Engine::Engine(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer)
    : chain_{chain},
      options_{options},
      observer_{observer},
      blueprint_{blueprint},
      luck_{options.seed, options.replication},
      sources_{sources_of(chain, blueprint)} {
  if (blueprint.has_climate) climate_.emplace(chain, blueprint, luck_, RunKind::real);
  if (chain.behaviour.customers_react) clientele_.emplace(chain, RunKind::real);
  set_up();
}

Engine::Engine(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer,
               sim::Time observed_from)
    : chain_{chain},
      options_{options},
      observer_{observer},
      blueprint_{blueprint},
      luck_{options.seed, options.replication},
      observed_from_{observed_from},
      sources_{sources_of(chain, blueprint)} {
  climate_.emplace(chain, blueprint, luck_, RunKind::pilot);
  clientele_.emplace(chain, RunKind::pilot);
  set_up();
}

void Engine::set_up() {
  for (const Department& department : chain_.departments) {
    stations_.push_back({.line = Line{department.order, blueprint_.levels},
                         .porch = {},
                         .last_answer = std::vector<std::optional<double>>(department.needs.size()),
                         .link_expectation = std::vector<std::optional<double>>(department.needs.size()),
                         .sharing = {}});
  }
  expectations_.resize(chain_.segments.size());
  set_up_teams();
  set_up_sources();
  set_up_days();
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
    // People of all departments change before anything follows from it: it must not matter who is first.
    const auto type = static_cast<Type>(event.type());
    const bool people_changed = type == Type::people || type == Type::outage || type == Type::day;
    if (people_changed && calendar_.is_next(now_, sim::Rank::people)) continue;
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
      if (jobs_[target].stamp == event.stamp()) end_work(target);
      break;
    case Type::arrival:
      if (source_stamps_[target] == event.stamp()) arrive(target);
      break;
    case Type::patience:
      if (jobs_[target].stamp == event.stamp()) lose_patience(target);
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
    case Type::day: end_day(); break;
  }
}

void Engine::work_off_agenda() {
  // Requests that multiply within one moment would never come to an end: they end with the run.
  const auto has_grown = [&] { return why_ended_ && std::holds_alternative<GrewWithoutLimit>(*why_ended_); };
  while (agenda_at_ < agenda_.size() && !has_grown()) {
    const Task task = agenda_[agenda_at_++];
    switch (task.what) {
      case Task::What::enter: enter(task.target); break;
      case Task::What::answer: answer(task.target); break;
      case Task::What::refuse: answer_with_nothing(task.target); break;
      case Task::What::redo: do_again(task.target); break;
      case Task::What::serve: serve(teams_[task.target]); break;
    }
  }
  agenda_.clear();
  agenda_at_ = 0;
  for (std::uint32_t team : to_report_) report(teams_[team]);
  to_report_.clear();
}

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
  fresh.stamp = 0;
  fresh.place = Place::outside;
  fresh.has_carried = fresh.is_on_porch = fresh.has_waited = fresh.is_free = false;
  fresh.file = files_.take();
  files_[fresh.file].reuse();
  files_[fresh.file].number = ++serial_;
  return job;
}

void Engine::free_job(JobIndex job) {
  jobs_[job].is_free = true;
  jobs_[job].stamp = 0;
  file_of(job).serial = 0;
  files_.give_back(jobs_[job].file);
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
  if (climate_ && from == Place::outside) climate_->job_came(jobs_[job].lane, now_);
  if (climate_ && to == Place::outside) climate_->job_left(jobs_[job].lane, now_);
  observer_.job_moved({jobs_[job].lane, from, to, now_, jobs_[job].identity});
}

std::uint32_t Engine::put(sim::Time time, Type type, std::uint32_t target) {
  const bool is_people = type == Type::people || type == Type::outage || type == Type::day;
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
    if (inside.place != Place::line) {
      observer_.wait_of_unfinished({.lane = inside.lane,
                                    .wait_ended = file_of(job).last_start,
                                    .wait = file_of(job).waited,
                                    .waited = inside.has_waited});
    }
  }
}

}  // namespace servicechain::models::run
