#include "analysis/estimates/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace servicechain::analysis {
namespace {

bool is_same(const PercentileOf& a, const PercentileOf& b) { return a.samples == b.samples; }

MeasureSpread mean(const Evidence& evidence, std::size_t entry) {
  std::vector<Pair> pairs = evidence.pairs(entry);
  std::optional<Spread> spread = ratio_spread(pairs);
  return {evidence.catalogue().entries[entry].measure, std::move(spread), std::move(pairs), 0, {}, {}};
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
    const bool is_as_they_are = count == sections.size();
    std::vector<Sample> grouped(is_as_they_are ? 0 : count);
    for (std::size_t s = 0; s < sections.size() && !is_as_they_are; ++s) grouped[s % count].merge(sections[s]);
    std::vector<Spread> spreads = section_spreads(is_as_they_are ? sections : grouped, shares);
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

// Pairing that is worth more than so many times the runs has taken out what known luck could.
constexpr double gained_much = 2;

bool has_controls_for(const MeasureSpread& measure, const Spread& spread) {
  return !measure.controls.empty() && measure.controls.front().size() == spread.deviations.size();
}

void take_out_known_luck(PairedSpread& pair, std::span<const Control> controls) {
  std::optional<Controlled> controlled = with_controls(*pair.spread, controls);
  if (!controlled) return;
  pair.spread = std::move(controlled->spread);
  pair.control_gain = controlled->gain;
}

// No wait is shorter than nothing and no share more than all: a range ends there.
Range possible_part(Range range, const Measure& measure) {
  const bool is_balance = measure.name == "promoters" || measure.name == "gap";
  if (is_balance) return range;
  const double high = measure.unit == "share" ? std::min(range.high, 1.0) : range.high;
  return {std::max(range.low, 0.0), high};
}

// A share of which each replication observed one case.
bool is_yes_or_no(const MeasureSpread& measure) {
  return measure.measure.unit == "share" && !measure.pairs.empty() &&
         std::all_of(measure.pairs.begin(), measure.pairs.end(), [](const Pair& pair) {
           return pair.weight == 0 || (pair.weight == 1 && (pair.total == 0 || pair.total == 1));
         });
}

// The same sums in another order differ in their last digits: that is not a difference.
bool is_same(const Pair& a, const Pair& b) {
  const double first = a.total / a.weight;
  const double second = b.total / b.weight;
  return std::abs(first - second) <= 1e-12 * std::max(std::abs(first), std::abs(second));
}

// Known luck by replication: of customers and of work.
struct Luck {
  Control arrivals;
  std::vector<Control> work;  // by department
  Control all_work;
};

Luck luck_in(const Evidence& evidence) {
  Luck luck;
  for (const KnownLuck& replication : evidence.luck()) {
    luck.arrivals.push_back(replication.arrivals);
    luck.work.resize(replication.work.size());
    for (std::size_t d = 0; d < replication.work.size(); ++d) luck.work[d].push_back(replication.work[d]);
    luck.all_work.push_back(std::accumulate(replication.work.begin(), replication.work.end(), 0.0));
  }
  return luck;
}

// The luck that bears on a measure: customers', and a department's own work or that of all. Of what grows with the load
// only, and of all kinds together: a chain may have a hundred thousand departments, and each keeps a copy.
std::vector<Control> controls_of(const CatalogueEntry& entry, const Luck& luck, const Catalogue& catalogue) {
  const auto& [subject, members, definition] = std::get<MeanOf>(entry.how);
  const std::string& name = entry.measure.name;
  if (luck.arrivals.empty() || members.empty() || entry.measure.kind != "all") return {};
  if (subject == Subject::segments) return {luck.arrivals, luck.all_work};
  const bool grows_with_load = name == "wait" || name == "time" || name == "in-line" || name == "inside";
  if (subject != Subject::lanes || !grows_with_load) return {};
  return {luck.arrivals, luck.work[catalogue.lanes[members.front()].department.index]};
}

}  // namespace

std::vector<MeasureSpread> summarise(const Evidence& evidence) {
  return summarise(evidence, 0, evidence.catalogue().entries.size());
}

std::vector<MeasureSpread> summarise(const Evidence& evidence, std::size_t first, std::size_t end) {
  const Luck luck = luck_in(evidence);
  const std::vector<CatalogueEntry>& entries = evidence.catalogue().entries;
  std::vector<MeasureSpread> summary;
  for (std::size_t e = first; e < end;) {
    const PercentileOf* percentile = std::get_if<PercentileOf>(&entries[e].how);
    if (percentile == nullptr) {
      MeasureSpread measure = mean(evidence, e);
      measure.controls = controls_of(entries[e], luck, evidence.catalogue());
      summary.push_back(std::move(measure));
      ++e;
      continue;
    }
    std::size_t last = e + 1;
    while (last < end && std::holds_alternative<PercentileOf>(entries[last].how) &&
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
  if (is_yes_or_no(measure) && estimate.range) {
    const auto yes = static_cast<std::uint32_t>(std::lround(measure.spread->point * estimate.n));
    estimate.range = wilson_range(yes, estimate.n, confidence);
    estimate.method = "Wilson, one yes or no per replication";
  }
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
  if (answer.is_nothing) return answer;
  answer.variance_reduction = variance_reduction(after, before);
  answer.correlation = correlation(after, before);
  const bool gains_little = answer.variance_reduction.value_or(gained_much) < gained_much;
  if (gains_little && has_controls_for(base, *answer.spread)) take_out_known_luck(answer, base.controls);
  return answer;
}

}  // namespace servicechain::analysis
