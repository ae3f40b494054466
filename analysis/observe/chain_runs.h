#pragma once

#include <optional>
#include <vector>

#include "analysis/estimates/evidence.h"
#include "analysis/history/history_summary.h"
#include "analysis/observe/path.h"
#include "models/simulate.h"

namespace servicechain::analysis {

// All that is kept of one chain's replications: enough to estimate from, and to add further ones.
struct ChainRuns {
  Evidence evidence;
  std::vector<models::RunEnd> ends;        // of the replications that are there, in their order
  std::vector<std::optional<Path>> paths;  // by replication, of the first ones that reached the end
  Histories histories{};                   // likewise; empty where nobody asked
};

// The paths that are there, in order.
[[nodiscard]] std::vector<Path> paths_of(const ChainRuns& runs);

}  // namespace servicechain::analysis
