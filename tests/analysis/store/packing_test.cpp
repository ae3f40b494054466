#include "analysis/store/packing.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <limits>

#include "analysis/observe/sample.h"

namespace servicechain::analysis {
namespace {

TEST(Packing, GivesBackWhatWasPacked) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  Packer packer;
  for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, most}) packer.whole(value);
  packer.real(-0.1);
  EXPECT_EQ(packer.bytes().size(), 1U + 1 + 2 + 10 + 8);
  Unpacker from{packer.bytes()};
  EXPECT_EQ(from.whole(), 0U);
  EXPECT_EQ(from.whole(), 127U);
  EXPECT_EQ(from.whole(), 128U);
  EXPECT_EQ(from.whole(), most);
  EXPECT_FALSE(from.is_at_end());
  EXPECT_EQ(from.real(), -0.1);
  EXPECT_TRUE(from.is_at_end());
}

TEST(Packing, SaysWhenBytesAreMissing) {
  Unpacker from{"\x80"};
  EXPECT_EQ(from.whole(), 0U);
  EXPECT_FALSE(from.is_sound());
  Unpacker shorter{"1234567"};
  EXPECT_EQ(shorter.real(), 0.0);
  EXPECT_FALSE(shorter.is_sound());
}

// A number of things that would not fit in what is left.
TEST(Packing, RefusesACountBeyondItsBytes) {
  Packer packer;
  packer.whole(1'000'000'000);
  Unpacker from{packer.bytes()};
  EXPECT_EQ(from.count(), 0U);
  EXPECT_FALSE(from.is_sound());
}

Sample sample_of(int count) {
  Sample sample;
  for (int i = 0; i < count; ++i) sample.add(std::chrono::seconds{i * 37 % 1000});
  return sample;
}

// Whether the values stand as they are (500) or in bins (10,000), and when more is merged into them.
TEST(Packing, GivesBackASampleThatGoesOnAsBefore) {
  constexpr std::array shares{0.1, 0.5, 0.99};
  for (const int count : {0, 500, 10'000}) {
    Sample before = sample_of(count);
    Packer packer;
    before.pack(packer);
    Unpacker from{packer.bytes()};
    Sample after = Sample::unpack(from);
    ASSERT_TRUE(from.is_at_end()) << count;
    EXPECT_EQ(after.count(), before.count());
    EXPECT_EQ(after.is_exact(), before.is_exact());
    before.merge(sample_of(4000));
    after.merge(sample_of(4000));
    EXPECT_EQ(after.quantiles_h(shares), before.quantiles_h(shares)) << count;
    Packer again;
    after.pack(again);
    Packer as_before;
    before.pack(as_before);
    EXPECT_EQ(again.bytes(), as_before.bytes()) << count;
  }
}

TEST(Packing, RefusesASampleThatWasCutShort) {
  Packer packer;
  sample_of(10'000).pack(packer);
  for (std::size_t kept = 0; kept < packer.bytes().size(); kept += 101) {
    Unpacker from{std::string_view{packer.bytes()}.substr(0, kept)};
    static_cast<void>(Sample::unpack(from));
    EXPECT_FALSE(from.is_at_end()) << kept;
  }
}

}  // namespace
}  // namespace servicechain::analysis
