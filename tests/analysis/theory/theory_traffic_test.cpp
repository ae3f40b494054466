#include <gtest/gtest.h>

#include "analysis/theory/load_rows.h"
#include "analysis/theory/ring_equations.h"
#include "analysis/theory/traffic.h"
#include "models/kinds.h"
#include "tests/models/example_chains.h"

namespace servicechain::analysis::theory {
namespace {

namespace example = models::example;
using models::DepartmentId;
using models::ServiceChain;
using models::Waiting;

models::Need asks(std::uint32_t supplier, double times, Waiting waiting) {
  models::Need need = example::need({supplier}, waiting);
  need.how_often = models::PerJob{.times = {.otherwise = times, .named = {}}};
  return need;
}

ServiceChain chain_of(std::vector<models::Department> departments, double customers_per_h, std::uint32_t enter) {
  return example::chain(std::move(departments),
                        {example::segment("people", example::poisson_per_h(customers_per_h), {enter})});
}

// Requests multiply: jobs = (I − A)⁻¹ external jobs (R3 of the model). Rows: supplier; A(supplier, asker):
// hr (0 .1 .05 .02), it (.2 0 .3 .5), back (0 0 0 .8); 10 customers an hour at the front.
TEST(Traffic, CountsTheRequestsThatRequestsLeadTo) {
  auto front = example::department("1 front", 5, example::constant_h(0.1));
  front.needs = {asks(1, 0.02, Waiting::no), asks(2, 0.5, Waiting::no), asks(3, 0.8, Waiting::no)};
  auto hr = example::department("2 hr", 5, example::constant_h(0.1));
  hr.needs = {asks(2, 0.2, Waiting::no)};
  auto it = example::department("3 it", 5, example::constant_h(0.1));
  it.needs = {asks(1, 0.1, Waiting::no)};
  auto back = example::department("4 back", 5, example::constant_h(0.1));
  back.needs = {asks(1, 0.05, Waiting::no), asks(2, 0.3, Waiting::no)};
  const ServiceChain chain = chain_of({front, hr, it, back}, 10, 0);
  const auto loads = loads_of(chain, traffic_of(chain).value());
  EXPECT_NEAR(loads[0].jobs_a_week / 168, 10, 1e-9);
  EXPECT_NEAR(loads[1].jobs_a_week / 168, 1.367347, 5e-7);
  EXPECT_NEAR(loads[2].jobs_a_week / 168, 7.673469, 5e-7);
  EXPECT_NEAR(loads[3].jobs_a_week / 168, 8, 1e-9);
}

// Bolch et al., example 7.4 (JAC-01): 4 an hour enter the fourth, and 40% leave behind the third. With the other
// routes such that 20, 10, 10 and 4 an hour pass.
TEST(Traffic, FollowsHandOnsInARing) {
  auto first = example::department("1", 1, example::exponential_h(0.04));
  first.passes_to.otherwise = {{{{1}, 0.5}, {{2}, 0.5}}, 0};
  auto second = example::department("2", 1, example::exponential_h(0.03));
  second.passes_to.otherwise = {{{{0}, 1.0}}, 0};
  auto third = example::department("3", 1, example::exponential_h(0.06));
  third.passes_to.otherwise = {{{{0}, 0.6}}, 0.4};
  auto fourth = example::department("4", 1, example::exponential_h(0.05));
  fourth.passes_to.otherwise = {{{{0}, 1.0}}, 0};
  const ServiceChain chain = chain_of({first, second, third, fourth}, 4, 3);
  const auto loads = loads_of(chain, traffic_of(chain).value());
  EXPECT_NEAR(loads[0].load().value(), 0.8, 1e-12);
  EXPECT_NEAR(loads[1].load().value(), 0.3, 1e-12);
  EXPECT_NEAR(loads[2].load().value(), 0.6, 1e-12);
  EXPECT_NEAR(loads[3].load().value(), 0.2, 1e-12);
}

// Matrix (0.5 0.5; 0.4 0.5): (0.5 − x)² = 0.2, x = 0.5 + 0.447 = 0.947. With 0.6 for 0.4: 0.5 + √0.3 = 1.048.
// Periodic rings, where plain powers swing for ever: 10 × 0.09 = 0.9, and 10 × 0.11 = 1.1; 1 × 1 is too much already.
TEST(Ring, DiesOutWhenTheSpectralRadiusIsBelowOne) {
  const std::vector<double> ones{1, 1};
  EXPECT_TRUE(solve_ring({{0, 0, 0.5}, {0, 1, 0.5}, {1, 0, 0.4}, {1, 1, 0.5}}, ones));
  EXPECT_FALSE(solve_ring({{0, 0, 0.5}, {0, 1, 0.5}, {1, 0, 0.6}, {1, 1, 0.5}}, ones));
  EXPECT_TRUE(solve_ring({{0, 1, 10}, {1, 0, 0.09}}, ones));
  EXPECT_FALSE(solve_ring({{0, 1, 10}, {1, 0, 0.11}}, ones));
  EXPECT_FALSE(solve_ring({{0, 1, 1}, {1, 0, 1}}, ones));
}

// A ring of 2,000 lanes, more than LU takes: each passes on 99.9% of its jobs, and one job comes from outside to the
// first: it gets 1 / (1 − 0.999^2000) = 1.1564.
TEST(Ring, IsSolvedHoweverLongItIs) {
  constexpr std::uint32_t size = 2000;
  std::vector<Entry> ring;
  for (std::uint32_t i = 0; i < size; ++i) ring.push_back({i, (i + 1) % size, 0.999});
  std::vector<double> outside(size);
  outside[0] = 1;
  const auto jobs = solve_ring(ring, outside);
  ASSERT_TRUE(jobs);
  EXPECT_NEAR((*jobs)[0], 1 / (1 - std::pow(0.999, 2000)), 1e-9);
  ring.back().value = 1 / std::pow(0.999, 1999);
  EXPECT_FALSE(solve_ring(ring, outside));
}

// 3 jobs an hour of 24 min ask, hands full, for 12 min each: 3 × 0.4 = 1.2 h of work and 3 × 0.2 = 0.6 h held, of 3 h.
TEST(Load, CountsHandsThatAreFull) {
  auto desk = example::department("desk", 3, example::constant_h(0.4));
  desk.needs = {asks(1, 1, Waiting::yes)};
  const ServiceChain chain = chain_of({desk, example::department("store", 1, example::constant_h(0.2))}, 3, 0);
  const auto loads = loads_of(chain, traffic_of(chain).value());
  EXPECT_NEAR(loads[0].bare_load().value(), 0.4, 1e-12);
  EXPECT_NEAR(loads[0].load().value(), 0.6, 1e-12);
  EXPECT_NEAR(loads[1].load().value(), 0.6, 1e-12);
}

// A reader of the table looks for either; "Desk (desk)" and "Back office" have their name already.
TEST(Load, IsSaidOfTheLabelAndTheName) {
  std::vector<LoadRow> rows;
  for (const char* of : {"departments.store", "departments.desk", "departments.back-office", "departments.store, departments.back-office"}) {
    rows.emplace_back().of = of;
  }
  const Labels labels{{"departments.store", "Shop floor"}, {"departments.desk", "Desk (desk)"}, {"departments.back-office", "Back office"}};
  const Table table = load_table(rows, Vocabulary::plain, labels);
  std::vector<std::string> names;
  for (const auto& row : table.rows) names.push_back(row.front());
  EXPECT_EQ(names, (std::vector<std::string>{"Shop floor (store)", "Desk (desk)", "Back office", "Shop floor (store) + Back office"}));
}

// The same desk with two jobs in one person's hands: 1.2 + 0.6 h of 2 × 3 h.
TEST(Load, IsHalfWhereEverybodyHasTwoJobsInHand) {
  auto desk = example::department("desk", 3, example::constant_h(0.4));
  desk.needs = {asks(1, 1, Waiting::yes)};
  desk.at_once = 2;
  const ServiceChain chain = chain_of({desk, example::department("store", 1, example::constant_h(0.2))}, 3, 0);
  const std::vector<LoadRow> rows = load_rows(chain, traffic_of(chain).value());
  EXPECT_NEAR(rows[0].bare_load.value(), 0.2, 1e-12);
  EXPECT_NEAR(rows[0].load.value(), 0.3, 1e-12);
  EXPECT_NEAR(rows[1].load.value(), 0.6, 1e-12);
}

// The desk can do 10 of 15 jobs an hour, so 5 an hour are left; the office behind it gets 10 and can do 12, though it
// could not do 15.
TEST(Overload, IsOnlyWhereTheWorkArrives) {
  auto desk = example::department("desk", 1, example::exponential_h(0.1));
  desk.passes_to.otherwise = {{{{1}, 1.0}}, 0};
  const ServiceChain chain =
      chain_of({desk, example::department("office", 1, example::exponential_h(1.0 / 12))}, 15, 0);
  const auto overloads = overloads_of(chain, traffic_of(chain).value());
  ASSERT_EQ(overloads.size(), 1u);
  EXPECT_EQ(overloads[0].departments, std::vector<DepartmentId>{{0}});
  EXPECT_NEAR(overloads[0].jobs_left_per_h, 5, 1e-6);
  EXPECT_NEAR(overloads[0].people_needed.value(), 1.5, 1e-6);
  EXPECT_NEAR(overloads[0].work_h_a_week, 252, 1e-4);
  EXPECT_NEAR(overloads[0].room_h_a_week, 168, 1e-4);
}

// Impatient customers, a full tray or a population that returns cannot make a line grow for ever.
TEST(Overload, NeedsAnEndlessLine) {
  ServiceChain chain = chain_of({example::department("desk", 1, example::exponential_h(0.1))}, 15, 0);
  EXPECT_EQ(overloads_of(chain, traffic_of(chain).value()).size(), 1u);
  ServiceChain impatient = chain;
  impatient.segments[0].patience = {{{0}, example::constant_h(1)}};
  EXPECT_TRUE(overloads_of(impatient, traffic_of(impatient).value()).empty());
  ServiceChain small = chain;
  small.departments[0].in_tray.places = 5;
  EXPECT_TRUE(overloads_of(small, traffic_of(small).value()).empty());
  ServiceChain closed = chain;
  closed.segments[0].arrivals = models::ClosedPopulation{100, example::constant_h(0.1)};
  EXPECT_TRUE(overloads_of(closed, traffic_of(closed).value()).empty());
}

// Who sees a long line at the door goes home; who is passed on to one waits in it. 5 jobs an hour at the desk, which can do 10, and
// then at the office, which can do 2.
TEST(Overload, IsNotEndedByThoseWhoBalkElsewhere) {
  auto desk = example::department("desk", 1, example::exponential_h(0.1));
  desk.passes_to.otherwise = {{{{1}, 1.0}}, 0};
  ServiceChain chain = chain_of({desk, example::department("office", 1, example::exponential_h(0.5))}, 5, 0);
  chain.segments[0].balks_at = 20;
  const auto overloads = overloads_of(chain, traffic_of(chain).value());
  ASSERT_EQ(overloads.size(), 1u);
  EXPECT_EQ(overloads[0].departments, std::vector<DepartmentId>{{1}});
  chain.segments[0].enters = {{{0}, 0.5}, {{1}, 0.5}};
  EXPECT_TRUE(overloads_of(chain, traffic_of(chain).value()).empty());
}

// Two departments of 0.8 h of work an hour, no people of their own, one person for both: 1.6 of 1.
TEST(Overload, IsSeenWherePeopleAreShared) {
  auto desk = example::department("desk", 0, example::exponential_h(0.1));
  auto office = example::department("office", 0, example::exponential_h(0.1));
  ServiceChain chain = example::chain({desk, office}, {example::segment("a", example::poisson_per_h(8), {0}),
                                                       example::segment("b", example::poisson_per_h(8), {1})});
  chain.pools.push_back({"both", sim::Timetable::constant(1), sim::Timetable::constant(1), {{0}, {1}}});
  const auto overloads = overloads_of(chain, traffic_of(chain).value());
  ASSERT_EQ(overloads.size(), 1u);
  EXPECT_EQ(overloads[0].departments.size(), 2u);
  EXPECT_NEAR(overloads[0].work_h_a_week, 1.6 * 168, 1e-9);
  EXPECT_NEAR(overloads[0].room_h_a_week, 168, 1e-9);
  EXPECT_NEAR(overloads[0].jobs_left_per_h, 6, 1e-9);
}

}  // namespace
}  // namespace servicechain::analysis::theory
