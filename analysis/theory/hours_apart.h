#pragma once

#include <optional>

#include "models/service_chain.h"
#include "sim/time.h"

namespace servicechain::analysis::theory {

// When a department works while another has nobody on duty, in a regular week.
struct HoursApart {
  double working_h = 0;  // of the first
  double alone_h = 0;    // of these, without the other
  sim::Duration from{};  // the longest time alone in one go, since Monday 00:00
  sim::Duration until{};
};
[[nodiscard]] HoursApart hours_apart(const models::ServiceChain& chain, models::DepartmentId working,
                                     models::DepartmentId other);

}  // namespace servicechain::analysis::theory
