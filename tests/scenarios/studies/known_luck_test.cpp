#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "analysis/estimates/control_variate_luck.h"
#include "scenarios/studies/replications.h"
#include "tests/scenarios/reading_help.h"

// Known luck must be 0 on average, exactly: what pulls it aside would pull every range aside that it is taken out of.
namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;

std::vector<analysis::KnownLuck> luck_of(const Scenario& scenario, analysis::Window window, std::uint32_t replications) {
  const std::vector<const models::ServiceChain*> chains{&scenario.chain};
  Plan plan{};
  plan.window = window;
  plan.seed = 7;
  plan.threads = 4;
  Replications runs{chains, plan};
  runs.run_to(replications);
  return runs[0].evidence.luck();
}

struct Moments {
  double mean;
  double error;  // standard error of the mean
  double variance;
};

Moments moments_of(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  double squares = 0;
  for (double value : values) sum += value;
  for (double value : values) squares += (value - sum / n) * (value - sum / n);
  return {sum / n, std::sqrt(squares / (n - 1) / n), squares / (n - 1)};
}

// 4.42 standard errors: a false alarm in a hundred thousand for each.
void expect_fair(const std::vector<analysis::KnownLuck>& luck, const std::string& what) {
  std::vector<double> arrivals;
  for (const analysis::KnownLuck& replication : luck) arrivals.push_back(replication.arrivals);
  EXPECT_LE(std::abs(moments_of(arrivals).mean), 4.42 * moments_of(arrivals).error) << what << ": customers";
  for (std::size_t d = 0; d < luck.front().work.size(); ++d) {
    std::vector<double> work;
    for (const analysis::KnownLuck& replication : luck) work.push_back(replication.work[d]);
    EXPECT_LE(std::abs(moments_of(work).mean), 4.42 * moments_of(work).error) << what << ": work of department " << d;
  }
}

std::string desk_with(const std::string& more) {
  return "servicechain: 1\ntime: {length: 1 week}\nbehaviour: []\n"
         "departments: {desk: {staff: 2, work: 'uniform(0.2 h, 1.8 h)', " + more + "}}\n"
         "customers:\n  people: {arrive: {rate: 1.6 per hour}, enters: desk, group: 'discrete(50%: 1, 50%: 3)'}\n"
         "  few: {arrive: {rate: 0.2 per hour}, enters: desk, priority: 2}\n";
}

// Windows of 10 h after 5 h, in which works of 1 h on average are cut at both ends: counting only what ends in the window
// would lose some tenths of an hour. Standard deviation of about 16 works √16 · .46 = 1.8 h: 4,000 windows show .13 h.
TEST(KnownLuck, IsFairWhereWorksAreCutByTheWindow) {
  const analysis::Window window{sim::start_of_run + 5h, sim::start_of_run + 15h};
  for (const std::string more : {"order: first-come", "order: last-come, preempt: requeue", "order: shared",
                                 "order: priority, preempt: resume"}) {
    expect_fair(luck_of(read_well(desk_with(more)), window, 4'000), more);
  }
}

// Calendars, patterns, patience, requests in a ring.
TEST(KnownLuck, IsFairInCityShoes) {
  const Scenario shoes = read_well(city_shoes());
  const analysis::Window window{sim::start_of_run + 30h, sim::start_of_run + 200h};
  const std::vector<analysis::KnownLuck> luck = luck_of(shoes, window, 400);
  expect_fair(luck, "City Shoes");
  for (std::size_t d = 0; d < luck.front().work.size(); ++d) {
    EXPECT_NE(luck.front().work[d], 0.0) << shoes.chain.departments[d].name;
  }
}

// Customers one by one are Poisson: variance = expected number, 8 an hour over 100 h. Of 4,000 the variance of the
// variance is 2/4000 · 800²: 4.42 standard errors are 79.
TEST(KnownLuck, OfCustomersIsPoisson) {
  const Scenario scenario = read_well(
      "servicechain: 1\ntime: {length: 1 week}\nbehaviour: []\ndepartments: {desk: {staff: unlimited, work: 1 min}}\n"
      "customers: {people: {arrive: {rate: 8 per hour}, enters: desk}}\n");
  std::vector<double> arrivals;
  for (const analysis::KnownLuck& replication :
       luck_of(scenario, {sim::start_of_run, sim::start_of_run + 100h}, 4'000)) {
    arrivals.push_back(replication.arrivals);
  }
  EXPECT_NEAR(moments_of(arrivals).variance, 800, 79);
}

// The order looks at the lengths, or a length is drawn once and worked twice: no bet on them is fair.
TEST(KnownLuck, LeavesOutWorkThatIsNotDrawnFairly) {
  const analysis::Window window{sim::start_of_run + 5h, sim::start_of_run + 15h};
  for (const std::string more : {"order: shortest-job", "order: priority, preempt: restart"}) {
    for (const analysis::KnownLuck& luck : luck_of(read_well(desk_with(more)), window, 20)) EXPECT_EQ(luck.work[0], 0.0);
  }
}

}  // namespace
}  // namespace servicechain::scenarios
