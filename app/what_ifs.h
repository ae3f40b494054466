#pragma once

#include <string>
#include <vector>

#include "app/console.h"
#include "scenarios/scenario.h"

namespace servicechain::app {

// Of the base ("base"), or with a what-if's changes. Requires: the file has it.
[[nodiscard]] const models::ServiceChain& chain_of(const scenarios::Scenario& scenario, const std::string& what_if);

[[nodiscard]] std::vector<std::string> names_of_what_ifs(const scenarios::Scenario& scenario);

// Returns: whether the file has them all; the first that it has not is told, with the nearest that it has.
[[nodiscard]] bool are_known(const std::vector<std::string>& what_ifs, const scenarios::Scenario& scenario,
                             const Console& console);

}  // namespace servicechain::app
