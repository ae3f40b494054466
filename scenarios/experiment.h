#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/conclusions.h"
#include "analysis/study.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

struct Progress {
  std::uint32_t done;   // replications, all what-ifs together
  std::uint32_t total;
};

struct ExperimentOptions {
  std::vector<std::string> what_ifs;            // names; empty: the base only
  std::uint32_t threads;
  std::optional<std::uint32_t> seed;            // nullopt: as decided in the file
  std::optional<std::uint32_t> replications;    // nullopt: as decided in the file
  const std::atomic<bool>* stop_asked;          // Ctrl-C
  std::function<void(Progress)> on_progress;    // called from one thread at a time
};

// Runs base and what-ifs on threads and estimates. Same bits for any number of threads.
[[nodiscard]] analysis::Study run_experiment(const Scenario& scenario, const ExperimentOptions& options);

// "City Shoes · seed 2026 · 30 runs of 26 weeks after 3 weeks of warm-up", by the study's seed and replications.
[[nodiscard]] std::string source_line(const Scenario& scenario, const analysis::Study& study, sim::Duration warm_up);

// What the file decides on, and what of it is a guess.
[[nodiscard]] analysis::Question question_of(const Scenario& scenario);

}  // namespace servicechain::scenarios
