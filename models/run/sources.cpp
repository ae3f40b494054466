#include "models/run/sources.h"

#include "models/coming_hours.h"
#include "models/kinds.h"

namespace servicechain::models::run {

namespace {

const sim::Purpose choose_entry = sim::purpose("enters");
const sim::Purpose group_size = sim::purpose("group");

double mean_size(const std::vector<GroupSize>& group) {
  double mean = 0;
  for (const GroupSize& size : group) mean += size.share * size.size;
  return mean;
}

Source customers(Stream stream, std::vector<Route> entries, std::uint32_t segment, const std::vector<GroupSize>& group) {
  return {.stream = std::move(stream), .entries = std::move(entries), .segment = segment, .asker = {}, .group = &group};
}

// Poisson customers have a stream for each entry, so that the shares and the totals of the week hold.
void add_segment(std::vector<Source>& sources, const ServiceChain& chain, const Blueprint& blueprint, std::uint32_t s) {
  const Segment& segment = chain.segments[s];
  std::vector<Route> entries;
  double upto = 0;
  for (const HandOn::Share& entry : segment.enters) {
    upto += entry.share;
    entries.push_back({upto, *find_lane(blueprint.lanes, {entry.to, kind_of(SegmentId{s})})});
  }
  const sim::Identity identity = sim::identity(segment.name);
  if (const auto* poisson = std::get_if<PoissonArrivals>(&segment.arrivals)) {
    for (std::size_t e = 0; e < entries.size(); ++e) {
      const Department& entered = chain[segment.enters[e].to];
      const double rate = poisson->rate_per_week * segment.enters[e].share / mean_size(segment.group);
      sources.push_back(customers(Stream::poisson(sim::identity(segment.name + "/" + entered.name), rate,
                                                  coming_hours(segment, *poisson, demand_hours(entered))),
                                  {entries[e]}, s, segment.group));
    }
  } else if (const auto* renewal = std::get_if<RenewalArrivals>(&segment.arrivals)) {
    sources.push_back(customers(Stream::renewal(identity, renewal->every), entries, s, segment.group));
  } else {
    const auto* listed = std::get_if<ListedArrivals>(&segment.arrivals);
    const Stream stream = Stream::listed(identity, listed ? std::span{listed->times} : std::span<const sim::Time>{});
    sources.push_back(customers(stream, entries, s, segment.group));
  }
}

void add_department(std::vector<Source>& sources, const ServiceChain& chain, const Blueprint& blueprint, std::uint32_t d) {
  const Department& department = chain.departments[d];
  for (const Routine& routine : department.routines) {
    const sim::Identity identity = sim::identity(department.name + "/routine/" + routine.name);
    const auto* rate = std::get_if<double>(&routine.arrives);
    const LaneId lane = *find_lane(blueprint.lanes, {{d}, kind_of_routine(chain, routine.name)});
    sources.push_back({.stream = rate ? Stream::poisson(identity, *rate, demand_hours(department))
                                      : Stream::renewal(identity, std::get<sim::Law>(routine.arrives)),
                       .entries = {{1, lane}},
                       .segment = {},
                       .asker = {}});
  }
  for (std::uint32_t n = 0; n < department.needs.size(); ++n) {
    const auto* per_week = std::get_if<PerWeek>(&department.needs[n].how_often);
    if (!per_week) continue;
    const sim::Identity identity = sim::identity(department.name + "/needs/" + chain[department.needs[n].supplier].name);
    sources.push_back({.stream = Stream::poisson(identity, per_week->rate_per_week, demand_hours(department)),
                       .entries = {{1, blueprint.departments[d].needs[n].lane}},
                       .segment = {},
                       .asker = d,
                       .need = n});
  }
}

}  // namespace

LaneId Source::drawn_entry(const sim::Luck& luck, sim::Identity arrival) const {
  return chosen(entries, luck.uniform(arrival, choose_entry, 0)).value_or(entries.back().to);
}

std::uint32_t Source::size_of_group(const sim::Luck& luck, sim::Identity arrival) const {
  const double u = luck.uniform(arrival, group_size, 0);
  double upto = 0;
  for (const GroupSize& size : *group) {
    upto += size.share;
    if (u < upto) return size.size;
  }
  return group->back().size;
}

std::vector<Source> sources_of(const ServiceChain& chain, const Blueprint& blueprint) {
  std::vector<Source> sources;
  for (std::uint32_t s = 0; s < chain.segments.size(); ++s) add_segment(sources, chain, blueprint, s);
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) add_department(sources, chain, blueprint, d);
  return sources;
}

}  // namespace servicechain::models::run
