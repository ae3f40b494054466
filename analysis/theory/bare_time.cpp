#include "analysis/theory/bare_time.h"

#include <algorithm>
#include <cmath>

#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

using models::Need;
using models::Waiting;

// E min(X, most), by the midpoints of 400 equal shares.
double mean_up_to(const sim::Law& law, double most_h) {
  constexpr int points = 400;
  double sum = 0;
  for (int i = 0; i < points; ++i) sum += std::min(most_h, sim::quantile_h(law, (i + 0.5) / points));
  return sum / points;
}

class Sweep {
 public:
  Sweep(const models::ServiceChain& chain, const FlowMap& map, BareTimes& times)
      : chain_{chain}, map_{map}, times_{times} {}

  // Brings one lane up to date with what it depends on. Returns: by how much its time grew.
  double update(std::uint32_t lane) {
    const models::Department& department = chain_[map_.lanes[lane].department];
    const Phase before = phase_of(lane, models::When::before);
    const Phase after = phase_of(lane, models::When::after);
    times_.held_h[lane] = before.held_h + after.held_h;
    times_.here_h[lane] = before.waited_h + times_.work_h[lane] + after.waited_h;
    double all = times_.here_h[lane];
    for (const auto& share : department.passes_to.of(map_.lanes[lane].kind).shares) {
      all += share.share * times_.all_h[lane_at(share.to, map_.lanes[lane].kind)];
    }
    const double growth = all - times_.all_h[lane];
    times_.all_h[lane] = all;
    return growth;
  }

 private:
  struct Phase {
    double waited_h = 0;
    double held_h = 0;
  };

  [[nodiscard]] std::uint32_t lane_at(models::DepartmentId department, models::KindId kind) const {
    return models::find_lane(map_.lanes, {department, kind})->index;
  }

  // One request of this need, if it is waited for.
  [[nodiscard]] double answer_h(const Need& need, models::DepartmentId asker) const {
    const std::uint32_t lane = lane_at(need.supplier, models::kind_of(chain_, asker));
    if (need.waiting != Waiting::at_most) return times_.all_h[lane];
    return mean_up_to(work_of(chain_, map_.lanes[lane]), sim::hours(need.waits_at_most));
  }

  [[nodiscard]] Phase phase_of(std::uint32_t lane, models::When when) const {
    const models::Department& department = chain_[map_.lanes[lane].department];
    const bool one_by_one = department.needs_order == models::NeedsOrder::one_by_one;
    if (std::holds_alternative<models::JoinSome>(department.needs_join)) return {};
    Phase phase;
    for (const Need& need : department.needs) {
      const auto* per_job = std::get_if<models::PerJob>(&need.how_often);
      if (per_job == nullptr || need.when != when || need.waiting == Waiting::no) continue;
      const double asked = per_job->times.of(map_.lanes[lane].kind);
      if (asked <= 0) continue;
      const double waited = (one_by_one ? asked : std::min(asked, 1.0)) * answer_h(need, map_.lanes[lane].department);
      const double held = need.waiting == Waiting::park ? 0 : waited;
      phase.waited_h = one_by_one ? phase.waited_h + waited : std::max(phase.waited_h, waited);
      phase.held_h = one_by_one ? phase.held_h + held : std::max(phase.held_h, held);
    }
    return phase;
  }

  const models::ServiceChain& chain_;
  const FlowMap& map_;
  BareTimes& times_;
};

}  // namespace

BareTimes bare_times(const models::ServiceChain& chain, const FlowMap& map) {
  const std::size_t count = map.lanes.size();
  BareTimes times{std::vector<double>(count), std::vector<double>(count), std::vector<double>(count),
                  std::vector<double>(count)};
  for (std::size_t i = 0; i < count; ++i) times.work_h[i] = sim::mean_h(work_of(chain, map.lanes[i]));
  Sweep sweep{chain, map, times};
  // From below, so that what is reached when the sweeps end is a lower bound all the same.
  constexpr int most_sweeps = 2000;
  for (int round = 0; round < most_sweeps; ++round) {
    double growth = 0;
    for (std::uint32_t i = static_cast<std::uint32_t>(count); i-- > 0;) {
      growth = std::max(growth, sweep.update(i) / std::max(times.all_h[i], 1e-9));
    }
    if (growth < 1e-12) break;
  }
  return times;
}

}  // namespace servicechain::analysis::theory
