#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/estimates/estimates.h"
#include "analysis/verdicts/verdict.h"
#include "tests/analysis/planted.h"

// "About N more runs would settle it", on planted normal differences with standard error 1 after 30 runs.
namespace servicechain::analysis {
namespace {

using tests::Normals;
using tests::spread_of;

constexpr std::uint32_t runs = 30;

struct Planted {
  double difference;
  double enough;  // the smallest difference that matters
};

std::vector<double> more_of(Normals& normals, std::vector<double> values, std::uint32_t more, double difference) {
  for (std::uint32_t r = 0; r < more; ++r) values.push_back(difference + std::sqrt(runs) * normals.next());
  return values;
}

bool is_open(const Spread& spread, double enough) {
  const Estimate estimate = estimate_of(spread, 0.95, "");
  return verdict_of(*estimate.range, enough) == VerdictKind::cannot_tell;
}

// What was promised in the studies that could not tell, and how many of them could after that.
struct Kept {
  std::vector<std::uint32_t> promised;
  int settled = 0;
  [[nodiscard]] double share() const { return settled / static_cast<double>(promised.size()); }
  [[nodiscard]] double median() const {
    std::vector<std::uint32_t> sorted = promised;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
  }
};

Kept promises_kept(const Planted& planted, std::uint32_t seed, int studies) {
  Normals normals{seed};
  Kept kept;
  for (int study = 0; study < studies; ++study) {
    std::vector<double> values = more_of(normals, {}, runs, planted.difference);
    const Spread first = spread_of(values);
    if (!is_open(first, planted.enough)) continue;
    const Estimate estimate = estimate_of(first, 0.95, "");
    kept.promised.push_back(more_runs(*estimate.range, {planted.enough, true, 0.95}, runs));
    values = more_of(normals, std::move(values), kept.promised.back(), planted.difference);
    kept.settled += !is_open(spread_of(values), planted.enough);
  }
  return kept;
}

// Who knew the true difference δ would need the N at which the range settles with chance .9, with se = √(30/(30 + N)):
// P(|point| > 1.96 se) + P(|point| < d − 1.96 se), point normal around δ.
double runs_truly_needed(const Planted& planted) {
  const auto below = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2)); };
  for (double more = 1;; more *= 1.01) {
    const double se = std::sqrt(runs / (runs + more));
    const auto within = [&](double bound) {
      return below((bound - planted.difference) / se) - below((-bound - planted.difference) / se);
    };
    const double half = 1.96 * se;
    const double inner = std::max(0.0, planted.enough - half);
    if (inner >= half || 1 - within(half) + within(inner) >= 0.9) return more;
  }
}

// Where what matters is as large as the standard error or larger, and the difference is neither beyond that nor beyond
// 1.5 standard errors (from 2 on most studies can tell at once, and those that cannot were unlucky): at least 4 of 5
// are settled by then (tolerance 3.89 binomial standard errors), and the number is right within a factor of two, rounded up
// to the next ten.
TEST(MoreRuns, SettleItAsOftenAsPromised) {
  std::uint32_t seed = 600;
  for (const Planted& planted : {Planted{0, 1}, {0.5, 1}, {1, 1}, {-1, 1}, {0, 2}, {1, 2}, {1.5, 2}, {1.5, 3}}) {
    const Kept kept = promises_kept(planted, seed++, 1'000);
    ASSERT_GT(kept.promised.size(), 50U);
    const auto tries = static_cast<double>(kept.promised.size());
    EXPECT_GE(kept.share(), 0.8 - tests::tolerance(0.8, tries)) << planted.difference << " of " << planted.enough;
    const double needed = runs_truly_needed(planted);
    EXPECT_GE(kept.median(), needed / 2) << planted.difference << " of " << planted.enough;
    EXPECT_LE(kept.median(), 2 * needed + 10) << planted.difference << " of " << planted.enough;
  }
}

// Over differences that may lie anywhere the promise is .9 by construction, however little it takes to matter: here
// evenly in −6…6 standard errors, of which only those within 3 or so leave it open.
TEST(MoreRuns, SettleNineInTenOverAllDifferences) {
  double settled = 0;
  double tries = 0;
  std::uint32_t seed = 700;
  for (double difference = -6; difference <= 6; difference += 0.25) {
    const Kept kept = promises_kept({difference, 1}, seed++, 80);
    settled += kept.settled;
    tries += static_cast<double>(kept.promised.size());
  }
  EXPECT_GT(tries, 1'000);
  EXPECT_NEAR(settled / tries, 0.9, tests::tolerance(0.9, tries) + 0.02);  // rounding up to easy numbers adds a little
}

}  // namespace
}  // namespace servicechain::analysis
