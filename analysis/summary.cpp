#include "analysis/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace servicechain::analysis {
namespace {

bool is_same(const PercentileOf& a, const PercentileOf& b) { return a.samples == b.samples; }

MeasureSpread mean(const Evidence& evidence, std::size_t entry) {
  std::vector<Pair> pairs = evidence.pairs(entry);
  std::optional<Spread> spread = ratio_spread(pairs);
  return {evidence.catalogue().entries[entry].measure, std::move(spread), std::move(pairs), 0, {}};
}

// The percentiles of one sample, from one ordering: entries [first, last).
std::vector<MeasureSpread> percentiles(const Evidence& evidence, std::size_t first, std::size_t last) {
  const auto percentile = [&](std::size_t e) { return std::get<PercentileOf>(evidence.catalogue().entries[e].how); };
  const std::vector<Sample> sections = evidence.samples(percentile(first));
  const std::size_t available = std::min<std::size_t>(sections.size(), evidence.replications());
  std::uint64_t values = 0;
  for (const Sample& section : sections) values += section.count();

  std::vector<MeasureSpread> found;
  for (std::size_t e = first; e < last; ++e) {
    MeasureSpread measure{evidence.catalogue().entries[e].measure, std::nullopt, {}, 0, {}};
    const double share = percentile(e).share;
    const auto usable = available == 0 ? std::nullopt : usable_sections(values, available, share);
    if (usable) measure.sections = *usable;
    if (!usable && values > 0) measure.refused_because = too_few_words(values, available, share);
    found.push_back(std::move(measure));
  }
  for (std::size_t count : {available, available / 2}) {
    std::vector<double> shares;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i].sections != count || count == 0 || values == 0) continue;
      shares.push_back(percentile(first + i).share);
      places.push_back(i);
    }
    if (shares.empty()) continue;
    std::vector<Sample> grouped(count);
    for (std::size_t s = 0; s < sections.size(); ++s) grouped[s % count].merge(sections[s]);
    std::vector<Spread> spreads = section_spreads(grouped, shares);
    for (std::size_t i = 0; i < places.size(); ++i) found[places[i]].spread = std::move(spreads[i]);
  }
  return found;
}

// Both with weight in the same replications; the others are left out.
std::pair<std::vector<Pair>, std::vector<Pair>> with_weight_in_both(const MeasureSpread& a, const MeasureSpread& b) {
  std::pair<std::vector<Pair>, std::vector<Pair>> both;
  for (std::size_t r = 0; r < std::min(a.pairs.size(), b.pairs.size()); ++r) {
    if (a.pairs[r].weight == 0 || b.pairs[r].weight == 0) continue;
    both.first.push_back(a.pairs[r]);
    both.second.push_back(b.pairs[r]);
  }
  return both;
}

// No wait is shorter than nothing and no share more than all: a range ends there.
Range possible_part(Range range, const Measure& measure) {
  const bool is_balance = measure.name == "promoters" || measure.name == "gap";
  if (is_balance) return range;
  const double high = measure.unit == "share" ? std::min(range.high, 1.0) : range.high;
  return {std::max(range.low, 0.0), high};
}

// The same sums in another order differ in their last digits: that is not a difference.
bool is_same(const Pair& a, const Pair& b) {
  const double first = a.total / a.weight;
  const double second = b.total / b.weight;
  return std::abs(first - second) <= 1e-12 * std::max(std::abs(first), std::abs(second));
}

}  // namespace

std::vector<MeasureSpread> summarise(const Evidence& evidence) {
  const std::vector<CatalogueEntry>& entries = evidence.catalogue().entries;
  std::vector<MeasureSpread> summary;
  for (std::size_t e = 0; e < entries.size();) {
    const PercentileOf* percentile = std::get_if<PercentileOf>(&entries[e].how);
    if (percentile == nullptr) {
      summary.push_back(mean(evidence, e++));
      continue;
    }
    std::size_t last = e + 1;
    while (last < entries.size() && std::holds_alternative<PercentileOf>(entries[last].how) &&
           is_same(*percentile, std::get<PercentileOf>(entries[last].how))) {
      ++last;
    }
    for (MeasureSpread& measure : percentiles(evidence, e, last)) summary.push_back(std::move(measure));
    e = last;
  }
  return summary;
}

MeasureSpread summarise(const Evidence& evidence, std::size_t entry) {
  const bool is_mean = std::holds_alternative<MeanOf>(evidence.catalogue().entries[entry].how);
  return is_mean ? mean(evidence, entry) : std::move(percentiles(evidence, entry, entry + 1).front());
}

Estimate estimate_of(const MeasureSpread& measure, std::uint32_t replications, double confidence) {
  if (!measure.spread) {
    Estimate none;
    none.refused_because = measure.refused_because;
    return none;
  }
  const bool is_percentile = measure.sections != 0;
  Estimate estimate = estimate_of(
      *measure.spread, confidence,
      is_percentile ? fmt::format("pooled, sectioning ({} sections)", measure.spread->deviations.size())
                    : "t over replications (ratio)");
  if (estimate.range) estimate.range = possible_part(*estimate.range, measure.measure);
  if (!is_percentile) return estimate;
  estimate.n = replications;
  estimate.sd.reset();
  return estimate;
}

PairedSpread paired(const MeasureSpread& what_if, const MeasureSpread& base) {
  PairedSpread answer;
  if (!what_if.spread || !base.spread) {
    answer.refused_because = base.refused_because.empty() ? what_if.refused_because : base.refused_because;
    return answer;
  }
  Spread after = *what_if.spread;
  Spread before = *base.spread;
  if (what_if.sections == 0) {
    const auto [pairs_after, pairs_before] = with_weight_in_both(what_if, base);
    if (pairs_after.empty()) return answer;
    after = *ratio_spread(pairs_after);
    before = *ratio_spread(pairs_before);
    answer.is_nothing = std::equal(pairs_after.begin(), pairs_after.end(), pairs_before.begin(),
                                   [](const Pair& a, const Pair& b) { return is_same(a, b); });
  } else if (after.deviations.size() != before.deviations.size()) {
    answer.refused_because = "too few stand behind it in one of the two";
    return answer;
  } else {
    answer.is_nothing = after.point == before.point && after.deviations == before.deviations;
  }
  answer.spread = answer.is_nothing ? Spread{0, std::vector<double>(after.deviations.size())} : difference(after, before);
  if (!answer.is_nothing) answer.variance_reduction = variance_reduction(after, before);
  return answer;
}

}  // namespace servicechain::analysis
