#include "models/mood.h"

#include <algorithm>

#include "models/perception.h"

namespace servicechain::models {

double own_mood_target(const MoodDrivers& drivers, const Parameters& parameters) {
  const double target = parameters.mood_start - parameters.overload_hurts_mood * std::max(0.0, drivers.pressure - 1) -
                        parameters.fatigue_hurts_mood * (drivers.fatigue - 1) +
                        parameters.welfare_lifts_mood * (drivers.welfare - parameters.welfare_reference) +
                        parameters.service_lifts_mood * felt_gap(drivers.service_gap, parameters.loss_aversion) +
                        parameters.customers_lift_mood * drivers.satisfaction_gain;
  return std::clamp(target, 0.0, 100.0);
}

double with_contagion(double target, double contagion, std::span<const Neighbour> neighbours) {
  double sum = 0;
  double weight = 0;
  for (const Neighbour& neighbour : neighbours) {
    sum += neighbour.weight * neighbour.mood;
    weight += neighbour.weight;
  }
  return weight <= 0 ? target : (1 - contagion) * target + contagion * sum / weight;
}

}  // namespace servicechain::models
