#pragma once

#include <vector>

#include "analysis/theory/station.h"

// The queueing network analyzer: each department stands alone, its input known by rate and spread (squared coefficient
// of variation). Source: Whitt 1983, Bell System Technical Journal 62(9).
namespace servicechain::analysis::theory {

struct OutsideStream {
  std::uint32_t department;
  double rate;        // per h
  double squared_cv;  // of the times between arrivals
};

// The spread of what comes to each department: superposed, passed through its people, split and copied.
[[nodiscard]] std::vector<double> arrival_cvs(const Traffic& traffic, const std::vector<Station>& stations,
                                              const std::vector<OutsideStream>& outside);

// Mean wait of GI/G/c by the two spreads: Kraemer & Langenbach-Belz 1976 for one person; for several, Erlang C times
// (ca² + cs²)/2 (Lee & Longton 1959; Allen & Cunneen). Requires: load < people.
[[nodiscard]] double wait_by_spread(const Station& station, double squared_cv_of_arrivals);

}  // namespace servicechain::analysis::theory
