#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "analysis/history/history.h"
#include "analysis/observe/chain_runs.h"
#include "analysis/observe/path.h"
#include "analysis/observe/totals.h"
#include "models/calibration.h"
#include "models/service_chain.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::scenarios {

// A run that grows beyond this many jobs at one time will never come to rest.
inline constexpr std::uint32_t jobs_at_most = 1'000'000;

struct Plan {
  analysis::Window window;
  std::uint32_t seed;
  std::uint32_t threads;
  const std::atomic<bool>* stop_asked;        // nullptr: never
  std::function<void(Progress)> on_progress;  // may be empty; runs since the beginning, of those asked for so far
  std::optional<analysis::PathGrid> grid = std::nullopt;  // of the first replications' paths; nullopt: none are kept
  std::optional<analysis::HistoryGrid> history = std::nullopt;  // what happened over time; nullopt: not kept
  models::Baselines usual = {};               // what counts as usual (calibrate.h); empty where no coupling asks
};

using Runs = analysis::ChainRuns;

// The replications of several chains with the same luck, as many as are asked for and when: replication k is the same
// whatever the number of them, the other chains, and the threads.
class Replications {
 public:
  // Every chain is run with what the plan says is usual. The chains must outlive this.
  Replications(std::span<const models::ServiceChain* const> chains, const Plan& plan);
  // With what is there of earlier runs, by chain. Requires: of these chains, by this plan.
  Replications(std::span<const models::ServiceChain* const> chains, const Plan& plan, std::vector<Runs> earlier);

  // Runs what is missing below replication `total` for every chain that takes part; what is there stays. Stopped on
  // the way, only replications that all of them completed are kept.
  void run_to(std::uint32_t total);
  // From now on this chain takes no part.
  void leave_out(std::size_t chain);

  [[nodiscard]] const Runs& operator[](std::size_t chain) const { return runs_[chain]; }
  [[nodiscard]] std::size_t size() const { return runs_.size(); }
  [[nodiscard]] const Plan& plan() const { return plan_; }
  // Ends this.
  [[nodiscard]] std::vector<Runs> take() { return std::move(runs_); }

 private:
  std::vector<const models::ServiceChain*> chains_;      // -- constant
  Plan plan_;                                            // -- constant
  std::vector<models::ServiceChain> calibrated_;         // -- constant: those that chains_ points to, if any
  std::vector<Runs> runs_;                               // -- state, by chain
  std::vector<std::size_t> taking_part_;                 // -- state: chains
  std::uint32_t runs_done_ = 0;                          // -- state: of one chain each
};

}  // namespace servicechain::scenarios
