#pragma once

#include "models/run/blueprint.h"
#include "models/service_chain.h"

namespace servicechain::models::run {

// Whether, wherever the order of two things at the same nanosecond matters, they can fall together by accident only.
// Lumpy moments (work of exactly 5 min, a customer every 10 min) meet others that are lumpy time and again; who is
// first then depends on what led to each, back to the start. Lumpy and smooth meet once in millions of years.
// Where two accidents meet that were caused at one moment, too, a FlowRun and an Engine may differ.
// Requires: a plain chain.
[[nodiscard]] bool fall_together_by_accident_only(const ServiceChain& chain, const Blueprint& blueprint);

}  // namespace servicechain::models::run
