#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/store/kept_runs.h"
#include "scenarios/scenario.h"

namespace servicechain::app {

// What --more adds to.
struct EarlierRuns {
  std::optional<analysis::KeptRuns> kept;  // nullopt: there are none in that folder
  std::string why_not;                     // runs that are there cannot be added to, a sentence; "": they can
};

// Those in a run folder, if they are of this very study: the same scenario text, --set, seed, what-ifs and version of
// the program. Replication k is then the same whenever it is run.
// Fails: std::system_error with the path, when the results store cannot be read.
[[nodiscard]] EarlierRuns earlier_runs_in(const std::filesystem::path& run_folder, const scenarios::Scenario& scenario,
                                          std::uint32_t seed, const std::vector<std::string>& what_ifs);

}  // namespace servicechain::app
