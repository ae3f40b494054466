#include "analysis/theory/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/theory/qna.h"
#include "analysis/theory/staff_time.h"
#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

// Of what comes to a department from outside the chain.
struct Source {
  std::uint32_t department;
  double rate;  // per h
  Feed feed;
};

Feed worse(std::string because, Coming coming) {
  return {.coming = coming, .between = nullptr, .group = {}, .squared_cv = 1, .because = std::move(because)};
}

Moments group_of(const models::Segment& segment) {
  Moments group;
  for (const models::GroupSize& size : segment.group) {
    group.mean_h += size.share * size.size;
    group.second_h2 += size.share * size.size * size.size;
  }
  return group;
}

Feed feed_of(const models::Segment& segment) {
  const Moments group = group_of(segment);
  const bool come_alone = group.second_h2 <= 1;
  if (const auto* poisson = std::get_if<models::PoissonArrivals>(&segment.arrivals)) {
    if (poisson->pattern && !poisson->pattern->is_constant()) {
      return worse(fmt::format("{} come at some hours more than at others", segment.name), Coming::unknown);
    }
    if (come_alone) return {};
    return {Coming::in_groups, nullptr, group, group.second_h2 / group.mean_h,
            fmt::format("{} come in groups", segment.name)};
  }
  if (const auto* renewal = std::get_if<models::RenewalArrivals>(&segment.arrivals)) {
    const double squared_cv = sim::squared_cv(renewal->every);
    // A part of a renewal stream is another renewal stream, and a geometric sum of its times.
    if (come_alone && segment.enters.size() == 1) {
      return {Coming::evenly,
              &renewal->every,
              {},
              squared_cv,
              fmt::format("{} come at intervals of their own", segment.name)};
    }
    return {Coming::irregularly,
            nullptr,
            {},
            group.mean_h * squared_cv + group.second_h2 / group.mean_h - group.mean_h,
            fmt::format("{} come at intervals of their own", segment.name)};
  }
  if (std::holds_alternative<models::ClosedPopulation>(segment.arrivals)) {
    return worse(fmt::format("{} come back", segment.name), Coming::unknown);
  }
  return worse(fmt::format("{} come at listed times", segment.name), Coming::unknown);
}

std::vector<Source> sources_of(const models::ServiceChain& chain, const Traffic& traffic) {
  std::vector<Source> sources;
  for (const models::Segment& segment : chain.segments) {
    for (const auto& entry : segment.enters) {
      const auto id = static_cast<std::uint32_t>(&segment - chain.segments.data());
      const auto lane = models::find_lane(traffic.map.lanes, {entry.to, models::KindId{id}});
      sources.push_back({entry.to.index, traffic.outside[lane->index] / hours_a_week, feed_of(segment)});
    }
  }
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    for (const models::Routine& routine : chain.departments[d].routines) {
      const auto* every = std::get_if<sim::Law>(&routine.arrives);
      const double rate = every != nullptr ? 1 / sim::mean_h(*every) : std::get<double>(routine.arrives) / hours_a_week;
      Feed feed;
      if (every != nullptr) {
        feed = {Coming::evenly,
                every,
                {},
                sim::squared_cv(*every),
                fmt::format("{} comes at intervals of its own", routine.name)};
      }
      sources.push_back({d, rate, feed});
    }
    for (const models::Need& need : chain.departments[d].needs) {
      const auto* stream = std::get_if<models::PerWeek>(&need.how_often);
      if (stream == nullptr) continue;
      const bool always = chain.departments[d].open.is_constant();
      sources.push_back(
          {need.supplier.index, stream->rate_per_week / hours_a_week,
           always ? Feed{}
                  : worse(fmt::format("{} asks in its open hours only", chain.departments[d].name), Coming::unknown)});
    }
  }
  return sources;
}

// Departments that a job, or a request it leads to, can reach from each one, itself first.
class Reach {
 public:
  Reach(const Traffic& traffic, std::size_t departments) : next_(departments) {
    for (const Flow& flow : traffic.map.flows) {
      next_[traffic.map.lanes[flow.from].department.index].push_back(traffic.map.lanes[flow.to].department.index);
    }
    for (auto& targets : next_) {
      std::sort(targets.begin(), targets.end());
      targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    }
  }
  [[nodiscard]] const std::vector<std::uint32_t>& next(std::uint32_t department) const { return next_[department]; }
  [[nodiscard]] std::vector<bool> from(std::uint32_t department) const {
    std::vector<bool> seen(next_.size());
    std::vector<std::uint32_t> open{department};
    seen[department] = true;
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      for (const std::uint32_t to : next_[at]) {
        if (!seen[to]) open.push_back(to);
        seen[to] = true;
      }
    }
    return seen;
  }

 private:
  std::vector<std::vector<std::uint32_t>> next_;
};

const models::Need* need_of(const models::ServiceChain& chain, models::DepartmentId asker,
                            models::DepartmentId supplier) {
  for (const models::Need& need : chain[asker].needs) {
    if (need.supplier == supplier) return &need;
  }
  return nullptr;
}

// A stream of requests is as random as its jobs if it starts when they are done, or when they come.
bool is_asked_by_chance(const models::ServiceChain& chain, const Station& asker, const Flow& flow,
                        models::DepartmentId supplier) {
  const models::Need* need = need_of(chain, asker.id, supplier);
  return need != nullptr && flow.jobs <= 1 && (need->when == models::When::after || !asker.people);
}

bool is_asked_at_arrival(const models::ServiceChain& chain, const Station& asker, const Flow& flow,
                         models::DepartmentId supplier) {
  const models::Need* need = need_of(chain, asker.id, supplier);
  return need != nullptr && flow.jobs <= 1 && need->when == models::When::before &&
         asker.department->needs_order == models::NeedsOrder::together;
}

