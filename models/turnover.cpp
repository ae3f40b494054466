#include "models/turnover.h"

#include "sim/elementary.h"
#include "sim/normal.h"

namespace servicechain::models {

namespace {
constexpr double year_h = 52 * 168;
}

double quits_per_year(double mood, const Parameters& parameters) {
  return parameters.quits_per_year * sim::exp(-parameters.mood_holds_staff * (mood - parameters.mood_start));
}

double usual_share_of_newcomers(const Parameters& parameters) {
  const double turnover = parameters.quits_per_year * parameters.newcomers_learn_in_h / year_h;
  return turnover / (1 + turnover);
}

double experience(double experienced, double newcomers, const Parameters& parameters) {
  const double people = experienced + newcomers;
  return people <= 0 ? 1 : (experienced + parameters.newcomer_output * newcomers) / people;
}

double skill_of_hired(double ratio, const Parameters& parameters) {
  if (ratio >= 1) return 0;
  constexpr double inverse_root_of_two_pi = 0.3989422804014327;
  const double z = sim::inverse_normal(ratio);
  return parameters.selection_validity * inverse_root_of_two_pi * sim::exp(-z * z / 2) / ratio;
}

}  // namespace servicechain::models
