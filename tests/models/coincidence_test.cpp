#include <gtest/gtest.h>

#include "models/run/blueprint.h"
#include "tests/models/example_chains.h"

// Which chains run department by department: where things fall together by accident only.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;

bool flows(const ServiceChain& chain) { return run::Blueprint{chain}.flows; }

// Two in a row.
ServiceChain row(const sim::Law& first, const sim::Law& second, const sim::Law& every) {
  ServiceChain chain = example::chain({department("a", 1, first), department("b", 1, second)},
                                      {example::segment("s", RenewalArrivals{every}, {0})});
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, 1.0}}, .leaves = 0};
  return chain;
}

const sim::Law smooth = sim::Exponential{1};
const sim::Law exact = constant_h(1);

TEST(Coincidence, IsByAccidentWhereNoTwoExactDurationsMeet) {
  EXPECT_TRUE(flows(row(smooth, smooth, smooth)));
  EXPECT_TRUE(flows(row(smooth, smooth, exact)));
  EXPECT_TRUE(flows(row(exact, smooth, smooth)));
  EXPECT_TRUE(flows(row(smooth, exact, smooth)));
  EXPECT_TRUE(flows(row(smooth, exact, exact)));
}

// Work of an hour for who comes every hour; work of an hour after work of an hour.
TEST(Coincidence, IsTheRuleWhereExactDurationsMeet) {
  EXPECT_FALSE(flows(row(exact, smooth, exact)));
  EXPECT_FALSE(flows(row(exact, exact, smooth)));
}

TEST(Coincidence, IsTheRuleWhereExactPatienceMeetsExactWork) {
  ServiceChain chain = row(exact, smooth, smooth);
  chain.segments[0].patience = {{{0}, exact}};
  EXPECT_FALSE(flows(chain));
  chain.segments[0].patience = {{{1}, smooth}};
  EXPECT_TRUE(flows(chain));
}

// Customers of one segment leave by two departments, an exact time after coming there.
TEST(Coincidence, IsTheRuleWhereASegmentLeavesByTwoExactDepartments) {
  ServiceChain chain = row(exact, exact, smooth);
  chain.departments[0].passes_to.otherwise = {};
  chain.segments[0].enters = {{{0}, 0.5}, {{1}, 0.5}};
  EXPECT_FALSE(flows(chain));
  chain.departments[1].work.otherwise = smooth;
  EXPECT_TRUE(flows(chain));
}

TEST(Coincidence, NeverEndsWhereCustomersComeInNoTime) { EXPECT_FALSE(flows(row(smooth, smooth, constant_h(0)))); }

}  // namespace
}  // namespace servicechain::models
