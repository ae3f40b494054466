#include "models/run/opinion.h"

#include <algorithm>

#include "sim/normal.h"

namespace servicechain::models::run {

namespace {
const sim::Purpose perception = sim::purpose("perception");
}

Opinion form_opinion(const Segment& segment, double scored, const std::optional<Scores>& scores,
                     std::optional<double>& expectation, double learns) {
  if (!expectation) {
    expectation = !segment.expects.written ? scored
                  : scores                 ? first_expectation(segment.expects, *scores, *segment.cares_about)
                                           : segment.expects.right.value_or(scored);
  }
  const double expected = *expectation;
  *expectation += learns * (scored - expected);
  return {scored, expected, satisfaction(scored, expected, segment.informed, segment.parameters)};
}

double learning_of_segment(const Segment& segment) {
  const bool has_base = segment.base && *segment.base > 0;
  return has_base ? segment.parameters.expectation_learns / *segment.base : 0;
}

double with_noise(const Segment& segment, double scored, const sim::Luck& luck, sim::Identity customer) {
  if (segment.parameters.perception_noise <= 0) return scored;
  const double z = sim::inverse_normal(luck.uniform(customer, perception, 0));
  return std::clamp(scored + segment.parameters.perception_noise * (1 - segment.informed) * z, 0.0, 100.0);
}

}  // namespace servicechain::models::run
