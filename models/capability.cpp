#include "models/capability.h"

#include <algorithm>

#include "sim/elementary.h"

namespace servicechain::models {

namespace {

// 1 for ever where nothing moves; sim::power of 0 is not defined.
double raised(double x, double exponent) { return x == 1 || exponent == 0 ? 1 : x <= 0 ? 0 : sim::power(x, exponent); }

double tipped(double utilisation, double tipping) {
  constexpr double calm_to = 0.925;
  return 1 - tipping * std::max(0.0, std::min(1.0, utilisation) - calm_to) / (1 - calm_to);
}

}  // namespace

double time_factor(const PeopleState& people, const Parameters& parameters) {
  const double output = people.intensity * people.experience * raised(people.fatigue, -parameters.fatigue_slows);
  return people.standard / output;
}

double input_factor(double usual, double index, double bad_input_slows) {
  constexpr double least = 0.1;
  return std::max(least, 1 + bad_input_slows * (usual - index));
}

double know_how(const PeopleState& people, const Parameters& parameters) {
  return raised(people.experience * people.skill, parameters.newness_hurts_quality);
}

double unhurried(const PeopleState& people, const Parameters& parameters) {
  return raised(std::min(1.0, people.standard), parameters.haste_hurts_quality);
}

double capability(double c0, const PeopleState& people, const Parameters& parameters) {
  const double factor = raised(people.standard, parameters.haste_hurts_quality) * know_how(people, parameters) *
                        raised(people.fatigue, -parameters.fatigue_hurts_quality) *
                        raised(people.mood, parameters.mood_lifts_quality * people.contact) *
                        tipped(people.utilisation, parameters.tipping);
  return factor == 1 ? c0 : std::clamp(c0 * factor, 0.01, std::max(0.999, c0));
}

}  // namespace servicechain::models
