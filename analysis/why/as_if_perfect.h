#pragma once

#include "models/service_chain.h"

namespace servicechain::analysis {

enum class Cause { quality, capacity };

// The chain as if one department were perfect in one respect:
//   quality   its own work is always right (c = 1), whatever haste, fatigue, newness or mood would do to it
//   capacity  unlimited people, always open, never absent, room for every job; the written work is kept, and comes when it came
// analysis/README.md, "Who makes the gap".
[[nodiscard]] models::ServiceChain as_if_perfect(models::ServiceChain chain, models::DepartmentId department,
                                                 Cause cause);

}  // namespace servicechain::analysis
