#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimates/summary.h"
#include "analysis/labels.h"
#include "analysis/study.h"
#include "analysis/verdicts/money.h"
#include "analysis/verdicts/verdict.h"

namespace servicechain::analysis {

// What the study is asked.
struct Question {
  std::string of;                             // "customers"
  std::string measure;                        // "satisfaction"
  std::optional<double> smallest_difference;  // nullopt: 2 points, else 5% of the base
  double confidence = 0.95;
  std::vector<std::string> guesses;           // paths whose values are guesses
  Labels labels{};                            // what sentences call departments and segments
  double looks_error = 1;                     // share of the error that one look's range may have (stopping.h); 1: one look
};

// What the verdict stood on when a what-if was settled, if more was run afterwards.
struct Settled {
  std::uint32_t replications;
  std::vector<MeasureSpread> base;  // as it was then
};

struct WhatIfEvidence {
  std::string name;
  std::string says;
  std::vector<std::vector<std::string>> changes;  // rows of path, before, after
  std::optional<Money> cost;
  std::vector<MeasureSpread> summary;
  std::optional<Settled> settled = std::nullopt;  // nullopt: stands on the same replications as the base
};

// The confidence of each of `count` what-ifs' ranges of the decided measure, so that all hold at once.
[[nodiscard]] double decided_confidence(const Question& question, std::size_t count);

// What the verdict would be. Requires: the same measure, which is the one in question.
[[nodiscard]] VerdictKind verdict_between(const Question& question, const MeasureSpread& base,
                                          const MeasureSpread& what_if, double confidence);

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
