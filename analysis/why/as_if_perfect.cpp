#include "analysis/why/as_if_perfect.h"

#include <algorithm>

namespace servicechain::analysis {
namespace {

void make_right(models::Department& department) {
  department.right_first_time = 1;
  department.parameters.haste_hurts_quality = 0;
  department.parameters.newness_hurts_quality = 0;
  department.parameters.fatigue_hurts_quality = 0;
  department.parameters.mood_lifts_quality = 0;
}

// What came while it was open comes then as before: nobody asks for more, or at night, because more could be done.
void make_ample(models::Department& department) {
  department.demand_hours = demand_hours(department);
  department.staff = models::Unlimited{};
  department.open = sim::Timetable::constant(1);
  department.in_tray = {};
  department.random_absence.reset();
  department.dated_absences.clear();
}

}  // namespace

models::ServiceChain as_if_perfect(models::ServiceChain chain, models::DepartmentId department, Cause cause) {
  models::Department& perfect = chain.departments[department.index];
  if (cause == Cause::quality) {
    make_right(perfect);
    return chain;
  }
  make_ample(perfect);
  for (models::Pool& pool : chain.pools) std::erase(pool.serves, department);
  std::erase_if(chain.pools, [](const models::Pool& pool) { return pool.serves.empty(); });
  return chain;
}

}  // namespace servicechain::analysis
