#pragma once

#include <string_view>
#include <vector>

#include "models/service_chain.h"

namespace servicechain::models {

// The constants of the model that are at work in a chain as nobody has measured them: what the file leaves at its default,
// and for which the table of constants (parameter_table.h) has no published number, but a design choice or what is
// commonly remembered. By the couplings that are on; names as in a scenario, in the order of the couplings.
[[nodiscard]] std::vector<std::string_view> unmeasured_constants(const ServiceChain& chain);

}  // namespace servicechain::models
