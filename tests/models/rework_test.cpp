#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "models/lanes.h"
#include "models/simulate.h"
#include "tests/models/example_chains.h"

namespace servicechain::models {
namespace {

using namespace example;

struct Counting final : Observer {
  std::map<std::uint32_t, int> finished;   // by lane
  std::map<std::uint32_t, int> sent_back;
  int customers = 0;
  int wrong = 0;
  void visit_ended(const VisitEnded& visit) override {
    if (visit.ending == Ending::finished) ++finished[visit.lane.index];
    if (visit.ending == Ending::sent_back) ++sent_back[visit.lane.index];
  }
  void customer_left(const CustomerLeft& customer) override {
    ++customers;
    wrong += customer.perceived == 0;
  }
};

// maker ──▶ checker; the maker is right with chance `right`, the checker always.
ServiceChain two_in_a_row(double right) {
  std::vector<Department> departments{department("checker", 1, constant_h(.01)), department("maker", 1, constant_h(.01))};
  departments[1].right_first_time = right;
  departments[0].right_first_time = 1;
  departments[0].depends_on_suppliers = 0;
  departments[1].passes_to.otherwise = {.shares = {{{0}, 1.0}}, .leaves = 0};
  ServiceChain chain = example::chain(std::move(departments), {segment("people", poisson_per_h(20), {1})});
  chain.behaviour.rework = true;
  return chain;
}

RunEnd run(const ServiceChain& chain, double h, Counting& counting) {
  return simulate(chain, {.until = sim::start_of_run + sim::from_hours(h), .seed = 7, .replication = 0, .jobs_at_most = 100000}, counting);
}

// R6: with chance p = (1 − x) δ of being found wrong, a job is made 1/(1 − p) times: x = .7, δ = .5: 1.17647.
// Of n jobs the visits have variance n p/(1 − p)²; 4.9 standard errors: false alarm once in a million.
TEST(Rework, RepeatsTheWorkAsOftenAsItIsFoundWrong) {
  ServiceChain chain = two_in_a_row(.7);
  chain.quality = {.found_by_next = .5, .tries_at_most = std::nullopt};
  Counting seen;
  (void)run(chain, 5000, seen);
  const double n = seen.customers;
  const double p = .15;
  ASSERT_GT(n, 90'000);
  EXPECT_NEAR(seen.finished[1] / n, 1 / (1 - p), 4.9 * std::sqrt(p / ((1 - p) * (1 - p) * n)));
  EXPECT_EQ(seen.finished[0], seen.customers);
  EXPECT_NEAR(seen.sent_back[0], seen.finished[1] - n, 1);  // one may be on its way at the end
}

// What is wrong and not found reaches the customer: per try .3 · .5 goes on wrong, .7 sound, .15 comes back, so
// .15/.85 = .17647 of customers get it wrong.
TEST(Rework, LetsWhatIsNotFoundReachTheCustomer) {
  ServiceChain chain = two_in_a_row(.7);
  chain.quality = {.found_by_next = .5, .tries_at_most = std::nullopt};
  Counting seen;
  (void)run(chain, 5000, seen);
  const double share = .15 / .85;
  EXPECT_NEAR(seen.wrong / double(seen.customers), share, 4.9 * std::sqrt(share * (1 - share) / seen.customers));
}

// Always wrong, always found, sent back at most 3 times: made 4 times, then let pass, and counted.
TEST(Rework, SendsBackAtMostAsOftenAsSaidAndCountsWhatItLetsPass) {
  ServiceChain chain = two_in_a_row(0);
  chain.segments[0] = segment("people", at_h({1}), {1});
  chain.quality = {.found_by_next = 1, .tries_at_most = 3};
  Counting seen;
  const RunEnd end = run(chain, 10, seen);
  EXPECT_EQ(seen.customers, 1);
  EXPECT_EQ(seen.finished[1], 4);
  EXPECT_EQ(seen.sent_back[0], 3);
  EXPECT_EQ(end.defects_let_pass, 1U);
  EXPECT_EQ(seen.wrong, 1);
}

// Whoever asked finds it when the answer comes, and goes on waiting.
TEST(Rework, IsAskedOfASupplierByWhoeverGotAWrongAnswer) {
  std::vector<Department> departments{department("desk", 1, constant_h(.1)), department("helper", 1, constant_h(1))};
  departments[0].needs = {need({1}, Waiting::yes)};
  departments[1].right_first_time = 0;
  ServiceChain chain = example::chain(std::move(departments), {segment("people", at_h({1}), {0})});
  chain.behaviour.rework = true;
  chain.quality = {.found_by_next = 1, .tries_at_most = 2};
  struct LastOut final : Observer {
    double left_h = 0;
    void customer_left(const CustomerLeft& customer) override { left_h = sim::hours(customer.left); }
  } seen;
  (void)simulate(chain, {.until = sim::start_of_run + sim::from_hours(20), .seed = 1, .replication = 0, .jobs_at_most = 100}, seen);
  EXPECT_DOUBLE_EQ(seen.left_h, 1 + 3 * 1 + .1);  // one answer and two more tries
}

}  // namespace
}  // namespace servicechain::models
