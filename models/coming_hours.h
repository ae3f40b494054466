#pragma once

#include <vector>

#include "models/service_chain.h"
#include "sim/time.h"
#include "sim/timetable.h"

namespace servicechain::models {

// When customers of a Poisson segment come to an entry that is open at `open`: weights per hour, pattern × open hours.
[[nodiscard]] sim::Timetable coming_hours(const Segment& segment, const PoissonArrivals& arrivals,
                                          const sim::Timetable& open);

// Poisson customers of one segment at one entry.
struct Flow {
  sim::Timetable hours;
  double per_weight_h;  // customers per hour and weight 1
};
// One for each entry of a Poisson segment that anybody comes to; else none.
[[nodiscard]] std::vector<Flow> flows_of(const ServiceChain& chain, const Segment& segment);
// How many customers come from `from` until before `to`, on average: the integral of the rate.
[[nodiscard]] double expected_customers(const Flow& flow, sim::Time from, sim::Time to);

}  // namespace servicechain::models
