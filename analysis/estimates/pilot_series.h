#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/observe/pair.h"
#include "analysis/observe/path.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// One main measure over the paths of some replications, in batches: its mean path is Σ total ÷ Σ weight, batch by batch.
struct PilotSeries {
  std::string of;                          // "departments.store", "customers"
  std::string measure;                     // "inside", "satisfaction"
  std::vector<std::vector<Pair>> batches;  // [replication][batch]

  [[nodiscard]] std::vector<std::optional<double>> path() const;  // nullopt: nothing was observed
  [[nodiscard]] std::vector<double> mean_path() const;            // where nothing was observed: as the batch before
};

// Jobs inside every department, and the customers' satisfaction. What is left over behind the last batch is left out.
[[nodiscard]] std::vector<PilotSeries> series_of(const models::ServiceChain& chain, std::span<const Path> paths,
                                                 const PathGrid& grid);

}  // namespace servicechain::analysis
