#pragma once

#include <optional>

#include "models/perception.h"
#include "models/service_chain.h"
#include "sim/random.h"

namespace servicechain::models::run {

// What a customer leaves with.
struct Opinion {
  double received;      // points, P
  double expected;      // points, E before it learns
  double satisfaction;  // points, S
};

// E9's noise and E10, for P as scored. `expectation`: E of the segment, or of a member that is followed; made at the
// first encounter, then it learns: a member by k_E, a segment by k_E over its base, or not at all without one.
[[nodiscard]] Opinion form_opinion(const Segment& segment, double scored, const std::optional<Scores>& scores,
                                   std::optional<double>& expectation, double learns);

// How fast E learns, by encounter: see form_opinion.
[[nodiscard]] double learning_of_segment(const Segment& segment);

// The noise of E9 on a perception, sd s_ε (1 − ι); 0 by default.
[[nodiscard]] double with_noise(const Segment& segment, double scored, const sim::Luck& luck, sim::Identity customer);

}  // namespace servicechain::models::run
