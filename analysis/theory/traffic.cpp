#include "analysis/theory/traffic.h"

#include <algorithm>

#include "analysis/theory/staff_time.h"
#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

using models::Lane;

class Inflow {
 public:
  Inflow(const models::ServiceChain& chain, Traffic& traffic, std::vector<double>& population)
      : chain_{chain}, traffic_{traffic}, population_{population} {}

  void add_segment(models::SegmentId segment) {
    const models::Segment& customers = chain_[segment];
    for (const auto& entry : customers.enters) {
      const std::size_t lane = lane_at({entry.to, models::kind_of(segment)});
      if (const auto* closed = std::get_if<models::ClosedPopulation>(&customers.arrivals)) {
        population_[lane] += entry.share * returning_a_week(*closed, segment);
      } else {
        traffic_.outside[lane] += entry.share * arrivals_a_week(customers);
      }
    }
  }

  void add_department(models::DepartmentId id) {
    const models::Department& department = chain_[id];
    for (const models::Routine& routine : department.routines) {
      const auto* rate = std::get_if<double>(&routine.arrives);
      traffic_.outside[lane_at({id, models::kind_of_routine(chain_, routine.name)})] +=
          rate != nullptr ? *rate : hours_a_week / sim::mean_h(std::get<sim::Law>(routine.arrives));
    }
    for (const models::Need& need : department.needs) {
      const auto* stream = std::get_if<models::PerWeek>(&need.how_often);
      if (stream != nullptr)
        traffic_.outside[lane_at({need.supplier, models::kind_of(chain_, id)})] += stream->rate_per_week;
    }
  }

 private:
  [[nodiscard]] std::size_t lane_at(Lane lane) const { return models::find_lane(traffic_.map.lanes, lane)->index; }

  [[nodiscard]] static double mean_group(const models::Segment& customers) {
    double size = 0;
    for (const models::GroupSize& group : customers.group) size += group.size * group.share;
    return size;
  }

  // Customers. Only Poisson rates count customers; the others count groups.
  [[nodiscard]] static double arrivals_a_week(const models::Segment& customers) {
    if (const auto* poisson = std::get_if<models::PoissonArrivals>(&customers.arrivals)) return poisson->rate_per_week;
    if (const auto* renewal = std::get_if<models::RenewalArrivals>(&customers.arrivals)) {
      return mean_group(customers) * hours_a_week / sim::mean_h(renewal->every);
    }
    const auto& times = std::get<models::ListedArrivals>(customers.arrivals).times;
    if (times.empty()) return 0;
    const double weeks = std::max(1.0, sim::hours(times.back()) / hours_a_week);
    return mean_group(customers) * static_cast<double>(times.size()) / weeks;
  }

  [[nodiscard]] double returning_a_week(const models::ClosedPopulation& closed, models::SegmentId segment) const {
    double cycle_h = sim::mean_h(closed.returns_after);
    for (const auto& entry : chain_[segment].enters) {
      cycle_h += entry.share * traffic_.bare.all_h[lane_at({entry.to, models::kind_of(segment)})];
    }
    return cycle_h > 0 ? closed.members * hours_a_week / cycle_h : 0;
  }

  const models::ServiceChain& chain_;
  Traffic& traffic_;
  std::vector<double>& population_;
};

double ratio_or_nothing(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

std::optional<Traffic> traffic_of(const models::ServiceChain& chain) {
  Traffic traffic;
  traffic.map = flows_of(chain);
  traffic.bare = bare_times(chain, traffic.map);
  traffic.outside.resize(traffic.map.lanes.size());
  std::vector<double> population(traffic.map.lanes.size());
  Inflow inflow{chain, traffic, population};
  for (std::uint32_t s = 0; s < chain.segments.size(); ++s) inflow.add_segment({s});
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) inflow.add_department({d});
  auto jobs = jobs_from(traffic.map, traffic.outside);
  auto returning = jobs_from(traffic.map, population);
  if (!jobs || !returning) return std::nullopt;
  traffic.jobs = std::move(*jobs);
  traffic.returning = std::move(*returning);
  return traffic;
}

std::optional<double> Load::bare_load() const {
  if (!staff_h_a_week || *staff_h_a_week <= 0) return std::nullopt;
  return work_h_a_week / *staff_h_a_week;
}

std::optional<double> Load::load() const {
  if (!staff_h_a_week || *staff_h_a_week <= 0) return std::nullopt;
  return ratio_or_nothing(work_h_a_week + held_h_a_week, *staff_h_a_week);
}

}  // namespace servicechain::analysis::theory
