#include "scenarios/warm_up.h"

#include <chrono>

namespace servicechain::scenarios {

sim::Duration chosen_warm_up(const Scenario& scenario) {
  if (scenario.time.warm_up) return *scenario.time.warm_up;
  const sim::Duration step = scenario.has_calendars ? sim::one_week : sim::Duration{std::chrono::hours{1}};
  const sim::Duration tenth = scenario.time.length / 10;
  const auto steps = (tenth + step - sim::Duration{1}) / step;
  return step * (steps > 0 ? steps : 1);
}

}  // namespace servicechain::scenarios
