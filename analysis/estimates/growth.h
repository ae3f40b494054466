#pragma once

#include <cstddef>
#include <optional>

#include "analysis/estimates/pilot_series.h"

namespace servicechain::analysis {

// A line that grew as long as it was watched.
struct Growth {
  double per_batch = 0;  // jobs
  double middle = 0;     // jobs inside, around the beginning of the second half
  double end = 0;        // jobs inside, at the end
};

// The number inside over the batches [first, last): straight lines through their second half, one a replication. It
// grew if their mean slope is above 0 by so many standard errors that chance brings it about with `chance` at most
// (one-sided t over the replications; 3.3 standard errors of a normal law are 4.8e-4), and the end (last tenth of the
// second half) is above 1.2 times the middle (its first tenth).
// nullopt: it did not, or there are fewer than 3 replications or 2 batches in the second half.
[[nodiscard]] std::optional<Growth> growth_of(const PilotSeries& series, std::size_t first, std::size_t last,
                                              double chance);

// Of one chain: to be divided among its lines.
inline constexpr double chance_of_false_alarm = 4.8e-4;

}  // namespace servicechain::analysis
