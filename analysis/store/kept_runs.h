#pragma once

#include <string>
#include <vector>

#include "analysis/observe/chain_runs.h"
#include "sim/time.h"

namespace servicechain::analysis {

// All replications of a study, to add further ones to.
struct KeptRuns {
  sim::Duration warm_up{};
  std::string warm_up_words;
  std::vector<std::string> warm_up_notes;
  std::vector<std::string> names;  // by chain: "base", then what-ifs
  std::vector<ChainRuns> chains;   // by chain
};

}  // namespace servicechain::analysis
