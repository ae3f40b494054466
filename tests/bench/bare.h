#pragma once

#include "sim/random.h"
#include "sim/time.h"
#include "tests/bench/row_of_desks.h"

// The yardstick: the same customers with the same luck, and nothing but what the arithmetic of the model asks for.
namespace servicechain::bench {

// Lindley's recursion: work starts when the customer is there and the one before has left. No calendar at all.
// Source: Lindley, "The theory of queues with a single server", Proc. Cambridge Phil. Soc. 48, 1952.
// Requires: one desk, one person.
[[nodiscard]] Passed pass_by_recursion(const RowOfDesks& row, sim::Luck luck, sim::Time until);

// An event loop: a heap, a linked line at every desk, a running mean of the waits.
[[nodiscard]] Passed pass_by_events(const RowOfDesks& row, sim::Luck luck, sim::Time until);

}  // namespace servicechain::bench
