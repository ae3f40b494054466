#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/time.h"

namespace servicechain::analysis {

class Packer;
class Unpacker;

// Durations kept for their percentiles. Zeros ("did not wait") are only counted. The others stand as they are until
// there are more than 4,096 of them, then as counts in bins whose width is at most 1/2048 of the value (0.049 %); a
// value read from a bin is its middle, so at most 0.025 % off.
// Merging is commutative: the same values in any order and any grouping give the same percentiles, because whether
// they are binned depends on their number alone.
class Sample {
 public:
  static constexpr std::uint64_t exact_at_most = std::uint64_t{1} << 12;

  // Requires: not negative.
  void add(sim::Duration duration) {
    make_sure_there_is_count_for(1);
    ++count_;
    if (duration.count() == 0) {
      ++zeros_;
    } else if (!is_exact_) {
      count_in_bin(duration.count());
    } else {
      add_exactly(duration.count());
    }
  }
  // The same of several.
  void add(std::span<const sim::Duration> durations);
  void merge(const Sample& other);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] bool is_exact() const { return is_exact_; }

  // In hours, one for each share. Hyndman & Fan's type 8: place (n + 1/3) p + 1/3 in the ordered values, straight
  // between neighbours. Median-unbiased whatever the law (The American Statistician 50(4), 1996).
  // Requires: count() > 0, shares ascending in (0, 1).
  [[nodiscard]] std::vector<double> quantiles_h(std::span<const double> shares) const;

  // How many of them last at most so long, one for each limit. Requires: limits ascending, not negative.
  [[nodiscard]] std::vector<std::uint64_t> counts_within(std::span<const sim::Duration> limits) const;

  // All of it as bytes, and back. What comes back from bytes that do not fit is of no use: the Unpacker says so.
  void pack(Packer& packer) const;
  [[nodiscard]] static Sample unpack(Unpacker& from);

 private:
  static constexpr int bits_in_octave = 11;  // 2048 bins from one power of two to the next
  static constexpr std::size_t bins_in_octave = std::size_t{1} << bits_in_octave;
  static constexpr std::uint64_t most_in_bins = std::numeric_limits<std::uint32_t>::max() - exact_at_most;

  // Bins stand in one row: a value below 4096 ns in its own, above that 2048 to each octave.
  [[nodiscard]] static std::size_t bin_of(std::int64_t ns) {
    const auto value = static_cast<std::uint64_t>(ns);
    const int shift = static_cast<int>(std::bit_width(value | (2 * bins_in_octave - 1))) - bits_in_octave - 1;
    return (static_cast<std::size_t>(shift) << bits_in_octave) + (value >> shift);
  }
  void count_in_bin(std::int64_t ns) {
    const std::size_t bin = bin_of(ns);
    if (bin - first_bin_ >= bins_.size()) make_room(bin);
    ++bins_[bin - first_bin_];
  }
  void make_sure_there_is_count_for(std::uint64_t more) {
    if (count_ - carried_over_ + more > most_in_bins) [[unlikely]] carry_over();
  }
  [[nodiscard]] std::uint64_t count_in(std::size_t bin) const {
    return bins_[bin] + (wide_.empty() ? 0 : static_cast<std::uint64_t>(wide_[bin]));
  }
  // Rare, and kept out of the way of what is not.
  [[gnu::noinline]] void carry_over();
  [[gnu::noinline]] void make_room(std::size_t bin);
  [[gnu::noinline]] void add_exactly(std::int64_t ns);
  [[nodiscard]] std::size_t keep(std::span<const sim::Duration> durations);
  [[nodiscard]] std::size_t count_in_bins(std::span<const sim::Duration> durations);
  void leave_exactness();
  void merge_bins(const Sample& other);
  [[nodiscard]] std::vector<double> exact_values(std::span<const std::uint64_t> ranks) const;
  [[nodiscard]] std::vector<double> binned_values(std::span<const std::uint64_t> ranks) const;

  bool is_exact_ = true;         // -- state
  std::uint32_t first_bin_ = 0;  // -- state: number of the first bin
  std::uint64_t count_ = 0;      // -- state: zeros included
  std::uint64_t zeros_ = 0;      // -- state
  // -- state: while exact, the values in ns, not ordered; when binned, nothing, or what was carried over of each bin
  // before it could be too great
  std::vector<std::int64_t> wide_;
  // -- state: counts in the whole octaves that occur, when binned; small, because the memory is what they wait for
  std::vector<std::uint32_t> bins_;
  std::uint64_t carried_over_ = 0;  // -- state: of count_, those that no bin can hold
};

}  // namespace servicechain::analysis
