#include "analysis/observe/sample.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/store/packing.h"

namespace servicechain::analysis {
namespace {

using sim::Duration;

Duration in_hours(std::int64_t hours) { return std::chrono::hours{hours}; }

double quantile(const Sample& sample, double share) { return sample.quantiles_h(std::array{share}).front(); }

// 1…10 h. Type 8: place (10 + 1/3) p + 1/3. p = .5: 5.5. p = .9: 9.6333. p = .25: 2.91667. p = .99: 10.56, cut at 10.
TEST(Sample, GivesPercentilesOfType8) {
  Sample sample;
  for (int h : {7, 3, 10, 1, 5, 9, 2, 8, 6, 4}) sample.add(in_hours(h));
  const std::vector<double> found = sample.quantiles_h(std::array{0.25, 0.5, 0.9, 0.99});
  EXPECT_NEAR(found[0], 2.0 + 0.9166666666666667, 1e-12);
  EXPECT_NEAR(found[1], 5.5, 1e-12);
  EXPECT_NEAR(found[2], 9.633333333333333, 1e-12);
  EXPECT_NEAR(found[3], 10.0, 1e-12);
}

// Two zeros, then 1, 2, 2 and 3 h; a limit counts what lasts just as long.
TEST(Sample, CountsWhatLastsAtMostSoLong) {
  Sample sample;
  for (const int h : {3, 0, 2, 1, 0, 2}) sample.add(in_hours(h));
  const std::array limits{in_hours(0), in_hours(1), in_hours(2), in_hours(5)};
  EXPECT_EQ(sample.counts_within(limits), (std::vector<std::uint64_t>{2, 3, 5, 6}));
}

// 1…5000 s, binned to 0.05%: 2500.5 s lies more than 0.025% of it from 2499 s and from 2502 s.
TEST(Sample, CountsInBinsToTheirWidth) {
  Sample sample;
  for (int s = 1; s <= 5000; ++s) sample.add(std::chrono::seconds{s});
  ASSERT_FALSE(sample.is_exact());
  const std::uint64_t within = sample.counts_within(std::array<Duration, 1>{std::chrono::milliseconds{2'500'500}})[0];
  EXPECT_GE(within, 2499U);
  EXPECT_LE(within, 2501U);
}

// 6 zeros and 1…4 h: ordered places 1–6 are 0, 7–10 are 1…4. p = .5: place 5.5 → 0. p = .6: 6.5333 → .5333.
TEST(Sample, KeepsZerosInTheirPlace) {
  Sample sample;
  for (int i = 0; i < 6; ++i) sample.add(Duration::zero());
  for (int h : {4, 2, 3, 1}) sample.add(in_hours(h));
  EXPECT_EQ(sample.count(), 10U);
  EXPECT_EQ(quantile(sample, 0.5), 0.0);
  EXPECT_NEAR(quantile(sample, 0.6), 0.5333333333333333, 1e-12);
}

TEST(Sample, OfOneValueHasAllPercentilesThere) {
  Sample sample;
  sample.add(in_hours(3));
  EXPECT_EQ(quantile(sample, 0.01), 3.0);
  EXPECT_EQ(quantile(sample, 0.99), 3.0);
}

// i s for i = 1…100,000: the true percentile is about p · 100,000 s. A bin's middle is at most 1/4096 = .0245 % off.
TEST(Sample, BinnedPercentilesAreWithinATwoThousandth) {
  Sample sample;
  for (std::int64_t i = 1; i <= 100'000; ++i) sample.add(std::chrono::seconds{i});
  ASSERT_FALSE(sample.is_exact());
  for (double share : {0.01, 0.1, 0.5, 0.9, 0.95, 0.99}) {
    const double truth_h = ((100'000 + 1.0 / 3) * share + 1.0 / 3) / 3600;
    EXPECT_NEAR(quantile(sample, share) / truth_h, 1.0, 0.0005) << share;
  }
}

// Below 2048 ns a bin is one value.
TEST(Sample, BinnedNanosecondsAreExact) {
  Sample sample;
  for (int i = 0; i < 70'000; ++i) sample.add(Duration{1 + i % 7});
  ASSERT_FALSE(sample.is_exact());
  EXPECT_EQ(quantile(sample, 0.5), 4 / sim::ns_per_h);
}

TEST(Sample, IsExactUpToItsLimitAndZerosDoNotCount) {
  Sample sample;
  for (std::uint64_t i = 0; i < Sample::exact_at_most; ++i) sample.add(in_hours(1));
  for (int i = 0; i < 100; ++i) sample.add(Duration::zero());
  EXPECT_TRUE(sample.is_exact());
  sample.add(in_hours(1));
  EXPECT_FALSE(sample.is_exact());
}

// Zeros, a nanosecond, what has a bin of its own, what has not, and more than a hundred days; in blocks that do and do
// not pass the limit of exactness.
TEST(Sample, TakesManyAtOnceAsOneByOne) {
  std::vector<Duration> durations;
  for (std::int64_t i = 0; i < 80'000; ++i) durations.push_back(Duration{i % 11 == 0 ? 0 : (i * 7919 % 100'003) << (i % 40)});
  Sample one_by_one;
  Sample at_once;
  Sample by_blocks;
  for (const Duration duration : durations) one_by_one.add(duration);
  at_once.add(durations);
  for (std::size_t i = 0; i < durations.size(); i += 250) by_blocks.add(std::span{durations}.subspan(i, 250));
  std::vector<double> shares;
  for (int i = 1; i < 1000; ++i) shares.push_back(i / 1000.0);
  for (const Sample* sample : {&at_once, &by_blocks}) {
    EXPECT_EQ(sample->count(), one_by_one.count());
    EXPECT_EQ(sample->is_exact(), one_by_one.is_exact());
    EXPECT_EQ(sample->quantiles_h(shares), one_by_one.quantiles_h(shares));
  }
}

// The same 90,000 values in three samples, merged this way and that way, and in one.
TEST(Sample, MergedInAnyOrderIsTheSame) {
  std::array<Sample, 3> parts;
  Sample one;
  for (std::int64_t i = 0; i < 90'000; ++i) {
    const Duration value{(i * 7919 % 90'001) * 1'000'003};
    parts[static_cast<std::size_t>(i % 2 == 0 ? 0 : i % 3 == 0 ? 1 : 2)].add(value);
    one.add(value);
  }
  Sample forwards;
  for (const Sample& part : parts) forwards.merge(part);
  Sample backwards;
  for (std::size_t p = parts.size(); p > 0; --p) backwards.merge(parts[p - 1]);
  const std::array shares{0.1, 0.5, 0.9, 0.99};
  EXPECT_EQ(forwards.count(), 90'000U);
  EXPECT_EQ(forwards.quantiles_h(shares), backwards.quantiles_h(shares));
  EXPECT_EQ(forwards.quantiles_h(shares), one.quantiles_h(shares));
}

// 5,000 hours and one of two hours, doubled 30 times: 2^30 · 5,000 in one bin, a thousand times what 32 bits hold. One
// more of two hours, before and after the way through a file, and all stays counted.
TEST(Sample, CountsOnWhereABinIsFull) {
  Sample sample;
  for (int i = 0; i < 5'000; ++i) sample.add(in_hours(1));
  sample.add(in_hours(2));
  for (int i = 0; i < 30; ++i) sample.merge(Sample{sample});
  sample.add(in_hours(2));
  const std::uint64_t all = 5'001 * (std::uint64_t{1} << 30) + 1;
  EXPECT_EQ(sample.count(), all);

  Packer packer;
  sample.pack(packer);
  const std::string bytes = packer.bytes();
  Unpacker unpacker{bytes};
  Sample again = Sample::unpack(unpacker);
  EXPECT_TRUE(unpacker.is_sound());
  again.merge(sample);
  EXPECT_EQ(again.count(), 2 * all);
  // 1 in 5,001 took two hours: 99.98 % took one, within a bin's 0.025 %.
  const std::array shares{0.5, 0.9997, 0.9999};
  const std::vector<double> found = again.quantiles_h(shares);
  EXPECT_NEAR(found[0], 1, 0.00025);
  EXPECT_NEAR(found[1], 1, 0.00025);
  EXPECT_NEAR(found[2], 2, 0.0005);
}

TEST(Sample, ExactMergedInAnyOrderIsTheSame) {
  Sample a;
  Sample b;
  for (int h : {1, 5, 3}) a.add(in_hours(h));
  for (int h : {2, 4}) b.add(in_hours(h));
  Sample ab = a;
  ab.merge(b);
  Sample ba = b;
  ba.merge(a);
  EXPECT_TRUE(ab.is_exact());
  EXPECT_EQ(quantile(ab, 0.5), 3.0);
  EXPECT_EQ(quantile(ba, 0.5), 3.0);
}

}  // namespace
}  // namespace servicechain::analysis
