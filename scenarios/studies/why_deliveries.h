#pragma once

#include <span>

#include "analysis/why/deliveries.h"
#include "analysis/why/why.h"
#include "models/service_chain.h"

namespace servicechain::scenarios {

// How much of what each department and each link delivered was right and in time. `runs`: of the base, one each.
// Requires: answer.confidence, and shares and links of this chain.
void add_deliveries(analysis::Why& answer, const models::ServiceChain& chain, std::span<const analysis::Deliveries> runs);

}  // namespace servicechain::scenarios
