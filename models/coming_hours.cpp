#include "models/coming_hours.h"

#include <algorithm>
#include <utility>

namespace servicechain::models {
sim::Timetable coming_hours(const Segment& segment, const PoissonArrivals& arrivals, const sim::Timetable& open) {
  if (!arrivals.pattern) return segment.any_time ? sim::Timetable::constant(1) : open;
  if (segment.any_time || open.is_constant()) return *arrivals.pattern;
  return combine(open, *arrivals.pattern, [](double is_open, double weight) { return is_open * weight; });
}

std::vector<Flow> flows_of(const ServiceChain& chain, const Segment& segment) {
  const auto* poisson = std::get_if<PoissonArrivals>(&segment.arrivals);
  std::vector<Flow> flows;
  if (poisson == nullptr) return flows;
  for (const HandOn::Share& entry : segment.enters) {
    sim::Timetable hours = coming_hours(segment, *poisson, demand_hours(chain[entry.to]));
    const double week_h = hours.regular_week_h();
    if (week_h > 0) flows.push_back({std::move(hours), poisson->rate_per_week * entry.share / week_h});
  }
  return flows;
}

double expected_customers(const Flow& flow, sim::Time from, sim::Time to) {
  double weight_hours = 0;
  while (from < to) {
    const sim::Time end = std::min(flow.hours.step_end_after(from), to);
    weight_hours += flow.hours.value_at(from) * sim::hours(end - from);
    from = end;
  }
  return flow.per_weight_h * weight_hours;
}

}  // namespace servicechain::models
