#include "models/run/coincidence.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "models/run/sources.h"

namespace servicechain::models::run {

namespace {

// By department: how many lumpy series of moments meet there. Those who come from a source or another department are
// one series each, the ends of its own work one, the ends of patience one.
std::vector<std::uint32_t> lumps_of(const ServiceChain& chain, const Blueprint& blueprint) {
  std::vector<std::uint32_t> lumps(blueprint.departments.size());
  for (const Source& source : sources_of(chain, blueprint)) {
    if (source.stream.is_smooth()) continue;
    std::set<std::uint32_t> entered;
    for (const Route& entry : source.entries) entered.insert(blueprint.lane_plans[entry.to.index].department);
    for (const std::uint32_t department : entered) lumps[department] += source.stream.stands_still() ? 2 : 1;
  }
  std::vector<bool> has_lumpy_work(lumps.size());
  std::vector<bool> has_lumpy_patience(lumps.size());
  std::set<Arrow> lumpy_ways;
  for (const LanePlan& plan : blueprint.lane_plans) {
    if (plan.patience && !sim::is_smooth(*plan.patience)) has_lumpy_patience[plan.department] = true;
    if (sim::is_smooth(*plan.work)) continue;
    has_lumpy_work[plan.department] = true;
    for (const Route& route : plan.routes)
      lumpy_ways.emplace(plan.department, blueprint.lane_plans[route.to.index].department);
  }
  for (const auto& [from, to] : lumpy_ways) ++lumps[to];
  for (std::size_t d = 0; d < lumps.size(); ++d) lumps[d] += has_lumpy_work[d] + has_lumpy_patience[d];
  return lumps;
}

}  // namespace

bool fall_together_by_accident_only(const ServiceChain& chain, const Blueprint& blueprint) {
  const std::vector<std::uint32_t> lumps = lumps_of(chain, blueprint);
  if (std::ranges::any_of(lumps, [](std::uint32_t count) { return count > 1; })) return false;
  // Those who leave a segment are told in order, from wherever they leave.
  std::set<std::pair<std::uint32_t, std::uint32_t>> lumpy_exits;  // segment, department
  for (const LanePlan& plan : blueprint.lane_plans) {
    if (!plan.segment || lumps[plan.department] == 0) continue;
    if (plan.can_leave) lumpy_exits.emplace(*plan.segment, plan.department);
  }
  const auto same_segment = [](const auto& a, const auto& b) { return a.first == b.first; };
  return std::ranges::adjacent_find(lumpy_exits, same_segment) == lumpy_exits.end();
}

}  // namespace servicechain::models::run
