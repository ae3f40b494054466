#include <algorithm>

#include "models/kinds.h"
#include "models/run/engine.h"
#include "sim/normal.h"

// The world outside: who comes, and with what they leave.
namespace servicechain::models::run {

namespace {

const sim::Purpose choose_entry = sim::purpose("enters");
const sim::Purpose group_size = sim::purpose("group");
const sim::Purpose come_back = sim::purpose("returns-after");
const sim::Purpose judge = sim::purpose("perception");

double mean_size(const std::vector<GroupSize>& group) {
  double mean = 0;
  for (const GroupSize& size : group) mean += size.share * size.size;
  return mean;
}

std::uint32_t size_from(const std::vector<GroupSize>& group, double u) {
  double upto = 0;
  for (const GroupSize& size : group) {
    upto += size.share;
    if (u < upto) return size.size;
  }
  return group.back().size;
}

// When customers of a segment come to one entry: pattern × open hours.
sim::Timetable coming_hours(const Segment& segment, const PoissonArrivals& arrivals, const sim::Timetable& open) {
  if (!arrivals.pattern) return segment.any_time ? sim::Timetable::constant(1) : open;
  if (segment.any_time || open.is_constant()) return *arrivals.pattern;
  return combine(open, *arrivals.pattern, [](double is_open, double weight) { return is_open * weight; });
}

}  // namespace

void Engine::set_up_sources() {
  const std::vector<Lane>& lanes = blueprint_.lanes;
  for (std::uint32_t s = 0; s < chain_.segments.size(); ++s) {
    const Segment& segment = chain_.segments[s];
    std::vector<Route> entries;
    double upto = 0;
    for (const HandOn::Share& entry : segment.enters) {
      upto += entry.share;
      entries.push_back({upto, *find_lane(lanes, {entry.to, kind_of(SegmentId{s})})});
    }
    const sim::Identity identity = sim::identity(segment.name);
    if (const auto* poisson = std::get_if<PoissonArrivals>(&segment.arrivals)) {
      for (std::size_t e = 0; e < entries.size(); ++e) {
        const Department& entered = chain_[segment.enters[e].to];
        const double rate = poisson->rate_per_week * segment.enters[e].share / mean_size(segment.group);
        sources_.push_back({.stream = Stream::poisson(sim::identity(segment.name + "/" + entered.name), rate,
                                                      coming_hours(segment, *poisson, entered.open)),
                            .entries = {entries[e]},
                            .segment = s,
                            .asker = std::nullopt,
                            .group = &segment.group});
      }
    } else if (const auto* population = std::get_if<ClosedPopulation>(&segment.arrivals)) {
      sources_.push_back({.stream = Stream::listed(identity, {}), .entries = entries, .segment = s, .asker = std::nullopt});
      for (std::uint32_t m = 0; m < population->members; ++m) {
        members_.push_back({.segment = s, .identity = sim::identity(identity, m), .source = static_cast<std::uint32_t>(sources_.size() - 1)});
        schedule_member(static_cast<std::uint32_t>(members_.size() - 1));
      }
    } else {
      const auto* renewal = std::get_if<RenewalArrivals>(&segment.arrivals);
      sources_.push_back({.stream = renewal ? Stream::renewal(identity, renewal->every)
                                            : Stream::listed(identity, std::get<ListedArrivals>(segment.arrivals).times),
                          .entries = entries,
                          .segment = s,
                          .asker = std::nullopt,
                          .group = &segment.group});
    }
  }
  for (std::uint32_t d = 0; d < chain_.departments.size(); ++d) {
    const Department& department = chain_.departments[d];
    for (const Routine& routine : department.routines) {
      const sim::Identity identity = sim::identity(department.name + "/routine/" + routine.name);
      const auto* rate = std::get_if<double>(&routine.arrives);
      const LaneId lane = *find_lane(lanes, {{d}, kind_of_routine(chain_, routine.name)});
      sources_.push_back({.stream = rate ? Stream::poisson(identity, *rate, department.open)
                                         : Stream::renewal(identity, std::get<sim::Law>(routine.arrives)),
                          .entries = {{1, lane}},
                          .segment = std::nullopt,
                          .asker = std::nullopt});
    }
    for (std::uint32_t n = 0; n < department.needs.size(); ++n) {
      const auto* per_week = std::get_if<PerWeek>(&department.needs[n].how_often);
      if (!per_week) continue;
      const sim::Identity identity =
          sim::identity(department.name + "/needs/" + chain_[department.needs[n].supplier].name);
      sources_.push_back({.stream = Stream::poisson(identity, per_week->rate_per_week, department.open),
                          .entries = {{1, blueprint_.departments[d].needs[n].lane}},
                          .segment = std::nullopt,
                          .asker = d,
                          .need = n});
    }
  }
  for (std::uint32_t source = 0; source < sources_.size(); ++source) expect_next(source);
}

void Engine::expect_next(std::uint32_t source) {
  const sim::Time next = sources_[source].stream.next(luck_, now_, options_.until);
  if (next <= options_.until) put(next, Type::arrival, source);
}

LaneId Engine::entry_for(const std::vector<Route>& entries, sim::Identity identity) const {
  if (entries.size() == 1) return entries.front().to;
  return chosen(entries, luck_.uniform(identity, choose_entry, 0)).value_or(entries.back().to);
}

void Engine::arrive(std::uint32_t index) {
  const Source& source = sources_[index];
  const sim::Identity identity = source.stream.identity_of(source.stream.count() - 1);
  expect_next(index);
  if (source.asker) {
    bring_request(*source.asker, source.need, identity);
  } else if (!source.segment) {
    const JobIndex job = new_job(identity, source.entries.front().to);
    if (has_file(job)) file_of(job).level = blueprint_.level_of(0);
    come_in(job);
  } else if (source.group->size() == 1 && source.group->front().size == 1) {
    bring_customer(*source.segment, identity, entry_for(source.entries, identity), std::nullopt);
  } else {
    const std::uint32_t size = size_from(*source.group, luck_.uniform(identity, group_size, 0));
    const LaneId lane = entry_for(source.entries, identity);
    for (std::uint32_t member = 0; member < size; ++member) {
      bring_customer(*source.segment, sim::identity(identity, member), lane, std::nullopt);
    }
  }
}

void Engine::bring_customer(std::uint32_t segment, sim::Identity identity, LaneId lane, std::optional<std::uint32_t> member) {
  const JobIndex job = new_job(identity, lane);
  observer_.customer_arrived({segment}, now_);
  if (has_file(job)) {
    const Segment& customers = chain_.segments[segment];
    JobFile& file = file_of(job);
    file.level = blueprint_.level_of(customers.priority);
    file.first_department = department_of(job);
    if (customers.due) file.due = sim::later(now_, *customers.due);
    file.member = member;
  }
  come_in(job);
}

// Nothing can come between where jobs are plain: no need of the agenda.
void Engine::come_in(JobIndex job) {
  if (is_plain_) {
    enter_plain(job);
  } else {
    agenda_.push_back({Task::What::enter, job});
  }
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
  observer_.request_sent({asker}, {need}, now_);
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
  bring_customer(member.segment, identity, entry_for(sources_[member.source].entries, identity), index);
}

// The wait that the segment means (E9).
sim::Duration Engine::wait_of(JobIndex job) const {
  const Job& leaving = jobs_[job];
  switch (chain_.segments[*lane_of(job).segment].expects.wait_means) {
    case WaitMeans::line: return leaving.waited_elsewhere;
    case WaitMeans::until_served:
      return leaving.waited_elsewhere + (has_file(job) ? file_of(job).held_elsewhere : sim::Duration{});
    case WaitMeans::time: break;
  }
  return now_ - leaving.entered;
}

Scores Engine::scores_of(JobIndex job, Ending ending) const {
  const Segment& segment = chain_.segments[*lane_of(job).segment];
  const std::optional<std::uint32_t> worked = has_file(job) ? file_of(job).last_department : std::nullopt;
  const std::optional<std::uint32_t> entered = has_file(job) ? file_of(job).first_department : std::nullopt;
  const Department& last = department(worked.value_or(entered.value_or(department_of(job))));
  const bool was_served = ending == Ending::finished;
  const bool was_turned_away = ending == Ending::refused || ending == Ending::balked;
  const double quality = has_file(job) ? file_of(job).quality : jobs_[job].carried;
  const double usual = was_served || worked ? quality : last.right_first_time;
  const Expectations& expects = segment.expects;
  const sim::Duration tolerated = expects.tolerates.value_or(expects.wait.value_or(sim::Duration{}));
  const double longer = expects.announced ? 0 : segment.parameters.wait_feels_longer;
  return {.right = was_served ? 100 * right_of(job, quality) : 0,
          .speed = was_turned_away ? 0 : speed_score(wait_of(job), expects.wait, tolerated, longer),
          .information = was_served ? 100 * quality * last.knows : 0,
          .courtesy = 100 * usual,
          .surroundings = last.surroundings};
}

// E of a member of a closed population is its own; others share their segment's.
std::optional<double>& Engine::expectation_of(JobIndex job) {
  if (has_file(job) && file_of(job).member) return members_[*file_of(job).member].expectation;
  return expectations_[*lane_of(job).segment];
}

void Engine::customer_leaves(JobIndex job, Ending ending) {
  const std::uint32_t index = *lane_of(job).segment;
  const Segment& segment = chain_.segments[index];
  const Parameters& parameters = segment.parameters;
  const bool was_served = ending == Ending::finished;
  const double quality = was_served ? (has_file(job) ? file_of(job).quality : jobs_[job].carried) : 0;
  const std::optional<Scores> scores = segment.cares_about ? std::optional{scores_of(job, ending)} : std::nullopt;
  double received = scores ? perceived(*scores, *segment.cares_about) : 100 * (was_served ? right_of(job, quality) : 0);
  if (parameters.perception_noise > 0) {
    const double z = sim::inverse_normal(luck_.uniform(jobs_[job].identity, judge, 0));
    received = std::clamp(received + parameters.perception_noise * (1 - segment.informed) * z, 0.0, 100.0);
  }
  std::optional<double>& expectation = expectation_of(job);
  if (!expectation) {
    expectation = !segment.expects.written ? received
                  : scores                 ? first_expectation(segment.expects, *scores, *segment.cares_about)
                                           : segment.expects.right.value_or(received);
  }
  const double expected = *expectation;
  const bool is_followed = has_file(job) && file_of(job).member;
  if (is_followed) {
    *expectation += parameters.expectation_learns * (received - expected);
  } else if (segment.base && *segment.base > 0) {
    *expectation += parameters.expectation_learns * (received - expected) / *segment.base;
  }
  observer_.customer_left({.segment = {index},
                           .customer = jobs_[job].identity,
                           .ending = ending,
                           .entered = jobs_[job].entered,
                           .left = now_,
                           .wait = jobs_[job].waited_elsewhere,
                           .quality = quality,
                           .perceived = received,
                           .expected = expected,
                           .satisfaction = satisfaction(received, expected, segment.informed, parameters),
                           .on_time = !segment.expects.wait || wait_of(job) <= *segment.expects.wait});
  const std::optional<std::uint32_t> member = has_file(job) ? file_of(job).member : std::nullopt;
  free_job(job);
  if (member) schedule_member(*member);
}

}  // namespace servicechain::models::run
