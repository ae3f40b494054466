#include "analysis/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/estimates.h"
#include "analysis/tables.h"

namespace servicechain::analysis {
namespace {

constexpr double hardly = 0.001;  // of the gap

std::string shown(const Why& why, const Estimate& estimate) {
  const bool shows = is_distinguishable(estimate) && std::abs(*estimate.mean) >= hardly * std::abs(*why.gap.mean);
  return shows ? in_a_table(why.measure, estimate, Saying::change) : "none that shows";
}

std::string percent_of_gap(const Why& why, const Estimate& share) {
  if (!is_distinguishable(why.gap) || !is_distinguishable(share)) return "–";
  return number(100 * *share.mean / *why.gap.mean, 0) + "%";
}

// The gap as those who feel it would say it: towards better.
bool is_towards_better(const Why& why) { return (*why.gap.mean > 0) != less_is_better(why.measure.name); }

std::string gap_sentence(const Why& why, Vocabulary vocabulary) {
  const std::string name = name_of(why.measure, vocabulary);
  const std::string from_to =
      fmt::format("{} of {} is {}; if every department were perfect it would be {}", name, place_of(why.measure.of),
                  with_range(why.measure, why.base, Saying::value, vocabulary),
                  with_range(why.measure, why.perfect, Saying::value, vocabulary));
  if (!is_distinguishable(why.gap)) return fmt::format("There is no gap that shows: {}.\n", from_to);
  return fmt::format("The gap: {}.\n{}: {}.\n", with_range(why.measure, why.gap, Saying::change, vocabulary),
                     is_towards_better(why) ? "Today" : "Today (better than if all were perfect)", from_to);
}

std::string constraint_sentences(const Why& why) {
  const std::optional<std::string> capacity = constraint(why, Cause::capacity);
  const std::optional<std::string> quality = constraint(why, Cause::quality);
  std::string text = "What holds customers back most:";
  text += capacity ? fmt::format(" too few people or hours at {}", *capacity) : " nobody's people or hours";
  text += quality ? fmt::format("; work that is not right at {}", *quality) : "; nobody's quality";
  return text + ".\n";
}

Table shares_table(const Why& why) {
  Table table{"Who makes the gap",
              {{"department"},
               {"share of the gap", Alignment::right},
               {"part", Alignment::right},
               {"people and hours", Alignment::right},
               {"work not right", Alignment::right}},
              {},
              why.is_exact ? "Every order of putting departments right was tried; the shares add up to the whole gap."
                           : "Orders of putting departments right were sampled; the shares add up to the whole gap."};
  for (const WhyShare& share : why.shares) {
    table.rows.push_back({share.department, shown(why, share.all), percent_of_gap(why, share.all),
                          shown(why, share.capacity), shown(why, share.quality)});
  }
  table.rows.push_back({"in all", in_a_table(why.measure, why.gap, Saying::change), "100%", "", ""});
  return table;
}

std::string column_name(const Measure& measure) { return place_of(measure.of); }

Table influence_table(const Why& why) {
  Table table{"What 1 point (of 100) more of work right first time does", {{"more right at"}}, {}, {}};
  for (const Influence& influence : why.influences) {
    if (influence.department != why.influences.front().department) break;
    table.columns.push_back({column_name(influence.on), Alignment::right});
  }
  for (const Influence& influence : why.influences) {
    if (table.rows.empty() || table.rows.back().front() != influence.department) {
      table.rows.push_back({influence.department});
    }
    const Estimate& effect = influence.per_point;
    const double points = influence.on.unit == "share" ? 100 : 1;
    table.rows.back().push_back(is_distinguishable(effect) ? rounded(points * *effect.mean, 2) : "·");
  }
  table.note = fmt::format("Customers: {} in {}; departments: their quality, in points. · not distinguishable from 0.",
                           why.measure.name, why.measure.unit);
  return table;
}

}  // namespace

Estimate estimate_of(const std::vector<double>& by_run, double confidence) {
  const double mean = std::accumulate(by_run.begin(), by_run.end(), 0.0) / static_cast<double>(by_run.size());
  Spread spread{mean, by_run};
  for (double& value : spread.deviations) value -= mean;
  return estimate_of(spread, confidence, "t over replications");
}

bool is_distinguishable(const Estimate& estimate) {
  return estimate.range && (estimate.range->low > 0 || estimate.range->high < 0);
}

std::optional<std::string> constraint(const Why& why, Cause cause) {
  const double towards = why.gap.mean.value_or(0) < 0 ? -1 : 1;
  const WhyShare* most = nullptr;
  const auto part = [&](const WhyShare& share) { return cause == Cause::quality ? share.quality : share.capacity; };
  for (const WhyShare& share : why.shares) {
    const Estimate estimate = part(share);
    if (!is_distinguishable(estimate) || towards * *estimate.mean <= 0) continue;
    if (most == nullptr || towards * *estimate.mean > towards * *part(*most).mean) most = &share;
  }
  return most == nullptr ? std::nullopt : std::optional{most->department};
}

std::string why_text(const Why& why, Vocabulary vocabulary) {
  return fmt::format("{}\n\n{}{}\n{}\n{}", why.source_line, gap_sentence(why, vocabulary), constraint_sentences(why),
                     text_of(shares_table(why)), text_of(influence_table(why)));
}

}  // namespace servicechain::analysis
