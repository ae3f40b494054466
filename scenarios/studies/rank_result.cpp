#include "scenarios/studies/rank_result.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "analysis/estimates/estimates.h"
#include "analysis/measures/catalogue.h"
#include "analysis/verdicts/conclusions.h"
#include "analysis/verdicts/verdict.h"
#include "scenarios/studies/ending.h"

namespace servicechain::scenarios {
RankResult::RankResult(const Scenario& scenario, const RankPlan& plan, std::uint32_t fresh_seed)
    : scenario_{scenario}, plan_{plan} {
  ranking_.scenario = scenario.name;
  ranking_.seed = plan.seed;
  ranking_.fresh_seed = fresh_seed;
  ranking_.confidence = scenario.decide.confidence;
  const analysis::Catalogue catalogue = analysis::catalogue_of(scenario.chain);
  ranking_.decided = catalogue.entries[*find_entry(catalogue, scenario.decide.of, scenario.decide.measure)].measure;
  ranking_.smallest_difference = scenario.decide.smallest_difference.value_or(0);
  ranking_.currency = plan.currency;
  ranking_.budget_a_year = plan.budget;
  ranking_.once_over_years = plan.once_over_years;
  ranking_.has_cost_paid_once = std::ranges::any_of(plan.what_ifs, [&](std::size_t place) {
    const auto& cost = scenario.what_ifs[place].cost;
    return cost && cost->per == Cost::Per::once;
  });
  ranking_.bundles = plan.count;
  ranking_.clashes = plan.clashes;
  ranking_.problems = plan.remarks;
  ranking_.was_stopped = true;  // until the ranking is done
}

std::string RankResult::name_of(const Bundle& bundle) const {
  if (bundle.empty()) return "as today";
  std::vector<std::string> names;
  for (const std::size_t member : bundle) names.push_back(scenario_.what_ifs[plan_.what_ifs[member]].name);
  return fmt::format("{}", fmt::join(names, " + "));
}

std::optional<double> RankResult::cost_of(const Bundle& bundle) const {
  double sum = 0;
  for (const std::size_t member : bundle) {
    if (!plan_.costs[member]) return std::nullopt;
    sum += *plan_.costs[member];
  }
  return sum;
}

void RankResult::take_warm_up(const WarmUp& warm_up) {
  warm_up_ = warm_up.length;
  for (const std::string& note : warm_up.notes) remark(note);
}

void RankResult::take_contest(const std::vector<Candidate>& candidates, const Contest& contest) {
  for (const Candidate& candidate : candidates) bundles_.push_back(candidate.bundle);
  ranking_.was_stopped = contest.was_stopped();
  if (!contest.selection() || contest.selection()->observations() == 0) return say_why_not(contest);
  const analysis::Selection& selection = *contest.selection();
  is_decided_ = selection.is_decided();
  leader_ = selection.leader();
  ranking_.smallest_difference = contest.smallest_difference();
  ranking_.runs = contest.runs()[leader_].evidence.replications();
  if (!is_decided_) ranking_.settled_by = selection.decided_by();
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    seen_.push_back({contest.spread_of(c), std::nullopt, selection.out_after(c), false});
  }
  tell_endings(candidates, contest);
}

void RankResult::say_why_not(const Contest& contest) {
  if (ranking_.was_stopped) return;
  ranking_.outcome = analysis::RankOutcome::not_observed;
  if (contest.selection()) {
    remark(fmt::format("{} was observed in too few runs of every what-if", ranking_.decided.name));
  } else if (contest.spread_of(0).spread && contest.smallest_difference() == 0) {
    remark("today it is 0, so 5% of it is no difference that matters: write smallest-difference-that-matters");
  } else {
    remark(fmt::format("as today, {} was observed in too few runs", ranking_.decided.name));
  }
}

void RankResult::tell_endings(const std::vector<Candidate>& candidates, const Contest& contest) {
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const EndingWords words = describe_endings(candidates[c].chain, contest.runs()[c].ends);
    for (const std::string& trouble : words.troubles) remark(fmt::format("{}: {}", name_of(bundles_[c]), trouble));
    if (!is_ranked(c)) {
      remark(fmt::format("{} is not ranked: {} was observed in too few of its runs", name_of(bundles_[c]),
                         ranking_.decided.name));
    }
    const bool is_in_front = c == leader_ || !seen_[c].out_after;
    ranking_.has_trouble = ranking_.has_trouble || (is_in_front && (words.grew_without_limit || words.deadlocked));
  }
}

