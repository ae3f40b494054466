#include "models/calibration.h"

#include <algorithm>

#include "models/kinds.h"
#include "models/run/clientele.h"
#include "models/turnover.h"

namespace servicechain::models {

namespace {

// A job that waits there may go away, or finds no room.
bool can_turn_away(const ServiceChain& chain, DepartmentId id) {
  if (chain[id].in_tray.places) return true;
  return std::ranges::any_of(chain.segments, [&](const Segment& segment) {
    return std::ranges::any_of(segment.patience, [&](const auto& entry) { return entry.first == id; });
  });
}

enum class Leaving { nobody, some };

// More work than hours, and nobody who waits goes away; or never an idle moment, the time people are held included.
bool has_too_much(const PilotDepartment& sums, Leaving leaving) {
  constexpr double never_idle = 0.999;
  const bool has_more_than_hours = sums.arrivals_per_person >= sums.days && leaving == Leaving::nobody;
  return has_more_than_hours || sums.utilisation >= never_idle * sums.days;
}

DepartmentBaseline baseline_of(const Department& department, const PilotDepartment& sums) {
  const Parameters& constants = department.parameters;
  const double newcomers = usual_share_of_newcomers(constants);
  DepartmentBaseline baseline;
  baseline.experience = experience(1 - newcomers, newcomers, constants);
  if (sums.inputs > 0) baseline.input = sums.input / sums.inputs;
  if (sums.customers > 0) baseline.satisfaction = sums.satisfaction / sums.customers;
  if (sums.days <= 0 || sums.arrivals <= 0) return baseline;
  baseline.arrivals = sums.arrivals / sums.days;
  baseline.backlog = sums.backlog / sums.days;
  baseline.people = sums.people / sums.days;
  baseline.lead_time_h = sums.backlog / sums.arrivals;
  const double a = baseline.lead_time_h > 0 ? constants.weight_of_arrivals : 1;
  const double by_backlog = baseline.lead_time_h > 0 ? sums.backlog_per_person / baseline.lead_time_h : 0;
  baseline.usual_load = (a * sums.arrivals_per_person + (1 - a) * by_backlog) / sums.days;
  return baseline;
}

bool has_grown(const Pilot& pilot, std::uint32_t department) {
  const auto* grew = std::get_if<GrewWithoutLimit>(&pilot.why_ended);
  return grew != nullptr && grew->line.index == department;
}

}  // namespace

bool needs_baselines(const ServiceChain& chain) {
  const Behaviour& on = chain.behaviour;
  return on.bad_input_slows || on.corner_cutting || on.fatigue || on.mood || on.turnover || on.customers_react ||
         std::ranges::any_of(chain.departments,
                             [](const Department& d) { return d.follows_demand || d.parameters.tipping > 0; });
}

bool needs_usual_load(const ServiceChain& chain) {
  const Behaviour& on = chain.behaviour;
  return on.corner_cutting || on.fatigue || on.mood || on.turnover ||
         std::ranges::any_of(chain.departments, &Department::follows_demand);
}

Baselines baselines_of(const ServiceChain& chain, std::span<const Pilot> pilots) {
  Baselines baselines;
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    PilotDepartment sums;
    for (const Pilot& pilot : pilots) sums += pilot.departments[d];
    const Department& department = chain.departments[d];
    const bool is_overloaded = sums.days > 0 && has_too_much(sums, can_turn_away(chain, {d}) ? Leaving::some : Leaving::nobody);
    const bool grew = std::ranges::any_of(pilots, [&](const Pilot& pilot) { return has_grown(pilot, d); });
    DepartmentBaseline& baseline = baselines.departments[department.name];
    baseline = baseline_of(department, sums);
    if (std::holds_alternative<sim::Timetable>(department.staff) && (is_overloaded || grew)) {
      baselines.overloaded.push_back(department.name);
      baseline.usual_load.reset();
    }
  }
  for (std::uint32_t s = 0; s < chain.segments.size(); ++s) {
    PilotSegment sums;
    for (const Pilot& pilot : pilots) sums += pilot.segments[s];
    const Segment& segment = chain.segments[s];
    const double customers = run::customers_at_start(segment).value_or(0);
    const double satisfaction =
        sums.customers > 0 ? sums.satisfaction / sums.customers : segment.parameters.stays_at;
    baselines.segments.emplace(
        segment.name, SegmentBaseline{.satisfaction = satisfaction,
                                      .customers = customers,
                                      .scale = balancing_scale(customers, run::usual_flow(segment, satisfaction)),
                                      .price = segment.price});
  }
  return baselines;
}

ServiceChain with_baselines(ServiceChain chain, const Baselines& baselines) {
  for (Department& department : chain.departments) {
    const auto found = baselines.departments.find(department.name);
    if (found != baselines.departments.end()) department.baseline = found->second;
  }
  for (Segment& segment : chain.segments) {
    const auto found = baselines.segments.find(segment.name);
    if (found != baselines.segments.end()) segment.baseline = found->second;
  }
  return chain;
}

}  // namespace servicechain::models
