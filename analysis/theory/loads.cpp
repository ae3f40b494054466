#include <algorithm>

#include "analysis/theory/staff_time.h"
#include "analysis/theory/traffic.h"
#include "models/kinds.h"

// The work that comes against the time of the people.
namespace servicechain::analysis::theory {
namespace {

// What people can do in a week at most, and what part of it is theirs on duty.
struct Room {
  std::optional<double> on_duty_h;  // nullopt: unlimited
  double most_h = 0;
};

Room room_of(const models::Staff& staff, const models::Department& department, double residual_h) {
  const auto* people = std::get_if<sim::Timetable>(&staff);
  if (people == nullptr) return {};
  const double on_duty = people->regular_week_h();
  const double after_hours =
      department.at_closing == models::AtClosing::finish ? finishing_h(*people, residual_h) : 0.0;
  return {on_duty, department.at_once * (on_duty * presence(department) + after_hours)};
}

// Neither gives up, nor is refused, nor waits to be let in before it comes again.
bool is_patient(const models::ServiceChain& chain, const models::Lane& lane) {
  if (chain[lane.department].in_tray.places) return false;
  const auto segment = models::segment_of(chain, lane.kind);
  if (!segment) return true;
  const models::Segment& customers = chain[*segment];
  const bool enters_here = std::any_of(customers.enters.begin(), customers.enters.end(),
                                       [&](const models::HandOn::Share& share) { return share.to == lane.department; });
  if (customers.balks_at && enters_here) return false;
  return std::none_of(customers.patience.begin(), customers.patience.end(),
                      [&](const auto& entry) { return entry.first == lane.department; });
}

class LaneSums {
 public:
  LaneSums(const models::ServiceChain& chain, const Traffic& traffic) : traffic_{traffic} {
    loads.resize(chain.departments.size());
    second_moment_.resize(loads.size());
    for (std::uint32_t d = 0; d < loads.size(); ++d) loads[d].department = {d};
    for (std::uint32_t i = 0; i < traffic.map.lanes.size(); ++i) add(chain, i);
  }

  // The mean rest of a job that is met at work, E[S²] / 2 E[S].
  [[nodiscard]] double residual_h(models::DepartmentId department) const {
    const double work = loads[department.index].work_h_a_week;
    return work > 0 ? second_moment_[department.index] / (2 * work) : 0;
  }

  std::vector<Load> loads;

 private:
  void add(const models::ServiceChain& chain, std::uint32_t lane) {
    const models::Lane& place = traffic_.map.lanes[lane];
    Load& load = loads[place.department.index];
    const double jobs = traffic_.jobs[lane] + traffic_.returning[lane];
    load.jobs_a_week += traffic_.jobs[lane];
    load.returning_a_week += traffic_.returning[lane];
    load.work_h_a_week += jobs * traffic_.bare.work_h[lane];
    load.held_h_a_week += jobs * traffic_.bare.held_h[lane];
    if (is_patient(chain, place)) {
      load.patient_h_a_week += traffic_.jobs[lane] * (traffic_.bare.work_h[lane] + traffic_.bare.held_h[lane]);
    }
    const double mean = traffic_.bare.work_h[lane];
    second_moment_[place.department.index] += jobs * (sim::variance_h2(work_of(chain, place)) + mean * mean);
  }

  const Traffic& traffic_;
  std::vector<double> second_moment_;  // h² a week
};

void add_people(Load& load, const Room& room) {
  if (!room.on_duty_h || !load.staff_h_a_week) {
    load.staff_h_a_week = load.room_h_a_week = std::nullopt;
    return;
  }
  *load.staff_h_a_week += *room.on_duty_h;
  *load.room_h_a_week += room.most_h;
}

}  // namespace

std::vector<Load> loads_of(const models::ServiceChain& chain, const Traffic& traffic) {
  LaneSums sums{chain, traffic};
  for (Load& load : sums.loads) {
    const models::Department& department = chain[load.department];
    const double residual_h = sums.residual_h(load.department);
    load.staff_h_a_week = load.room_h_a_week = 0;
    add_people(load, room_of(department.staff, department, residual_h));
    load.own_room_h_a_week = load.room_h_a_week.value_or(0);
    for (const models::PoolId pool : pools_of(chain, load.department)) {
      load.shares_people = true;
      add_people(load, room_of(chain[pool].staff, department, residual_h));
    }
  }
  return std::move(sums.loads);
}

}  // namespace servicechain::analysis::theory
