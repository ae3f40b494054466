#pragma once

#include "models/service_chain.h"
#include "scenarios/reading/known.h"
#include "scenarios/reading/reading.h"

namespace servicechain::scenarios {

// What no single value shows: limits of the whole, customers that reach nobody, hours without overlap.
void check_chain(Reading& reading, const Node& root, const models::ServiceChain& chain);

}  // namespace servicechain::scenarios
