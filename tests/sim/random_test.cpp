#include "sim/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace servicechain::sim {
namespace {

using Words = std::array<std::uint32_t, 4>;

// The published known answers of Random123 (kat_vectors, philox4x32 with 10 rounds).
TEST(Philox, GivesThePublishedAnswers) {
  EXPECT_EQ(philox4x32_10({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

// The least is half of 2^-52, the greatest lies as far below 1, and every step in between is as wide.
TEST(Uniform, IsNeverZeroNorOne) {
  EXPECT_EQ(uniform_of(0), 0x1p-53);
  EXPECT_EQ(uniform_of(~std::uint64_t{0}), 1.0 - 0x1p-53);
  EXPECT_EQ(uniform_of(std::uint64_t{1} << 12), 3 * 0x1p-53);
  EXPECT_EQ(uniform_of(std::uint64_t{1} << 63), 0.5 + 0x1p-53);
}

TEST(Luck, IsAFunctionOfItsFiveNames) {
  const double draw = Luck{7, 3}.uniform(11, 13, 17);
  EXPECT_EQ((Luck{7, 3}.uniform(11, 13, 17)), draw);
  for (const double other : {Luck{8, 3}.uniform(11, 13, 17), Luck{7, 4}.uniform(11, 13, 17),
                             Luck{7, 3}.uniform(12, 13, 17), Luck{7, 3}.uniform(11, 14, 17),
                             Luck{7, 3}.uniform(11, 13, 18), Luck{7, 3}.uniform(11 + (Identity{1} << 32), 13, 17)}) {
    EXPECT_NE(other, draw);
  }
}

// Published FNV-1a answers (Fowler, Noll & Vo): of nothing, of "a", of "foobar".
TEST(Names, AreHashedAsPublished) {
  EXPECT_EQ(purpose(""), 0x811c9dc5u);
  EXPECT_EQ(purpose("a"), 0xe40c292cu);
  EXPECT_EQ(purpose("foobar"), 0xbf9cf968u);
  EXPECT_EQ(identity(""), 0xcbf29ce484222325u);
  EXPECT_EQ(identity("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(identity("foobar"), 0x85944171f73967e8u);
}

// 300 parents of 300 children each: 90,000 identities meet by accident with chance 90,000²/2^65 = 2e-10.
TEST(Names, ChildrenHaveIdentitiesOfTheirOwn) {
  std::set<Identity> seen;
  for (Identity parent = 0; parent < 300; ++parent) {
    for (std::uint64_t ordinal = 0; ordinal < 300; ++ordinal) seen.insert(identity(parent, ordinal));
  }
  EXPECT_EQ(seen.size(), 300u * 300u);
}

// -- A small battery over the ways in which the engine walks through names. Two-sided chance of a false alarm of each
// check: one in a million (4.89 standard errors). Fixed names, so the answer is the same on every machine.

constexpr double one_in_a_million = 4.89;  // standard errors
constexpr std::uint32_t many = 200'000;

struct Walk {
  std::string name;
  std::function<double(std::uint32_t)> uniform;
};

std::vector<Walk> walks() {
  const Identity stream = identity("shoppers");
  return {
      {"customers numbered one by one",
       [](std::uint32_t i) {
         return Luck{1, 0}.uniform(i, 5, 0);
       }},
      {"children of one stream",
       [stream](std::uint32_t i) {
         return Luck{1, 0}.uniform(identity(stream, i), purpose("store/work"), 0);
       }},
      {"only children of many parents",
       [](std::uint32_t i) {
         return Luck{1, 0}.uniform(identity(i, 0), 5, 0);
       }},
      {"purposes",
       [](std::uint32_t i) {
         return Luck{1, 0}.uniform(5, i, 0);
       }},
      {"named purposes",
       [](std::uint32_t i) {
         return Luck{1, 0}.uniform(5, purpose("department-" + std::to_string(i) + "/work"), 0);
       }},
      {"visits",
       [](std::uint32_t i) {
         return Luck{1, 0}.uniform(5, 6, i);
       }},
      {"replications",
       [](std::uint32_t i) {
         return Luck{1, i}.uniform(5, 6, 0);
       }},
      {"seeds",
       [](std::uint32_t i) {
         return Luck{i, 0}.uniform(5, 6, 0);
       }},
      {"the second of each pair",
       [](std::uint32_t i) {
         return Luck{1, 0}.pair(i, 5, 0).second;
       }},
      {"first and second in turn",
       [](std::uint32_t i) {
         const UniformPair pair = Luck{1, 0}.pair(i / 2, 5, 0);
         return i % 2 == 0 ? pair.first : pair.second;
       }},
  };
}

// Mean of n uniforms: 1/2 ± √(1/12n).
TEST(Battery, MeansAreOneHalf) {
  for (const Walk& walk : walks()) {
    double sum = 0;
    for (std::uint32_t i = 0; i < many; ++i) sum += walk.uniform(i) - 0.5;
    EXPECT_LT(std::abs(sum / many) / std::sqrt(1.0 / 12 / many), one_in_a_million) << walk.name;
  }
}

// Mean of (u_i − 1/2)(u_{i+lag} − 1/2): 0 ± (1/12)/√n.
TEST(Battery, NeighboursAreUncorrelated) {
  for (const Walk& walk : walks()) {
    for (const std::uint32_t lag : {1u, 2u, 3u, 16u}) {
      double sum = 0;
      for (std::uint32_t i = 0; i < many; ++i) sum += (walk.uniform(i) - 0.5) * (walk.uniform(i + lag) - 0.5);
      EXPECT_LT(std::abs(sum / many) * 12 * std::sqrt(many), one_in_a_million) << walk.name << ", lag " << lag;
    }
  }
}

// χ² of 1024 cells: 1023 ± √2046, near enough normal; of the upper ten bits, and of bits 32 to 41.
TEST(Battery, CellsAreFilledAlike) {
  constexpr std::uint32_t cells = 1024;
  for (const Walk& walk : walks()) {
    for (const double zoom : {1.0, 0x1p32}) {
      std::vector<double> count(cells);
      for (std::uint32_t i = 0; i < many; ++i) {
        const double u = walk.uniform(i) * zoom;
        count[static_cast<std::size_t>((u - std::floor(u)) * cells)] += 1;
      }
      double chi_squared = 0;
      for (const double n : count) chi_squared += (n - many / 1024.0) * (n - many / 1024.0) / (many / 1024.0);
      EXPECT_LT(std::abs(chi_squared - 1023) / std::sqrt(2046), one_in_a_million) << walk.name << ", " << zoom;
    }
  }
}

// Each of the 52 bits is set in half of the draws: n/2 ± √n/2.
TEST(Battery, EveryBitIsSetHalfOfTheTime) {
  for (const Walk& walk : walks()) {
    std::vector<double> set(52);
    for (std::uint32_t i = 0; i < many; ++i) {
      auto bits = static_cast<std::uint64_t>(walk.uniform(i) * 0x1p52);
      for (double& count : set) {
        count += static_cast<double>(bits & 1);
        bits >>= 1;
      }
    }
    for (std::size_t bit = 0; bit < set.size(); ++bit) {
      EXPECT_LT(std::abs(set[bit] - many / 2.0) / (std::sqrt(many) / 2), one_in_a_million)
          << walk.name << ", bit " << bit;
    }
  }
}

}  // namespace
}  // namespace servicechain::sim
