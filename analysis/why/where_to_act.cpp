#include "analysis/why/where_to_act.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/why/made_worse.h"

namespace servicechain::analysis {
namespace {

using Placed = PlacedDepartment;

// Turned so that more is better.
Estimate towards_better(const Measure& measure, Estimate share) {
  if (!less_is_better(measure.name)) return share;
  if (share.mean) share.mean = -*share.mean;
  if (share.range) share.range = Range{-share.range->high, -share.range->low};
  return share;
}

Instruction instruction_at(double importance, double performance, double matters) {
  const bool is_good = performance >= good_enough;
  if (importance >= matters) return is_good ? Instruction::keep_up : Instruction::fix_first;
  return is_good ? Instruction::do_not_overinvest : Instruction::watch;
}

bool is_on_one_side(const Estimate& estimate, double line) {
  return estimate.range && (estimate.range->low >= line) == (estimate.range->high >= line);
}

// "": no link has a part that shows.
std::string mostly_to(const Why& why, const std::string& department) {
  const WhyLink* most = nullptr;
  for (const WhyLink& link : why.links) {
    if (link.from != department || link.to.empty() || link.to == "departments." + department) continue;
    if (!is_distinguishable(link.all)) continue;
    const auto size = [&](const WhyLink& one) { return towards_better(why.measure, one.all).mean.value_or(0); };
    if (most == nullptr || size(link) > size(*most)) most = &link;
  }
  return most == nullptr ? "" : place_of(most->to);
}

Placed placed(const Why& why, const WhyShare& share) {
  Placed made;
  made.name = share.department;
  made.importance = towards_better(why.measure, share.all);
  made.performance = share.right_in_time;
  made.instruction = instruction_at(*made.importance.mean, *made.performance.mean, why.matters);
  made.is_sure = is_on_one_side(made.importance, why.matters) && is_on_one_side(made.performance, good_enough);
  made.is_felt = made.importance.range && made.importance.range->low > 0;
  made.is_harmful = is_surely_worse(why.measure, share.all);
  made.mostly_to = mostly_to(why, share.department);
  return made;
}

// With the sign that the measure has: turned back.
std::string in_words(const Measure& measure, const Estimate& estimate) {
  return with_range(measure, towards_better(measure, estimate), Saying::change, Vocabulary::plain);
}

std::string performance_of(const Placed& department) {
  return with_range({"", "all", "on-time", "share"}, department.performance, Saying::value, Vocabulary::plain);
}

// "its share of the gap in satisfaction is …, and … of what it gives others is right and in time".
std::string numbers_of(const Why& why, const Placed& department) {
  return fmt::format("its share of the gap in {} is {}, and {} of what it gives others is right and in time",
                     name_of(why.measure, Vocabulary::plain), in_words(why.measure, department.importance),
                     performance_of(department));
}

bool may_be_as_important(const Placed& other, const Placed& first) {
  return other.importance.range->high >= first.importance.range->low;
}

// Those that are to be mended, the first of them first.
std::string mend(const Why& why, const std::vector<const Placed*>& first) {
  const Placed& top = *first.front();
  std::vector<std::string> rivals;
  std::vector<std::string> later;
  for (std::size_t i = 1; i < first.size(); ++i) {
    (may_be_as_important(*first[i], top) ? rivals : later).push_back(first[i]->name);
  }
  constexpr std::size_t most_named = 2;
  rivals.resize(std::min(rivals.size(), most_named));
  later.resize(std::min(later.size(), most_named));
  std::string answer = rivals.empty()
                           ? fmt::format("Act first at {}: {}.", top.name, numbers_of(why, top))
                           : fmt::format("Act first at {} or {}; which of them matters more cannot be told. At {}, {}.",
                                         top.name, fmt::join(rivals, " or "), top.name, numbers_of(why, top));
  if (!top.mostly_to.empty()) answer += fmt::format(" Most of that is what it does for {}.", top.mostly_to);
  if (!top.is_sure) answer += " Its ranges reach over a line: with more runs it may fall elsewhere.";
  if (!later.empty()) answer += fmt::format(" Then: {}.", fmt::join(later, ", "));
  return answer;
}

std::string answer_of(const Why& why, const std::vector<Placed>& departments) {
  std::vector<const Placed*> first;
  std::vector<const Placed*> felt;
  for (const Placed& department : departments) {
    if (!department.is_felt) continue;
    felt.push_back(&department);
    if (department.instruction == Instruction::fix_first) first.push_back(&department);
  }
  if (felt.empty()) {
    const bool any_harmful = std::ranges::any_of(departments, &Placed::is_harmful);
    return fmt::format("It cannot be told where to act first: no department's share of the gap in {} {} in {} runs.",
                       name_of(why.measure, Vocabulary::plain), any_harmful ? "is surely something to gain" : "can be told from nothing",
                       why.replications);
  }
  if (!first.empty()) return mend(why, first);
  const auto may_be_first = [&](const Placed* one) {
    return one->importance.range->high >= why.matters && one->performance.range && one->performance.range->low < good_enough;
  };
  const auto maybe = std::ranges::find_if(felt, may_be_first);
  if (maybe != felt.end()) {
    return fmt::format("It cannot be told yet where to act first; it may be {}: {}. More runs would tell (`--replications`).",
                       (*maybe)->name, numbers_of(why, **maybe));
  }
  const Placed& top = *felt.front();
  if (top.instruction == Instruction::keep_up) {
    return fmt::format("Nowhere first: whoever matters does well. Keep up {}, which matters most: {}.", top.name, numbers_of(why, top));
  }
  const Scale scale = scale_for(why.measure, why.matters, Saying::change);
  return fmt::format("Nowhere first: no single department makes {} {} of the gap or more. The most is at {}: {}.",
                     rounded(why.matters * scale.factor, 3), scale.unit, top.name, numbers_of(why, top));
}

}  // namespace

std::string_view name_of(Instruction instruction) {
  switch (instruction) {
    case Instruction::fix_first: return "fix-first";
    case Instruction::keep_up: return "keep-up";
    case Instruction::watch: return "watch";
    case Instruction::do_not_overinvest: return "do-not-overinvest";
  }
  return "";
}

std::string_view words_for(Instruction instruction) {
  switch (instruction) {
    case Instruction::fix_first: return "fix first";
    case Instruction::keep_up: return "keep up";
    case Instruction::watch: return "watch";
    case Instruction::do_not_overinvest: return "do not overinvest";
  }
  return "";
}

WhereToAct where_to_act(const Why& why) {
  WhereToAct found;
  for (const WhyShare& share : why.shares) {
    if (share.all.mean && share.right_in_time.mean) {
      found.departments.push_back(placed(why, share));
    } else {
      found.unseen.push_back(share.department);
    }
  }
  std::ranges::stable_sort(found.departments, std::greater{}, [](const Placed& one) { return *one.importance.mean; });
  found.answer = answer_of(why, found.departments);
  return found;
}

}  // namespace servicechain::analysis