class Feeds {
 public:
  Feeds(const models::ServiceChain& chain, const Traffic& traffic, const std::vector<Station>& stations)
      : chain_{chain},
        traffic_{traffic},
        stations_{stations},
        sources_{sources_of(chain, traffic)},
        feeds_(stations.size()) {}

  std::vector<Feed> all() {
    take_sources();
    mark_rejoining();
    while (spread()) {}
    const std::vector<double> squared_cv = arrival_cvs(traffic_, stations_, outside_cvs());
    for (std::size_t d = 0; d < feeds_.size(); ++d) {
      if (feeds_[d].coming == Coming::irregularly) feeds_[d].squared_cv = squared_cv[d];
    }
    return feeds_;
  }

 private:
  void make_worse(std::uint32_t department, const Feed& feed) {
    if (feed.coming > feeds_[department].coming) feeds_[department] = feed;
  }

  void take_sources() {
    std::vector<int> count(feeds_.size());
    for (const Source& source : sources_) {
      if (source.rate <= 0 && source.feed.coming != Coming::unknown) continue;
      make_worse(source.department, source.feed);
      ++count[source.department];
    }
    for (const Flow& flow : traffic_.map.flows) ++count[traffic_.map.lanes[flow.to].department.index];
    for (std::size_t d = 0; d < feeds_.size(); ++d) {
      const bool needs_to_be_alone = feeds_[d].coming == Coming::in_groups || feeds_[d].coming == Coming::evenly;
      if (needs_to_be_alone && count[d] > 1) feeds_[d].coming = Coming::irregularly;
    }
  }

  // A job and its request that meet again further on do not come independently.
  void mark_rejoining() {
    constexpr std::size_t most_departments = 500;
    std::vector<bool> asks(feeds_.size());
    for (const Flow& flow : traffic_.map.flows) {
      if (flow.is_request) asks[traffic_.map.lanes[flow.from].department.index] = true;
    }
    if (std::find(asks.begin(), asks.end(), true) == asks.end()) return;
    const Feed met_again = worse("jobs and the requests they lead to meet there again", Coming::irregularly);
    if (feeds_.size() > most_departments) {  // where looking would take long, it is taken for granted
      for (std::uint32_t d = 0; d < feeds_.size(); ++d) make_worse(d, met_again);
      return;
    }
    const Reach reach{traffic_, feeds_.size()};
    for (std::uint32_t d = 0; d < feeds_.size(); ++d) {
      if (!asks[d]) continue;
      std::vector<int> ways(feeds_.size());
      ++ways[d];
      for (const std::uint32_t to : reach.next(d)) {
        const std::vector<bool> seen = reach.from(to);
        for (std::size_t i = 0; i < seen.size(); ++i) ways[i] += seen[i] ? 1 : 0;
      }
      for (std::uint32_t i = 0; i < ways.size(); ++i) {
        if (ways[i] > 1) make_worse(i, met_again);
      }
    }
  }

  // One step along every flow. Returns: something became worse.
  bool spread() {
    bool changed = false;
    for (const Flow& flow : traffic_.map.flows) {
      const models::DepartmentId from = traffic_.map.lanes[flow.from].department;
      const models::DepartmentId to = traffic_.map.lanes[flow.to].department;
      if (traffic_.jobs[flow.from] <= 0) continue;
      const Coming before = feeds_[to.index].coming;
      make_worse(to.index, what_leaves(flow, from, to));
      changed = changed || feeds_[to.index].coming != before;
    }
    return changed;
  }

  [[nodiscard]] Feed what_leaves(const Flow& flow, models::DepartmentId from, models::DepartmentId to) const {
    const Station& station = stations_[from.index];
    const std::string& name = chain_[from].name;
    // People without limit ask as soon as a job comes, whatever they wait for then.
    const bool asks_at_arrival = flow.is_request && station.only_waits && !station.people &&
                                 feeds_[from.index].coming == Coming::by_chance &&
                                 is_asked_at_arrival(chain_, station, flow, to);
    if (asks_at_arrival) return {};
    const bool has_formula =
        station.obstacle.empty() && station.is_stable() && feeds_[from.index].coming != Coming::unknown;
    if (!has_formula)
      return worse(fmt::format("its jobs come from {}, for which there is no formula", name), Coming::unknown);
    const bool by_chance = feeds_[from.index].coming == Coming::by_chance && passes_chance_on(station) &&
                           (!flow.is_request || is_asked_by_chance(chain_, station, flow, to));
    if (by_chance) return {};
    return worse(fmt::format("what comes from {} does not come quite by chance", name), Coming::irregularly);
  }

  [[nodiscard]] std::vector<OutsideStream> outside_cvs() const {
    std::vector<OutsideStream> streams;
    for (const Source& source : sources_) streams.push_back({source.department, source.rate, source.feed.squared_cv});
    return streams;
  }

  const models::ServiceChain& chain_;
  const Traffic& traffic_;
  const std::vector<Station>& stations_;
  std::vector<Source> sources_;
  std::vector<Feed> feeds_;
};

}  // namespace

bool passes_chance_on(const Station& station) {
  if (!station.obstacle.empty() || !station.keeps_all() || station.department->random_absence) return false;
  if (!station.people) return true;
  if (!station.is_stable()) return false;
  switch (station.department->order) {
    case models::Order::shared: return true;
    case models::Order::first_come: return station.is_exponential();
    case models::Order::last_come:
      return station.department->preempt == models::Preempt::resume && *station.people == 1;
    default: return false;
  }
}

std::vector<Feed> feeds_of(const models::ServiceChain& chain, const Traffic& traffic,
                           const std::vector<Station>& stations) {
  return Feeds{chain, traffic, stations}.all();
}

}  // namespace servicechain::analysis::theory
