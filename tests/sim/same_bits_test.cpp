#include <gtest/gtest.h>

#include <map>

#include "sim/random.h"
#include "tests/sim/laws.h"

namespace servicechain::sim {
namespace {

// FNV-1a of 200,000 draws in whole nanoseconds.
std::uint64_t hash_of_draws(const Law& law) {
  const Luck luck{2026, 1};
  std::uint64_t hash = 0xcbf29ce484222325;
  for (Identity who = 0; who < 200'000; ++who) {
    hash = (hash ^ static_cast<std::uint64_t>(draw(law, luck.uniform(who, purpose("same bits"), 0)).count())) *
           0x00000100000001b3;
  }
  return hash;
}

// The claim is "the same bits everywhere", not "these are right": that is for the other tests. So the constants are
// taken from a run, the same under GCC without and with optimisation, with the processor's own instructions, and under
// Clang. A law whose draws are changed on purpose gets a new constant, and every shipped result changes with it.
TEST(SameBits, DrawsOfEveryLawAreThoseOfEveryOtherMachine) {
  const std::map<std::string, std::uint64_t> known{
      {"constant", 0xbcb8a1eddd1a8c25},
      {"uniform", 0xf8fc75092a1a49c5},
      {"triangular", 0x421510f4c3a2361b},
      {"triangular, usual low", 0x8a117335573b9390},
      {"exponential", 0x1cbf5b9d150ebe0d},
      {"weibull, cv 0.5", 0x4acb72c8a03b9784},
      {"weibull, cv 1.6", 0xd0672a9816032119},
      {"lognormal", 0x55987631ec03c2ee},
      {"normal", 0x7d4f44ab086a4a08},
      {"normal, much cut", 0x4600bc1473cab204},
      {"hyperexponential, cv 1", 0xbde46cdb2a43b83a},
      {"hyperexponential, cv 2", 0x2bbdc58acc5e6d4d},
      {"discrete", 0x7bed993dd4f86c25},
      {"empirical", 0x043d443f15d7ec25},
      {"histogram", 0xd96a1e3d949b657a},
      {"gamma, cv 0.2", 0x81dc330a1502036e},
      {"gamma, cv 2", 0xcbcd5bfdbdc5d602},
      {"erlang, 3 steps", 0x6241ffdc6ad27463},
      {"pert", 0x9929974a80f682bd},
      {"pert, usual low", 0x6928addbc9536527},
      {"mix", 0x16acc1b613f4dfbc},
  };
  for (const auto& [name, law] : laws_of_all_kinds()) {
    const auto entry = known.find(name);
    ASSERT_NE(entry, known.end()) << name;
    EXPECT_EQ(hash_of_draws(law), entry->second) << name;
  }
}

}  // namespace
}  // namespace servicechain::sim
