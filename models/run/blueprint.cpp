#include "models/run/blueprint.h"

#include <algorithm>
#include <set>
#include <string>

#include "models/graph.h"
#include "models/kinds.h"
#include "models/run/coincidence.h"

namespace servicechain::models::run {

namespace {

// Every priority that can occur, largest first.
std::vector<double> priorities_of(const ServiceChain& chain) {
  std::set<double, std::greater<>> values{0.0};
  for (const Segment& segment : chain.segments) values.insert(segment.priority);
  for (const Department& department : chain.departments) {
    for (const Need& need : department.needs) {
      if (need.priority) values.insert(*need.priority);
    }
  }
  return {values.begin(), values.end()};
}

bool is_plain(const Department& department) {
  return department.order == Order::first_come && department.preempt == Preempt::no && department.needs.empty() &&
         department.at_once == 1 && department.at_closing == AtClosing::finish && !department.random_absence &&
         department.dated_absences.empty() &&
         (!department.in_tray.places || std::holds_alternative<Refuse>(department.in_tray.when_full));
}

bool is_plain(const Segment& segment) {
  return !segment.cares_about && segment.expects.wait_means != WaitMeans::until_served &&
         !std::holds_alternative<ClosedPopulation>(segment.arrivals);
}

// A coupling that moves people or customers, or people who follow demand.
bool has_climate(const ServiceChain& chain) {
  const Behaviour& on = chain.behaviour;
  return on.bad_input_slows || on.corner_cutting || on.fatigue || on.mood || on.turnover || on.customers_react ||
         std::ranges::any_of(chain.departments,
                             [](const Department& d) { return d.follows_demand || d.parameters.tipping > 0; });
}

bool is_plain(const ServiceChain& chain, const Components& hand_ons) {
  return chain.pools.empty() && !chain.behaviour.rework && !has_climate(chain) &&
         std::ranges::all_of(chain.departments, [](const Department& d) { return is_plain(d); }) &&
         std::ranges::all_of(chain.segments, [](const Segment& s) { return is_plain(s); }) &&
         std::ranges::none_of(hand_ons.is_ring, [](bool ring) { return ring; });
}

// How often a job can be diverted that is turned away in a lane: along the way to its end, or once round the ring that
// the way leads into. Each lane is walked once.
void count_diversions(std::vector<LanePlan>& lanes) {
  std::vector<bool> is_known(lanes.size());
  std::vector<std::optional<std::size_t>> place(lanes.size());  // on the way that is walked
  for (std::uint32_t start = 0; start < lanes.size(); ++start) {
    std::vector<std::uint32_t> way;
    std::uint32_t at = start;
    while (!is_known[at] && !place[at]) {
      place[at] = way.size();
      way.push_back(at);
      if (!lanes[at].divert_to) break;
      at = lanes[at].divert_to->index;
    }
    const bool ends_in_ring = !is_known[at] && lanes[at].divert_to;
    const std::size_t ring_from = ends_in_ring ? *place[at] : way.size();
    for (std::size_t i = way.size(); i-- > 0;) {
      LanePlan& lane = lanes[way[i]];
      if (i >= ring_from) {
        lane.diversions = static_cast<std::uint32_t>(way.size() - ring_from);
      } else if (lane.divert_to) {
        lane.diversions = lanes[lane.divert_to->index].diversions + 1;
      }
      is_known[way[i]] = true;
      place[way[i]].reset();
    }
  }
}

}  // namespace

std::uint32_t Blueprint::level_of(double priority) const {
  return static_cast<std::uint32_t>(std::ranges::find(level_values, priority) - level_values.begin());
}

Blueprint::Blueprint(const ServiceChain& chain) : lanes{lanes_of(chain)}, level_values{priorities_of(chain)} {
  levels = static_cast<std::uint32_t>(level_values.size());
  const auto count = static_cast<std::uint32_t>(chain.departments.size());
  const Components hand_ons = components(count, hand_on_arrows(chain));
  has_climate = run::has_climate(chain);
  is_plain = run::is_plain(chain, hand_ons);
  can_block = std::ranges::any_of(chain.departments, [](const Department& d) {
    return d.in_tray.places && std::holds_alternative<Block>(d.in_tray.when_full);
  });
  can_deadlock = models::can_deadlock(chain);

  for (std::uint32_t d = 0; d < count; ++d) {
    const Department& department = chain.departments[d];
    DepartmentPlan plan{.department = &department,
                        .needs = {},
                        .pools = {},
                        .identity = sim::identity(department.name),
                        .visit = sim::purpose(department.name + "/visit"),
                        .work_again = sim::purpose(department.name + "/work-again"),
                        .patience = sim::purpose(department.name + "/patience"),
                        .choice = sim::purpose(department.name + "/choice"),
                        .defect = sim::purpose(department.name + "/defect"),
                        .finds = sim::purpose(department.name + "/finds"),
                        .c = department.right_first_time,
                        .depends = chain.behaviour.inherited_quality ? department.depends_on_suppliers : 0,
                        .has_room_always = !department.in_tray.places,
                        .is_revisited = chain.behaviour.rework || hand_ons.is_ring[hand_ons.of_node[d]]};
    for (const Need& need : department.needs) {
      plan.needs.push_back({.need = &need,
                            .lane = find_lane(lanes, {need.supplier, kind_of(chain, DepartmentId{d})}).value_or(LaneId{}),
                            .purpose = sim::purpose(department.name + "/needs/" + chain[need.supplier].name),
                            .level = need.priority ? std::optional{level_of(*need.priority)} : std::nullopt});
    }
    for (std::uint32_t p = 0; p < chain.pools.size(); ++p) {
      if (std::ranges::find(chain.pools[p].serves, DepartmentId{d}) != chain.pools[p].serves.end()) {
        plan.pools.push_back(count + p);
      }
    }
    departments.push_back(std::move(plan));
  }

  for (const Lane& lane : lanes) {
    const Department& department = chain[lane.department];
    LanePlan plan{.department = lane.department.index, .kind = lane.kind, .work = &work_of(chain, lane)};
    double upto = 0;
    for (const HandOn::Share& share : department.passes_to.of(lane.kind).shares) {
      upto += share.share;
      plan.routes.push_back({upto, *find_lane(lanes, {share.to, lane.kind})});
    }
    if (const HandOn& hand_on = department.passes_to.of(lane.kind); hand_on.leaves <= 0 && !plan.routes.empty()) {
      plan.routes.back().upto = 1;
    }
    if (const auto* divert = std::get_if<Divert>(&department.in_tray.when_full); divert && department.in_tray.places) {
      plan.divert_to = find_lane(lanes, {divert->to, lane.kind});
    }
    if (const auto segment = segment_of(chain, lane.kind)) {
      plan.segment = segment->index;
      const Segment& customers = chain[*segment];
      for (const auto& [where, law] : customers.patience) {
        if (where == lane.department) plan.patience = &law;
      }
      const bool is_entry = std::ranges::any_of(customers.enters, [&](const HandOn::Share& s) { return s.to == lane.department; });
      if (is_entry) plan.balks_at = customers.balks_at;
    }
    for (const Need& need : department.needs) {
      const auto* per_job = std::get_if<PerJob>(&need.how_often);
      const double times = per_job ? per_job->times.of(lane.kind) : 0;
      plan.times.push_back(times);
      if (times > 0) (need.when == When::before ? plan.asks_before : plan.asks_after) = true;
    }
    const bool leaves_served = plan.routes.empty() || plan.routes.back().upto < 1;
    plan.can_leave = leaves_served || plan.patience || plan.balks_at || department.in_tray.places;
    lane_plans.push_back(std::move(plan));
  }
  count_diversions(lane_plans);
  for (const LanePlan& plan : lane_plans) {
    for (const Route& route : plan.routes) ways.emplace_back(plan.department, lane_plans[route.to.index].department);
  }
  std::ranges::sort(ways);
  ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
  if (is_plain) upstream_first = models::upstream_first(count, ways);
  flows = is_plain && fall_together_by_accident_only(chain, *this);
}

}  // namespace servicechain::models::run
