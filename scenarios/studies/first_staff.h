#pragma once

#include "models/service_chain.h"

namespace servicechain::scenarios {

// Staff that follows demand starts somewhere: where 85% of people's time on duty is taken by the written work that
// comes their way, refusals and lost patience apart. At least 1. Requires: requests that do not multiply for ever.
[[nodiscard]] double people_to_start_with(const models::ServiceChain& chain, models::DepartmentId department);

}  // namespace servicechain::scenarios
