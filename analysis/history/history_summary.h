#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimates/evidence.h"
#include "analysis/history/history.h"
#include "analysis/history/study_history.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// The histories of one chain, by replication: of the first ones, where they reached the end.
using Histories = std::vector<std::optional<History>>;

// Of which replication the satisfaction of all customers is the middle one (the lower of two); from 0. nullopt: none.
[[nodiscard]] std::optional<std::size_t> typical_of(const Histories& histories);

struct HistoryQuestion {
  const HistoryGrid& grid;
  const std::string& what_if;
  const models::ServiceChain& chain;
  std::size_t typical;   // replication
  double confidence;
};

[[nodiscard]] std::vector<PeriodSeries> period_series_of(const HistoryQuestion& question, const Histories& histories);
[[nodiscard]] std::vector<StaffUse> staff_use_of(const HistoryQuestion& question, const Histories& histories);
[[nodiscard]] std::vector<Trouble> troubles_of(const HistoryQuestion& question, const Histories& histories);
// Of the waits and times that the percentiles stand on, all replications.
[[nodiscard]] std::vector<WaitCurve> wait_curves_of(const HistoryQuestion& question, const Evidence& evidence);

// Half, and nine of ten, of the values. Percentiles of Hyndman & Fan's type 8. nullopt: no values.
[[nodiscard]] std::optional<Band> band_of(std::vector<double> values);

}  // namespace servicechain::analysis
