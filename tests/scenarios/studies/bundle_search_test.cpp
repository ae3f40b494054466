#include "scenarios/studies/bundle_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "scenarios/studies/yearly_cost.h"
#include "sim/random.h"

namespace servicechain::scenarios {
namespace {

BundleQuestion question(std::vector<double> costs, std::optional<double> budget) {
  const std::size_t count = costs.size();
  return {std::move(costs), std::vector<std::vector<bool>>(count, std::vector<bool>(count)), budget};
}

void forbid(BundleQuestion& question, std::size_t a, std::size_t b) {
  question.clashes[a][b] = question.clashes[b][a] = true;
}

TEST(Bundles, AreAllThatTheBudgetAllowsSmallOnesFirst) {
  const std::vector<Bundle> allowed{{0}, {1}, {2}, {0, 1}};
  EXPECT_EQ(allowed_bundles(question({30, 20, 45}, 60), 50), allowed);
  EXPECT_EQ(count_of_bundles(question({30, 20, 45}, 60), 50), 4U);
  EXPECT_EQ(count_of_bundles(question({30, 20, 45}, std::nullopt), 50), 7U);
}

// 0.1 + 0.2 is more than 0.3 in the last digit.
TEST(Bundles, MayCostExactlyTheBudget) {
  EXPECT_EQ(count_of_bundles(question({0.1, 0.2}, 0.3), 50), 3U);
  EXPECT_EQ(count_of_bundles(question({30, 30}, 60), 50), 3U);
  EXPECT_EQ(count_of_bundles(question({30, 30}, 59.99), 50), 2U);
}

TEST(Bundles, NeverHoldWhatClashes) {
  BundleQuestion asked = question({1, 1, 1}, std::nullopt);
  forbid(asked, 0, 2);
  const std::vector<Bundle> allowed{{0}, {1}, {2}, {0, 1}, {1, 2}};
  EXPECT_EQ(allowed_bundles(asked, 50), allowed);
}

// 70 is beyond 60 alone, but not with what saves 10, before or behind it in the list.
TEST(Bundles, MaySaveForWhatIsDear) {
  const std::vector<Bundle> allowed{{1}, {0, 1}};
  EXPECT_EQ(allowed_bundles(question({70, -10}, 60), 50), allowed);
  EXPECT_EQ(count_of_bundles(question({-10, 70}, 60), 50), 2U);
}

TEST(Bundles, AreNotCountedBeyondWhatIsAsked) {
  EXPECT_EQ(count_of_bundles(question(std::vector<double>(40, 1.0), std::nullopt), 1000), 1000U);
  EXPECT_EQ(allowed_bundles(question(std::vector<double>(40, 1.0), std::nullopt), 50).size(), 51U);
}

// The sums of promises of all allowed bundles, greatest first, by going through all 2^n.
std::vector<double> sums_by_hand(const BundleQuestion& asked, const std::vector<double>& promises) {
  std::vector<double> sums;
  for (std::uint32_t mask = 1; mask < 1U << promises.size(); ++mask) {
    double cost = 0;
    double sum = 0;
    bool is_allowed = true;
    for (std::size_t i = 0; i < promises.size(); ++i) {
      if ((mask >> i & 1U) == 0) continue;
      cost += asked.costs[i];
      sum += promises[i];
      for (std::size_t j = 0; j < i; ++j) is_allowed = is_allowed && !((mask >> j & 1U) != 0 && asked.clashes[i][j]);
    }
    if (is_allowed && cost <= *asked.budget) sums.push_back(sum);
  }
  std::ranges::sort(sums, std::ranges::greater{});
  return sums;
}

double sum_of(const Bundle& bundle, const std::vector<double>& promises) {
  double sum = 0;
  for (const std::size_t member : bundle) sum += promises[member];
  return sum;
}

// 100 questions of 10 what-ifs, some harmful, some that save money, some that clash.
TEST(Bundles, MostPromisingAreThoseOfAnExhaustiveSearch) {
  for (std::uint32_t trial = 0; trial < 100; ++trial) {
    const sim::Luck luck{7, trial};
    BundleQuestion asked = question(std::vector<double>(10), 40);
    std::vector<double> promises;
    for (std::uint32_t i = 0; i < 10; ++i) {
      asked.costs[i] = std::floor(40 * luck.uniform(i, 1, 0)) - 5;
      promises.push_back(8 * luck.uniform(i, 2, 0) - 1);
    }
    for (std::uint32_t clash = 0; clash < 3; ++clash) {
      const auto a = static_cast<std::size_t>(5 * luck.uniform(clash, 3, 0));
      forbid(asked, a, 5 + static_cast<std::size_t>(5 * luck.uniform(clash, 4, 0)));
    }
    const Promising found = most_promising(asked, promises, 12);
    EXPECT_TRUE(found.is_proved);
    const std::vector<double> all = sums_by_hand(asked, promises);
    ASSERT_EQ(found.bundles.size(), std::min<std::size_t>(12, all.size())) << trial;
    for (std::size_t b = 0; b < found.bundles.size(); ++b) {
      EXPECT_NEAR(sum_of(found.bundles[b], promises), all[b], 1e-9) << trial;
    }
  }
}

// 46,000 a year; 500 a month; 1,000 a week of 52; 15,000 once over 3 years.
TEST(CostAYear, AddsUpWhatIsPaidInDifferentRhythms) {
  EXPECT_EQ(cost_a_year({46000, "EUR", Cost::Per::year}, 3), 46000);
  EXPECT_EQ(cost_a_year({500, "EUR", Cost::Per::month}, 3), 6000);
  EXPECT_EQ(cost_a_year({1000, "EUR", Cost::Per::week}, 3), 52000);
  EXPECT_EQ(cost_a_year({15000, "EUR", Cost::Per::once}, 3), 5000);
  EXPECT_EQ(cost_a_year({24, "EUR", Cost::Per::hour}, 3), std::nullopt);
  EXPECT_EQ(cost_a_year({48, "EUR", Cost::Per::visit}, 3), std::nullopt);
}

}  // namespace
}  // namespace servicechain::scenarios
