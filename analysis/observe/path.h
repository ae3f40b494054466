#pragma once

#include <cstddef>
#include <vector>

#include "analysis/observe/pair.h"
#include "sim/time.h"

namespace servicechain::analysis {

// Paths are kept of the first replications only: enough to see a start-up effect and a line that grows.
inline constexpr std::size_t most_paths = 10;

// Equal steps from the start of the run. A batch of them goes over a whole period where hours or days differ.
struct PathGrid {
  sim::Duration step{};
  std::size_t steps = 0;
  std::size_t batch = 1;  // steps
  [[nodiscard]] sim::Duration batch_length() const { return step * static_cast<std::int64_t>(batch); }
  [[nodiscard]] std::size_t batches() const { return batch == 0 ? 0 : steps / batch; }
  [[nodiscard]] friend bool operator==(const PathGrid&, const PathGrid&) = default;
};

enum class Calendar { always_open, hours_differ };

// For a run of that length. Always open: equal steps, batches of 5 (MSER-5). Hours that differ: days in batches of a
// week, or whole weeks where there are more than 400 days. Fewer steps where there are many departments.
[[nodiscard]] PathGrid grid_of(sim::Duration run, Calendar calendar, std::size_t departments);

// What one replication showed step by step.
struct Path {
  std::vector<std::vector<double>> inside;  // [department][step]: jobs inside, exact average over the step
  std::vector<Pair> satisfaction;           // [step]: points, customers who left
  [[nodiscard]] friend bool operator==(const Path&, const Path&) = default;
};

}  // namespace servicechain::analysis
