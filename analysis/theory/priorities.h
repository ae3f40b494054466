#pragma once

#include <cstdint>
#include <vector>

#include "analysis/theory/moments.h"

// Who is more urgent goes first. Classes stand from the most urgent to the least; rates per hour.
namespace servicechain::analysis::theory {

struct UrgencyClass {
  double rate;
  Moments work;
};

// One person, work in hand is finished (M/G/1): mean wait of each class. Requires: load of all < 1.
// Source: Cobham 1954.
[[nodiscard]] std::vector<double> waits_without_interruption(const std::vector<UrgencyClass>& classes);

// One person who drops work for what is more urgent and goes on with it later: mean time in line, interruptions
// included. Source: White & Christie 1958; Conway, Maxwell & Miller 1967.
[[nodiscard]] std::vector<double> waits_with_interruption(const std::vector<UrgencyClass>& classes);

// Several people, exponential work of one mean. Source: Cobham 1954; Kella & Yechiali 1985.
[[nodiscard]] std::vector<double> waits_without_interruption(const std::vector<UrgencyClass>& classes,
                                                             std::uint32_t people);
// Classes up to k together are an M/M/c of their own: nobody less urgent is in their way.
[[nodiscard]] std::vector<double> waits_with_interruption(const std::vector<UrgencyClass>& classes,
                                                          std::uint32_t people);

}  // namespace servicechain::analysis::theory
