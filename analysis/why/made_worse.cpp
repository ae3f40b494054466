#include "analysis/why/made_worse.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace servicechain::analysis {
namespace {

std::string reason(const Why& why, const std::string& department) {
  const auto crowd = std::ranges::find(why.crowds, department, &WhyCrowd::from);  // the largest first
  if (crowd == why.crowds.end()) return "Put right while others are not, it does more harm than good, though no line elsewhere surely gets longer for it";
  return fmt::format("Put right while others are not, it lets through more than they can do at once: at {}, {} more wait on average", crowd->at,
                     in_a_table({"", "all", "in-line", "jobs"}, crowd->more, Saying::value));
}

// With the sum of the ranges, which is never narrower than the range of the sum.
std::string more_than_the_gap(const Why& why, const std::vector<const WhyShare*>& worse) {
  if (worse.size() == 1) return "The other shares add up to that much more than the gap.";
  Estimate sum = worse.front()->all;
  for (std::size_t i = 1; i < worse.size(); ++i) {
    *sum.mean += *worse[i]->all.mean;
    sum.range->low += worse[i]->all.range->low;
    sum.range->high += worse[i]->all.range->high;
  }
  return fmt::format("Together that is {}; the other shares add up to that much more than the gap.",
                     with_range(why.measure, sum, Saying::change, Vocabulary::plain));
}

}  // namespace

bool is_surely_worse(const Measure& measure, const Estimate& change) {
  if (!change.range) return false;
  return less_is_better(measure.name) ? change.range->low > 0 : change.range->high < 0;
}

std::vector<std::string> made_worse_sentences(const Why& why, std::size_t most) {
  std::vector<const WhyShare*> worse;
  for (const WhyShare& share : why.shares) {
    if (is_surely_worse(why.measure, share.all)) worse.push_back(&share);
  }
  std::ranges::stable_sort(worse, std::greater{}, [](const WhyShare* share) { return std::abs(*share->all.mean); });
  const bool is_all_worse = is_surely_worse(why.measure, why.gap);
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < std::min(most, worse.size()); ++i) {
    sentences.push_back(fmt::format("{}: {}, {}. {}.", is_all_worse ? "Making it worse" : "Pulling the other way", worse[i]->department,
                                    with_range(why.measure, worse[i]->all, Saying::change, Vocabulary::plain), reason(why, worse[i]->department)));
  }
  if (sentences.empty()) return sentences;
  if (worse.size() > most) sentences.back() += fmt::format(" So {} {} more.", worse.size() == most + 1 ? "does" : "do", worse.size() - most);
  const bool others_add_up_to_more = is_distinguishable(why.gap) && !is_all_worse;
  if (others_add_up_to_more) sentences.back() += " " + more_than_the_gap(why, worse);
  return sentences;
}

}  // namespace servicechain::analysis
