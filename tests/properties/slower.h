#pragma once

#include "models/service_chain.h"

namespace servicechain::properties {

// The same organisation with all times `factor` times as long and all rates that much smaller.
// Requires: always open, and the same people on duty all the time, because a week stays a week.
[[nodiscard]] models::ServiceChain slower(models::ServiceChain chain, int factor);

}  // namespace servicechain::properties
