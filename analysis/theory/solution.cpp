#include "analysis/theory/solution.h"

#include <algorithm>
#include <cmath>

namespace servicechain::analysis::theory {
namespace {

Traffic thinned(const Traffic& traffic, const std::vector<double>& served) {
  Traffic less = traffic;
  for (Flow& flow : less.map.flows) flow.jobs *= served[less.map.lanes[flow.from].department.index];
  less.jobs = jobs_from(less.map, less.outside).value_or(traffic.jobs);
  less.map = traffic.map;
  return less;
}

std::vector<bool> overloaded(const models::ServiceChain& chain, const Traffic& traffic) {
  std::vector<bool> is_overloaded(chain.departments.size());
  for (const Overload& overload : overloads_of(chain, traffic)) {
    for (const auto department : overload.departments) is_overloaded[department.index] = true;
  }
  return is_overloaded;
}

// Upstream of it everybody is served, or a formula says how many.
std::vector<bool> known_flows(const models::ServiceChain& chain, const Solution& solution) {
  std::vector<bool> is_leaky = solution.is_overloaded;
  for (std::size_t d = 0; d < is_leaky.size(); ++d) {
    const Station& station = solution.stations[d];
    const bool loses_some = !station.streams.empty() && !station.keeps_all();
    if (loses_some && solution.figures[d].basis.validity == Validity::none) is_leaky[d] = true;
  }
  std::vector<bool> known(chain.departments.size(), true);
  for (const models::Segment& segment : chain.segments) {
    if (!std::holds_alternative<models::ListedArrivals>(segment.arrivals)) continue;  // a list ends
    for (const auto& entry : segment.enters) known[entry.to.index] = false;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const Flow& flow : solution.traffic.map.flows) {
      const std::uint32_t from = solution.traffic.map.lanes[flow.from].department.index;
      const std::uint32_t to = solution.traffic.map.lanes[flow.to].department.index;
      if (solution.traffic.jobs[flow.from] <= 0 || !known[to] || (known[from] && !is_leaky[from])) continue;
      known[to] = false;
      changed = true;
    }
  }
  return known;
}

Way way_of(const models::ServiceChain& chain, const Solution& solution, std::uint32_t lane,
           const std::vector<Way>& ways) {
  const models::Lane& place = solution.traffic.map.lanes[lane];
  const Figures& figures = solution.figures[place.department.index];
  Way way{.basis = figures.basis};
  const auto& streams = solution.stations[place.department.index].streams;
  const auto stream =
      std::find_if(streams.begin(), streams.end(), [&](const Stream& each) { return each.lane == lane; });
  if (figures.basis.validity == Validity::none || stream == streams.end()) {
    way.basis = no_formula("there is none for " + chain[place.department].name);
    return way;
  }
  const auto i = static_cast<std::size_t>(stream - streams.begin());
  const models::HandOn& next = chain[place.department].passes_to.of(place.kind);
  const double here = figures.served();
  way.served = here * next.leaves;
  double time = here * next.leaves * figures.time_h[i];
  way.has_wait = !figures.wait_h.empty();
  way.wait_h = way.has_wait ? figures.wait_h[i] : 0;
  for (const auto& share : next.shares) {
    const Way& after = ways[models::find_lane(solution.traffic.map.lanes, {share.to, place.kind})->index];
    way.served += here * share.share * after.served;
    time += here * share.share * after.served * (figures.time_h[i] + after.time_h);
    way.wait_h += share.share * after.wait_h;
    way.has_wait = way.has_wait && after.has_wait;
    way.basis = weaker(way.basis, after.basis);
  }
  way.time_h = way.served > 0 ? time / way.served : 0;
  const bool loses_on_the_way = way.served < 1 - 1e-12 && !next.shares.empty();
  if (loses_on_the_way && way.basis.validity == Validity::exact) {
    way.basis.validity = Validity::approximate;
    way.basis.rests_on += "; who is lost on the way is taken to be like the others";
  }
  return way;
}

}  // namespace

Solution solve(const models::ServiceChain& chain, const Traffic& traffic) {
  Solution solution{traffic, {}, {}, {}, {}, {}};
  std::vector<double> served(chain.departments.size(), 1.0);
  constexpr int most_rounds = 100;
  for (int round = 0; round < most_rounds; ++round) {
    solution.traffic = thinned(traffic, served);
    solution.stations = stations_of(chain, solution.traffic);
    solution.feeds = feeds_of(chain, solution.traffic, solution.stations);
    solution.figures.clear();
    double change = 0;
    for (std::size_t d = 0; d < served.size(); ++d) {
      solution.figures.push_back(figures_of(solution.stations[d], solution.feeds[d]));
      const bool is_known = solution.figures[d].basis.validity != Validity::none;
      const double next = is_known ? solution.figures[d].served() : 1;
      change = std::max(change, std::abs(next - served[d]));
      served[d] = next;
    }
    if (change < 1e-12) break;
  }
  solve_askers_without_limit(chain, solution);
  solution.is_overloaded = overloaded(chain, solution.traffic);
  solution.flow_is_known = known_flows(chain, solution);
  return solution;
}

std::vector<Way> ways_of(const models::ServiceChain& chain, const Solution& solution) {
  std::vector<Way> ways(solution.traffic.map.lanes.size(), Way{.basis = {Validity::exact, {}, {}, {}, {}}});
  constexpr int most_rounds = 20'000;
  for (int round = 0; round < most_rounds; ++round) {
    double change = 0;
    for (auto lane = static_cast<std::uint32_t>(ways.size()); lane-- > 0;) {
      Way next = way_of(chain, solution, lane, ways);
      change = std::max(
          {change, std::abs(next.time_h - ways[lane].time_h), std::abs(next.served - ways[lane].served),
           std::abs(next.wait_h - ways[lane].wait_h),
           next.basis.validity == ways[lane].basis.validity && next.has_wait == ways[lane].has_wait ? 0.0 : 1.0});
      ways[lane] = std::move(next);
    }
    if (change < 1e-13) break;
  }
  return ways;
}

}  // namespace servicechain::analysis::theory
