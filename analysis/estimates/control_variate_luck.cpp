#include "analysis/estimates/control_variate_luck.h"

#include "sim/law.h"

namespace servicechain::analysis {
namespace {

bool draws_fairly(const models::Department& department) {
  return department.order != models::Order::shortest_job && department.preempt != models::Preempt::restart;
}

bool leaves_work_as_drawn(const models::Behaviour& behaviour) {
  return !(behaviour.rework || behaviour.bad_input_slows || behaviour.corner_cutting || behaviour.fatigue ||
           behaviour.mood || behaviour.turnover);
}

}  // namespace

ExpectedLuck::ExpectedLuck(const models::ServiceChain& chain, const std::vector<models::Lane>& lanes)
    : departments_{chain.departments.size()}, flows_(chain.segments.size()) {
  for (std::size_t s = 0; s < chain.segments.size() && !chain.behaviour.customers_react; ++s) {
    flows_[s] = models::flows_of(chain, chain.segments[s]);
  }
  for (std::size_t l = 0; l < lanes.size() && leaves_work_as_drawn(chain.behaviour); ++l) {
    if (!draws_fairly(chain[lanes[l].department])) continue;
    works_.push_back({l, lanes[l].department.index, sim::mean_h(models::work_of(chain, lanes[l]))});
  }
}

KnownLuck ExpectedLuck::of(const Totals& totals) const {
  KnownLuck luck{0, std::vector<double>(departments_)};
  const auto [from, to] = totals.window;
  for (std::size_t s = 0; s < flows_.size(); ++s) {
    if (flows_[s].empty()) continue;
    luck.arrivals += static_cast<double>(totals.segments[s].arrived);
    for (const models::Flow& flow : flows_[s]) luck.arrivals -= models::expected_customers(flow, from, to);
  }
  for (const Work& work : works_) {
    const LaneTotals& lane = totals.lanes[work.lane];
    luck.work[work.department] += hours(lane.work) - static_cast<double>(lane.works) * work.mean_h;
  }
  return luck;
}

}  // namespace servicechain::analysis
