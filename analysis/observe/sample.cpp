#include "analysis/observe/sample.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

#include "sim/contract.h"

namespace servicechain::analysis {
namespace {

// The middle of a bin of 2048 to the octave, in ns. In the first two octaves a bin is one value.
double middle(std::size_t bin, std::size_t bins_in_octave) {
  const std::size_t octave = bin / bins_in_octave;
  const std::size_t place = bin % bins_in_octave;
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
    wide_.push_back(ns);
  } else {
    leave_exactness();
    count_in_bin(ns);
  }
}

void Sample::add(std::span<const sim::Duration> durations) {
  if (is_exact_ && count_ - zeros_ + durations.size() > exact_at_most) {
    for (const sim::Duration duration : durations) add(duration);
    return;
  }
  make_sure_there_is_count_for(durations.size());
  count_ += durations.size();
  zeros_ += is_exact_ ? keep(durations) : count_in_bins(durations);
}

// Returns: the number of zeros.
std::size_t Sample::keep(std::span<const sim::Duration> durations) {
  // By eights, so that little is copied; what is not filled takes no room in the machine.
  if (wide_.size() + durations.size() > wide_.capacity()) wide_.reserve(8 * (wide_.size() + durations.size()));
  std::size_t zeros = 0;
  for (const sim::Duration duration : durations) {
    if (duration.count() == 0) {
      ++zeros;
    } else {
      wide_.push_back(duration.count());
    }
  }
  return zeros;
}

// Returns: the number of zeros.
std::size_t Sample::count_in_bins(std::span<const sim::Duration> durations) {
  // From 4096 ns to 2^52 a bin is the exponent and the first 11 digits of the value as a double.
  constexpr std::uint64_t first_usual = 2 * bins_in_octave;
  constexpr std::uint64_t end_of_usual = std::uint64_t{1} << 52;
  constexpr std::size_t bin_of_half = std::size_t{1023 + bits_in_octave - 1} << bits_in_octave;
  std::size_t zeros = 0;
  std::span<std::uint32_t> bins{bins_};
  std::size_t first = first_bin_;
  for (const sim::Duration duration : durations) {
    const auto value = static_cast<std::uint64_t>(duration.count());
    std::size_t bin =
        (std::bit_cast<std::uint64_t>(static_cast<double>(duration.count())) >> (52 - bits_in_octave)) - bin_of_half;
    if (value - first_usual >= end_of_usual - first_usual) [[unlikely]] {
      if (value == 0) {
        ++zeros;
        continue;
      }
      bin = bin_of(duration.count());
    }
    if (bin - first >= bins.size()) [[unlikely]] {
      make_room(bin);
      bins = bins_;
      first = first_bin_;
    }
    ++bins[bin - first];
  }
  return zeros;
}

void Sample::leave_exactness() {
  is_exact_ = false;
  const std::vector<std::int64_t> values = std::exchange(wide_, {});
  if (values.empty()) return;
  // The first thousand say well enough how much room there has to be.
  const auto [shortest, longest] =
      std::ranges::minmax(std::span{values}.first(std::min<std::size_t>(values.size(), 1000)));
  make_room(bin_of(longest));
  make_room(bin_of(shortest));
  for (const std::int64_t ns : values) count_in_bin(ns);
}

// Requires: binned.
void Sample::make_room(std::size_t bin) {
  const std::size_t octave = bin & ~(bins_in_octave - 1);
  const std::size_t first = bins_.empty() ? octave : std::min<std::size_t>(octave, first_bin_);
  const std::size_t further = bins_.empty() ? 0 : first_bin_ - first;
  const auto stretch = [&](auto& counts) {
    counts.insert(counts.begin(), further, 0);
    counts.resize(std::max(counts.size(), octave + bins_in_octave - first));
  };
  stretch(bins_);
  if (!wide_.empty()) stretch(wide_);
  first_bin_ = static_cast<std::uint32_t>(first);
}

// Empties the bins.
void Sample::carry_over() {
  carried_over_ = count_;
  if (is_exact_) return;
  wide_.resize(bins_.size());
  for (std::size_t b = 0; b < bins_.size(); ++b) wide_[b] += bins_[b];
  std::ranges::fill(bins_, 0);
}

void Sample::merge(const Sample& other) {
  make_sure_there_is_count_for(other.count_ - other.carried_over_);
  count_ += other.count_;
  zeros_ += other.zeros_;
  carried_over_ += other.carried_over_;
  if (is_exact_ && other.is_exact_ && count_ - zeros_ <= exact_at_most) {
    wide_.insert(wide_.end(), other.wide_.begin(), other.wide_.end());
    return;
  }
  if (is_exact_) leave_exactness();
  if (other.is_exact_) {
    for (const std::int64_t ns : other.wide_) count_in_bin(ns);
  } else {
    merge_bins(other);
  }
}

// Requires: both are binned.
void Sample::merge_bins(const Sample& other) {
  if (other.bins_.empty()) return;
  make_room(other.first_bin_);
  make_room(other.first_bin_ + other.bins_.size() - 1);
  const std::size_t shift = other.first_bin_ - first_bin_;
  for (std::size_t b = 0; b < other.bins_.size(); ++b) bins_[shift + b] += other.bins_[b];
  if (!other.wide_.empty()) wide_.resize(bins_.size());
  for (std::size_t b = 0; b < other.wide_.size(); ++b) wide_[shift + b] += other.wide_[b];
}

// Orders only the values near the ranks: those in the same bucket, 32 buckets to the octave.
std::vector<double> Sample::exact_values(std::span<const std::uint64_t> ranks) const {
  constexpr int bins_in_bucket = 64;
  constexpr std::size_t octaves = 64 - bits_in_octave;
  struct Bucket {
    std::uint32_t count = 0;
    bool is_near = false;
  };
  std::array<Bucket, octaves * bins_in_octave / bins_in_bucket> buckets{};
  const auto bucket_of = [&](std::int64_t ns) -> Bucket& { return buckets[bin_of(ns) / bins_in_bucket]; };
  for (const std::int64_t ns : wide_) ++bucket_of(ns).count;

  std::vector<std::uint64_t> places;  // of the ranks, among the near ones
  std::uint64_t up_to_here = zeros_;
  std::uint64_t far = zeros_;
  auto rank = std::ranges::lower_bound(ranks, zeros_);
  const auto zeros = static_cast<std::size_t>(rank - ranks.begin());
  for (Bucket& bucket : buckets) {
    up_to_here += bucket.count;
    for (; rank != ranks.end() && *rank < up_to_here; ++rank) {
      places.push_back(*rank - far);
      bucket.is_near = true;
    }
    if (!bucket.is_near) far += bucket.count;
  }
  std::vector<std::int64_t> near;
  for (const std::int64_t ns : wide_) {
    if (bucket_of(ns).is_near) near.push_back(ns);
  }
  std::ranges::sort(near);
  std::vector<double> found(zeros, 0.0);
  for (const std::uint64_t place : places) found.push_back(static_cast<double>(near[place]));
  return found;
}

std::vector<double> Sample::binned_values(std::span<const std::uint64_t> ranks) const {
  std::vector<double> found;
  while (found.size() < ranks.size() && ranks[found.size()] < zeros_) found.push_back(0);
  std::uint64_t up_to_here = zeros_;
  for (std::size_t b = 0; b < bins_.size() && found.size() < ranks.size(); ++b) {
    up_to_here += count_in(b);
    while (found.size() < ranks.size() && ranks[found.size()] < up_to_here)
      found.push_back(middle(first_bin_ + b, bins_in_octave));
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

std::vector<std::uint64_t> Sample::counts_within(std::span<const sim::Duration> limits) const {
  std::vector<std::uint64_t> counts(limits.size());
  const auto count = [&](double ns, std::uint64_t many) {
    const auto first = std::ranges::lower_bound(limits, ns, {}, [](sim::Duration limit) {
      return static_cast<double>(limit.count());
    });
    if (first != limits.end()) counts[static_cast<std::size_t>(first - limits.begin())] += many;
  };
  count(0, zeros_);
  for (const std::int64_t ns : is_exact_ ? std::span{wide_} : std::span<const std::int64_t>{}) {
    count(static_cast<double>(ns), 1);
  }
  for (std::size_t b = 0; b < bins_.size(); ++b) {
    if (count_in(b) > 0) count(middle(first_bin_ + b, bins_in_octave), count_in(b));
  }
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
  return counts;
}

}  // namespace servicechain::analysis
