#include "analysis/theory/staff_time.h"

#include <algorithm>
#include <map>

#include "models/graph.h"

namespace servicechain::analysis::theory {

std::optional<double> on_duty_h(const models::Staff& staff) {
  if (const auto* people = std::get_if<sim::Timetable>(&staff)) return people->regular_week_h();
  return std::nullopt;
}

double staffed_h(const sim::Timetable& staff) {
  const auto any = [](double people, double) { return people > 0 ? 1.0 : 0.0; };
  return combine(staff, sim::Timetable::constant(1), any).regular_week_h();
}

double presence(const models::Department& department) {
  if (!department.random_absence) return 1;
  const models::RandomAbsence& absence = *department.random_absence;
  const auto* people = std::get_if<sim::Timetable>(&department.staff);
  if (absence.starts == models::AbsenceStart::when_idle || people == nullptr) return 1;
  // Away by the clock, yet counted by hours on duty: part of an absence then falls into time off.
  if (absence.counts != models::AbsenceClock::clock && !people->is_constant()) return 1;
  const double every = sim::mean_h(absence.every);
  return every / (every + sim::mean_h(absence.lasts));
}

double finishing_h(const sim::Timetable& staff, double residual_h) {
  double going_home = 0;
  const auto& week = staff.week();
  for (std::size_t i = 0; i < week.size(); ++i) {
    const double before = week[i == 0 ? week.size() - 1 : i - 1].value;
    going_home += std::max(0.0, before - week[i].value);
  }
  return going_home * residual_h;
}

std::vector<models::PoolId> pools_of(const models::ServiceChain& chain, models::DepartmentId department) {
  std::vector<models::PoolId> pools;
  for (std::uint32_t p = 0; p < chain.pools.size(); ++p) {
    const auto& serves = chain.pools[p].serves;
    if (std::find(serves.begin(), serves.end(), department) != serves.end()) pools.push_back({p});
  }
  return pools;
}

std::vector<std::vector<models::DepartmentId>> sharing_people(const models::ServiceChain& chain) {
  std::vector<models::Arrow> arrows;
  for (const models::Pool& pool : chain.pools) {
    for (const models::DepartmentId served : pool.serves) {
      arrows.emplace_back(pool.serves.front().index, served.index);
      arrows.emplace_back(served.index, pool.serves.front().index);
    }
  }
  const auto count = static_cast<std::uint32_t>(chain.departments.size());
  const models::Components components = models::components(count, arrows);
  std::map<std::uint32_t, std::size_t> place;
  std::vector<std::vector<models::DepartmentId>> groups;
  for (std::uint32_t d = 0; d < count; ++d) {
    const auto [entry, is_first] = place.try_emplace(components.of_node[d], groups.size());
    if (is_first) groups.emplace_back();
    groups[entry->second].push_back({d});
  }
  return groups;
}

}  // namespace servicechain::analysis::theory
