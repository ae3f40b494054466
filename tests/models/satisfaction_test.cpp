#include <gtest/gtest.h>

#include <cmath>

#include "models/perception.h"
#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// E10: what customers expect, and how satisfied they are. By hand arithmetic.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

constexpr double tiny = 1e-9;

// One customer at a, which does its work right with chance c.
ServiceChain served_with(double c) {
  ServiceChain chain = counter(1, {{0, 1}});
  chain.departments[0].right_first_time = c;
  return chain;
}

// P = 90. E = 95: S = 90 + .5 × .5 × 2.25 × (90 − 95) = 87.1875. E = 80: S = 90 + .25 × 10 = 92.5.
TEST(Satisfaction, ALossWeighsMoreThanAGain) {
  ServiceChain chain = served_with(.9);
  chain.segments[0].expects.written = true;
  chain.segments[0].expects.right = 95;
  CustomerLeft left = only_customer(chain);
  EXPECT_NEAR(left.perceived, 90, tiny);
  EXPECT_NEAR(left.expected, 95, tiny);
  EXPECT_NEAR(left.satisfaction, 87.1875, tiny);
  chain.segments[0].expects.right = 80;
  EXPECT_NEAR(only_customer(chain).satisfaction, 92.5, tiny);
  chain.segments[0].informed = 1;  // S = 90 + .5 × 10
  EXPECT_NEAR(only_customer(chain).satisfaction, 95, tiny);
}

// Without `expects` the first service is what was expected: S = P.
TEST(Satisfaction, WithoutExpectationsTheFirstServiceSetsThem) {
  const CustomerLeft left = only_customer(served_with(.9));
  EXPECT_NEAR(left.expected, 90, tiny);
  EXPECT_NEAR(left.satisfaction, 90, tiny);
}

// 99 + .25 × 49 is over 100; 0 + .25 × 2.25 × (0 − 95) below 0.
TEST(Satisfaction, StaysBetweenNoneAndAHundred) {
  ServiceChain chain = served_with(.99);
  chain.segments[0].expects.written = true;
  chain.segments[0].expects.right = 50;
  EXPECT_EQ(only_customer(chain).satisfaction, 100);
  chain.segments[0].expects.right = 95;
  chain.departments[0].in_tray = {.places = 0, .when_full = Refuse{}};
  chain.departments[0].staff = sim::Timetable::constant(0);
  EXPECT_EQ(only_customer(chain).satisfaction, 0);
}

// Whose expectation.

// R10: E_n = P + (E0 − P)(1 − k)^n with P = 90, E0 = 60, k = .1: one member who comes each hour.
TEST(Expectation, OfOneMemberLearnsFromEachEncounter) {
  ServiceChain chain = example::chain({department("a", 1, constant_h(.5))},
                                      {example::segment("s", ClosedPopulation{1, constant_h(.5)}, {0})});
  chain.departments[0].right_first_time = .9;
  chain.segments[0].expects.written = true;
  chain.segments[0].expects.right = 60;
  const Record run = trace(chain, 50);
  ASSERT_GE(run.left.size(), 49u);
  for (std::size_t n = 0; n < run.left.size(); ++n) {
    EXPECT_NEAR(run.left[n].expected, 90 - 30 * std::pow(.9, static_cast<double>(n)), tiny);
  }
}

// R10: what is met scatters around what is expected, as a normal law with sd s: on average half of it counts 2.25-fold, so that
// scatter alone costs (1 − 2.25) s/√(2π) = −.4987 s. Midpoints of steps of a thousandth, out to 8 s.
TEST(Expectation, ThatIsMetOnAverageDisappointsAllTheSame) {
  const double s = 3;
  const double step = .001;
  double mean = 0;
  for (double z = -8 + step / 2; z < 8; z += step) mean += felt_gap(s * z, 2.25) * std::exp(-z * z / 2) * step;
  EXPECT_NEAR(mean / std::sqrt(2 * M_PI), -.4987 * s, .00005 * s);
}

// Two members, each with an own E: both expect 60 at their first encounter.
TEST(Expectation, EachMemberHasTheirOwn) {
  ServiceChain chain = example::chain({department("a", 2, constant_h(.5))},
                                      {example::segment("s", ClosedPopulation{2, constant_h(.5)}, {0})});
  chain.departments[0].right_first_time = .9;
  chain.segments[0].expects.written = true;
  chain.segments[0].expects.right = 60;
  const Record run = trace(chain, 5);
  ASSERT_GE(run.left.size(), 4u);
  EXPECT_NEAR(run.left[0].expected, 60, tiny);
  EXPECT_NEAR(run.left[1].expected, 60, tiny);
  EXPECT_NEAR(run.left[2].expected, 63, tiny);
  EXPECT_NEAR(run.left[3].expected, 63, tiny);
}

// Customers who are not followed share their segment's: it moves by k (P − E) / base, here .1 × 30 / 10, and without
// `base` not at all.
TEST(Expectation, OfASegmentMovesByItsShareOfTheBase) {
  ServiceChain chain = served_with(.9);
  chain.segments[0].arrivals = example::at_h({0, 2, 4});
  chain.segments[0].expects.written = true;
  chain.segments[0].expects.right = 60;
  const Record still = trace(chain, 10);
  chain.segments[0].base = 10;
  const Record moving = trace(chain, 10);
  ASSERT_EQ(moving.left.size(), 3u);
  EXPECT_NEAR(still.left[2].expected, 60, tiny);
  EXPECT_NEAR(moving.left[0].expected, 60, tiny);
  EXPECT_NEAR(moving.left[1].expected, 60.3, tiny);
  EXPECT_NEAR(moving.left[2].expected, 60.3 + .01 * 29.7, tiny);
}

// A link: b (.8, knows .5, surroundings 60) answers after one hour and after two, promised within half an hour: speed
// 100 e^−1 and 100 e^−3. P = .32 × 80 + .22 × speed + .19 × 40 + .16 × 80 + .11 × 60; E is the first P, then learns
// k (P − E) from each answer.
TEST(Expectation, OfALinkLearnsFromEachAnswer) {
  ServiceChain chain = counter(2, {{0, 1}, {0, 1}});
  chain.departments.push_back(department("b", 1, constant_h(1)));
  chain.departments[1].right_first_time = .8;
  chain.departments[1].knows = .5;
  chain.departments[1].surroundings = 60;
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  chain.departments[0].needs[0].promise = sim::from_hours(.5);
  const Record run = trace(chain, 10);
  ASSERT_EQ(run.answers.size(), 2u);
  const double rest = .32 * 80 + .19 * 40 + .16 * 80 + .11 * 60;
  const double first = rest + 22 * std::exp(-1);
  const double second = rest + 22 * std::exp(-3);  // two hours
  EXPECT_NEAR(run.answers[0].perceived, first, 1e-8);
  EXPECT_NEAR(run.answers[0].expected, first, 1e-8);
  EXPECT_NEAR(run.answers[1].perceived, second, 1e-8);
  EXPECT_NEAR(run.answers[1].expected, first, 1e-8);
  EXPECT_FALSE(run.answers[0].on_time);
  chain.segments.push_back(example::segment("j3", example::at_h({5}), {0}));
  const Record longer = trace(chain, 10);
  ASSERT_EQ(longer.answers.size(), 3u);
  EXPECT_NEAR(longer.answers[2].expected, first + .1 * (second - first), 1e-8);
}

}  // namespace
}  // namespace servicechain::models
