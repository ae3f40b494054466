#include "scenarios/studies/first_staff.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/theory/traffic.h"

namespace servicechain::scenarios {

double people_to_start_with(const models::ServiceChain& chain, models::DepartmentId department) {
  constexpr double usual_load = 0.85;
  constexpr double most_people = 1'000'000;
  const std::optional<analysis::theory::Traffic> traffic = analysis::theory::traffic_of(chain);
  const double open_h = chain[department].open.regular_week_h();
  if (!traffic || open_h <= 0) return 1;
  double work_h = 0;
  for (std::size_t lane = 0; lane < traffic->map.lanes.size(); ++lane) {
    if (traffic->map.lanes[lane].department != department) continue;
    work_h += (traffic->jobs[lane] + traffic->returning[lane]) * traffic->bare.work_h[lane];
  }
  return std::clamp(std::ceil(work_h / (usual_load * open_h)), 1.0, most_people);
}

}  // namespace servicechain::scenarios
