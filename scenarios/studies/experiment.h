#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/store/kept_runs.h"
#include "analysis/study.h"
#include "analysis/verdicts/conclusions.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// How sure a total is: what is found on the way may ask for more, or for more or less.
enum class Total { known, at_least, rough };

struct Progress {
  std::uint32_t done = 0;   // replications, all what-ifs together
  std::uint32_t total = 0;
  Total total_is = Total::known;
};

// What a range of replications in the file (decide.replications: {at-least: 30, at-most: 200}) is for.
enum class Until {
  number,   // nothing: the least
  precise,  // the headline numbers are as precise as decide.precision asks
  settled,  // every verdict is settled
};

struct ExperimentOptions {
  std::vector<std::string> what_ifs;            // names; empty: the base only
  std::uint32_t threads;
  std::optional<std::uint32_t> seed;            // nullopt: as decided in the file
  std::optional<std::uint32_t> replications;    // nullopt: as decided in the file
  const std::atomic<bool>* stop_asked;          // Ctrl-C
  std::function<void(Progress)> on_progress;    // called from one thread at a time
  Until until = Until::number;                  // where no number of replications is given here
  bool with_history = false;                    // what happened over time is kept, too
};

// A study with all that is needed to add replications to it.
struct Performed {
  analysis::Study study;
  analysis::KeptRuns kept;
};

// Runs base and what-ifs on threads and estimates. Same bits for any number of threads, and for the same number of
// replications whether they were run at once or added to `earlier` ones.
// Requires: `earlier` of this scenario, seed and what-ifs.
[[nodiscard]] Performed perform(const Scenario& scenario, const ExperimentOptions& options,
                                std::optional<analysis::KeptRuns> earlier);

// The study alone.
[[nodiscard]] analysis::Study run_experiment(const Scenario& scenario, const ExperimentOptions& options);

// "City Shoes · seed 2026 · 30 runs of 26 weeks after 3 weeks of warm-up", by the study's seed and replications.
[[nodiscard]] std::string source_line(const Scenario& scenario, const analysis::Study& study, sim::Duration warm_up);

// What the file decides on, and what of it is a guess.
[[nodiscard]] analysis::Question question_of(const Scenario& scenario);

// What of the file, and of the model where it is at work in the base or a what-if, nobody has measured.
[[nodiscard]] analysis::RestsOn rests_on(const Scenario& scenario);

}  // namespace servicechain::scenarios
