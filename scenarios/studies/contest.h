#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "analysis/estimates/evidence.h"
#include "analysis/estimates/summary.h"
#include "analysis/ranking/selection.h"
#include "models/service_chain.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/replications.h"

namespace servicechain::scenarios {

// The decided measure, with what each replication gave. Requires: it is there, and a mean.
[[nodiscard]] analysis::MeasureSpread decided_spread(const analysis::Evidence& evidence, const Decision& decide);

// The part of the chance to be wrong that a contest may use up. The rest is for those that it could not separate.
inline constexpr double contests_part_of_error = 0.8;

struct ContestRules {
  Decision decide;                                    // what on, how sure in all, and the difference that matters
  std::uint32_t first_stage;                          // replications of each before the first goes out
  std::uint32_t at_most;                              // replications of each; not below first_stage
  std::optional<std::chrono::duration<double>> time;  // no further stage begins after it
  std::function<void(Progress)> on_progress;          // the total falls as chains go out; may be empty
};

// Several chains run until one is picked as the best on one measure: replications in stages, all under the same luck;
// who is beaten takes no further part. One observation is what one replication gives, total ÷ weight; a replication in
// which some chain still in gave nothing counts for none. Stages only say when to look: who goes out after how many
// replications is the same for any of them, and for any number of threads.
class Contest {
 public:
  // Chains and plan must outlive this; the plan's progress is not called. Requires: two chains or more, each of which
  // has the measure, as a mean.
  Contest(std::span<const models::ServiceChain* const> chains, const Plan& plan, const ContestRules& rules);
  Contest(const Contest&) = delete;
  Contest& operator=(const Contest&) = delete;

  void hold();

  [[nodiscard]] const Replications& runs() const { return runs_; }
  // Chains observed in less than half of the first stage are out after 0. nullopt: that stage was not completed, the
  // first chain is one of these, or no difference is known that matters.
  [[nodiscard]] const std::optional<analysis::Selection>& selection() const { return selection_; }
  [[nodiscard]] double smallest_difference() const { return smallest_difference_; }
  [[nodiscard]] bool was_stopped() const;
  [[nodiscard]] analysis::MeasureSpread spread_of(std::size_t chain) const {
    return decided_spread(runs_[chain].evidence, rules_.decide);
  }

 private:
  [[nodiscard]] Plan with_progress(Plan plan) const;
  void begin();
  [[nodiscard]] bool is_observed(std::size_t chain) const;
  void look_at_new();
  [[nodiscard]] std::uint32_t next_total() const;
  [[nodiscard]] std::uint32_t last_total() const;
  [[nodiscard]] bool goes_on() const;

  const Plan& asked_;                             // -- constant
  ContestRules rules_;                            // -- constant
  Replications runs_;                             // -- state
  double smallest_difference_ = 0;                // -- state: known after the first stage
  std::optional<analysis::Selection> selection_;  // -- state
  std::uint32_t total_ = 0;                       // -- state: replications asked for so far
  std::uint32_t looked_at_ = 0;                   // -- state: of them
  std::chrono::steady_clock::time_point start_;   // -- constant
};

}  // namespace servicechain::scenarios
