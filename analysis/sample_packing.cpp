#include <algorithm>

#include "analysis/packing.h"
#include "analysis/sample.h"

// How a sample goes into a file and comes back: values as distances from the one below, bins that hold something as
// distances and counts.
namespace servicechain::analysis {

void Sample::pack(Packer& packer) const {
  packer.whole(is_exact_ ? 1 : 0);
  packer.whole(zeros_);
  if (is_exact_) {
    std::vector<std::int64_t> values = values_;
    std::sort(values.begin(), values.end());
    packer.whole(values.size());
    std::int64_t below = 0;
    for (const std::int64_t value : values) {
      packer.whole(static_cast<std::uint64_t>(value - below));
      below = value;
    }
    return;
  }
  std::uint64_t bins = 0;
  for (const Octave& octave : octaves_) {
    bins += static_cast<std::uint64_t>(std::count_if(octave.begin(), octave.end(), [](auto count) { return count > 0; }));
  }
  packer.whole(bins);
  std::size_t last = 0;
  for (std::size_t o = 0; o < octaves_.size(); ++o) {
    for (std::size_t b = 0; b < octaves_[o].size(); ++b) {
      if (octaves_[o][b] == 0) continue;
      const std::size_t bin = o * bins_in_octave + b;
      packer.whole(bin - last);
      packer.whole(octaves_[o][b]);
      last = bin;
    }
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
      sample.values_.push_back(static_cast<std::int64_t>(value));
    }
    sample.count_ += entries;
    return sample;
  }
  sample.octaves_.resize(count_of_octaves);
  std::uint64_t bin = 0;
  for (std::size_t i = 0; i < entries && from.is_sound(); ++i) {
    bin += from.whole();
    const std::uint64_t count = from.whole();
    if (bin >= count_of_octaves * bins_in_octave) {
      from.refuse();
      break;
    }
    Octave& octave = sample.octaves_[bin / bins_in_octave];
    if (octave.empty()) sample.make_room(octave);
    octave[bin % bins_in_octave] = count;
    sample.count_ += count;
  }
  return sample;
}

}  // namespace servicechain::analysis
