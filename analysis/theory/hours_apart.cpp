#include "analysis/theory/hours_apart.h"

#include "analysis/theory/staff_time.h"

namespace servicechain::analysis::theory {
namespace {

sim::Timetable hours_of(const models::Staff& staff, const sim::Timetable& open) {
  const auto* people = std::get_if<sim::Timetable>(&staff);
  return combine(people != nullptr ? *people : open, sim::Timetable::constant(1),
                 [](double value, double) { return value > 0 ? 1.0 : 0.0; });
}

// 1 while anybody is on duty for a department.
sim::Timetable manned(const models::ServiceChain& chain, models::DepartmentId id) {
  sim::Timetable hours = hours_of(chain[id].staff, chain[id].open);
  for (const models::PoolId pool : pools_of(chain, id)) {
    const sim::Timetable theirs = hours_of(chain[pool].staff, chain[pool].open);
    hours = combine(hours, theirs, [](double a, double b) { return a + b > 0 ? 1.0 : 0.0; });
  }
  return hours;
}

}  // namespace

HoursApart hours_apart(const models::ServiceChain& chain, models::DepartmentId working, models::DepartmentId other) {
  const sim::Timetable asker = manned(chain, working);
  const sim::Timetable alone =
      combine(asker, manned(chain, other), [](double here, double there) { return here * (1 - there); });
  HoursApart apart{.working_h = asker.regular_week_h(), .alone_h = alone.regular_week_h()};
  const auto& week = alone.week();
  for (std::size_t i = 0; i < week.size(); ++i) {
    const sim::Duration until = i + 1 < week.size() ? week[i + 1].from : sim::one_week;
    if (week[i].value == 0 || until - week[i].from <= apart.until - apart.from) continue;
    apart.from = week[i].from;
    apart.until = until;
  }
  return apart;
}

}  // namespace servicechain::analysis::theory
