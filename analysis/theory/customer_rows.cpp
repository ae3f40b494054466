#include <algorithm>

#include "analysis/theory/rows.h"
#include "analysis/theory/staff_time.h"
#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

// Of one segment, or of all together.
struct Sums {
  double rate = 0;
  double served = 0;  // per h
  double time = 0;    // h of the served, per h
  double wait = 0;
  double quality = 0;
  double leaving = 0;
  bool has_wait = true;
  bool is_known = true;
  Basis basis{Validity::exact, "sum over departments", "see the departments", "Jackson 1957", {}};

  void add(const Sums& other) {
    rate += other.rate;
    served += other.served;
    time += other.time;
    wait += other.wait;
    quality += other.quality;
    leaving += other.leaving;
    has_wait = has_wait && other.has_wait;
    is_known = is_known && other.is_known;
    basis = weaker(basis, other.basis);
  }
};

Sums sums_of(const models::ServiceChain& chain, const Solution& solution, const Influence& influence,
             const std::vector<Way>& ways, models::SegmentId segment) {
  Sums sums;
  const Traffic& traffic = solution.traffic;
  for (const auto& entry : chain[segment].enters) {
    const auto lane = models::find_lane(traffic.map.lanes, {entry.to, models::kind_of(segment)})->index;
    const double rate = traffic.outside[lane] / hours_a_week;
    const Way& way = ways[lane];
    sums.add({.rate = rate,
              .served = rate * way.served,
              .time = rate * way.served * way.time_h,
              .wait = rate * way.wait_h,
              .has_wait = way.has_wait,
              .basis = way.basis});
  }
  for (std::uint32_t lane = 0; lane < traffic.map.lanes.size(); ++lane) {
    if (traffic.map.lanes[lane].kind != models::kind_of(segment)) continue;
    const models::DepartmentId department = traffic.map.lanes[lane].department;
    sums.is_known = sums.is_known && solution.flow_is_known[department.index];
    const double leaving = traffic.jobs[lane] * solution.figures[department.index].served() *
                           chain[department].passes_to.of(traffic.map.lanes[lane].kind).leaves;
    sums.leaving += leaving;
    if (!influence.quality.empty()) sums.quality += leaving * influence.quality[lane];
  }
  return sums;
}

void add_rows(std::vector<Prediction>& all, const std::string& of, const Sums& sums, const Influence& influence) {
  Rows rows{all, of};
  static const Basis written{Validity::exact, "as written", "the rate of the file", "by definition", {}};
  rows.add("all", "arrivals", "per h", sums.rate, written);
  if (sums.basis.validity == Validity::none || !sums.is_known) {
    rows.add_none("time", "h",
                  sums.basis.validity == Validity::none
                      ? sums.basis
                      : no_formula("a department on the way has a line that grows, or loses jobs"));
  } else if (sums.served > 0) {
    rows.add("all", "time", "h", sums.time / sums.served, sums.basis);
    const bool all_served = sums.served > sums.rate * (1 - 1e-9);
    static const Basis everybody{
        Validity::exact, "nobody is lost", "everybody stays until they are served", "by definition", {}};
    rows.add("all", "served", "share", all_served ? 1 : sums.served / sums.rate, all_served ? everybody : sums.basis);
    rows.add("all", "lost", "share", all_served ? 0 : 1 - sums.served / sums.rate, all_served ? everybody : sums.basis);
    if (sums.has_wait && all_served) rows.add("all", "wait", "h", sums.wait / sums.rate, sums.basis);
  }
  if (sums.leaving > 0 && !influence.quality.empty())
    rows.add("all", "quality", "share", sums.quality / sums.leaving, influence.basis);
}

}  // namespace

void add_customer_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Solution& solution,
                       const Influence& influence) {
  const std::vector<Way> ways = ways_of(chain, solution);
  std::vector<Sums> each;
  Sums together;
  for (std::uint32_t s = 0; s < chain.segments.size(); ++s) {
    each.push_back(sums_of(chain, solution, influence, ways, {s}));
    together.add(each.back());
  }
  if (chain.segments.empty()) return;
  add_rows(all, "customers", together, influence);
  for (std::uint32_t s = 0; s < chain.segments.size(); ++s)
    add_rows(all, "customers." + chain.segments[s].name, each[s], influence);
}

}  // namespace servicechain::analysis::theory
