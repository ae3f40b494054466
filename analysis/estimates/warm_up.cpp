#include "analysis/estimates/warm_up.h"

#include <vector>

#include "analysis/estimates/estimates.h"

namespace servicechain::analysis {
namespace {

constexpr std::size_t fewest_batches = 10;
constexpr std::size_t fewest_behind = 5;

Pair sum_of(std::span<const Pair> pairs) {
  Pair sum;
  for (const Pair& pair : pairs) {
    sum.total += pair.total;
    sum.weight += pair.weight;
  }
  return sum;
}

// Whether batches [from, cut) are apart from [cut, end).
bool are_apart(const PilotSeries& series, std::size_t from, std::size_t cut, double chance) {
  std::vector<Pair> before;
  std::vector<Pair> after;
  for (const std::vector<Pair>& replication : series.batches) {
    const std::span<const Pair> all{replication};
    const Pair first = sum_of(all.subspan(from, cut - from));
    const Pair rest = sum_of(all.subspan(cut));
    if (first.weight == 0 || rest.weight == 0) continue;
    before.push_back(first);
    after.push_back(rest);
  }
  if (before.size() < 2) return false;
  return chance_of_luck(difference(*ratio_spread(after), *ratio_spread(before))) < chance;
}

}  // namespace

std::optional<std::size_t> mser_cut(std::span<const double> batches) {
  const std::size_t count = batches.size();
  if (count < fewest_batches) return std::nullopt;
  // From the end: mean and sum of squares of what stands behind the cut (Welford).
  double mean = 0;
  double squares = 0;
  double least = 0;
  std::optional<std::size_t> cut;
  for (std::size_t d = count; d-- > 0;) {
    const double behind = static_cast<double>(count - d);
    const double away = batches[d] - mean;
    mean += away / behind;
    squares += away * (batches[d] - mean);
    if (d > count / 2 || count - d < fewest_behind) continue;
    const double badness = squares / (behind * behind);
    if (cut && badness > least) continue;
    least = badness;
    cut = d;
  }
  return cut;
}

std::optional<std::size_t> start_up_of(const PilotSeries& series, double chance) {
  if (series.batches.size() < 2) return std::nullopt;
  const std::optional<std::size_t> cut = mser_cut(series.mean_path());
  if (!cut) return std::nullopt;
  for (std::size_t from = 0; from < *cut; ++from) {
    if (!are_apart(series, from, *cut, chance)) return from;
  }
  return *cut;
}

}  // namespace servicechain::analysis
