#include "analysis/estimates/evidence.h"

#include <gtest/gtest.h>

#include <array>
#include <span>
#include <string>

#include "analysis/estimates/summary.h"
#include "analysis/observe/collector.h"
#include "tests/analysis/little_chain.h"

namespace servicechain::analysis {
namespace {

sim::Time at(double hours) { return sim::start_of_run + sim::from_hours(hours); }

// A replication of 200 customers who are in the chain for 1, 2 … 200 min, `slower` min more each.
Observed replication(const models::ServiceChain& chain, std::span<const models::Lane> lanes, int slower) {
  Collector collector{chain, lanes, {at(0), at(100)}, nullptr};
  for (int i = 1; i <= 200; ++i) {
    collector.customer_left({{0}, 1, models::Ending::finished, at(1), at(1) + std::chrono::minutes{i + slower}, {}, 1, 80,
                             80, 80.0, true});
  }
  return collector.take(at(100));
}

std::vector<MeasureSpread> summary_of(std::initializer_list<std::uint32_t> order, std::uint32_t planned) {
  const models::ServiceChain chain = tests::little_chain();
  Evidence evidence{catalogue_of(chain)};
  evidence.make_room(planned);
  for (std::uint32_t r : order) {
    evidence.add(r, replication(chain, evidence.catalogue().lanes, static_cast<int>(r)));
  }
  return summarise(evidence);
}

const MeasureSpread& find(const std::vector<MeasureSpread>& summary, const std::string& name) {
  for (const MeasureSpread& entry : summary) {
    if (entry.measure.of == "customers" && entry.measure.name == name) return entry;
  }
  throw std::out_of_range{name};
}

// Replication r has mean 100.5 + r min: over 0…3 it is 102 min.
TEST(Evidence, PoolsReplications) {
  const std::vector<MeasureSpread> summary = summary_of({0, 1, 2, 3}, 4);
  EXPECT_NEAR(find(summary, "time").spread->point, 102.0 / 60, 1e-12);
  EXPECT_EQ(find(summary, "time").pairs.size(), 4U);
  EXPECT_NEAR(find(summary, "time.p50").spread->point, 102.0 / 60, 1e-12);
  EXPECT_EQ(find(summary, "time.p50").sections, 4U);
}

TEST(Evidence, IsTheSameInAnyOrder) {
  const std::vector<MeasureSpread> forwards = summary_of({0, 1, 2, 3}, 4);
  const std::vector<MeasureSpread> backwards = summary_of({3, 1, 0, 2}, 4);
  for (const char* name : {"time", "time.p50", "satisfaction"}) {
    EXPECT_EQ(find(forwards, name).spread->point, find(backwards, name).spread->point) << name;
    EXPECT_EQ(find(forwards, name).spread->deviations, find(backwards, name).spread->deviations) << name;
  }
}

// Replication 2 of 4 was not reached: three remain, and their percentiles stand on three sections.
TEST(Evidence, KeepsWhatThereIsWhenRunsAreMissing) {
  const std::vector<MeasureSpread> summary = summary_of({0, 1, 3}, 4);
  EXPECT_EQ(find(summary, "time").pairs.size(), 3U);
  EXPECT_NEAR(find(summary, "time").spread->point, (100.5 + 4.0 / 3) / 60, 1e-12);
}

// 800 times: p95 would need 4 · 400.
TEST(Evidence, RefusesAPercentileWithoutEnoughBehindIt) {
  const std::vector<MeasureSpread> summary = summary_of({0, 1, 2, 3}, 4);
  const Estimate refused = estimate_of(find(summary, "time.p95"), 4, 0.95);
  EXPECT_FALSE(refused.mean);
  EXPECT_EQ(refused.refused_because, "too few stand behind it: 800, and 1,600 are needed");
}

TEST(Evidence, HasNoMeanWhereNothingWasObserved) {
  const std::vector<MeasureSpread> summary = summary_of({0, 1}, 2);
  const Estimate base = estimate_of(find(summary, "base"), 2, 0.95);
  EXPECT_FALSE(base.mean);
  EXPECT_EQ(base.refused_because, "");
}

// 0, 0 and 3 of 10: 10% ± 43 percentage points. No share is below 0.
TEST(Evidence, EndsARangeWhereNothingIsPossible) {
  const std::vector<Pair> pairs{{0, 10}, {0, 10}, {3, 10}};
  const MeasureSpread lost{{"customers", "all", "lost", "share"}, ratio_spread(pairs), pairs, 0, {}};
  const Estimate estimate = estimate_of(lost, 3, 0.95);
  EXPECT_EQ(estimate.range->low, 0.0);
  EXPECT_GT(estimate.range->high, 0.5);
  const MeasureSpread promoters{{"customers", "all", "promoters", "share"}, ratio_spread(pairs), pairs, 0, {}};
  EXPECT_LT(estimate_of(promoters, 3, 0.95).range->low, 0.0);
}

// One customer in each of 30 runs, all served: not "100 %, for sure", but from 88.6 % on (Wilson).
TEST(Evidence, TakesOneYesOrNoPerReplicationForWhatItIs) {
  const std::vector<Pair> pairs(30, Pair{1, 1});
  const MeasureSpread served{{"customers", "all", "served", "share"}, ratio_spread(pairs), pairs, 0, {}};
  const Estimate estimate = estimate_of(served, 30, 0.95);
  EXPECT_NEAR(estimate.range->low, 1 - 0.113513, 1e-6);
  EXPECT_NEAR(estimate.range->high, 1, 1e-12);
  EXPECT_EQ(estimate.method, "Wilson, one yes or no per replication");
}

// The percentile's difference is paired by sections: every value 1 min longer is 1 min in each, with no spread.
TEST(Evidence, PairsPercentilesBySection) {
  const models::ServiceChain chain = tests::little_chain();
  Evidence base{catalogue_of(chain)};
  Evidence after{catalogue_of(chain)};
  base.make_room(4);
  after.make_room(4);
  for (int r = 0; r < 4; ++r) {
    const auto place = static_cast<std::uint32_t>(r);
    base.add(place, replication(chain, base.catalogue().lanes, r));
    after.add(place, replication(chain, base.catalogue().lanes, r + 1));
  }
  const PairedSpread pair = paired(find(summarise(after), "time.p50"), find(summarise(base), "time.p50"));
  ASSERT_TRUE(pair.spread);
  EXPECT_NEAR(pair.spread->point, 1.0 / 60, 1e-9);
  for (double deviation : pair.spread->deviations) EXPECT_NEAR(deviation, 0.0, 1e-9);
}

}  // namespace
}  // namespace servicechain::analysis
