#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Runs that end before their time, and why.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;

// A member who is served in no time and returns in no time.
TEST(Limits, LawsOfNoLengthThatFollowEachOtherStandStill) {
  const ServiceChain chain = example::chain({department("a", 1, constant_h(0))},
                                            {example::segment("s", ClosedPopulation{1, constant_h(0)}, {0})});
  class Nobody final : public Observer {
  } nobody;
  const RunEnd end = simulate(chain, {.until = at(10), .seed = 1, .replication = 0, .jobs_at_most = 100}, nobody);
  EXPECT_TRUE(std::holds_alternative<StoodStill>(end.why));
  EXPECT_EQ(end.at, at(0));
}

// Two come for each one served: of 1000 jobs some hundred hours on, all but one wait at b.
TEST(Limits, ALineWithoutEndIsNamed) {
  ServiceChain chain = example::chain({department("a", 1, constant_h(0.25)), department("b", 1, constant_h(1))},
                                      {example::segment("s", RenewalArrivals{constant_h(0.5)}, {0})});
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, 1.0}}, .leaves = 0};
  const Record run = trace(chain, 1e6, {.jobs_at_most = 1000});
  ASSERT_TRUE(std::holds_alternative<GrewWithoutLimit>(run.end.why));
  EXPECT_EQ(std::get<GrewWithoutLimit>(run.end.why).line, DepartmentId{1});
  EXPECT_NEAR(static_cast<double>(std::get<GrewWithoutLimit>(run.end.why).waiting), 999, 1);
  EXPECT_NEAR(sim::hours(run.end.at), 1000, 2);  // one more inside each hour
}

// Requests that ask again for themselves twice: more and more of them, in no time at all.
TEST(Limits, RequestsThatMultiplyGrowWithoutLimit) {
  ServiceChain chain = counter(1, {{1, 1}});
  chain.departments.push_back(department("b", 1, constant_h(1)));
  chain.departments[0].staff = Unlimited{};
  chain.departments[1].staff = Unlimited{};
  for (std::uint32_t d : {0u, 1u}) {
    chain.departments[d].needs = {example::need({1 - d}, Waiting::no)};
    chain.departments[d].needs[0].how_often = PerJob{.times = {.otherwise = 2, .named = {}}};
  }
  const Record run = trace(chain, 1000, {.jobs_at_most = 10'000});
  EXPECT_TRUE(std::holds_alternative<GrewWithoutLimit>(run.end.why));
}

TEST(Limits, AnObserverWhoHasEnoughStopsTheRun) {
  class Impatient final : public Observer {
   public:
    void customer_left(const CustomerLeft&) override { ++left; }
    bool wants_more() override { return left < 100; }
    int left = 0;
  } impatient;
  const ServiceChain chain = example::chain({department("a", 1, constant_h(0.5))},
                                            {example::segment("s", RenewalArrivals{constant_h(1)}, {0})});
  const RunEnd end = simulate(chain, {.until = at(1e6), .seed = 1, .replication = 0, .jobs_at_most = 100}, impatient);
  EXPECT_TRUE(std::holds_alternative<Stopped>(end.why));
  EXPECT_GE(impatient.left, 100);
  EXPECT_LT(end.at, at(1e5));
}

}  // namespace
}  // namespace servicechain::models
