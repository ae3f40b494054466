#include "analysis/measures/expectation.h"

namespace servicechain::analysis {

std::optional<sim::Duration> expected_of(const models::ServiceChain& chain, const Measure& measure) {
  const std::string stem = measure.name.substr(0, measure.name.find('.'));
  if (measure.unit != "h" || (stem != "wait" && stem != "time")) return std::nullopt;
  for (const models::Segment& segment : chain.segments) {
    if (measure.of != "customers." + segment.name) continue;
    const bool is_of_time = segment.expects.wait_means == models::WaitMeans::time;
    if (stem == (is_of_time ? "time" : "wait")) return segment.expects.wait;
  }
  for (const models::Department& department : chain.departments) {
    for (const models::Need& need : department.needs) {
      if (measure.of == "departments." + department.name + ".needs." + chain[need.supplier].name) return need.promise;
    }
  }
  return std::nullopt;
}

}  // namespace servicechain::analysis
