#pragma once

#include <span>

#include "models/service_chain.h"
#include "scenarios/reading/reading.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// Warns of more work than people can do (W420, W421), of work where nobody is ever on duty (W422), and of waiting with
// full hands for a department that is closed (W423). Requires: no error so far.
void warn_of_load(Reading& reading, const Node& root, const models::ServiceChain& chain);

// Warns of departments that can come to wait for each other for good (W410, W411) and of promises that nobody can keep
// (W430). Requires: no error so far.
void warn_of_waiting(Reading& reading, const Node& root, const models::ServiceChain& chain);

// Refuses a base in which more work comes to a department than can be done, where a coupling of the base or of a what-if
// needs to know what load is usual (E407). Requires: no error so far.
void refuse_unusual_load(Reading& reading, const Node& root, const models::ServiceChain& base,
                         std::span<const WhatIf> what_ifs);

}  // namespace servicechain::scenarios
