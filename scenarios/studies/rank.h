#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "analysis/ranking/ranking.h"
#include "scenarios/studies/experiment.h"
#include "scenarios/studies/rank_plan.h"

namespace servicechain::scenarios {

struct RankRun {
  std::uint32_t threads;
  const std::atomic<bool>* stop_asked;        // Ctrl-C; nullptr: never
  std::function<void(Progress)> on_progress;  // may be empty
};

// Carries the plan out: screens bundles where there are too many, ranks, and runs the best once more with luck that did
// not choose it. Same bits for any number of threads, unless a time was set.
[[nodiscard]] analysis::Ranking rank(const Scenario& scenario, const RankPlan& plan, const RankRun& run);

}  // namespace servicechain::scenarios
