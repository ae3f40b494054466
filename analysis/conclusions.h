#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/money.h"
#include "analysis/study.h"
#include "analysis/summary.h"
#include "analysis/verdict.h"

namespace servicechain::analysis {

// What the study is asked.
struct Question {
  std::string of;                             // "customers"
  std::string measure;                        // "satisfaction"
  std::optional<double> smallest_difference;  // nullopt: 2 points, else 5% of the base
  double confidence = 0.95;
  std::vector<std::string> guesses;           // paths whose values are guesses
};

struct WhatIfEvidence {
  std::string name;
  std::string says;
  std::vector<std::vector<std::string>> changes;  // rows of path, before, after
  std::optional<Money> cost;
  std::vector<MeasureSpread> summary;
};

// Fills the study's measures, differences and answers, what was decided on and by how much; adds its problems.
// Requires: study.replications is set.
void conclude(Study& study, const Question& question, const std::vector<MeasureSpread>& base,
              std::span<const WhatIfEvidence> what_ifs);

// What a difference of this measure is held against.
[[nodiscard]] Threshold threshold_of(const Question& question, const MeasureSpread& base, double confidence);

// A paired difference with its likely range. `measure`: either of the two.
[[nodiscard]] Estimate estimate_of_difference(const PairedSpread& pair, const MeasureSpread& measure, double confidence,
                                              std::uint32_t replications);

}  // namespace servicechain::analysis
