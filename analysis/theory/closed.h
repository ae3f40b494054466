#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/theory/prediction.h"
#include "analysis/theory/station.h"

// Populations that return: every figure depends on every other. Exact mean value analysis where the whole network has a
// product form.
namespace servicechain::analysis::theory {

// What mean value analysis needs. Rows: populations; columns: stations.
struct ClosedNetwork {
  std::vector<std::uint32_t> members;
  std::vector<double> outside_h;            // away between visits
  std::vector<std::vector<double>> demand;  // h of work a cycle
  // Per station: jobs in work at one moment; nullopt: without limit.
  std::vector<std::optional<std::uint32_t>> people;
};

struct ClosedFigures {
  std::vector<double> cycles_per_h;         // per population
  std::vector<std::vector<double>> inside;  // populations × stations, on average
};
// Requires: no more than `most_states` states. Source: Reiser & Lavenberg 1980; Bolch et al., Queueing Networks and
// Markov Chains (2006), 8.2.
[[nodiscard]] ClosedFigures mean_values(const ClosedNetwork& network);

inline constexpr double most_states = 200'000;  // of how many of each population are inside, times stations
[[nodiscard]] double states_of(const ClosedNetwork& network);

}  // namespace servicechain::analysis::theory
