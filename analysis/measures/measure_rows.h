#pragma once

#include <array>
#include <span>
#include <string_view>

#include "analysis/observe/pair.h"
#include "analysis/observe/totals.h"

// Every measure with its definition. A new one is one line in measure_rows.cpp.
namespace servicechain::analysis {

template <class Subject>
struct MeasureDefinition {
  std::string_view name;
  std::string_view unit;
  Pair (*pair)(const Subject&, const Window&);
};

[[nodiscard]] std::span<const MeasureDefinition<LaneTotals>> lane_definitions();
[[nodiscard]] std::span<const MeasureDefinition<TeamTotals>> team_definitions();
[[nodiscard]] std::span<const MeasureDefinition<LinkTotals>> link_definitions();
[[nodiscard]] std::span<const MeasureDefinition<SegmentTotals>> segment_definitions();

// Follow the mean of `wait` and of `time`.
struct PercentileName {
  std::string_view suffix;
  double share;
};
inline constexpr std::array<PercentileName, 4> percentile_names{
    {{".p50", 0.5}, {".p90", 0.9}, {".p95", 0.95}, {".p99", 0.99}}};

}  // namespace servicechain::analysis
