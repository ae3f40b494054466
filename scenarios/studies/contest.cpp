#include "scenarios/studies/contest.h"

#include <algorithm>
#include <utility>

#include "analysis/measures/catalogue.h"
#include "analysis/verdicts/conclusions.h"

namespace servicechain::scenarios {
namespace {

constexpr std::uint32_t shortest_stage = 10;

double threshold(const Decision& decide, const analysis::MeasureSpread& today) {
  analysis::Study study;
  analysis::conclude(study, {decide.of, decide.measure, decide.smallest_difference, decide.confidence, {}}, {today},
                     {});
  return study.smallest_difference;
}

}  // namespace

analysis::MeasureSpread decided_spread(const analysis::Evidence& evidence, const Decision& decide) {
  const std::size_t entry = *analysis::find_entry(evidence.catalogue(), decide.of, decide.measure);
  std::vector<analysis::Pair> pairs = evidence.pairs(entry);
  auto spread = analysis::ratio_spread(pairs);
  return {evidence.catalogue().entries[entry].measure, std::move(spread), std::move(pairs), 0, {}};
}

Contest::Contest(std::span<const models::ServiceChain* const> chains, const Plan& plan, const ContestRules& rules)
    : asked_{plan},
      rules_{rules},
      runs_{chains, with_progress(plan)},
      start_{std::chrono::steady_clock::now()} {}

// Those that are still in are expected to go on to the end.
Plan Contest::with_progress(Plan plan) const {
  plan.on_progress = [this](Progress progress) {
    const std::size_t in = selection_ ? selection_->still_in().size() : runs_.size();
    const auto to_come = static_cast<std::uint32_t>(in * (last_total() - total_));
    if (rules_.on_progress) rules_.on_progress({progress.done, progress.total + to_come});
  };
  return plan;
}

void Contest::hold() {
  while (goes_on()) {
    total_ = next_total();
    runs_.run_to(total_);
    if (was_stopped()) return;
    if (!selection_) begin();
    look_at_new();
  }
}

bool Contest::was_stopped() const { return asked_.stop_asked != nullptr && asked_.stop_asked->load(); }

bool Contest::goes_on() const {
  if (selection_ && selection_->is_decided()) return false;
  if (total_ > 0 && !selection_) return false;  // nothing to rank on
  const bool has_time = !rules_.time || std::chrono::steady_clock::now() - start_ < *rules_.time;
  return !was_stopped() && total_ < rules_.at_most && (total_ == 0 || has_time);
}

void Contest::begin() {
  if (!is_observed(0)) return;
  smallest_difference_ = threshold(rules_.decide, spread_of(0));
  if (smallest_difference_ <= 0) return;
  const double confidence = 1 - contests_part_of_error * (1 - rules_.decide.confidence);
  selection_.emplace(runs_.size(), analysis::SelectionPlan{confidence, smallest_difference_, rules_.first_stage});
  for (std::size_t chain = 1; chain < runs_.size(); ++chain) {
    if (is_observed(chain)) continue;
    selection_->leave_out(chain);
    runs_.leave_out(chain);
  }
}

bool Contest::is_observed(std::size_t chain) const {
  const analysis::MeasureSpread spread = spread_of(chain);
  return spread.spread && 2 * spread.spread->deviations.size() >= rules_.first_stage;
}

void Contest::look_at_new() {
  if (!selection_) return;
  std::vector<std::vector<analysis::Pair>> pairs(runs_.size());
  const std::vector<std::size_t> in = selection_->still_in();
  for (const std::size_t chain : in) pairs[chain] = spread_of(chain).pairs;
  for (; looked_at_ < total_ && !selection_->is_decided(); ++looked_at_) {
    std::vector<double> values(runs_.size());
    bool is_whole = true;
    for (const std::size_t chain : selection_->still_in()) {
      const analysis::Pair pair = pairs[chain][looked_at_];
      is_whole = is_whole && pair.weight != 0;
      if (pair.weight != 0) values[chain] = pair.total / pair.weight;
      if (analysis::less_is_better(rules_.decide.measure)) values[chain] = -values[chain];
    }
    if (is_whole) selection_->add(values);
  }
  for (const std::size_t chain : in) {
    if (selection_->out_after(chain)) runs_.leave_out(chain);
  }
}

std::uint32_t Contest::last_total() const {
  const auto decided_by = selection_ ? selection_->decided_by() : std::nullopt;
  return std::clamp(decided_by.value_or(rules_.at_most), total_, std::max(total_, rules_.at_most));
}

std::uint32_t Contest::next_total() const {
  if (total_ == 0) return rules_.first_stage;
  const std::uint32_t next = total_ + std::max(shortest_stage, total_ / 10);
  const std::uint32_t last = std::max(last_total(), total_ + 1);  // replications that count for none push the end on
  return std::min({next, last, rules_.at_most});
}

}  // namespace servicechain::scenarios
