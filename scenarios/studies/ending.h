#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/service_chain.h"
#include "models/simulate.h"

namespace servicechain::scenarios {

// How the runs of one chain ended, for people.
struct EndingWords {
  std::vector<std::string> troubles;   // empty: all reached the end
  bool grew_without_limit = false;
  bool deadlocked = false;
  std::vector<std::string> notes;      // what the run did on its way that should be known
};

[[nodiscard]] EndingWords describe_endings(const models::ServiceChain& chain, std::span<const models::RunEnd> ends);

}  // namespace servicechain::scenarios
