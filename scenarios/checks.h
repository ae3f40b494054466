#pragma once

#include <string_view>

#include "models/service_chain.h"
#include "scenarios/known.h"
#include "scenarios/reading.h"

namespace servicechain::scenarios {

// Whether the engine does it yet. What it does not is refused by name (E390), never ignored.
[[nodiscard]] bool is_simulated(std::string_view coupling);

// What no single value shows: limits of the whole, customers that reach nobody, hours without overlap.
void check_chain(Reading& reading, const Node& root, const models::ServiceChain& chain);

}  // namespace servicechain::scenarios
