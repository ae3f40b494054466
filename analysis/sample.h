#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/time.h"

namespace servicechain::analysis {

// Durations kept for their percentiles. Zeros ("did not wait") are only counted. The others stand as they are until
// there are more than 65,536 of them, then as counts in bins whose width is at most 1/2048 of the value (0.049 %); a
// value read from a bin is its middle, so at most 0.025 % off.
// Merging is commutative: the same values in any order and any grouping give the same percentiles, because whether
// they are binned depends on their number alone.
class Sample {
 public:
  static constexpr std::uint64_t exact_at_most = std::uint64_t{1} << 16;

  // Requires: not negative.
  void add(sim::Duration duration) {
    ++count_;
    if (duration.count() == 0) {
      ++zeros_;
    } else if (count_ - zeros_ <= exact_at_most) {
      values_.push_back(duration.count());
    } else {
      add_to_bins(duration.count());
    }
  }
  void merge(const Sample& other);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] bool is_exact() const { return is_exact_; }

  // In hours, one for each share. Hyndman & Fan's type 8: place (n + 1/3) p + 1/3 in the ordered values, straight
  // between neighbours. Median-unbiased whatever the law (The American Statistician 50(4), 1996).
  // Requires: count() > 0, shares ascending in (0, 1).
  [[nodiscard]] std::vector<double> quantiles_h(std::span<const double> shares) const;

 private:
  using Octave = std::vector<std::uint64_t>;  // empty, or one count per bin

  void add_to_bins(std::int64_t ns);
  void count_in_bin(std::int64_t ns);
  void leave_exactness();
  [[nodiscard]] std::vector<double> exact_values(std::span<const std::uint64_t> ranks) const;
  [[nodiscard]] std::vector<double> binned_values(std::span<const std::uint64_t> ranks) const;

  bool is_exact_ = true;              // -- state
  std::uint64_t count_ = 0;           // -- state: zeros included
  std::uint64_t zeros_ = 0;           // -- state
  std::vector<std::int64_t> values_;  // -- state: ns, not ordered, while exact
  std::vector<Octave> octaves_;       // -- state: by the place of the top bit, when binned
};

}  // namespace servicechain::analysis
