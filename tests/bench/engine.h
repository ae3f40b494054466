#pragma once

#include <string>
#include <vector>

#include "models/lanes.h"
#include "models/simulate.h"
#include "scenarios/scenario.h"
#include "tests/bench/row_of_desks.h"

// The program as users run it, without its command line.
namespace servicechain::bench {

// Requires: a file without errors. Fails: std::system_error when it cannot be read.
[[nodiscard]] scenarios::Scenario read_file(const std::string& file);
// tests/bench/scenarios/NAME.yaml
[[nodiscard]] std::string file_of(const std::string& name);

[[nodiscard]] models::RunOptions options_until(sim::Time until);

// One replication with all its statistics.
struct FullRun {
  Passed passed;
  std::uint64_t events;
};
[[nodiscard]] FullRun run_in_full(const models::ServiceChain& chain, const std::vector<models::Lane>& lanes,
                                  sim::Time until);

}  // namespace servicechain::bench
