#pragma once

#include <vector>

#include "analysis/theory/flow.h"
#include "models/service_chain.h"

namespace servicechain::analysis::theory {

// How long a job takes if nobody ever waits in a line: a lower bound of what it takes on average. Hours.
struct BareTimes {
  std::vector<double> work_h;  // per lane: own work
  std::vector<double> held_h;  // per lane: a person waits for answers with hands full
  std::vector<double> here_h;  // per lane: work and waiting for answers, with hands full or not
  std::vector<double> all_h;   // per lane: from its arrival until it leaves the chain, or its asker has the answer
};

// Requests sent together are waited for at least as long as the longest of their means; of `needs-join: k of n` and of
// what `wait: at most D` cuts short only what is certain is counted (Jensen's inequality: E max ≥ max E).
[[nodiscard]] BareTimes bare_times(const models::ServiceChain& chain, const FlowMap& map);

}  // namespace servicechain::analysis::theory
