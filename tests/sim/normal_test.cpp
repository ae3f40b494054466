#include "sim/normal.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace servicechain::sim {
namespace {

const boost::math::normal standard;

// Relative, so the tails count as much as the middle. AS 241 claims about 1e-16; both sides round.
TEST(InverseNormal, AgreesWithBoostInTheMiddleAndInBothTails) {
  for (double part = 1e-300; part < 0.499; part *= 1.7) {
    const double lower = boost::math::quantile(standard, part);
    ASSERT_NEAR(inverse_normal(part) / lower, 1.0, 4e-15) << part;
  }
  for (double part = 0x1p-52; part < 0.499; part *= 2) {
    ASSERT_EQ(inverse_normal(1.0 - part), -inverse_normal(part)) << part;
  }
  EXPECT_EQ(inverse_normal(0.5), 0.0);
}

TEST(NormalChance, IsTheChanceWhoseQuantileItIs) {
  for (double z = -37; z < 8; z += 0.37) {
    const double truth = boost::math::cdf(standard, z);
    // A last bit of z moves the chance by z² last bits.
    ASSERT_NEAR(normal_chance_below(z) / truth, 1.0, 1e-15 * (2 + z * z)) << z;
  }
  EXPECT_EQ(normal_chance_below(-1e3), 0.0);
  EXPECT_EQ(normal_chance_below(1e3), 1.0);
}

}  // namespace
}  // namespace servicechain::sim
