#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "analysis/why/why.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::scenarios {

struct WhyOptions {
  analysis::Measure measure;                  // a mean; of, kind and name count
  std::uint32_t threads;
  std::uint32_t seed;
  std::uint32_t replications;
  const std::atomic<bool>* stop_asked;        // Ctrl-C
  std::function<void(Progress)> on_progress;  // called from one thread at a time
};

// How many departments are tried in all orders; above, orders are sampled.
inline constexpr std::size_t most_departments_in_all_orders = 8;

// How many runs that will be. Nothing is run.
[[nodiscard]] std::uint64_t runs_of_why(const Scenario& scenario, std::uint32_t replications);

// Who makes the gap between today and every department perfect, with the same luck in all runs. Same bits for any
// number of threads.
// Requires: a measure of the base's catalogue that is a mean.
[[nodiscard]] analysis::Why why(const Scenario& scenario, const WhyOptions& options);

}  // namespace servicechain::scenarios
