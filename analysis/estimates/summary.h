#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/control_variates.h"
#include "analysis/estimates/estimates.h"
#include "analysis/estimates/evidence.h"

namespace servicechain::analysis {

// One measure of one chain: its point with what each part of the evidence adds, or why there is none.
struct MeasureSpread {
  Measure measure;
  std::optional<Spread> spread;   // nullopt: no observation, or refused
  std::vector<Pair> pairs;        // by replication; empty for a percentile
  std::size_t sections = 0;       // of a percentile
  std::string refused_because;
  std::vector<Control> controls{};  // known luck that bears on it, by replication; empty for a percentile
};

// In the order of the catalogue, for all measures.
[[nodiscard]] std::vector<MeasureSpread> summarise(const Evidence& evidence);
// The same for one entry of the catalogue.
[[nodiscard]] MeasureSpread summarise(const Evidence& evidence, std::size_t entry);
// Of the measures [first, end) of the catalogue. One after the other they give the whole; the percentiles of one
// sample are cheapest together.
[[nodiscard]] std::vector<MeasureSpread> summarise(const Evidence& evidence, std::size_t first, std::size_t end);

[[nodiscard]] Estimate estimate_of(const MeasureSpread& measure, std::uint32_t replications, double confidence);

// What-if minus base, paired by replication or section.
struct PairedSpread {
  std::optional<Spread> spread;
  std::optional<double> variance_reduction;  // by pairing
  bool is_nothing = false;  // no difference in any replication
  std::string refused_because;
  std::optional<double> correlation{};
  std::optional<double> control_gain{};  // known luck was taken out, and is worth so many times the runs
};
[[nodiscard]] PairedSpread paired(const MeasureSpread& what_if, const MeasureSpread& base);

}  // namespace servicechain::analysis
