#include "sim/block_draws.h"

#include <gtest/gtest.h>

#include "sim/elementary.h"

namespace servicechain::sim {
namespace {

constexpr std::uint32_t count = 200'000;
const Luck luck{2026, 7};

// On every path that this processor has; the numbers of a block need not fill its registers.
TEST(BlockDraws, HaveTheBitsOfDrawsOneByOne) {
  std::vector<Identity> who(count + 3);
  for (const DrawWidth width : draw_widths_here()) {
    const BlockDraws draws{width};
    draws.identities(identity("counter"), 5, who);
    for (std::uint32_t i = 0; i < who.size(); ++i) ASSERT_EQ(who[i], identity(identity("counter"), 5 + i));

    std::vector<double> first(who.size());
    std::vector<double> second(who.size());
    draws.pairs(luck, {who, purpose("counter/work"), 3, 0}, first, second);
    for (std::uint32_t i = 0; i < who.size(); ++i) {
      const UniformPair pair = luck.pair(who[i], purpose("counter/work"), 3);
      ASSERT_EQ(first[i], pair.first);
      ASSERT_EQ(second[i], pair.second);
    }

    std::vector<double> drawn = first;
    draws.to_exponentials(drawn);
    for (std::uint32_t i = 0; i < who.size(); ++i) ASSERT_EQ(drawn[i], -log(1 - first[i]));
  }
}

// The visits of one, on beyond the greatest number of 32 bits.
TEST(BlockDraws, CountVisitsAsDrawsOneByOne) {
  const std::vector<Identity> who(1001, identity("walkers"));
  constexpr std::uint32_t from = 0xffffff00;
  for (const DrawWidth width : draw_widths_here()) {
    std::vector<double> first(who.size());
    std::vector<double> second(who.size());
    BlockDraws{width}.pairs(luck, {who, purpose("arrive"), from, 1}, first, second);
    for (std::uint32_t i = 0; i < who.size(); ++i) {
      const UniformPair pair = luck.pair(who[i], purpose("arrive"), from + i);
      ASSERT_EQ(first[i], pair.first);
      ASSERT_EQ(second[i], pair.second);
    }
  }
}

// The ends of the range of uniforms.
TEST(BlockDraws, TurnTheLeastAndTheGreatestUniformsToExponentials) {
  for (const DrawWidth width : draw_widths_here()) {
    std::vector<double> uniforms(64);
    for (std::size_t i = 0; i < uniforms.size(); ++i) uniforms[i] = i % 2 == 0 ? 0x1p-53 : 1 - 0x1p-53;
    BlockDraws{width}.to_exponentials(uniforms);
    for (std::size_t i = 0; i < uniforms.size(); ++i) {
      ASSERT_EQ(uniforms[i], -log(i % 2 == 0 ? 1 - 0x1p-53 : 0x1p-53));
    }
  }
}

}  // namespace
}  // namespace servicechain::sim
