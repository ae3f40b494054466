#include "analysis/estimates/pilot_series.h"

namespace servicechain::analysis {
namespace {

template <class PairOf>
std::vector<Pair> batched(const PathGrid& grid, PairOf pair_of) {
  std::vector<Pair> batches(grid.batches());
  for (std::size_t step = 0; step < grid.batches() * grid.batch; ++step) {
    const Pair pair = pair_of(step);
    Pair& batch = batches[step / grid.batch];
    batch.total += pair.total;
    batch.weight += pair.weight;
  }
  return batches;
}

}  // namespace

std::vector<std::optional<double>> PilotSeries::path() const {
  std::vector<std::optional<double>> means;
  const std::size_t count = batches.empty() ? 0 : batches.front().size();
  for (std::size_t b = 0; b < count; ++b) {
    Pair sum;
    for (const std::vector<Pair>& replication : batches) {
      sum.total += replication[b].total;
      sum.weight += replication[b].weight;
    }
    means.push_back(sum.weight == 0 ? std::nullopt : std::optional{sum.total / sum.weight});
  }
  return means;
}

std::vector<double> PilotSeries::mean_path() const {
  std::vector<double> means;
  for (const std::optional<double>& mean : path()) means.push_back(mean.value_or(means.empty() ? 0 : means.back()));
  return means;
}

std::vector<PilotSeries> series_of(const models::ServiceChain& chain, std::span<const Path> paths,
                                   const PathGrid& grid) {
  std::vector<PilotSeries> all;
  for (std::size_t d = 0; d < chain.departments.size(); ++d) {
    PilotSeries series{"departments." + chain.departments[d].name, "inside", {}};
    for (const Path& path : paths) {
      series.batches.push_back(batched(grid, [&](std::size_t step) { return Pair{path.inside[d][step], 1}; }));
    }
    all.push_back(std::move(series));
  }
  PilotSeries satisfaction{"customers", "satisfaction", {}};
  for (const Path& path : paths) {
    satisfaction.batches.push_back(batched(grid, [&](std::size_t step) { return path.satisfaction[step]; }));
  }
  all.push_back(std::move(satisfaction));
  return all;
}

}  // namespace servicechain::analysis
