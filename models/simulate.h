#pragma once

#include <string>
#include <variant>
#include <vector>

#include "models/observer.h"
#include "models/service_chain.h"
#include "sim/time.h"

namespace servicechain::models {

struct RunOptions {
  sim::Time until;              // the run's end
  std::uint32_t seed;
  std::uint32_t replication;    // from 0
  std::uint32_t jobs_at_most;   // in the whole chain; beyond it the run ends as GrewWithoutLimit. At most 2^23
};

// Why a run stopped. Never a bare bool.
struct ReachedTheEnd {};
struct Deadlocked {
  std::vector<DepartmentId> ring;  // each waits for the next, the last for the first
  std::uint64_t jobs_held;
  sim::Time since;                 // when the ring closed
};
struct GrewWithoutLimit {
  DepartmentId line;               // the longest
  std::uint64_t waiting;
};
struct StoodStill {};              // millions of events at one moment: laws of length 0 that follow each other
struct Stopped {};                 // the observer had enough
using WhyEnded = std::variant<ReachedTheEnd, Deadlocked, GrewWithoutLimit, StoodStill, Stopped>;

struct RunEnd {
  WhyEnded why;
  sim::Time at;
  std::uint64_t events;            // taken from the calendar
  std::uint64_t deadlocks_resolved = 0;  // with deadlock: longest-waiting-goes-on
  std::uint64_t defects_let_pass = 0;    // with rework: found, and passed on after tries-at-most
};

// One replication: a pure function of its arguments.
// Requires: a chain that its reader accepted (indices valid, shares sum to 1).
[[nodiscard]] RunEnd simulate(const ServiceChain& chain, const RunOptions& options, Observer& observer);

}  // namespace servicechain::models
