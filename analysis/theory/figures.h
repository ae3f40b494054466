#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/theory/feed.h"
#include "analysis/theory/prediction.h"
#include "analysis/theory/station.h"

namespace servicechain::analysis::theory {

// What a formula says of one department.
struct Figures {
  Basis basis;                                                // Validity::none: nothing below is set
  std::vector<double> wait_h{};                               // per stream, of all let in; empty: there is no line
  std::vector<double> time_h{};                               // per stream, of those who are served
  std::optional<double> waits{};                              // the share that waits at all
  double refused = 0;                                         // of all who come
  double gave_up = 0;                                         // of those let in
  std::vector<std::pair<std::string, double>> percentiles{};  // of all kinds together: "wait.p90", h

  // Of all who come, those who are served.
  [[nodiscard]] double served() const { return (1 - refused) * (1 - gave_up); }
};

// The formula that fits, or why there is none.
[[nodiscard]] Figures figures_of(const Station& station, const Feed& feed);

}  // namespace servicechain::analysis::theory
