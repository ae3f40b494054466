#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace servicechain::scenarios {

// Places in the list of what-ifs, ascending; several what-ifs at once.
using Bundle = std::vector<std::size_t>;

struct BundleQuestion {
  std::vector<double> costs;               // of each what-if, a year; below 0: it saves money
  std::vector<std::vector<bool>> clashes;  // [a][b]: the two cannot be together; symmetric
  std::optional<double> budget;            // a year; nullopt: no limit
};

// Every bundle of one or more what-ifs that the budget allows and in which nothing clashes: single ones first, then
// pairs and so on. Ends early with more than `most` of them.
[[nodiscard]] std::vector<Bundle> allowed_bundles(const BundleQuestion& question, std::size_t most);

// How many there are; `most` stands for that many or more.
[[nodiscard]] std::uint64_t count_of_bundles(const BundleQuestion& question, std::uint64_t most);

struct Promising {
  std::vector<Bundle> bundles;  // the most promising first
  bool is_proved;               // no other has a greater sum; false: the search was given up, these are the best met
};

// The `count` allowed bundles whose promises add up to most, by branch and bound: a branch is left where its sum,
// filled up with the remaining what-ifs by promise for money and the last of them in part (Dantzig's bound, Operations
// Research 5, 1957), cannot pass the worst of the best.
// `promises`: what each what-if alone is expected to bring. Requires: one for each.
[[nodiscard]] Promising most_promising(const BundleQuestion& question, const std::vector<double>& promises,
                                       std::size_t count);

}  // namespace servicechain::scenarios
