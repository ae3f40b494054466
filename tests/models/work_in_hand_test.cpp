#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "models/run/passage.h"

namespace servicechain::models::run {
namespace {

sim::Time at(std::int64_t ns) { return sim::Time{sim::Duration{ns}}; }

// Works begun, replaced and ended in a mixed order, up to 20 at a time, of which many end at one moment, beside a list
// ordered by (end, number of the start). Each work carries its number as the moment when it started.
TEST(WorkInHand, GivesTheFirstToEndAndOfEqualsTheFirstStarted) {
  WorkInHand in_hand;
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> ordered;  // (end, number): number
  std::uint32_t dice = 1;
  for (std::int64_t number = 0; number < 20'000; ++number) {
    dice = dice * 1'664'525 + 1'013'904'223;  // a linear congruence: any mixed order will do
    const std::int64_t end = dice >> 28;
    const std::uint32_t what = (dice >> 20) % 3;
    if (ordered.empty() || (what == 0 && ordered.size() < 20)) {
      in_hand.add(at(end)).started = at(number);
      ordered.emplace(std::pair{end, number}, number);
    } else if (what == 1) {
      in_hand.remove_first();
      ordered.erase(ordered.begin());
    } else {
      in_hand.replace_first(at(end)).started = at(number);
      ordered.erase(ordered.begin());
      ordered.emplace(std::pair{end, number}, number);
    }
    ASSERT_EQ(in_hand.size(), ordered.size());
    if (ordered.empty()) continue;
    ASSERT_EQ(in_hand.first_end(), at(ordered.begin()->first.first));
    ASSERT_EQ(in_hand.first().started, at(ordered.begin()->second));
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> all;
  in_hand.each([&](const AtWork& work, sim::Time end) {
    all.emplace_back(end.time_since_epoch().count(), work.started.time_since_epoch().count());
  });
  std::vector<std::pair<std::int64_t, std::int64_t>> expected;
  for (const auto& [key, number] : ordered) expected.push_back(key);
  std::sort(all.begin(), all.end());
  EXPECT_EQ(all, expected);
}

}  // namespace
}  // namespace servicechain::models::run
