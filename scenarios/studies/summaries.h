#pragma once

#include <cstdint>
#include <vector>

#include "analysis/estimates/summary.h"
#include "scenarios/studies/replications.h"

namespace servicechain::scenarios {

// Every measure of the chains, estimated on so many threads, a few measures of a chain at a time.
[[nodiscard]] std::vector<std::vector<analysis::MeasureSpread>> summaries_of(const Replications& runs,
                                                                             std::uint32_t threads);
[[nodiscard]] std::vector<analysis::MeasureSpread> summary_of(const Runs& runs, std::uint32_t threads);

}  // namespace servicechain::scenarios
