#pragma once

#include <string>

#include "analysis/study.h"
#include "models/service_chain.h"

// The run folder's tables as CSV, in the units of JSON. Every row says which what-if it is of.
namespace servicechain::analysis {

// Every run's own values: what_if, replication, of, kind, measure, unit, total, weight, value (= total / weight).
[[nodiscard]] std::string replications_csv(const Study& study);
// The average path of the first replications: a step a row, from the start of the run, with whether it was observed.
[[nodiscard]] std::string start_up_csv(const Study& study);

// A need a row: what_if, asker, supplier, promise_h, then mean, low and high of each measure of needs.
[[nodiscard]] std::string links_csv(const models::ServiceChain& chain, const Study& study);

}  // namespace servicechain::analysis
