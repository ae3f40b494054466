#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimates/summary.h"
#include "models/service_chain.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/ending.h"
#include "scenarios/studies/experiment.h"
#include "scenarios/studies/replications.h"

namespace servicechain::scenarios {

// How much is going to be run.
struct Budget {
  std::uint32_t runs;
  double seconds;  // estimated from one run
};

struct SeriesOptions {
  std::uint32_t threads;
  std::optional<std::uint32_t> seed;          // nullopt: as decided in the file
  std::optional<std::uint32_t> replications;  // nullopt: as decided in the file
  const std::atomic<bool>* stop_asked;        // Ctrl-C; nullptr: never
  std::function<void(Progress)> on_progress;  // called from one thread at a time; may be empty
};

// What one chain's replications come to.
struct Outcome {
  analysis::MeasureSpread measure;             // the decided one
  std::optional<analysis::Spread> staff_cost;  // of all people, money a week; nullopt: no department has a cost
  std::uint32_t replications = 0;
  EndingWords endings;
};

// The entry of the decided measure. nullopt: nothing of that name is measured in this chain.
[[nodiscard]] std::optional<std::size_t> decided_entry(const Scenario& scenario, const models::ServiceChain& chain);

// Runs many chains with the same luck, a few at a time, and keeps of each only the decided measure.
class Series {
 public:
  // Requires: the decided measure is measured. Scenario and options must outlive this.
  Series(const Scenario& scenario, const SeriesOptions& options);

  // Runs the base once to see how long it takes. `runs`: how many there will be in all, but for the trial runs.
  [[nodiscard]] Budget budget(std::uint32_t runs, Total total_is);

  // One warm-up for all, from trial runs of these chains (warm_up.h). Until then it is the least.
  [[nodiscard]] std::vector<std::string> find_warm_up(std::span<const models::ServiceChain* const> chains,
                                                      std::span<const std::string> names);

  // In the order of the chains. Stopped on the way: those that were begun together have equally many replications,
  // those not yet begun have none.
  [[nodiscard]] std::vector<Outcome> run(std::span<const models::ServiceChain* const> chains,
                                         std::uint32_t replications);

  [[nodiscard]] std::uint32_t planned_replications() const;
  [[nodiscard]] sim::Duration warm_up() const { return plan_.window.from - sim::start_of_run; }
  [[nodiscard]] const analysis::Measure& measure() const { return measure_; }  // the decided one
  [[nodiscard]] std::uint32_t seed() const { return plan_.seed; }
  [[nodiscard]] bool was_stopped() const { return plan_.stop_asked != nullptr && plan_.stop_asked->load(); }

 private:
  void tell(std::uint32_t done) const;

  const Scenario& scenario_;      // -- constant
  const SeriesOptions& options_;  // -- constant
  Plan plan_;                     // -- constant, once the warm-up is found
  analysis::Measure measure_;     // -- constant
  Total total_is_ = Total::known; // -- constant, once the budget is known
  std::uint32_t total_runs_ = 0;  // -- constant, once the warm-up is known: with its trial runs
  std::uint32_t done_ = 0;        // -- state: runs
};

}  // namespace servicechain::scenarios
