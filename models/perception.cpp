#include "models/perception.h"

#include <algorithm>

#include "sim/elementary.h"

namespace servicechain::models {

double speed_score(sim::Duration wait, std::optional<sim::Duration> promise, sim::Duration tolerated, double longer) {
  if (!promise) return 100;
  const double excess_h = (1 + longer) * sim::hours(wait) - sim::hours(*promise);
  if (excess_h <= 0) return 100;
  const double tolerated_h = sim::hours(tolerated);
  return tolerated_h <= 0 ? 0 : 100 * sim::exp(-excess_h / tolerated_h);
}

double perceived(const Scores& scores, const ServqualWeights& weights) {
  return weights.right * scores.right + weights.speed * scores.speed + weights.information * scores.information +
         weights.courtesy * scores.courtesy + weights.surroundings * scores.surroundings;
}

double first_expectation(const Expectations& expects, const Scores& met, const ServqualWeights& weights) {
  const Scores expected{.right = expects.right.value_or(met.right),
                        .speed = expects.wait ? 100 : met.speed,
                        .information = expects.information.value_or(met.information),
                        .courtesy = expects.courtesy.value_or(met.courtesy),
                        .surroundings = expects.surroundings.value_or(met.surroundings)};
  return perceived(expected, weights);
}

double felt_gap(double gap, double loss_aversion) { return gap >= 0 ? gap : loss_aversion * gap; }

double satisfaction(double perceived, double expected, double informed, const Parameters& parameters) {
  const double gap = felt_gap(perceived - expected, parameters.loss_aversion);
  return std::clamp(perceived + parameters.disappointment * informed * gap, 0.0, 100.0);
}

}  // namespace servicechain::models
