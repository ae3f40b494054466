#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/evidence.h"
#include "analysis/estimates/summary.h"
#include "analysis/ranking/ranking.h"
#include "models/service_chain.h"
#include "scenarios/studies/contest.h"
#include "scenarios/studies/rank_plan.h"
#include "scenarios/studies/warm_up.h"

namespace servicechain::scenarios {

// What may be picked: as today, a what-if, a bundle.
struct Candidate {
  Bundle bundle;  // of the plan's what-ifs; none: as today
  models::ServiceChain chain;
};

// Puts together what a ranking has to say from what its runs gave.
class RankResult {
 public:
  // Scenario and plan must outlive this.
  RankResult(const Scenario& scenario, const RankPlan& plan, std::uint32_t fresh_seed);

  // "stock-list-online + third-technician", "as today".
  [[nodiscard]] std::string name_of(const Bundle& bundle) const;
  void remark(std::string text) { ranking_.problems.push_back(std::move(text)); }
  void take_warm_up(const WarmUp& warm_up);

  // Who was picked, who was beaten and after how many runs. "As today" is the first candidate.
  void take_contest(const std::vector<Candidate>& candidates, const Contest& contest);
  [[nodiscard]] bool has_leader() const { return !seen_.empty(); }
  // Candidates that were not told apart from the one in front, the nearest first.
  [[nodiscard]] std::vector<std::size_t> level(std::size_t most) const;
  // Candidates that cost less and were not behind by what matters, the cheapest first.
  const std::vector<std::size_t>& look_for_bargains(std::size_t most);
  // It was observed, and so took part.
  [[nodiscard]] bool is_ranked(std::size_t candidate) const;
  // The same again under luck of its own. Requires: take_contest.
  void take_fresh(const Replications& runs);

  // All of it, in the order of the places.
  [[nodiscard]] analysis::Ranking take(const std::vector<Candidate>& candidates, std::uint64_t runs_in_all);

 private:
  // What is known of one candidate.
  struct Seen {
    analysis::MeasureSpread ranked;
    std::optional<analysis::MeasureSpread> fresh;
    std::optional<std::uint32_t> out_after;
    bool is_behind = false;  // left in by the contest, and surely beaten by the fresh runs
  };

  [[nodiscard]] std::optional<double> cost_of(const Bundle& bundle) const;
  [[nodiscard]] double behind_on_average(std::size_t candidate) const;
  [[nodiscard]] analysis::RankedRow row_of(const Candidate& candidate, std::size_t place) const;
  [[nodiscard]] std::optional<analysis::Estimate> behind(std::size_t candidate, double confidence) const;
  void tell_endings(const std::vector<Candidate>& candidates, const Contest& contest);
  void say_why_not(const Contest& contest);
  void conclude_on_leader(const analysis::Evidence& today, const analysis::Evidence& leader);
  void settle();
  [[nodiscard]] analysis::RankOutcome outcome_of_the_last_look();
  void find_bargains();

  const Scenario& scenario_;           // -- constant
  const RankPlan& plan_;               // -- constant
  sim::Duration warm_up_{};            // -- constant, once taken
  analysis::Ranking ranking_;          // -- state
  std::vector<Bundle> bundles_;        // -- state, by candidate
  std::vector<std::size_t> bargains_;  // -- state: candidates that may be as good for less
  std::vector<Seen> seen_;             // -- state, by candidate
  std::size_t leader_ = 0;             // -- state
  bool is_decided_ = false;            // -- state
};

}  // namespace servicechain::scenarios
