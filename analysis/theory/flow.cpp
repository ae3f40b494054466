#include "analysis/theory/flow.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

#include "analysis/theory/ring_equations.h"
#include "models/graph.h"
#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

using models::Lane;

void add_flow(FlowMap& map, std::uint32_t from, Lane to, double jobs, bool is_request) {
  if (jobs <= 0) return;
  if (const auto lane = models::find_lane(map.lanes, to)) map.flows.push_back({from, lane->index, jobs, is_request});
}

// The shortest way back to where `first` starts, along flows between `count` nodes.
Ring shortest_ring(const std::vector<Flow>& flows, std::uint32_t count, const Flow& first) {
  constexpr auto none = std::numeric_limits<std::size_t>::max();
  std::vector<std::vector<std::size_t>> from(count);
  for (std::size_t i = 0; i < flows.size(); ++i) from[flows[i].from].push_back(i);
  std::vector<std::size_t> came_by(count, none);
  std::deque<std::uint32_t> open{first.to};
  while (!open.empty() && first.to != first.from) {
    const std::uint32_t node = open.front();
    open.pop_front();
    if (node == first.from) break;
    for (const std::size_t i : from[node]) {
      if (came_by[flows[i].to] != none || flows[i].to == first.to) continue;
      came_by[flows[i].to] = i;
      open.push_back(flows[i].to);
    }
  }
  Ring ring{{}, first.jobs};
  for (std::uint32_t node = first.from; node != first.to;) {
    const Flow& flow = flows[came_by[node]];
    ring.flows.insert(ring.flows.begin(), flow);
    ring.growth *= flow.jobs;
    node = flow.from;
  }
  ring.flows.insert(ring.flows.begin(), first);
  return ring;
}

}  // namespace

FlowMap flows_of(const models::ServiceChain& chain) {
  FlowMap map{models::lanes_of(chain), {}};
  for (std::uint32_t i = 0; i < map.lanes.size(); ++i) {
    const Lane lane = map.lanes[i];
    const models::Department& department = chain[lane.department];
    for (const auto& share : department.passes_to.of(lane.kind).shares)
      add_flow(map, i, {share.to, lane.kind}, share.share, false);
    for (const models::Need& need : department.needs) {
      const auto* per_job = std::get_if<models::PerJob>(&need.how_often);
      if (per_job == nullptr) continue;
      add_flow(map, i, {need.supplier, models::kind_of(chain, lane.department)}, per_job->times.of(lane.kind), true);
    }
  }
  return map;
}

std::optional<std::uint32_t> find_endless(const FlowMap& map, const models::ServiceChain& chain) {
  std::vector<std::vector<std::uint32_t>> came_from(map.lanes.size());
  for (const Flow& flow : map.flows) {
    if (!flow.is_request) came_from[flow.to].push_back(flow.from);
  }
  std::vector<bool> leaves(map.lanes.size());
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < map.lanes.size(); ++i) {
    leaves[i] = chain[map.lanes[i].department].passes_to.of(map.lanes[i].kind).leaves > 0;
    if (leaves[i]) open.push_back(i);
  }
  while (!open.empty()) {
    const std::uint32_t lane = open.back();
    open.pop_back();
    for (const std::uint32_t before : came_from[lane]) {
      if (!leaves[before]) open.push_back(before);
      leaves[before] = true;
    }
  }
  const auto endless = std::find(leaves.begin(), leaves.end(), false);
  if (endless == leaves.end()) return std::nullopt;
  return static_cast<std::uint32_t>(endless - leaves.begin());
}

namespace {

// Lanes that can reach each other, and the flows within them by their place in it.
struct Group {
  std::vector<std::uint32_t> members;
  std::vector<Flow> flows;  // from and to: places in `members`
};

struct Groups {
  std::vector<Group> all;  // what is downstream comes first
  std::vector<bool> is_ring;
  std::vector<std::uint32_t> of_lane;
  std::vector<std::uint32_t> place;  // of a lane in its group
};

Groups groups_of(const FlowMap& map) {
  const auto count = static_cast<std::uint32_t>(map.lanes.size());
  std::vector<models::Arrow> arrows;
  for (const Flow& flow : map.flows) arrows.emplace_back(flow.from, flow.to);
  models::Components components = models::components(count, arrows);
  Groups groups{std::vector<Group>(components.is_ring.size()), std::move(components.is_ring),
                std::move(components.of_node), std::vector<std::uint32_t>(count)};
  for (std::uint32_t lane = 0; lane < count; ++lane) {
    std::vector<std::uint32_t>& members = groups.all[groups.of_lane[lane]].members;
    groups.place[lane] = static_cast<std::uint32_t>(members.size());
    members.push_back(lane);
  }
  for (const Flow& flow : map.flows) {
    const std::uint32_t group = groups.of_lane[flow.from];
    if (group != groups.of_lane[flow.to]) continue;
    groups.all[group].flows.push_back({groups.place[flow.from], groups.place[flow.to], flow.jobs, flow.is_request});
  }
  return groups;
}

std::optional<std::vector<double>> jobs_within(const Group& group, const std::vector<double>& arriving) {
  std::vector<Entry> entries;
  for (const Flow& flow : group.flows) entries.push_back({flow.from, flow.to, flow.jobs});
  return solve_ring(entries, arriving);
}

}  // namespace

std::optional<Ring> find_multiplying(const FlowMap& map) {
  const Groups groups = groups_of(map);
  for (std::size_t g = 0; g < groups.all.size(); ++g) {
    const Group& group = groups.all[g];
    const auto size = static_cast<std::uint32_t>(group.members.size());
    if (!groups.is_ring[g] || jobs_within(group, std::vector<double>(size, 1.0))) continue;
    const auto request =
        std::find_if(group.flows.begin(), group.flows.end(), [](const Flow& flow) { return flow.is_request; });
    Ring ring = shortest_ring(group.flows, size, request == group.flows.end() ? group.flows.front() : *request);
    for (Flow& flow : ring.flows) {
      flow.from = group.members[flow.from];
      flow.to = group.members[flow.to];
    }
    return ring;
  }
  return std::nullopt;
}

std::optional<std::vector<double>> jobs_from(const FlowMap& map, const std::vector<double>& outside) {
  const Groups groups = groups_of(map);
  std::vector<double> jobs = outside;  // of groups still to come: what has arrived so far
  for (std::size_t g = groups.all.size(); g-- > 0;) {
    const Group& group = groups.all[g];
    if (groups.is_ring[g]) {
      std::vector<double> arriving;
      for (const std::uint32_t lane : group.members) arriving.push_back(jobs[lane]);
      const auto solved = jobs_within(group, arriving);
      if (!solved) return std::nullopt;
      for (std::size_t i = 0; i < group.members.size(); ++i) jobs[group.members[i]] = (*solved)[i];
    }
    for (const std::uint32_t lane : group.members) {
      const auto first = std::lower_bound(map.flows.begin(), map.flows.end(), lane,
                                          [](const Flow& flow, std::uint32_t from) { return flow.from < from; });
      for (auto flow = first; flow != map.flows.end() && flow->from == lane; ++flow) {
        if (groups.of_lane[flow->to] != g) jobs[flow->to] += flow->jobs * jobs[lane];
      }
    }
  }
  return jobs;
}

}  // namespace servicechain::analysis::theory
