#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/contract.h"

namespace servicechain::sim {

// Entries with a share each, taken by one uniform: entry i from the sum of the shares before it to up_to[i].

// Shares may miss 1 by a ten-thousandth (33.333% three times): they are stretched to it.
template <class Entry>
[[nodiscard]] constexpr bool shares_sum_to_one(std::span<const Entry> entries) {
  double sum = 0;
  for (const Entry& entry : entries) {
    if (!(entry.share >= 0)) return false;
    sum += entry.share;
  }
  return sum > 1 - 1e-4 && sum < 1 + 1e-4;
}

// Leaves out entries without a share, and stretches the others to 1.
template <class Entry>
[[nodiscard]] std::vector<Entry> with_shares_of_one(std::vector<Entry> entries) {
  std::erase_if(entries, [](const Entry& entry) { return entry.share == 0; });
  double sum = 0;
  for (const Entry& entry : entries) sum += entry.share;
  for (Entry& entry : entries) entry.share /= sum;
  return entries;
}

template <class Entry>
[[nodiscard]] std::vector<double> cumulated(const std::vector<Entry>& entries) {
  std::vector<double> up_to;
  up_to.reserve(entries.size());
  double sum = 0;
  for (const Entry& entry : entries) up_to.push_back(sum += entry.share);
  if (!up_to.empty()) up_to.back() = 1;
  return up_to;
}

// The entry that u falls to. Requires: 0 < u < 1.
[[nodiscard]] inline std::size_t entry_at(std::span<const double> up_to, double u) {
  return static_cast<std::size_t>(std::upper_bound(up_to.begin(), up_to.end(), u) - up_to.begin());
}

}  // namespace servicechain::sim
