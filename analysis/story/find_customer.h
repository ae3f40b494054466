#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "analysis/observe/totals.h"
#include "analysis/story/story.h"
#include "models/simulate.h"

namespace servicechain::analysis {

// The least satisfied of those who leave in the observed time; of several, who took longest, then who left first.
struct WorstServed {};
// Of those served, who had the middle time.
struct TypicallyServed {};
// The `number`th of a segment to leave, from 1, counted from the start of the run.
struct Numbered {
  std::string segment;
  std::uint64_t number;
};
using WhichCustomer = std::variant<WorstServed, TypicallyServed, Numbered>;

struct FoundCustomer {
  sim::Identity identity;
  std::string segment;
  std::uint64_t number;    // as in Numbered
  std::uint64_t observed;  // customers who left in the observed time
};

// Plays the run. nullopt: there is no such customer.
[[nodiscard]] std::optional<FoundCustomer> find_customer(const models::ServiceChain& chain,
                                                         const models::RunOptions& options, Window window,
                                                         const WhichCustomer& which);

// Plays the run again. Requires: a customer who leaves in it.
[[nodiscard]] Story story_of(const models::ServiceChain& chain, const models::RunOptions& options,
                             sim::Identity customer);

}  // namespace servicechain::analysis
