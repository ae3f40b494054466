#include "models/run/flow_run.h"

#include <algorithm>
#include <utility>

#include "models/run/opinion.h"
#include "models/run/run_limits.h"

namespace servicechain::models::run {

namespace {

// Arrivals in a stretch: few enough to stay in the processor's cache, many enough for blocks of draws.
constexpr std::size_t arrivals_wanted = 512;
constexpr std::size_t arrivals_wanted_of_a_source = 16;

}  // namespace

FlowRun::FlowRun(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer)
    : chain_{chain},
      blueprint_{blueprint},
      options_{options},
      observer_{observer},
      luck_{options.seed, options.replication},
      stretch_{sim::start_of_run, std::max((options.until - sim::start_of_run) / 1024, sim::Duration{1})} {
  set_up_desks();
  set_up_rows();
  set_up_exits();
  set_up_senders();
}

void FlowRun::set_up_desks() {
  for (const Department& department : chain_.departments) {
    const bool is_counted = !std::holds_alternative<Unlimited>(department.staff);
    desks_.push_back({.places = department.in_tray.places.value_or(std::uint64_t(-1)),
                      .duty = is_counted ? &std::get<sim::Timetable>(department.staff) : &department.open,
                      .is_counted = is_counted,
                      .visit = blueprint_.departments[desks_.size()].visit,
                      .serves_all = !department.in_tray.places,
                      .line = {},
                      .in_hand = {},
                      .calendar = {},
                      .coming = {}});
    change_people(desks_.back());
  }
}

void FlowRun::set_up_rows() {
  for (const LanePlan& plan : blueprint_.lane_plans) {
    const auto* exponential = std::get_if<sim::Exponential>(plan.work);
    const bool is_sure = plan.routes.empty() || plan.routes.front().upto >= 1;
    rows_.push_back({.plan = &plan,
                     .exponential_mean_h = exponential ? exponential->mean_h : 0,
                     .own_quality = blueprint_.departments[plan.department].c,
                     .department = plan.department,
                     .segment = plan.segment.value_or(nobody),
                     .next = is_sure && !plan.routes.empty() ? plan.routes.front().to.index : nobody,
                     .draws_way = !is_sure,
                     .inherits = chain_.behaviour.inherited_quality});
    Desk& desk = desks_[plan.department];
    ++desk.lanes;
    if (exponential) desk.has_exponential = true;
    if (plan.patience || plan.balks_at) desk.serves_all = false;
  }
}

void FlowRun::set_up_exits() {
  for (std::uint32_t s = 0; s < chain_.segments.size(); ++s) {
    const Segment& segment = chain_.segments[s];
    exits_.push_back({.segment = &segment,
                      .learns = learning_of_segment(segment),
                      .means_time = segment.expects.wait_means == WaitMeans::time,
                      .is_joined = std::ranges::count_if(
                                       blueprint_.lane_plans,
                                       [&](const LanePlan& plan) { return plan.segment == s && plan.can_leave; }) > 1,
                      .wait_expected = segment.expects.wait.value_or(sim::Duration::max()),
                      .expectation = {},
                      .left = {},
                      .put = {}});
  }
}

void FlowRun::set_up_senders() {
  for (Source& source : sources_of(chain_, blueprint_)) {
    Sender sender{.source = std::move(source), .next = {}};
    sender.next.push_back(sender.source.stream.next(luck_, sim::start_of_run, options_.until));
    senders_.push_back(std::move(sender));
  }
  // Those who come from several sides have to be put in order.
  std::vector<std::uint32_t> sides(desks_.size());
  for (const Sender& sender : senders_) {
    std::vector<std::uint32_t> entered;
    for (const Route& entry : sender.source.entries) entered.push_back(rows_[entry.to.index].department);
    std::ranges::sort(entered);
    entered.erase(std::unique(entered.begin(), entered.end()), entered.end());
    for (const std::uint32_t department : entered) ++sides[department];
  }
  for (const Arrow& arrow : blueprint_.ways) ++sides[arrow.second];
  for (std::size_t d = 0; d < desks_.size(); ++d) desks_[d].is_joined = sides[d] > 1;
}

RunEnd FlowRun::run() {
  const sim::Time end = options_.until + sim::Duration{1};
  while (!why_ended_ && stretch_.end < end) {
    choose_end(std::min(sim::later(stretch_.end, stretch_.length), end));
    const std::uint64_t arrivals = send_all();
    for (const std::uint32_t department : blueprint_.upstream_first) live_through(department);
    for (std::uint32_t segment = 0; segment < exits_.size(); ++segment) tell_leavers(segment);
    end_growth();
    if (!why_ended_ && !observer_.wants_more()) why_ended_ = Stopped{};
    const double wanted = static_cast<double>(arrivals_wanted + arrivals_wanted_of_a_source * senders_.size());
    const double factor = std::clamp(wanted / static_cast<double>(arrivals + 1), 0.125, 2.0);
    const double length_ns = static_cast<double>(stretch_.length.count()) * factor;
    stretch_.length = sim::Duration{static_cast<std::int64_t>(std::clamp(length_ns, 1.0, sim::longest_ns))};
  }
  now_ = std::min(stretch_.end, options_.until);
  tell_unfinished();
  return {.why = why_ended_.value_or(ReachedTheEnd{}), .at = now_, .events = events_};
}

// At most `end`: a rush after quiet hours ends the stretch early.
void FlowRun::choose_end(sim::Time end) {
  const std::size_t most = 8 * arrivals_wanted;
  for (Sender& sender : senders_) {
    sender.source.stream.add_next(luck_, {end, most, options_.until}, sender.next);
    if (sender.next.back() > stretch_.end) end = std::min(end, sender.next.back());
    // So many at one moment.
    while (sender.next.back() < end)
      sender.source.stream.add_next(luck_, {end, sender.next.size() + most, options_.until}, sender.next);
  }
  stretch_.end = end;
}

std::uint64_t FlowRun::send_all() {
  std::uint64_t arrivals = 0;
  for (Sender& sender : senders_) {
    const auto after = std::ranges::lower_bound(sender.next, stretch_.end);
    const auto count = static_cast<std::size_t>(after - sender.next.begin());
    if (count > 0) send(sender, count);
    arrivals += count;
  }
  events_ += arrivals;
  return arrivals;
}

void FlowRun::send(Sender& sender, std::size_t count) {
  const Source& source = sender.source;
  const auto times = std::span{sender.next}.first(count);
  for (std::size_t from = 0; from < count; from += block) {
    const auto who = std::span{who_}.first(std::min(block, count - from));
    draws_.identities(source.stream.identity(), sender.sent, who);
    sender.sent += static_cast<std::uint32_t>(who.size());
    if (source.is_one_by_one()) {
      send_singly(source, who, times.data() + from, sender.last);
    } else {
      send_groups(source, who, times.data() + from, sender.last);
    }
    sender.last = times[from + who.size() - 1];
  }
  if (source.segment) observer_.customers_arrived({*source.segment}, source.is_one_by_one() ? times : std::span{came_});
  came_.clear();
  sender.next.erase(sender.next.begin(), sender.next.begin() + static_cast<std::ptrdiff_t>(count));
}

// One at each time; `put`: the arrival before the first.
void FlowRun::send_singly(const Source& source, std::span<const sim::Identity> who, const sim::Time* times,
                          sim::Time put) {
  LaneId lane = source.entries.front().to;
  const bool is_chosen = source.entries.size() > 1;
  for (std::size_t i = 0; i < who.size(); ++i) {
    if (is_chosen) lane = source.entry_for(luck_, who[i]);
    Coming& coming = next_coming(desks_[rows_[lane.index].department]);
    coming.arrive(who[i], lane, times[i]);
    coming.put = std::exchange(put, times[i]);
  }
}

void FlowRun::send_groups(const Source& source, std::span<const sim::Identity> who, const sim::Time* times,
                          sim::Time put) {
  for (std::size_t i = 0; i < who.size(); ++i) {
    const LaneId lane = source.entry_for(luck_, who[i]);
    const std::uint32_t size = source.size_of_group(luck_, who[i]);
    for (std::uint32_t member = 0; member < size; ++member) {
      came_.push_back(times[i]);
      Coming& coming = next_coming(desks_[rows_[lane.index].department]);
      coming.arrive(sim::identity(who[i], member), lane, times[i]);
      coming.put = put;
    }
    put = times[i];
  }
}

// Looked at between stretches.
void FlowRun::end_growth() {
  std::uint64_t jobs = 0;
  for (const Desk& desk : desks_) jobs += desk.waiting + desk.in_hand.size();
  if (jobs <= options_.jobs_at_most) return;
  const auto longest = std::ranges::max_element(desks_, {}, &Desk::waiting);
  why_ended_ = GrewWithoutLimit{{static_cast<std::uint32_t>(longest - desks_.begin())}, longest->waiting};
}

// At the end of the run: what is known of the jobs that are still inside.
void FlowRun::tell_unfinished() {
  const auto tell = [&](const Passage& job, sim::Time started) {
    observer_.plain_visit_unfinished({.lane = job.lane,
                                      .waited = job.has_waited,
                                      .job = job.identity,
                                      .arrived = job.arrived,
                                      .started = started,
                                      .ended = now_,
                                      .quality = 0});
  };
  for (const Desk& desk : desks_) {
    desk.in_hand.each([&](const AtWork& work, sim::Time end) {
      observer_.work_drawn(work.job.lane, work.started, end - work.started);
      tell(work.job, work.started);
    });
    for (const InLine& waiting : desk.line.all()) {
      if (!waiting.is_gap()) tell(waiting.job, now_);
    }
  }
}

}  // namespace servicechain::models::run
