#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/evidence.h"
#include "analysis/totals.h"
#include "models/service_chain.h"
#include "models/simulate.h"
#include "scenarios/experiment.h"

namespace servicechain::scenarios {

struct Plan {
  analysis::Window window;
  std::uint32_t seed;
  std::uint32_t replications;
  std::uint32_t threads;
  const std::atomic<bool>* stop_asked;        // nullptr: never
  std::function<void(Progress)> on_progress;  // may be empty
};

// One chain's replications, those only that all chains completed.
struct Runs {
  analysis::Evidence evidence;
  std::vector<models::RunEnd> ends;  // in the order of the replications
};

// Every chain the same replications with the same luck: replication by replication, on threads. Which thread takes
// which run changes nothing in the answer.
[[nodiscard]] std::vector<Runs> run_replications(std::span<const models::ServiceChain* const> chains,
                                                 const Plan& plan);

}  // namespace servicechain::scenarios
