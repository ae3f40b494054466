#include "analysis/history/own_noticed.h"

#include <algorithm>
#include <utility>

namespace servicechain::analysis {
namespace {

const DifferenceRow* row_of(const Study& study, const std::string& what_if, const Measure& measure) {
  const auto found = std::ranges::find_if(study.differences, [&](const DifferenceRow& row) {
    return row.what_if == what_if && row.measure.of == measure.of && row.measure.kind == measure.kind &&
           row.measure.name == measure.name && row.measure.unit == measure.unit;
  });
  return found == study.differences.end() || !found->estimate.mean ? nullptr : &*found;
}

Estimate turned(Estimate estimate) {
  estimate.mean = -*estimate.mean;
  if (estimate.range) estimate.range = Range{-estimate.range->high, -estimate.range->low};
  return estimate;
}

}  // namespace

std::optional<Estimate> change_of(const Study& study, const std::string& what_if, const Measure& measure) {
  if (const DifferenceRow* row = row_of(study, what_if, measure)) return row->estimate;
  for (const auto& [name, rest] : {std::pair{"late", "on-time"}, {"wrong", "quality"}}) {
    if (measure.name != name) continue;
    const DifferenceRow* row = row_of(study, what_if, {measure.of, measure.kind, rest, measure.unit});
    if (row != nullptr) return turned(row->estimate);
  }
  return std::nullopt;
}

std::size_t horizon_of(Every every) {
  switch (every) {
    case Every::day: return 60;
    case Every::week: return 26;
    case Every::month: return 12;
    case Every::quarter: return 8;
  }
  return 0;
}

std::vector<OwnNotice> own_notices(const Study& study, const OwnHistory& own) {
  std::vector<OwnNotice> notices;
  const std::vector<double> values = values_of(own);
  const std::vector<std::size_t> gaps = behind_gaps(own);
  if (values.size() < gaps.size() + 2) return notices;
  for (const WhatIfAnswer& answer : study.answers) {
    const std::optional<Estimate> change = change_of(study, answer.name, own.measure);
    if (!change) continue;
    for (const RuleSet rules : {RuleSet::all_four, RuleSet::limits_alone}) {
      notices.push_back({answer.name, rules, *change,
                         when_noticed({values, *change->mean, change->range.value_or(Range{*change->mean, *change->mean}),
                                       horizon_of(own.every), rules, possible_values(own.measure), gaps})});
    }
  }
  return notices;
}

}  // namespace servicechain::analysis
