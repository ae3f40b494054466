#include "analysis/why/attribution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "analysis/why/as_if_perfect.h"
#include "models/coming_hours.h"
#include "tests/models/example_chains.h"

// Shares that add up. Values by hand.
namespace servicechain::analysis {
namespace {

template <class Value>
std::vector<double> shared_out(const AttributionPlan& plan, const Value& value) {
  std::vector<double> values;
  for (const Switched& set : plan.sets) values.push_back(value(set));
  return shares(plan, values);
}

void expect_near(const std::vector<double>& found, const std::vector<double>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-12) << i;
}

const Unions three_of_one{{0}, {1}, {2}};

// Nothing hangs on anything else: each gets what it adds.
TEST(Attribution, GivesEachItsOwnWhereEffectsAddUp) {
  const auto value = [](const Switched& on) { return 1.0 * on[0] + 2.0 * on[1] + 4.0 * on[2] + 8.0 * on[3]; };
  expect_near(shared_out(exact_attribution({{0, 2}, {1, 3}}), value), {1, 2, 4, 8});
}

// 0 helps only together with 1 or 2: Shapley's glove game. 0 is not first in 4 of 6 orders: 2/3; the others share 1/3.
TEST(Attribution, IsTheShapleyValueWithOneSwitchEach) {
  const auto value = [](const Switched& on) { return on[0] && (on[1] || on[2]) ? 1.0 : 0.0; };
  expect_near(shared_out(exact_attribution(three_of_one), value), {2.0 / 3, 1.0 / 6, 1.0 / 6});
}

// All three are needed, 0 and 1 are of one department: 1/2 a department, where Shapley would give 1/3 a switch.
TEST(Attribution, SharesOutByDepartmentFirst) {
  const auto value = [](const Switched& on) { return on[0] && on[1] && on[2] ? 1.0 : 0.0; };
  expect_near(shared_out(exact_attribution({{0, 1}, {2}}), value), {0.25, 0.25, 0.5});
}

TEST(Attribution, GivesNothingToWhoAddsNothingAndTheSameToEquals) {
  const auto value = [](const Switched& on) { return std::sqrt(1.0 * on[0] + on[1]); };
  const std::vector<double> found = shared_out(exact_attribution(three_of_one), value);
  EXPECT_NEAR(found[0], found[1], 1e-12);
  EXPECT_NEAR(found[2], 0, 1e-12);
}

// Any values at all: from nothing on to all on, nothing is lost.
TEST(Attribution, AddsUpToTheWholeGap) {
  const Unions unions{{0, 1}, {2}, {3, 4}, {5, 6}};
  const sim::Luck luck{7, 0};
  for (const AttributionPlan& plan : {exact_attribution(unions), sampled_attribution(unions, luck)}) {
    std::vector<double> values;
    for (std::uint32_t k = 0; k < plan.sets.size(); ++k) values.push_back(luck.uniform(1, 2, k));
    const std::vector<double> found = shares(plan, values);
    EXPECT_NEAR(std::accumulate(found.begin(), found.end(), 0.0), values.back() - values.front(), 1e-12);
    EXPECT_EQ(plan.sets.front(), Switched(7));
    EXPECT_EQ(plan.sets.back(), Switched(7, true));
  }
}

// Six departments with two switches each: 2^6 sets of whole departments, 6 × 2 × 2^5 with one half on.
TEST(Attribution, TriesEachSetOnce) {
  const AttributionPlan plan = exact_attribution({{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}, {10, 11}});
  EXPECT_EQ(plan.sets.size(), 64u + 384u);
}

// 4,000 samples of the glove game: a share's mean over an order and its reverse is in [0, 1], so its standard error is
// at most 0.5/√4000 = 0.0079; 4.4 of them are missed once in 100,000.
TEST(Attribution, SampledIsExactOnAverage) {
  const auto value = [](const Switched& on) { return on[0] && (on[1] || on[2]) ? 1.0 : 0.0; };
  constexpr std::uint32_t samples = 4000;
  std::vector<double> mean(3);
  for (std::uint32_t r = 0; r < samples; ++r) {
    const std::vector<double> found = shared_out(sampled_attribution(three_of_one, sim::Luck{1, r}), value);
    for (std::size_t i = 0; i < 3; ++i) mean[i] += found[i] / samples;
  }
  EXPECT_NEAR(mean[0], 2.0 / 3, 4.4 * 0.0079);
  EXPECT_NEAR(mean[1], 1.0 / 6, 4.4 * 0.0079);
}

// Poisson customers, 5 an hour, for one who takes 10 min: the work stays, the line goes.
TEST(AsIfPerfect, KeepsTheWorkAndLeavesNothingElseToWaitFor) {
  using namespace models::example;
  models::ServiceChain one = chain({department("desk", 1, constant_h(1.0 / 6))}, {segment("guests", poisson_per_h(5), {0})});
  one.departments[0].in_tray.places = 3;
  one.departments[0].dated_absences = {{sim::start_of_run, sim::from_hours(5), ""}};
  const models::ServiceChain ample = as_if_perfect(one, {0}, Cause::capacity);
  EXPECT_TRUE(std::holds_alternative<models::Unlimited>(ample.departments[0].staff));
  EXPECT_EQ(ample.departments[0].work, one.departments[0].work);
  EXPECT_FALSE(ample.departments[0].in_tray.places);
  EXPECT_TRUE(ample.departments[0].dated_absences.empty());
  EXPECT_EQ(ample.departments[0].right_first_time, one.departments[0].right_first_time);
  EXPECT_EQ(as_if_perfect(one, {0}, Cause::quality).departments[0].right_first_time, 1);
}

// Open on Mondays from 9 to 17 and then always: customers come then all the same, and no others.
TEST(AsIfPerfect, LetsNobodyComeAtAnotherTime) {
  using namespace models::example;
  models::ServiceChain one = chain({department("desk", 1, constant_h(1.0 / 6))}, {segment("guests", poisson_per_h(5), {0})});
  const sim::Timetable by_day{{{sim::from_hours(0), 0}, {sim::from_hours(9), 1}, {sim::from_hours(17), 0}}, {}, {}, {}};
  one.departments[0].open = by_day;
  const models::ServiceChain ample = as_if_perfect(one, {0}, Cause::capacity);
  EXPECT_TRUE(ample.departments[0].open.is_constant());
  ASSERT_EQ(flows_of(ample, ample.segments[0]).size(), 1U);
  EXPECT_EQ(flows_of(ample, ample.segments[0])[0].hours, flows_of(one, one.segments[0])[0].hours);
  EXPECT_EQ(flows_of(ample, ample.segments[0])[0].per_weight_h, flows_of(one, one.segments[0])[0].per_weight_h);
}

}  // namespace
}  // namespace servicechain::analysis
