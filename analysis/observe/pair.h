#pragma once

namespace servicechain::analysis {

// What one replication contributes to a mean: total ÷ weight (hours waited ÷ jobs, jobs ÷ hours observed).
// Kept apart so that every observation, not every replication, has one vote.
struct Pair {
  double total = 0;
  double weight = 0;  // 0: nothing was observed
  [[nodiscard]] friend bool operator==(Pair, Pair) = default;
};

}  // namespace servicechain::analysis
