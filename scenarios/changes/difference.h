#pragma once

#include <string>
#include <vector>

#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// One thing that two scenarios say differently.
struct Difference {
  enum class Way { changed, added, removed } way;
  std::vector<std::string> path;  // departments, store, staff
  std::string before;             // as it could be written; where nothing is, the default. Empty: added
  std::string after;              // empty: removed
};

// A scenario with its tree as read.
struct Told {
  const Scenario& scenario;
  const Node& root;
};

// What changed from one to the other, in the order of the first, then of the second. What is written in one and left to
// the same default in the other is no difference, nor is another order where order means nothing.
[[nodiscard]] std::vector<Difference> differences(const Told& before, const Told& after);

// Both lead to the same chain, experiment and what-ifs: whatever differs is only written differently (60 min, 1 h).
[[nodiscard]] bool mean_the_same(const Scenario& before, const Scenario& after);

// For people. `before`, `after`: what the files are called.
[[nodiscard]] std::string describe(const std::vector<Difference>& differences);

}  // namespace servicechain::scenarios
