#include <gtest/gtest.h>

#include <cmath>

#include "models/run/clientele.h"
#include "models/run/stream.h"
#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Customers who stay, leave, tell others and answer to price, in a run.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::segment;

// 1000 customers who come once a week each; satisfied with 80, and in balance there.
ServiceChain shop() {
  ServiceChain chain = example::chain({department("desk", 100, constant_h(.01))},
                                      {segment("s", PoissonArrivals{.rate_per_week = 1000, .pattern = {}}, {0})});
  chain.departments[0].right_first_time = .8;
  chain.segments[0].base = 1000;
  chain.segments[0].baseline = SegmentBaseline{.satisfaction = 80, .customers = 1000, .scale = 0, .price = {}};
  chain.segments[0].baseline->scale = balancing_scale(1000, run::usual_flow(chain.segments[0], 80));
  chain.behaviour.customers_react = true;
  return chain;
}

// Everybody leaves with 80 points, as usual: nobody is gained or lost, and all come when they came before.
TEST(Clientele, StaysWhereSatisfactionIsTheUsual) {
  ServiceChain chain = shop();
  const Record reacts = trace(chain, 400);
  for (const CustomersChanged& base : reacts.bases) EXPECT_NEAR(base.customers, 1000, 1e-9);
  chain.behaviour.customers_react = false;
  const Record does_not = trace(chain, 400);
  ASSERT_EQ(reacts.came.size(), does_not.came.size());
  for (std::size_t n = 0; n < reacts.came.size(); ++n) {
    EXPECT_LE(std::abs((reacts.came[n].at - does_not.came[n].at).count()), 1000);  // rounding of a rate near 1
  }
}

// Without talk, advertising and with S̄ fixed at 80: dN/dt = ln r · N, a year leaves r(80) of them.
TEST(Clientele, LosesCustomersAndTheirVisits) {
  ServiceChain chain = shop();
  chain.segments[0].baseline->scale = 0;
  const Record run = trace(chain, 52 * 168);
  const double stays = return_odds(chain.segments[0]).chance_at(80);
  EXPECT_NEAR(run.bases.back().customers, 1000 * stays, 1e-6);
  double in_first = 0, in_last = 0;
  for (const Record::Came& came : run.came) {
    in_first += sim::hours(came.at) < 26 * 168;
    in_last += sim::hours(came.at) >= 26 * 168;
  }
  // Poisson with means 1000·∫r^t over half a year each: 24,200 and 20,960; 4.9 standard deviations are 760 and 710.
  const double rate = -std::log(stays);
  const double half = 52'000 * (1 - std::exp(-rate / 2)) / rate;
  EXPECT_NEAR(in_first, half, 4.9 * std::sqrt(half));
  EXPECT_NEAR(in_last, half * std::exp(-rate / 2), 4.9 * std::sqrt(half));
}

// Worse service than usual: fewer stay, and they warn others. Better: more.
TEST(Clientele, FollowsSatisfaction) {
  const auto customers_with = [](double quality) {
    ServiceChain chain = shop();
    chain.departments[0].right_first_time = quality;
    return trace(chain, 26 * 168).bases.back().customers;
  };
  EXPECT_LT(customers_with(.75), 999);
  EXPECT_GT(customers_with(.85), 1001);
  EXPECT_LT(1000 - customers_with(.8), 1e-6);
  EXPECT_GT(1000 - customers_with(.75), customers_with(.85) - 1000);  // bad news travels further (V6)
}

// A tenth dearer than in the file as written: 1.1^−2.62 = 0.779 of the visits.
TEST(Clientele, ComesLessOftenWhereItIsDearer) {
  ServiceChain chain = shop();
  chain.segments[0].price = 11;
  chain.segments[0].baseline->price = 10;
  const Record run = trace(chain, 10 * 168);
  const double expected = 10'000 * std::pow(1.1, -2.62);
  EXPECT_NEAR(static_cast<double>(run.came.size()), expected, 4.9 * std::sqrt(expected));
}

// Visits set how often: 26 a year of 1000 customers are 500 a week. A tenth more customers, a tenth more visits.
TEST(Clientele, ComesAsOftenAsItsVisitsSay) {
  ServiceChain chain = shop();
  chain.segments[0].visits_per_year = 26;
  const run::Clientele some{chain, run::RunKind::real};
  EXPECT_NEAR(some.arrival_factor(0), .5, 1e-12);
  chain.segments[0].base = 1100;
  const run::Clientele more{chain, run::RunKind::real};
  EXPECT_NEAR(more.arrival_factor(0), .55, 1e-12);
  chain.segments[0].base.reset();
  EXPECT_NEAR(*run::customers_at_start(chain.segments[0]), 2000, 1e-9);  // 1000 a week, 26 visits a year
}

TEST(Clientele, ThatNobodyCountedComesAsWritten) {
  ServiceChain chain = shop();
  chain.segments[0].base.reset();
  EXPECT_TRUE(trace(chain, 100).bases.empty());
  EXPECT_EQ(run::Clientele(chain, run::RunKind::real).arrival_factor(0), 1);
}

// Twice as often from the start: each at half its time. Twice as often from 10 h on: the rest of the wait is halved.
TEST(QuickenedStream, SpendsTheRestOfAWaitAtTheNewRate) {
  const sim::Luck luck{1, 0};
  const sim::Time until = at(1e5);
  const auto stream = [] {
    run::Stream made = run::Stream::poisson(sim::identity("s"), 16.8, by_hours({{0, 1}, {84, 3}}));
    made.may_be_quickened();
    return made;
  };
  run::Stream plain = stream();
  run::Stream quick = stream();
  const sim::Time first = plain.next(luck, at(0), until);
  EXPECT_EQ(quick.next(luck, at(0), until), first);
  ASSERT_GT(first, at(2));  // the seed's first wait
  EXPECT_EQ(quick.quickened(1, at(1), until), first);
  const sim::Time halved = quick.quickened(2, at(2), until);
  if (first <= at(84)) {
    EXPECT_NEAR(sim::hours(halved), 2 + (sim::hours(first) - 2) / 2, 1e-9);
  }
  EXPECT_EQ(quick.quickened(1, at(2), until), first);
}

}  // namespace
}  // namespace servicechain::models
