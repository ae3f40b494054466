#include "analysis/observe/chain_runs.h"

namespace servicechain::analysis {

std::vector<Path> paths_of(const ChainRuns& runs) {
  std::vector<Path> paths;
  for (const std::optional<Path>& path : runs.paths) {
    if (path) paths.push_back(*path);
  }
  return paths;
}

}  // namespace servicechain::analysis