std::vector<std::size_t> RankResult::level(std::size_t most) const {
  std::vector<std::size_t> level;
  for (std::size_t c = 0; c < seen_.size(); ++c) {
    if (c != leader_ && !seen_[c].out_after) level.push_back(c);
  }
  std::ranges::stable_sort(level, {}, [&](std::size_t c) { return behind_on_average(c); });
  level.resize(std::min(level.size(), most));
  return level;
}

// Those within what matters in the ranking; whether they really are is asked of other luck.
const std::vector<std::size_t>& RankResult::look_for_bargains(std::size_t most) {
  const auto of_leader = cost_of(bundles_[leader_]);
  for (std::size_t c = 1; c < seen_.size() && of_leader && bargains_.size() < most; ++c) {  // by their cost
    const auto cost = cost_of(bundles_[c]);
    const auto estimate = behind(c, ranking_.confidence);
    const bool is_near = estimate && estimate->range->high < ranking_.smallest_difference;
    if (is_near && cost && *cost < *of_leader) bargains_.push_back(c);
  }
  return bargains_;
}

bool RankResult::is_ranked(std::size_t candidate) const { return seen_[candidate].out_after != 0U; }

void RankResult::take_fresh(const Replications& runs) {
  ranking_.fresh_runs = runs[leader_].evidence.replications();
  for (std::size_t c = 0; c < seen_.size(); ++c) seen_[c].fresh = decided_spread(runs[c].evidence, scenario_.decide);
  if (leader_ != 0) conclude_on_leader(runs[0].evidence, runs[leader_].evidence);
}

void RankResult::conclude_on_leader(const analysis::Evidence& today, const analysis::Evidence& leader) {
  analysis::WhatIfEvidence evidence{name_of(bundles_[leader_]), "", {}, std::nullopt, analysis::summarise(leader)};
  for (const std::size_t member : bundles_[leader_]) {
    for (const Change& change : scenario_.what_ifs[plan_.what_ifs[member]].changes) {
      evidence.changes.push_back({change.path, change.before, change.after});
    }
  }
  if (const auto cost = cost_of(bundles_[leader_])) evidence.cost = analysis::Money{*cost, plan_.currency, "a year"};
  analysis::Study study;
  study.replications = ranking_.fresh_runs;
  analysis::conclude(study, question_of(scenario_), analysis::summarise(today), {&evidence, 1});
  for (const analysis::WhatIfAnswer& answer : study.answers) {
    ranking_.verdict = answer.verdict;
    ranking_.further.push_back(answer.sentence);
    ranking_.further.insert(ranking_.further.end(), answer.further.begin(), answer.further.end());
  }
}

// How far behind the one in front, where less is better turned round. nullopt: not observed together.
std::optional<analysis::Estimate> RankResult::behind(std::size_t candidate, double confidence) const {
  const Seen& front = seen_[leader_];
  const Seen& other = seen_[candidate];
  const auto lead =
      front.fresh ? analysis::paired(*front.fresh, *other.fresh) : analysis::paired(front.ranked, other.ranked);
  if (!lead.spread || lead.spread->deviations.size() < 2) return std::nullopt;
  analysis::Estimate estimate = analysis::estimate_of(*lead.spread, confidence, "paired t over replications");
  estimate.range = analysis::improvement(ranking_.decided, *estimate.range);
  if (analysis::less_is_better(ranking_.decided.name)) estimate.mean = -*estimate.mean;
  return estimate;
}

double RankResult::behind_on_average(std::size_t candidate) const {
  const auto estimate = behind(candidate, ranking_.confidence);
  return estimate ? *estimate->mean : 0;
}

void RankResult::settle() {
  if (ranking_.outcome == analysis::RankOutcome::not_observed || seen_.empty()) return;
  if (is_decided_) {
    ranking_.outcome = analysis::RankOutcome::settled;
    return;
  }
  if (ranking_.was_stopped) return;
  ranking_.outcome = ranking_.fresh_runs == 0 ? analysis::RankOutcome::cannot_tell : outcome_of_the_last_look();
}

