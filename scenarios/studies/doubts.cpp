#include "scenarios/studies/doubts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/words.h"

namespace servicechain::scenarios {
namespace {

constexpr std::uint32_t fewest_runs = 10;
constexpr double fewest_events = 20;

using analysis::MeasureSpread;

analysis::Pair sum_of(const std::vector<analysis::Pair>& pairs) {
  analysis::Pair sum;
  for (const analysis::Pair& pair : pairs) {
    sum.total += pair.total;
    sum.weight += pair.weight;
  }
  return sum;
}

// "": enough was seen.
std::string too_rare_words(const MeasureSpread& decided, const analysis::Labels& labels) {
  const std::string name = fmt::format("{} ({})", analysis::name_of(decided.measure, analysis::Vocabulary::plain),
                                       analysis::place_of(analysis::in_labels(decided.measure.of, labels)));
  if (!decided.refused_because.empty()) return fmt::format("{}: {}", name, decided.refused_because);
  if (decided.sections != 0) return "";
  const analysis::Pair sum = sum_of(decided.pairs);
  if (sum.weight == 0) return fmt::format("nothing was seen of {} in all runs together", name);
  const bool is_share = decided.measure.unit == "share" && decided.measure.name != "utilisation" &&
                        decided.measure.name != "working" && decided.measure.name != "quality";
  if (!is_share) return "";
  const double rarer = std::min(std::abs(sum.total), sum.weight - std::abs(sum.total));
  if (rarer >= fewest_events) return "";
  return fmt::format("{} stands on {} of {} seen in all runs together", name, analysis::number(rarer, 0),
                     analysis::number(sum.weight, 0));
}

const MeasureSpread* find(const std::vector<MeasureSpread>& measures, const std::string& of, std::string_view name) {
  const auto found = std::ranges::find_if(measures, [&](const MeasureSpread& entry) {
    return entry.measure.of == of && entry.measure.kind == "all" && entry.measure.name == name;
  });
  return found == measures.end() || !found->spread ? nullptr : &*found;
}

// Waits above 19 of 20 of which the average lies: hardly anybody waits so long, and somebody waits far longer.
std::vector<std::string> words_of_few_long_waits(const std::vector<MeasureSpread>& base, const analysis::Labels& labels) {
  constexpr std::size_t most_told = 3;
  std::vector<std::string> words;
  for (const MeasureSpread& wait : base) {
    const bool is_of_a_department = wait.measure.of.starts_with("departments.");
    if (!is_of_a_department || wait.measure.name != "wait" || wait.measure.kind != "all" || !wait.spread) continue;
    const MeasureSpread* nearly_all = find(base, wait.measure.of, "wait.p95");
    if (nearly_all == nullptr || words.size() == most_told) continue;
    if (wait.spread->point <= nearly_all->spread->point) continue;
    const auto said = [&](const MeasureSpread& entry) {
      const analysis::Scale scale = analysis::scale_for(entry.measure, entry.spread->point, analysis::Saying::value);
      return fmt::format("{} {}", analysis::rounded(entry.spread->point * scale.factor, 2), scale.unit);
    };
    words.push_back(fmt::format(
        "{}: a few long waits make the average, {}, which is more than 19 of 20 wait ({}); most often they stand in line "
        "at closing and wait for the next opening: `servicechain trace RUN --worst` tells of one ({})",
        analysis::place_of(analysis::in_labels(wait.measure.of, labels)), said(wait), said(*nearly_all), "W611"));
  }
  return words;
}

}  // namespace

void add_doubts(analysis::Study& study, const std::vector<MeasureSpread>& base, const analysis::Labels& labels) {
  if (study.replications > 1 && study.replications < fewest_runs) {
    study.problems.push_back(fmt::format(
        "{} runs are few: their ranges are wide, and may miss what happens seldom; 30 are usual (W511)",
        study.replications));
  }
  const auto decided = std::find_if(base.begin(), base.end(),
                                    [&](const MeasureSpread& entry) { return entry.measure == study.decided; });
  if (decided == base.end() || study.replications == 0 || study.grew_without_limit) return;
  for (std::string& words : words_of_few_long_waits(base, labels)) study.problems.push_back(std::move(words));
  const std::string words = too_rare_words(*decided, labels);
  if (!words.empty()) study.problems.push_back(fmt::format("{}: too rare to decide on; run longer, or more ({})", words, "W610"));
}

}  // namespace servicechain::scenarios
