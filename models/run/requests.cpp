#include <algorithm>

#include "models/run/engine.h"

// Asking suppliers, waiting for them, and their answers.
namespace servicechain::models::run {

namespace {

// `t` times on average: 0.3 is once with chance 30%; 1.5 is once, and a second time with chance 50%.
std::uint32_t count_from(double times, double u) {
  const auto whole = static_cast<std::uint32_t>(times);
  return whole + (u < times - whole ? 1 : 0);
}

bool is_waited_for(const Need& need) { return need.waiting != Waiting::no; }
bool keeps_hands_full(const Need& need) { return need.waiting == Waiting::yes || need.waiting == Waiting::at_most; }

}  // namespace

// Sends the requests of the present phase (or, one by one, the next), then waits, or goes on. Requires: a person has
// the job, or (one by one) the next request needs none.
void Engine::ask(JobIndex job) {
  if (!file_of(job).has_asked) {
    file_of(job).has_asked = true;
    list_needs(job);
  }
  file_of(job).is_sending = true;
  const bool one_by_one = plan_of(job).department->needs_order == NeedsOrder::one_by_one;
  while (!file_of(job).to_ask.empty()) {
    const std::uint32_t need = file_of(job).to_ask.back();
    if (!file_of(job).is_in_hand && keeps_hands_full(*plan_of(job).needs[need].need)) break;
    file_of(job).to_ask.pop_back();
    ask_for(job, need);
    if (one_by_one && (file_of(job).answers_awaited > 0 || is_enough(job))) break;
  }
  JobFile& file = file_of(job);
  file.is_sending = false;
  if (one_by_one && is_enough(job)) file.to_ask.clear();
  file.is_asking = !file.to_ask.empty();
  if (!one_by_one) {
    if (const auto* some = std::get_if<JoinSome>(&plan_of(job).department->needs_join)) {
      const std::uint32_t wanted = some->count > file.answers_counted ? some->count - file.answers_counted : 0;
      file.answers_awaited = std::min(file.answers_awaited, wanted);
    }
  }
  wait_for_answers(job);
}

// Draws how often this job asks for each need of its phase.
void Engine::list_needs(JobIndex job) {
  const LanePlan& lane = lane_of(job);
  const DepartmentPlan& plan = plan_of(job);
  JobFile& file = file_of(job);
  file.to_ask.clear();
  file.answers_counted = 0;
  const When phase = file.phase == Phase::before ? When::before : When::after;
  const std::uint32_t visit = file.visit + (static_cast<std::uint32_t>(file.attempt) << 16);
  for (std::uint32_t n = 0; n < plan.needs.size(); ++n) {
    if (plan.needs[n].need->when != phase || lane.times[n] <= 0) continue;
    const double u = luck_.uniform(jobs_[job].identity, plan.needs[n].purpose, visit);
    file.to_ask.insert(file.to_ask.end(), count_from(lane.times[n], u), n);
  }
  if (plan.department->needs_order == NeedsOrder::one_by_one) {
    std::ranges::stable_sort(file.to_ask, {}, [&](std::uint32_t n) { return plan.needs[n].need->rank; });
  }
  std::ranges::reverse(file.to_ask);
}

void Engine::ask_for(JobIndex job, std::uint32_t need_index) {
  const NeedPlan& plan = plan_of(job).needs[need_index];
  const Need& need = *plan.need;
  const std::uint32_t asker = department_of(job);
  const std::uint64_t ordinal = (static_cast<std::uint64_t>(file_of(job).visit) << 32) + file_of(job).needs[need_index].asked++;
  const sim::Identity identity = sim::identity(sim::identity(jobs_[job].identity, plan.purpose), ordinal);
  const JobIndex request = new_job(identity, plan.lane);
  const JobFile& parent = file_of(job);
  JobFile& file = file_of(request);
  file.is_request = true;
  file.parent = job;
  file.parent_serial = parent.serial;
  file.parent_round = parent.round;
  file.asker = asker;
  file.need = need_index;
  file.level = plan.level.value_or(parent.level);
  file.due = need.promise ? sim::later(now_, *need.promise) : parent.due;
  file_of(job).open_requests.push_back(request);
  observer_.request_sent({{asker}, {need_index}, now_, identity, jobs_[job].identity});
  if (is_waited_for(need)) {
    file.is_awaited = true;
    file.holds_parent = keeps_hands_full(need);
    ++file_of(job).answers_awaited;
    if (file.holds_parent) ++file_of(job).answers_held_for;
  }
  const LanePlan& lane = blueprint_.lane_plans[plan.lane.index];
  const InTray& tray = department(lane.department).in_tray;
  if (tray.places && std::holds_alternative<Refuse>(tray.when_full) && !has_room(lane.department) &&
      department(lane.department).preempt == Preempt::no) {
    arrive_at(request);
    leave_department(request, Ending::refused);
    answer_with_nothing(request);
    return;
  }
  if (need.waiting == Waiting::at_most) {
    file.give_up_stamp = put(sim::later(now_, need.waits_at_most), Type::give_up_waiting, request);
  }
  agenda_.push_back({Task::What::enter, request});
}

// needs-join is met.
bool Engine::is_enough(JobIndex job) const {
  const auto* some = std::get_if<JoinSome>(&plan_of(job).department->needs_join);
  return some && file_of(job).answers_counted >= some->count;
}

void Engine::wait_for_answers(JobIndex job) {
  const JobFile& file = file_of(job);
  if (file.answers_awaited == 0) {
    resume(job);
  } else if (file.answers_held_for > 0) {
    hold(job);
  } else {
    park(job);
  }
}

// The job waits for its answers without a person.
void Engine::park(JobIndex job) {
  if (!file_of(job).is_in_hand) return;
  Team& team = teams_[file_of(job).team];
  let_go(job, team);
  move(job, Place::parked);
  agenda_.push_back({Task::What::serve, team.index});
}

// Every answer it waited for is there.
void Engine::resume(JobIndex job) {
  JobFile& file = file_of(job);
  if (jobs_[job].place == Place::away) {
    file.is_ready = true;
  } else if (!file.is_in_hand) {
    const bool next_needs_a_person =
        file.is_asking && keeps_hands_full(*plan_of(job).needs[file.to_ask.back()].need);
    if (file.is_asking && !next_needs_a_person) {
      ask(job);
    } else if (file.is_asking || file.phase == Phase::before) {
      return_to_line(job);
    } else {
      go_on(job);
    }
  } else {
    go_on(job);
  }
}

// With a person at hand, or nothing left to do for one.
void Engine::go_on(JobIndex job) {
  JobFile& file = file_of(job);
  if (file.is_asking) {
    ask(job);
    return;
  }
  ++file.round;
  file.answers_awaited = file.answers_held_for = 0;
  if (jobs_[job].place == Place::held && file.phase == Phase::before) {
    --teams_[file.team].held;
    report_later(teams_[file.team]);
  }
  file.phase == Phase::before ? begin_work(job) : finish(job);
}

// Answered: to the head of the line, or straight to an idle person.
void Engine::return_to_line(JobIndex job) {
  if (Team* team = team_for(job)) {
    start(job, *team);
  } else {
    jobs_[job].has_waited = true;
    stations_[department_of(job)].line.join_at_head(jobs_, files_, job);
    move(job, Place::line);
  }
}

std::optional<JobIndex> Engine::parent_of(JobIndex request) const {
  const JobFile& file = file_of(request);
  if (file.parent == nobody || jobs_[file.parent].is_free) return std::nullopt;
  if (file_of(file.parent).serial != file.parent_serial) return std::nullopt;
  return file.parent;
}

void Engine::close_request(JobIndex request) {
  if (const auto parent = parent_of(request)) std::erase(file_of(*parent).open_requests, request);
}

// A job that no customer stands behind is done: a request is answered, a routine job ends.
void Engine::answer(JobIndex job) {
  if (file_of(job).is_request) {
    if (finds_defect(job, blueprint_.departments[file_of(job).asker].finds)) {
      redo(job);
      return;
    }
    close_request(job);
    const double quality = file_of(job).quality;
    tell_link(job, quality);
    stations_[file_of(job).asker].last_answer[file_of(job).need] = quality;
    count_answer(job, quality);
  }
  free_job(job);
}

void Engine::answer_with_nothing(JobIndex job) {
  if (file_of(job).is_request) {
    const JobFile& file = file_of(job);
    close_request(job);
    observer_.request_answered({.asker = {file.asker},
                                .need = {file.need},
                                .request = jobs_[job].identity,
                                .was_refused = true,
                                .on_time = false,
                                .asked = jobs_[job].entered,
                                .answered = now_,
                                .quality = 0,
                                .perceived = 0,
                                .expected = 0,
                                .self_view = 0});
    count_answer(job, department(file.asker).parameters.works_without);
  }
  free_job(job);
}

// wait: at most — the parent goes on without; the request stays, and its answer counts for the link alone.
void Engine::give_up_waiting(JobIndex request) {
  const double nothing = department(file_of(request).asker).parameters.works_without;
  count_answer(request, nothing);
  file_of(request).is_awaited = false;
  file_of(request).came_too_late = true;
  file_of(request).give_up_stamp = 0;
}

// What an answer changes for the job it was asked for.
void Engine::count_answer(JobIndex request, double quality) {
  const std::optional<JobIndex> parent = parent_of(request);
  const JobFile& file = file_of(request);
  if (!parent || file.came_too_late) return;
  JobFile& asking = file_of(*parent);
  asking.needs[file.need].quality_sum += quality;
  ++asking.needs[file.need].answers;
  if (!file.is_awaited || asking.round != file.parent_round || asking.answers_awaited == 0) return;
  ++asking.answers_counted;
  --asking.answers_awaited;
  if (file.holds_parent) --asking.answers_held_for;
  if (asking.is_sending) return;  // ask() decides
  const Place place = jobs_[*parent].place;
  if (asking.answers_awaited == 0) {
    resume(*parent);
  } else if (asking.answers_held_for == 0 && place == Place::held) {
    park(*parent);
  }
}

// The link as the asker felt it (E9, E10), and what it learns from it.
void Engine::tell_link(JobIndex request, double quality) {
  const JobFile& file = file_of(request);
  const Department& asker = department(file.asker);
  const Need& need = asker.needs[file.need];
  const Department& supplier = *plan_of(request).department;
  const sim::Duration wait = now_ - jobs_[request].entered;
  const std::uint32_t from = department_of(request);
  const Scores scores{.right = 100 * right_of(request, quality),
                      .speed = speed_score(wait, need.promise, need.promise.value_or(sim::Duration{}), 0),
                      .information = 100 * quality * supplier.knows * (climate_ ? climate_->know_how(from) : 1),
                      .courtesy = 100 * quality * (climate_ ? climate_->unhurried(from) : 1),
                      .surroundings = supplier.surroundings};
  const double received = perceived(scores, asker.parameters.servqual_weights);
  std::optional<double>& expectation = stations_[file.asker].link_expectation[file.need];
  const double expected = expectation.value_or(received);
  expectation = expected + asker.parameters.expectation_learns * (received - expected);
  if (climate_) climate_->answered(file.asker, received - expected, need.matters);
  observer_.request_answered({.asker = {file.asker},
                              .need = {file.need},
                              .request = jobs_[request].identity,
                              .was_refused = false,
                              .on_time = !need.promise || wait <= *need.promise,
                              .asked = jobs_[request].entered,
                              .answered = now_,
                              .quality = quality,
                              .perceived = received,
                              .expected = expected,
                              .self_view = 100 * own_capability(from)});
}

// The inputs of E8 that this job has now: its own answers, else the last its department received, and what it carried
// in.
void Engine::collect_inputs(JobIndex job) {
  const DepartmentPlan& plan = plan_of(job);
  inputs_.clear();
  const Station& station = stations_[department_of(job)];
  for (std::uint32_t n = 0; n < plan.needs.size(); ++n) {
    const Need& need = *plan.needs[n].need;
    const NeedState own = need.when == When::before ? file_of(job).needs[n] : NeedState{};
    if (own.answers > 0) {
      inputs_.push_back({own.quality_sum / own.answers, need.matters});
    } else if (station.last_answer[n]) {
      inputs_.push_back({*station.last_answer[n], need.matters});
    }
  }
  if (jobs_[job].has_carried) inputs_.push_back({jobs_[job].carried, plan.department->parameters.carried_in_matters});
}

// E8.
double Engine::quality_now(JobIndex job) {
  const double own = own_capability(department_of(job));
  if (!chain_.behaviour.inherited_quality) return own;
  collect_inputs(job);
  return quality_of_job(chain_.quality, own, plan_of(job).depends, inputs_);
}

}  // namespace servicechain::models::run
