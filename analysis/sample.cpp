#include "analysis/sample.h"

#include <algorithm>
#include <cmath>

#include "sim/contract.h"

namespace servicechain::analysis {
namespace {

// The middle of a bin of 2048 to the octave, in ns. In the first two octaves a bin is one value.
double middle(std::size_t octave, std::size_t place, std::size_t bins_in_octave) {
  if (octave == 0) return static_cast<double>(place);
  const double width = std::ldexp(1.0, static_cast<int>(octave) - 1);
  return static_cast<double>(bins_in_octave + place) * width + (width - 1) / 2;
}

// Two neighbours in the ordered values (from 0) and how far from the one to the other.
struct Between {
  std::uint64_t below;
  std::uint64_t above;
  double part;
};

Between ranks_of(double share, std::uint64_t count) {
  const double n = static_cast<double>(count);
  const double place = std::clamp((n + 1.0 / 3) * share + 1.0 / 3, 1.0, n);
  const double whole = std::floor(place);
  const auto below = static_cast<std::uint64_t>(whole) - 1;
  return {below, std::min(below + 1, count - 1), place - whole};
}

}  // namespace

void Sample::add_exactly(std::int64_t ns) {
  if (count_ - zeros_ <= exact_at_most) {
    values_.push_back(ns);
  } else {
    leave_exactness();
    count_in_bin(ns);
  }
}

void Sample::leave_exactness() {
  is_exact_ = false;
  octaves_.resize(count_of_octaves);
  for (std::int64_t ns : values_) count_in_bin(ns);
  values_ = {};
}

void Sample::merge(const Sample& other) {
  count_ += other.count_;
  zeros_ += other.zeros_;
  if (is_exact_ && other.is_exact_ && count_ - zeros_ <= exact_at_most) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    return;
  }
  if (is_exact_) leave_exactness();
  for (std::int64_t ns : other.values_) count_in_bin(ns);
  for (std::size_t o = 0; o < other.octaves_.size(); ++o) {
    const Octave& from = other.octaves_[o];
    Octave& into = octaves_[o];
    if (from.empty()) continue;
    if (into.empty()) into.resize(bins_in_octave);
    for (std::size_t b = 0; b < bins_in_octave; ++b) into[b] += from[b];
  }
}

// Orders the values only as far as the ranks need.
std::vector<double> Sample::exact_values(std::span<const std::uint64_t> ranks) const {
  std::vector<std::int64_t> values = values_;
  std::vector<double> found;
  auto unordered = values.begin();  // what stands before is no larger than what stands from here on
  for (std::uint64_t rank : ranks) {
    if (rank < zeros_) {
      found.push_back(0);
      continue;
    }
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank - zeros_);
    std::nth_element(unordered, place, values.end());
    unordered = place;
    found.push_back(static_cast<double>(*place));
  }
  return found;
}

std::vector<double> Sample::binned_values(std::span<const std::uint64_t> ranks) const {
  std::vector<double> found;
  while (found.size() < ranks.size() && ranks[found.size()] < zeros_) found.push_back(0);
  std::uint64_t up_to_here = zeros_;
  for (std::size_t o = 0; o < octaves_.size(); ++o) {
    for (std::size_t b = 0; b < octaves_[o].size(); ++b) {
      up_to_here += octaves_[o][b];
      while (found.size() < ranks.size() && ranks[found.size()] < up_to_here) found.push_back(middle(o, b, bins_in_octave));
    }
  }
  return found;
}

std::vector<double> Sample::quantiles_h(std::span<const double> shares) const {
  sim::require(count_ > 0, "a percentile is asked of at least one value");
  std::vector<Between> places;
  std::vector<std::uint64_t> ranks;
  for (double share : shares) {
    const Between place = ranks_of(share, count_);
    places.push_back(place);
    ranks.insert(ranks.end(), {place.below, place.above});
  }
  std::sort(ranks.begin(), ranks.end());
  ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
  const std::vector<double> values = is_exact_ ? exact_values(ranks) : binned_values(ranks);
  const auto value_at = [&](std::uint64_t rank) {
    return values[static_cast<std::size_t>(std::lower_bound(ranks.begin(), ranks.end(), rank) - ranks.begin())];
  };
  std::vector<double> answer;
  for (const Between& place : places) {
    const double below = value_at(place.below);
    answer.push_back((below + place.part * (value_at(place.above) - below)) / sim::ns_per_h);
  }
  return answer;
}

}  // namespace servicechain::analysis
