#include <utility>

#include "models/run/engine.h"
#include "models/run/opinion.h"

// The world outside: who comes, and with what they leave.
namespace servicechain::models::run {

namespace {
const sim::Purpose come_back = sim::purpose("returns-after");
}

void Engine::set_up_sources() {
  source_stamps_.resize(sources_.size());
  for (std::uint32_t source = 0; source < sources_.size(); ++source) {
    const std::optional<std::uint32_t> segment = sources_[source].segment;
    const bool may_change = clientele_ && segment && clientele_->reacts(*segment);
    if (may_change) sources_[source].stream.may_be_quickened();
    expect_next(source);
    if (may_change) bring_customers_anew(source);
    if (segment) set_up_members(source);
  }
}

// The members of a closed population: all start outside, due after one returns-after.
void Engine::set_up_members(std::uint32_t source) {
  const std::uint32_t segment = *sources_[source].segment;
  const auto* population = std::get_if<ClosedPopulation>(&chain_.segments[segment].arrivals);
  if (!population) return;
  for (std::uint32_t m = 0; m < population->members; ++m) {
    members_.push_back({.segment = segment, .identity = sim::identity(sources_[source].stream.identity(), m), .source = source});
    schedule_member(static_cast<std::uint32_t>(members_.size() - 1));
  }
}

void Engine::expect_next(std::uint32_t source) {
  const sim::Time next = sources_[source].stream.next(luck_, now_, options_.until);
  if (next <= options_.until) source_stamps_[source] = put(next, Type::arrival, source);
}

void Engine::arrive(std::uint32_t index) {
  const sim::Identity identity = sources_[index].stream.identity_of(sources_[index].stream.count() - 1);
  expect_next(index);
  const Source& source = sources_[index];
  if (source.asker) {
    bring_request(*source.asker, source.need, identity);
  } else if (!source.segment) {
    const JobIndex job = new_job(identity, source.entries.front().to);
    file_of(job).level = blueprint_.level_of(0);
    agenda_.push_back({Task::What::enter, job});
  } else if (source.is_one_by_one()) {
    bring_customer(*source.segment, identity, source.entry_for(luck_, identity), std::nullopt);
  } else {
    const LaneId lane = source.entry_for(luck_, identity);
    const std::uint32_t size = source.size_of_group(luck_, identity);
    for (std::uint32_t member = 0; member < size; ++member) {
      bring_customer(*source.segment, sim::identity(identity, member), lane, std::nullopt);
    }
  }
}

void Engine::bring_customer(std::uint32_t segment, sim::Identity identity, LaneId lane, std::optional<std::uint32_t> member) {
  const JobIndex job = new_job(identity, lane);
  observer_.customer_arrived({segment}, now_);
  const Segment& customers = chain_.segments[segment];
  JobFile& file = file_of(job);
  file.level = blueprint_.level_of(customers.priority);
  file.first_department = department_of(job);
  if (customers.due) file.due = sim::later(now_, *customers.due);
  file.member = member;
  agenda_.push_back({Task::What::enter, job});
}

// A need by the week: tied to no job.
void Engine::bring_request(std::uint32_t asker, std::uint32_t need, sim::Identity identity) {
  const NeedPlan& plan = blueprint_.departments[asker].needs[need];
  const JobIndex request = new_job(identity, plan.lane);
  JobFile& file = file_of(request);
  file.is_request = true;
  file.asker = asker;
  file.need = need;
  file.level = plan.level.value_or(blueprint_.level_of(0));
  if (plan.need->promise) file.due = sim::later(now_, *plan.need->promise);
  observer_.request_sent({{asker}, {need}, now_, identity, std::nullopt});
  agenda_.push_back({Task::What::enter, request});
}

void Engine::schedule_member(std::uint32_t index) {
  const Member& member = members_[index];
  const auto& population = std::get<ClosedPopulation>(chain_.segments[member.segment].arrivals);
  const double u = luck_.uniform(member.identity, come_back, member.cycle);
  const sim::Time back = sim::later(now_, sim::draw(population.returns_after, u));
  if (back <= options_.until) put(back, Type::member_returns, index);
}

void Engine::send_member(std::uint32_t index) {
  Member& member = members_[index];
  const sim::Identity identity = sim::identity(member.identity, member.cycle++);
  bring_customer(member.segment, identity, sources_[member.source].entry_for(luck_, identity), index);
}

// The wait that the segment means (E9).
sim::Duration Engine::wait_of(JobIndex job) const {
  const Job& leaving = jobs_[job];
  switch (chain_.segments[*lane_of(job).segment].expects.wait_means) {
    case WaitMeans::line: return leaving.waited_elsewhere;
    case WaitMeans::until_served: return leaving.waited_elsewhere + file_of(job).held_elsewhere;
    case WaitMeans::time: break;
  }
  return now_ - leaving.entered;
}

Scores Engine::scores_of(JobIndex job, Ending ending) const {
  const Segment& segment = chain_.segments[*lane_of(job).segment];
  const std::optional<std::uint32_t> worked = file_of(job).last_department;
  const std::uint32_t whose = worked.value_or(file_of(job).first_department.value_or(department_of(job)));
  const Department& last = department(whose);
  const bool was_served = ending == Ending::finished;
  const bool was_turned_away = ending == Ending::refused || ending == Ending::balked;
  const double quality = file_of(job).quality;
  const double usual = was_served || worked ? quality : own_capability(whose);
  const Expectations& expects = segment.expects;
  const sim::Duration tolerated = expects.tolerates.value_or(expects.wait.value_or(sim::Duration{}));
  const double longer = expects.announced ? 0 : segment.parameters.wait_feels_longer;
  return {.right = was_served ? 100 * right_of(job, quality) : 0,
          .speed = was_turned_away ? 0 : speed_score(wait_of(job), expects.wait, tolerated, longer),
          .information = was_served ? 100 * quality * last.knows * (climate_ ? climate_->know_how(whose) : 1) : 0,
          .courtesy = 100 * usual * (climate_ ? climate_->unhurried(whose) : 1),
          .surroundings = last.surroundings};
}

void Engine::customer_leaves(JobIndex job, Ending ending) {
  const std::uint32_t index = *lane_of(job).segment;
  const Segment& segment = chain_.segments[index];
  const bool was_served = ending == Ending::finished;
  const double quality = was_served ? file_of(job).quality : 0;
  const std::optional<Scores> scores = segment.cares_about ? std::optional{scores_of(job, ending)} : std::nullopt;
  const double scored = scores ? perceived(*scores, *segment.cares_about) : 100 * (was_served ? right_of(job, quality) : 0);
  // E of a member of a closed population is its own; others share their segment's.
  const std::optional<std::uint32_t> member = file_of(job).member;
  const Opinion opinion = form_opinion(segment, with_noise(segment, scored, luck_, jobs_[job].identity), scores,
                                       member ? members_[*member].expectation : expectations_[index],
                                       member ? segment.parameters.expectation_learns : learning_of_segment(segment));
  if (climate_) {
    const std::optional<std::uint32_t> first = file_of(job).first_department;
    climate_->customer_left(file_of(job).last_department.value_or(first.value_or(department_of(job))), opinion.satisfaction);
  }
  if (clientele_) clientele_->customer_left(index, opinion.satisfaction);
  if (scores) observer_.customer_judged({index}, now_, *scores);
  observer_.customer_left({.segment = {index},
                           .customer = jobs_[job].identity,
                           .ending = ending,
                           .entered = jobs_[job].entered,
                           .left = now_,
                           .wait = jobs_[job].waited_elsewhere,
                           .quality = quality,
                           .perceived = opinion.received,
                           .expected = opinion.expected,
                           .satisfaction = opinion.satisfaction,
                           .on_time = !segment.expects.wait || wait_of(job) <= *segment.expects.wait});
  free_job(job);
  if (member) schedule_member(*member);
}

}  // namespace servicechain::models::run
