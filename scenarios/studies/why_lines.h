#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/why/attribution.h"
#include "analysis/why/why.h"
#include "models/service_chain.h"

// What putting a department right does to the lines of the others, averaged over the same orders as its share.
namespace servicechain::scenarios {

// Beyond so many departments lines are not kept: set by set they would fill the memory.
inline constexpr std::size_t most_departments_with_lines = 64;

// Jobs in line on average, [set][department], of one run.
using LinesBySet = std::vector<std::vector<double>>;

struct LinesOfWhy {
  const models::ServiceChain& chain;
  std::span<const analysis::AttributionPlan> plans;  // by run
  std::span<const std::uint32_t> departments;        // by switch: whose
  std::vector<const LinesBySet*> lines;              // by run
  double confidence;
};

// Of those whose share is surely worse: the lines elsewhere that surely get longer, all lines looked at together (Holm's rule),
// the most first.
[[nodiscard]] std::vector<analysis::WhyCrowd> crowds_of(const LinesOfWhy& of, const analysis::Why& why);

}  // namespace servicechain::scenarios
