#include <algorithm>
#include <limits>
#include <utility>

#include "analysis/observe/sample.h"
#include "analysis/store/packing.h"

// How a sample goes into a file and comes back: values as distances from the one below, bins that hold something as
// distances and counts.
namespace servicechain::analysis {

void Sample::pack(Packer& packer) const {
  packer.whole(is_exact_ ? 1 : 0);
  packer.whole(zeros_);
  if (is_exact_) {
    std::vector<std::int64_t> values = wide_;
    std::sort(values.begin(), values.end());
    packer.whole(values.size());
    std::int64_t below = 0;
    for (const std::int64_t value : values) {
      packer.whole(static_cast<std::uint64_t>(value - below));
      below = value;
    }
    return;
  }
  std::vector<std::size_t> counted;
  for (std::size_t b = 0; b < bins_.size(); ++b) {
    if (count_in(b) > 0) counted.push_back(b);
  }
  packer.whole(counted.size());
  std::size_t last = 0;
  for (const std::size_t b : counted) {
    packer.whole(first_bin_ + b - last);
    packer.whole(count_in(b));
    last = first_bin_ + b;
  }
}

Sample Sample::unpack(Unpacker& from) {
  Sample sample;
  sample.is_exact_ = from.whole() == 1;
  sample.zeros_ = from.whole();
  sample.count_ = sample.zeros_;
  const std::size_t entries = from.count();
  if (sample.is_exact_) {
    if (entries > exact_at_most) from.refuse();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < entries && from.is_sound(); ++i) {
      value += from.whole();
      sample.wide_.push_back(static_cast<std::int64_t>(value));
    }
    sample.count_ += entries;
    return sample;
  }
  std::uint64_t bin = 0;
  for (std::size_t i = 0; i < entries && from.is_sound(); ++i) {
    bin += from.whole();
    const std::uint64_t count = from.whole();
    if (bin > bin_of(std::numeric_limits<std::int64_t>::max())) {
      from.refuse();
      break;
    }
    if (bin - sample.first_bin_ >= sample.bins_.size()) sample.make_room(bin);
    sample.wide_.resize(sample.bins_.size());
    sample.wide_[bin - sample.first_bin_] = static_cast<std::int64_t>(count);
    sample.count_ += count;
  }
  sample.carried_over_ = sample.count_;
  if (sample.count_ <= most_in_bins) {
    std::ranges::transform(std::exchange(sample.wide_, {}), sample.bins_.begin(),
                           [](std::int64_t each) { return static_cast<std::uint32_t>(each); });
    sample.carried_over_ = 0;
  }
  return sample;
}

}  // namespace servicechain::analysis
