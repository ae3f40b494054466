#pragma once

#include <optional>

#include "analysis/measures/measure.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// How long it may take: what a segment expects of its wait or time, what a supplier promises of its answers; of the
// measure itself and of its percentiles. nullopt: nothing is said of it.
[[nodiscard]] std::optional<sim::Duration> expected_of(const models::ServiceChain& chain, const Measure& measure);

}  // namespace servicechain::analysis
