#include "scenarios/flow.h"

#include <algorithm>
#include <deque>
#include <limits>

#include "models/graph.h"
#include "models/kinds.h"

namespace servicechain::scenarios {
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

bool dies_out(const std::vector<Flow>& flows, std::uint32_t count) {
  constexpr int most_steps = 100'000;
  std::vector<double> x(count, 1.0);
  for (int step = 0; step < most_steps; ++step) {
    std::vector<double> y(count, 0.0);
    for (const Flow& flow : flows) y[flow.from] += flow.jobs * x[flow.to];
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      least = std::min(least, y[i] / x[i]);
      most = std::max(most, y[i] / x[i]);
    }
    if (most < 1) return true;
    if (least >= 1) return false;
    double greatest = 0;
    for (std::uint32_t i = 0; i < count; ++i) greatest = std::max(greatest, x[i] += y[i]);
    for (double& value : x) value = std::max(value / greatest, std::numeric_limits<double>::min());
  }
  return false;  // within rounding of 1: the line would grow without end
}

std::optional<Ring> find_multiplying(const FlowMap& map) {
  const auto count = static_cast<std::uint32_t>(map.lanes.size());
  std::vector<models::Arrow> arrows;
  for (const Flow& flow : map.flows) arrows.emplace_back(flow.from, flow.to);
  const models::Components components = models::components(count, arrows);
  std::vector<std::vector<std::uint32_t>> members(components.is_ring.size());
  std::vector<std::uint32_t> number(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!components.is_ring[components.of_node[i]]) continue;
    number[i] = static_cast<std::uint32_t>(members[components.of_node[i]].size());
    members[components.of_node[i]].push_back(i);
  }
  std::vector<std::vector<Flow>> flows(members.size());
  for (const Flow& flow : map.flows) {
    const std::uint32_t component = components.of_node[flow.from];
    const bool stays = component == components.of_node[flow.to] && components.is_ring[component];
    if (stays) flows[component].push_back({number[flow.from], number[flow.to], flow.jobs, flow.is_request});
  }
  for (std::uint32_t component = 0; component < members.size(); ++component) {
    const auto size = static_cast<std::uint32_t>(members[component].size());
    if (size == 0 || dies_out(flows[component], size)) continue;
    const auto request = std::find_if(flows[component].begin(), flows[component].end(),
                                      [](const Flow& flow) { return flow.is_request; });
    Ring ring =
        shortest_ring(flows[component], size, request == flows[component].end() ? flows[component].front() : *request);
    for (Flow& flow : ring.flows) {
      flow.from = members[component][flow.from];
      flow.to = members[component][flow.to];
    }
    return ring;
  }
  return std::nullopt;
}

}  // namespace servicechain::scenarios
