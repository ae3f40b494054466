#pragma once

#include <string>

#include "sim/time.h"

namespace servicechain::scenarios {

// "26 weeks", "1 day", "100 hours", "5 minutes".
[[nodiscard]] std::string said(sim::Duration duration);

}  // namespace servicechain::scenarios
