#include "analysis/estimates/growth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/normal.h"
#include "sim/random.h"

namespace servicechain::analysis {
namespace {

PilotSeries rising(double per_batch, double start, std::size_t replications, std::size_t batches) {
  PilotSeries series{"departments.desk", "inside", {}};
  for (std::size_t r = 0; r < replications; ++r) {
    series.batches.emplace_back();
    for (std::size_t b = 0; b < batches; ++b) {
      const double wobble = (b + r) % 2 == 0 ? 0.1 : -0.1;
      series.batches.back().push_back({start + per_batch * static_cast<double>(b) + wobble, 1});
    }
  }
  return series;
}

// 3 jobs a batch over 40 batches: the second half goes from 60 to 117; its first tenth is at 61.5, its last at 115.5.
TEST(Growth, IsToldInJobsABatch) {
  const auto growth = growth_of(rising(3, 0, 10, 40), 0, 40, 1e-3);
  ASSERT_TRUE(growth);
  EXPECT_NEAR(growth->per_batch, 3, 0.02);
  EXPECT_NEAR(growth->middle, 61.5, 0.1);
  EXPECT_NEAR(growth->end, 115.5, 0.1);
}

// From 1,000 to 1,120: surely rising, but by 6 % in the second half.
TEST(Growth, IsNotASlightRise) { EXPECT_FALSE(growth_of(rising(3, 1000, 10, 40), 0, 40, 1e-3)); }

TEST(Growth, IsNotAFall) { EXPECT_FALSE(growth_of(rising(-3, 1000, 10, 40), 0, 40, 1e-3)); }

TEST(Growth, IsNotSaidOfTwoReplicationsOrOfAShortPath) {
  EXPECT_FALSE(growth_of(rising(3, 0, 2, 40), 0, 40, 1e-3));
  EXPECT_FALSE(growth_of(rising(3, 0, 10, 40), 37, 40, 1e-3));
}

// Lines at rest that follow themselves from batch to batch (AR(1), 0.9) around 1, as wide as their mean, so that the
// end is often above 1.2 times the middle. The slopes are normal, so at a chance of 1 % at most 1 % of 4,000 studies
// alarm: 40, and by 3.3 binomial standard errors (6.3) not more than 60.
TEST(Growth, AlarmsAtRestNoMoreOftenThanItsChance) {
  const sim::Luck luck{7, 0};
  const auto normal = [&](std::uint64_t study, std::uint32_t replication, std::uint32_t batch) {
    return sim::inverse_normal(luck.uniform(sim::Identity{study}, sim::Purpose{replication}, batch));
  };
  int alarms = 0;
  for (std::uint64_t study = 0; study < 4000; ++study) {
    PilotSeries series{"departments.desk", "inside", {}};
    for (std::uint32_t r = 0; r < 10; ++r) {
      series.batches.emplace_back();
      double away = normal(study, r, 0);
      for (std::uint32_t b = 0; b < 40; ++b) {
        away = 0.9 * away + std::sqrt(1 - 0.81) * normal(study, r, b + 1);
        series.batches.back().push_back({1 + away, 1});
      }
    }
    alarms += growth_of(series, 0, 40, 0.01).has_value();
  }
  EXPECT_LE(alarms, 60);
}

}  // namespace
}  // namespace servicechain::analysis