// Those that the contest left in, each against the one in front, all together.
analysis::RankOutcome RankResult::outcome_of_the_last_look() {
  const std::vector<std::size_t> others = level(seen_.size());
  const double error = (1 - contests_part_of_error) * (1 - ranking_.confidence);
  bool is_best = true;        // or within what matters of the best
  bool are_all_near = true;   // those that are not surely behind
  bool is_one_left = true;
  for (const std::size_t other : others) {
    const auto estimate = behind(other, 1 - error / static_cast<double>(others.size()));
    if (estimate && estimate->range->low > 0) {
      seen_[other].is_behind = true;
      continue;
    }
    is_one_left = false;
    is_best = is_best && estimate && estimate->range->low > -ranking_.smallest_difference;
    are_all_near = are_all_near && is_best && estimate->range->high < ranking_.smallest_difference;
  }
  if (is_one_left) return analysis::RankOutcome::settled;
  if (are_all_near) return analysis::RankOutcome::either_is_right;
  return is_best ? analysis::RankOutcome::settled : analysis::RankOutcome::cannot_tell;
}

// Asked together, of luck that neither ranked them nor made them bargains.
void RankResult::find_bargains() {
  if (ranking_.fresh_runs == 0) return;
  const double k = static_cast<double>(std::max<std::size_t>(1, bargains_.size()));
  for (const std::size_t candidate : bargains_) {
    const auto estimate = behind(candidate, 1 - (1 - ranking_.confidence) / k);
    if (!estimate || estimate->range->high >= ranking_.smallest_difference) continue;
    ranking_.bargains.push_back(
        {name_of(bundles_[candidate]), *cost_of(bundles_[candidate]), std::max(0.0, estimate->range->high)});
  }
}

analysis::RankedRow RankResult::row_of(const Candidate& candidate, std::size_t place) const {
  const Seen& seen = seen_[place];
  analysis::RankedRow row;
  row.name = name_of(candidate.bundle);
  for (const std::size_t member : candidate.bundle) {
    row.what_ifs.push_back(scenario_.what_ifs[plan_.what_ifs[member]].name);
  }
  row.cost_a_year = cost_of(candidate.bundle);
  const analysis::MeasureSpread& shown = seen.fresh ? *seen.fresh : seen.ranked;
  const analysis::MeasureSpread& today = seen.fresh ? *seen_[0].fresh : seen_[0].ranked;
  row.runs = seen.out_after.value_or(ranking_.runs);
  if (!is_ranked(place)) return row;
  row.value = analysis::estimate_of(shown, static_cast<std::uint32_t>(shown.pairs.size()), ranking_.confidence);
  if (place == leader_) {
    row.standing = analysis::Standing::best;
  } else if (!seen.out_after && !seen.is_behind) {
    row.standing = analysis::Standing::level;
  }
  if (place == 0) return row;
  // The pick is one question, answered by luck of its own; all others are asked together.
  const double others = place == leader_ ? 1 : static_cast<double>(std::max<std::size_t>(1, seen_.size() - 2));
  const auto change = analysis::paired(shown, today);
  if (!change.spread) return row;
  row.against_today =
      analysis::estimate_of(*change.spread, 1 - (1 - ranking_.confidence) / others, "paired t over replications");
  return row;
}

analysis::Ranking RankResult::take(const std::vector<Candidate>& candidates, std::uint64_t runs_in_all) {
  settle();
  if (ranking_.outcome != analysis::RankOutcome::cannot_tell) ranking_.settled_by.reset();
  find_bargains();
  analysis::Study study;
  study.seed = ranking_.seed;
  study.replications = ranking_.runs;
  ranking_.source_line = source_line(scenario_, study, warm_up_);
  ranking_.runs_in_all = runs_in_all;
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < seen_.size(); ++c) order.push_back(c);
  const auto place = [&](std::size_t c) {
    return std::tuple{c != leader_, !is_ranked(c), seen_[c].out_after || seen_[c].is_behind, behind_on_average(c)};
  };
  std::ranges::stable_sort(order, {}, place);
  for (const std::size_t c : order) ranking_.rows.push_back(row_of(candidates[c], c));
  return std::move(ranking_);
}

}  // namespace servicechain::scenarios
