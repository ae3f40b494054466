#include "models/fatigue.h"

#include <algorithm>

#include "models/slow_state.h"
#include "sim/elementary.h"

namespace servicechain::models {

double intensity(double pressure, const Parameters& parameters) {
  constexpr double least = 0.8;
  return std::clamp(sim::power(pressure, parameters.overtime), least, std::max(least, parameters.most_intensity));
}

double tired(double fatigue, double pressure, double step_h, const Parameters& parameters) {
  return moved(fatigue, intensity(pressure, parameters), step_h, parameters.fatigue_builds_in_h);
}

}  // namespace servicechain::models
