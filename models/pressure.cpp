#include "models/pressure.h"

#include <algorithm>
#include <cmath>

#include "sim/elementary.h"

namespace servicechain::models {

double demand_signal(double weight_of_arrivals, double arrivals, double backlog, double lead_time) {
  if (lead_time <= 0) return arrivals;
  return weight_of_arrivals * arrivals + (1 - weight_of_arrivals) * backlog / lead_time;
}

double pressure(const Strain& strain, double fatigue_slows) {
  constexpr double least = 0.5;
  constexpr double most = 2;
  if (strain.usual_load <= 0) return 1;
  const double output = strain.people * strain.experience * sim::power(strain.fatigue, -fatigue_slows);
  if (output <= 0) return most;
  return std::clamp(strain.demand * strain.standard * strain.input / (strain.usual_load * output), least, most);
}

double people_wanted(double demand, double standard, double usual_load) {
  return usual_load <= 0 ? 0 : demand * standard / usual_load;
}

// C/λ = (a iω + (1 − a)/D) / (τ (iω)² + iω + (1 − a)/D). With u = ω², A = (1 − a)/D:
//   |C/λ|² = (a²u + A²) / ((A − τu)² + u),
// whose greatest value has a²τ²u² + 2A²τ²u + A²(1 − 2τA − a²) = 0 (the derivative's numerator).
double peak_gain(double weight_of_arrivals, double lead_time, double moves_in) {
  const double a2 = weight_of_arrivals * weight_of_arrivals;
  const double rate = (1 - weight_of_arrivals) / lead_time;
  const double second = a2 * moves_in * moves_in;
  const double first = 2 * rate * rate * moves_in * moves_in;
  const double constant = rate * rate * (1 - 2 * moves_in * rate - a2);
  if (constant >= 0) return 1;
  const double u = second > 0 ? (-first + std::sqrt(first * first - 4 * second * constant)) / (2 * second)
                              : -constant / first;
  const double below = rate - moves_in * u;
  return std::sqrt((a2 * u + rate * rate) / (below * below + u));
}

}  // namespace servicechain::models
