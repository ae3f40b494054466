#pragma once

#include <optional>
#include <vector>

#include "models/service_chain.h"

// People's time in a regular week.
namespace servicechain::analysis::theory {

inline constexpr double hours_a_week = 168;

// Hours on duty. nullopt: people without limit.
[[nodiscard]] std::optional<double> on_duty_h(const models::Staff& staff);

// Hours of the week in which anybody is on duty.
[[nodiscard]] double staffed_h(const sim::Timetable& staff);

// The share of their time that people are not absent, if work never runs out. 1 where it cannot be said.
[[nodiscard]] double presence(const models::Department& department);

// Hours a week worked after hours by people who finish what they have begun, if work never runs out: for each who goes
// home, the rest of a job, `residual_h` on average.
[[nodiscard]] double finishing_h(const sim::Timetable& staff, double residual_h);

// The pools that serve a department.
[[nodiscard]] std::vector<models::PoolId> pools_of(const models::ServiceChain& chain, models::DepartmentId department);

// Departments that share people, directly or through others, together; every department once, ascending.
[[nodiscard]] std::vector<std::vector<models::DepartmentId>> sharing_people(const models::ServiceChain& chain);

}  // namespace servicechain::analysis::theory
