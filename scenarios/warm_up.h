#pragma once

#include "scenarios/scenario.h"
#include "sim/time.h"

namespace servicechain::scenarios {

// The time at the start of every run that is not observed: one cut for all replications and what-ifs. As written;
// with `auto` a tenth of the observed time, in whole weeks where hours or days differ, else in whole hours.
[[nodiscard]] sim::Duration chosen_warm_up(const Scenario& scenario);

}  // namespace servicechain::scenarios
