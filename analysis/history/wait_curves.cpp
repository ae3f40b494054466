#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

#include "analysis/estimates/estimates.h"
#include "analysis/history/history_summary.h"
#include "analysis/measures/expectation.h"

namespace servicechain::analysis {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t most_steps = 12;
// Steps that a person would choose.
constexpr std::array<sim::Duration, 22> steps{1s,   2s,   5s,  10s, 15s, 30s, 1min, 2min, 5min, 10min, 15min,
                                              30min, 1h,  2h,  4h,  6h,  12h, 24h,  48h,  120h, 168h,  336h};

sim::Duration step_for(double longest_h) {
  for (const sim::Duration step : steps) {
    if (longest_h <= sim::hours(step) * most_steps) return step;
  }
  return sim::one_week * static_cast<std::int64_t>(std::ceil(longest_h / 168 / most_steps));
}

// Where so many of all waits are equal that the curve jumps: at the end of everybody's patience.
std::vector<sim::Duration> jumps_in(const Sample& pooled) {
  constexpr std::size_t percent = 100;
  constexpr std::size_t many = 3;  // %
  std::array<double, percent - 1> shares{};
  for (std::size_t p = 0; p < shares.size(); ++p) shares[p] = static_cast<double>(p + 1) / percent;
  const std::vector<double> waits_h = pooled.quantiles_h(shares);
  std::vector<sim::Duration> jumps;
  for (std::size_t p = many; p < waits_h.size(); ++p) {
    if (waits_h[p] > 0 && waits_h[p] == waits_h[p - many]) jumps.push_back(sim::from_hours(waits_h[p]));
  }
  return jumps;
}

// From 0 to the first step at or beyond the 99th percentile, with the promise. Steps are short where many waits end and
// long where few do: up to 12 to each of these percentiles, so that a long tail leaves the curve its shape. Where it
// jumps there is a point just before.
std::vector<sim::Duration> limits_for(const Sample& pooled, std::optional<sim::Duration> promise) {
  constexpr std::array shares{0.5, 0.75, 0.9, 0.95, 0.99};
  std::set<sim::Duration> limits{sim::Duration::zero()};
  for (const double longest_h : pooled.quantiles_h(shares)) {
    const sim::Duration step = step_for(longest_h);
    for (std::int64_t i = 1; sim::hours(step * (i - 1)) < longest_h; ++i) limits.insert(step * i);
  }
  for (const sim::Duration jump : jumps_in(pooled)) {
    limits.insert(jump - jump / 1000);
    limits.insert(jump + jump / 1000);
  }
  if (promise) limits.insert(*promise);
  return {limits.begin(), limits.end()};
}

std::string stem_of(const std::string& name) { return name.substr(0, name.find('.')); }

WaitCurve curve_of(const HistoryQuestion& question, const Measure& measure, const std::vector<Sample>& sections,
                   std::optional<sim::Duration> promise) {
  Sample pooled;
  for (const Sample& section : sections) pooled.merge(section);
  const std::vector<sim::Duration> limits = limits_for(pooled, promise);
  std::vector<std::vector<Pair>> pairs(limits.size());
  for (const Sample& section : sections) {
    const std::vector<std::uint64_t> within = section.counts_within(limits);
    for (std::size_t i = 0; i < limits.size(); ++i) {
      pairs[i].push_back({static_cast<double>(within[i]), static_cast<double>(section.count())});
    }
  }
  WaitCurve curve{question.what_if, {measure.of, measure.kind, stem_of(measure.name), "h"},
                  promise ? std::optional{sim::hours(*promise)} : std::nullopt, {}};
  for (std::size_t i = 0; i < limits.size(); ++i) {
    Estimate share = estimate_of(*ratio_spread(pairs[i]), question.confidence, "sections (ratio)");
    if (share.range) *share.range = {std::max(0.0, share.range->low), std::min(1.0, share.range->high)};
    curve.points.push_back({sim::hours(limits[i]), std::move(share)});
  }
  return curve;
}

}  // namespace

std::vector<WaitCurve> wait_curves_of(const HistoryQuestion& question, const Evidence& evidence) {
  std::vector<WaitCurve> all;
  for (const CatalogueEntry& entry : evidence.catalogue().entries) {
    const auto* percentile = std::get_if<PercentileOf>(&entry.how);
    const bool is_first = percentile != nullptr && entry.measure.name.ends_with(".p50");
    if (!is_first || entry.measure.kind != "all") continue;
    const std::vector<Sample> sections = evidence.samples(*percentile);
    const bool is_empty = std::ranges::all_of(sections, [](const Sample& sample) { return sample.count() == 0; });
    if (is_empty) continue;
    all.push_back(curve_of(question, entry.measure, sections, expected_of(question.chain, entry.measure)));
  }
  return all;
}

}  // namespace servicechain::analysis
