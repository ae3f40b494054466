#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

#include "analysis/observe/totals.h"
#include "analysis/why/deliveries.h"
#include "models/calibration.h"
#include "scenarios/studies/why.h"

// How `why` runs its many chains.
namespace servicechain::scenarios {

// Runs one replication of a chain and reads means off it.
class WhyRunner {
 public:
  struct Outcome {
    std::vector<double> means;                // by measure
    std::vector<analysis::LaneTotals> lanes;  // what was counted there
    std::vector<double> in_line;              // by department: jobs on average
    analysis::Deliveries deliveries;          // of play_base only
  };

  // Finds the warm-up of the base, for all chains. `usual`: what counts as usual (calibrate.h).
  WhyRunner(const Scenario& scenario, const WhyOptions& options, const models::Baselines& usual);

  // Where nothing was observed the mean is 0: nobody was there to be hurt.
  [[nodiscard]] Outcome play(const models::ServiceChain& chain, std::uint32_t replication,
                             const std::vector<analysis::Measure>& measures) const;
  // Counts what is delivered, too.
  [[nodiscard]] Outcome play_base(const models::ServiceChain& chain, std::uint32_t replication,
                                  const std::vector<analysis::Measure>& measures) const;

 private:
  const WhyOptions& options_;  // -- constant
  analysis::Window window_{};  // -- constant
};

// Threads that take turns until all is done.
class WhyTurns {
 public:
  // `total`: of all that will be done, for the progress.
  WhyTurns(const WhyOptions& options, std::uint64_t total) : options_{options}, total_{total} {}

  // Calls work(i) for all i below `count`. False: stopped on the way.
  [[nodiscard]] bool take_all(std::size_t count, const std::function<void(std::size_t)>& work);

 private:
  [[nodiscard]] bool is_stopped() const;
  void tell(std::uint64_t further);

  const WhyOptions& options_;   // -- constant
  std::uint64_t total_;         // -- constant
  std::mutex mutex_;            // guards all below
  std::uint64_t done_ = 0;      // -- state
  std::exception_ptr failure_;  // -- state
};

}  // namespace servicechain::scenarios
