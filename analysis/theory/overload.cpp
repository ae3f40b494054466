#include <algorithm>
#include <cmath>

#include "analysis/theory/staff_time.h"
#include "analysis/theory/traffic.h"

// To whom more comes than can be done.
namespace servicechain::analysis::theory {
namespace {

// People who can do each other's work, and the departments they do it for.
struct Crew {
  std::vector<models::DepartmentId> departments;
  std::vector<models::PoolId> pools;
};

// Each department with all whom it can call, and all who share people together: what is too much for one of these is
// too much.
std::vector<Crew> crews_of(const models::ServiceChain& chain) {
  std::vector<Crew> crews;
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) crews.push_back({{{d}}, pools_of(chain, {d})});
  for (const auto& group : sharing_people(chain)) {
    if (group.size() < 2) continue;
    Crew crew{group, {}};
    for (std::uint32_t p = 0; p < chain.pools.size(); ++p) {
      const auto& serves = chain.pools[p].serves;
      const bool is_theirs = std::any_of(serves.begin(), serves.end(), [&](models::DepartmentId served) {
        return std::find(group.begin(), group.end(), served) != group.end();
      });
      if (is_theirs) crew.pools.push_back({p});
    }
    crews.push_back(std::move(crew));
  }
  return crews;
}

struct Demand {
  double work_h = 0;                 // all that comes
  double patient_h = 0;              // what stays until it is done
  double jobs = 0;                   // of those who come from outside the populations
  std::optional<double> room_h = 0;  // nullopt: people without limit
  double people = 0;                 // on duty while anybody is
};

void add_people(Demand& demand, const models::Staff& staff) {
  const auto* people = std::get_if<sim::Timetable>(&staff);
  if (people == nullptr) return;
  const double hours = staffed_h(*people);
  if (hours > 0) demand.people += people->regular_week_h() / hours;
}

Demand demand_on(const Crew& crew, const models::ServiceChain& chain, const std::vector<Load>& loads) {
  Demand demand;
  for (const models::DepartmentId department : crew.departments) {
    const Load& load = loads[department.index];
    demand.work_h += load.work_h_a_week + load.held_h_a_week;
    demand.patient_h += load.patient_h_a_week;
    demand.jobs += load.jobs_a_week;
    add_people(demand, chain[department].staff);
    if (!load.room_h_a_week) demand.room_h.reset();
    // Of several departments, the pools count once.
    if (demand.room_h && crew.departments.size() == 1) *demand.room_h += *load.room_h_a_week;
    if (demand.room_h && crew.departments.size() > 1) *demand.room_h += load.own_room_h_a_week;
  }
  for (const models::PoolId pool : crew.pools) {
    add_people(demand, chain[pool].staff);
    const auto on_duty = on_duty_h(chain[pool].staff);
    if (!on_duty) demand.room_h.reset();
    if (demand.room_h && crew.departments.size() > 1) *demand.room_h += *on_duty;
  }
  return demand;
}

bool is_too_much(double work_h, const std::optional<double>& room_h) {
  constexpr double rounding = 1e-9;
  return room_h && work_h > *room_h * (1 + rounding) && work_h > 0;
}

Traffic throttled(const Traffic& traffic, const std::vector<double>& done) {
  Traffic less = traffic;
  for (Flow& flow : less.map.flows) flow.jobs *= done[less.map.lanes[flow.from].department.index];
  less.jobs = jobs_from(less.map, less.outside).value_or(traffic.jobs);
  return less;
}

// The share of what comes to each department that it can do, so that those behind it get no more than that.
std::vector<double> shares_done(const models::ServiceChain& chain, const Traffic& traffic,
                                const std::vector<Crew>& crews) {
  std::vector<double> done(chain.departments.size(), 1.0);
  constexpr int most_rounds = 200;
  for (int round = 0; round < most_rounds; ++round) {
    const std::vector<Load> loads = loads_of(chain, throttled(traffic, done));
    std::vector<double> next(done.size(), 1.0);
    for (const Crew& crew : crews) {
      const Demand demand = demand_on(crew, chain, loads);
      if (!is_too_much(demand.work_h, demand.room_h)) continue;
      for (const auto department : crew.departments) {
        next[department.index] = std::min(next[department.index], *demand.room_h / demand.work_h);
      }
    }
    double change = 0;
    for (std::size_t d = 0; d < done.size(); ++d) change = std::max(change, std::abs(next[d] - done[d]));
    done = std::move(next);
    if (change < 1e-10) break;
  }
  return done;
}

bool has_one_of(const Crew& crew, const std::vector<Overload>& found) {
  return std::any_of(found.begin(), found.end(), [&](const Overload& overload) {
    return std::any_of(crew.departments.begin(), crew.departments.end(), [&](models::DepartmentId department) {
      return std::find(overload.departments.begin(), overload.departments.end(), department) !=
             overload.departments.end();
    });
  });
}

}  // namespace

std::vector<Overload> overloads_of(const models::ServiceChain& chain, const Traffic& traffic) {
  const std::vector<Crew> crews = crews_of(chain);
  const Traffic least = throttled(traffic, shares_done(chain, traffic, crews));
  const std::vector<Load> loads = loads_of(chain, least);
  std::vector<Overload> found;
  for (const Crew& crew : crews) {
    const Demand demand = demand_on(crew, chain, loads);
    if (!is_too_much(demand.patient_h, demand.room_h) || (crew.departments.size() > 1 && has_one_of(crew, found)))
      continue;
    const double left = 1 - *demand.room_h / demand.patient_h;
    found.push_back(
        {crew.departments, demand.patient_h, *demand.room_h, left * demand.jobs / hours_a_week,
         demand.people > 0 ? std::optional{demand.people * demand.patient_h / *demand.room_h} : std::nullopt});
  }
  return found;
}

}  // namespace servicechain::analysis::theory
