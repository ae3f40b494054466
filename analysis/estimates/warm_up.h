#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "analysis/estimates/pilot_series.h"

// Where the effect of an empty start is over: arithmetic on the average path of several replications. Never on the
// path of one: there the cut falls behind the big queues, and the estimate is biased by it.
namespace servicechain::analysis {

// MSER: the d that makes Σ_{i>d} (Z_i − mean_{i>d})² / (k − d)² least; the first of equals; at most k/2, because the
// last few batches make minima by chance. On batches of 5 observations this is MSER-5.
// Source: White, Simulation 69(6) 1997, 323–334; White, Cobb & Spratt, WSC 2000.
// Returns: batches to leave out. nullopt: fewer than 10. Cost: one pass from the end.
[[nodiscard]] std::optional<std::size_t> mser_cut(std::span<const double> batches);

// The batches in which a measure still showed the start: the MSER cut d of its mean path, brought back to the first e
// from which on batches [e, d) are not apart from those behind d, by a paired t over the replications with a chance of
// error of `chance`. Why not d itself: on a path that only wavers the least of k/2 values lies anywhere, and the more
// measures are looked at, the later is the latest.
// nullopt: too few batches, or fewer than 2 replications.
[[nodiscard]] std::optional<std::size_t> start_up_of(const PilotSeries& series, double chance);

// Of all measures of all chains that are looked at together: to be divided among them.
inline constexpr double chance_of_needless_cut = 0.2;

}  // namespace servicechain::analysis
