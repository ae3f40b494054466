#include "analysis/why/made_worse.h"

#include <fmt/format.h>

#include <algorithm>

namespace servicechain::analysis {
namespace {

std::string reason(const Why& why, const std::string& department) {
  const auto crowd = std::ranges::find(why.crowds, department, &WhyCrowd::from);  // the largest first
  if (crowd == why.crowds.end()) return "Put right while others are not, it does more harm than good, though no line elsewhere surely gets longer for it";
  return fmt::format("Put right while others are not, it lets through more than they can do at once: at {}, {} more wait on average", crowd->at,
                     in_a_table({"", "all", "in-line", "jobs"}, crowd->more, Saying::value));
}

}  // namespace

bool is_surely_worse(const Measure& measure, const Estimate& change) {
  if (!change.range) return false;
  return less_is_better(measure.name) ? change.range->low > 0 : change.range->high < 0;
}

std::vector<std::string> made_worse_sentences(const Why& why, std::size_t most) {
  const bool is_all_worse = is_surely_worse(why.measure, why.gap);
  std::vector<std::string> sentences;
  for (const WhyShare& share : why.shares) {
    if (sentences.size() == most) break;
    if (!is_surely_worse(why.measure, share.all)) continue;
    sentences.push_back(fmt::format("{}: {}, {}. {}.", is_all_worse ? "Making it worse" : "Pulling the other way", share.department,
                                    with_range(why.measure, share.all, Saying::change, Vocabulary::plain), reason(why, share.department)));
  }
  const bool others_add_up_to_more = !sentences.empty() && is_distinguishable(why.gap) && !is_all_worse;
  if (others_add_up_to_more) sentences.back() += " The other shares add up to that much more than the gap.";
  return sentences;
}

}  // namespace servicechain::analysis
