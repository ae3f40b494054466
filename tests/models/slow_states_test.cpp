#include <gtest/gtest.h>

#include <cmath>

#include "models/capability.h"
#include "models/fatigue.h"
#include "models/pressure.h"
#include "models/slow_state.h"
#include "models/standard.h"

// E1 to E4, E6 and E16 by hand.
namespace servicechain::models {
namespace {

constexpr double tiny = 1e-12;
constexpr double week_h = 168;

// From 10 towards 4 with a time constant of 2: after 2, 4 + 6/e.
TEST(SlowState, MovesTowardsItsTarget) {
  EXPECT_NEAR(moved(10, 4, 2, 2), 4 + 6 / std::exp(1.0), tiny);
  EXPECT_EQ(moved(4, 4, 100, 2), 4);
}

// R13: one step of 24, or a hundred of 0.24.
TEST(SlowState, DoesNotDependOnHowTimeIsCut) {
  double z = 1;
  for (int i = 0; i < 100; ++i) z = moved(z, 1.2, .24, 672);
  EXPECT_NEAR(z, moved(1, 1.2, 24, 672), tiny);
}

// The integral of 4 + 6 exp(−t/2) over 0…2, divided by 2: 4 + 6 (1 − 1/e).
TEST(SlowState, HasAMeanOnTheWay) {
  EXPECT_NEAR(mean_on_the_way(10, 4, 2, 2), 4 + 6 * (1 - std::exp(-1.0)), tiny);
  EXPECT_EQ(mean_on_the_way(10, 4, 0, 2), 10);
}

// E1: a quarter of 8 that comes, three quarters of 30 that lie there over 5.
TEST(Pressure, WeighsWhatComesAgainstWhatLiesThere) {
  EXPECT_NEAR(demand_signal(.25, 8, 30, 5), .25 * 8 + .75 * 6, tiny);
  EXPECT_EQ(demand_signal(.25, 8, 30, 0), 8);  // no lead time to hold the backlog against
}

// E2: 3 hours of work an hour, done in 0.9 of the time, input that takes 1.1, five people at 0.8 of their output and
// tired by 1.25: 3·0.9·1.1 / (0.75·5·0.8/1.25) = 2.97/2.4.
TEST(Pressure, IsWorkOverWhatPeopleCanDo) {
  const Strain strain{.demand = 3, .standard = .9, .input = 1.1, .usual_load = .75, .people = 5, .experience = .8, .fatigue = 1.25};
  EXPECT_NEAR(pressure(strain, 1), 2.97 / 2.4, tiny);
  EXPECT_NEAR(pressure(strain, 0), 2.97 / 3, tiny);
}

TEST(Pressure, StaysBetweenAHalfAndTwo) {
  Strain strain{.demand = 100, .standard = 1, .input = 1, .usual_load = .8, .people = 1, .experience = 1, .fatigue = 1};
  EXPECT_EQ(pressure(strain, 1), 2);
  strain.demand = 0;
  EXPECT_EQ(pressure(strain, 1), .5);
  strain.people = 0;
  EXPECT_EQ(pressure(strain, 1), 2);  // work, and nobody there
  strain.usual_load = 0;
  EXPECT_EQ(pressure(strain, 1), 1);  // nothing to hold it against
}

// R7: p = 1.2 for 26 weeks: exp((1.2^−0.64 − 1)·26/18.83) = exp(−0.15195) = 0.8590.
TEST(Standard, FallsByAFourteenthUnderAFifthMorePressureInHalfAYear) {
  const Parameters constants;
  const double once = eroded_standard(1, 1.2, 26 * week_h, constants);
  EXPECT_NEAR(once, std::exp((std::pow(1.2, -.64) - 1) * 26 / 18.83), tiny);
  EXPECT_NEAR(once, 1 - .141, .0005);
  double daily = 1;
  for (int day = 0; day < 182; ++day) daily = eroded_standard(daily, 1.2, 24, constants);
  EXPECT_NEAR(daily, once, tiny);
}

// R7: p lognormal around 1 with sd of its logarithm 0.1, nothing rises again. The mean of (1 − p^α)⁺ is
// 0.5 − exp(0.064²/2) Φ(−0.064) = 0.02454, so that a year leaves exp(−0.02454·52/18.83) = 0.9345.
TEST(Standard, FallsUnderPressureThatOnlyWavers) {
  const Parameters constants;
  double log_standard = 0;
  constexpr int parts = 2000;  // p at the middle of each of 2000 equally likely parts
  for (int i = 0; i < parts; ++i) {
    double low = -6, high = 6;  // the normal quantile, by halving
    for (int n = 0; n < 60; ++n) {
      const double middle = (low + high) / 2;
      (std::erfc(-middle / std::sqrt(2.0)) / 2 < (i + .5) / parts ? low : high) = middle;
    }
    log_standard += std::log(eroded_standard(1, std::exp(.1 * low), 52 * week_h, constants)) / parts;
  }
  EXPECT_NEAR(std::exp(log_standard), .9345, .0005);
  EXPECT_NEAR(std::exp(log_standard), 1 - .065, .001);
}

// R8: a fifth more demand for ever, people as before: the standard falls until the pressure is the usual one again, and
// stays there: θ* → 1/1.2, and with it quality, by 1.2^−0.5.
TEST(Standard, GivesWayUntilThePressureIsGone) {
  const Parameters constants;
  double standard = 1;
  double felt = 0;
  for (int day = 0; day < 20'000; ++day) {
    felt = pressure({.demand = 1.2, .standard = standard, .input = 1, .usual_load = 1, .people = 1, .experience = 1, .fatigue = 1}, 1);
    standard = eroded_standard(standard, felt, 24, constants);
  }
  EXPECT_NEAR(standard, 1 / 1.2, 1e-6);
  EXPECT_NEAR(felt, 1, 1e-6);
  EXPECT_NEAR(capability(.9, {.standard = standard}, constants), .9 * std::pow(1.2, -.5), 1e-6);
}

TEST(Standard, RisesAgainOnlyWhereItMay) {
  Parameters constants;
  EXPECT_NEAR(eroded_standard(.9, .8, 52 * week_h, constants), .9, 1e-5);
  constants.standard_rises_in_h = constants.standard_falls_in_h;
  EXPECT_NEAR(eroded_standard(.9, .8, 168, constants), .9 * std::exp((std::pow(.8, -.64) - 1) / 18.83), tiny);
}

// R14.
TEST(Standard, StaysUnderTheUsualPressure) {
  const Parameters constants;
  EXPECT_EQ(working_standard(1, 1, constants), 1);
  EXPECT_EQ(eroded_standard(1, 1, 1000, constants), 1);
  EXPECT_EQ(intensity(1, constants), 1);
  EXPECT_EQ(tired(1, 1, 1000, constants), 1);
}

// E6: 1.5^0.25 = 1.1067; 16^0.25 = 2 is cut to 1.25; 0.25^0.25 = 0.71 to 0.8.
TEST(Fatigue, FollowsHowHardPeopleWork) {
  const Parameters constants;
  EXPECT_NEAR(intensity(1.5, constants), std::pow(1.5, .25), tiny);
  EXPECT_EQ(intensity(16, constants), 1.25);
  EXPECT_EQ(intensity(.25, constants), .8);
  EXPECT_NEAR(tired(1, 16, 4 * week_h, constants), 1.25 - .25 / std::exp(1.0), tiny);  // a time constant of 4 weeks
}

// R9, with D = 10 days and only the backlog felt: swings grow from τ = 5 days on; at 20 days 1.512-fold.
TEST(Bullwhip, GrowsWherePeopleFollowTooSlowly) {
  EXPECT_EQ(peak_gain(0, 10, 4.99), 1);
  EXPECT_GT(peak_gain(0, 10, 5.01), 1);
  EXPECT_NEAR(peak_gain(0, 10, 20), 1.512, .0005);
  EXPECT_EQ(peak_gain(.5, 10, 7.49), 1);  // D (1 + a)/2 = 7.5
  EXPECT_GT(peak_gain(.5, 10, 7.51), 1);
}

// The same by another way: E16 and the backlog, stepped by a thousandth of a day under demand that swings as a sine.
TEST(Bullwhip, IsWhatAStageUnderE16Does) {
  const double lead_time = 10, moves_in = 20, dt = .001;
  double greatest = 0;
  for (const double frequency : {.045, .05, .055, .06, .065, .07}) {
    double people = 1, backlog = lead_time, most = 0;
    const double period = 2 * M_PI / frequency;
    const int steps = static_cast<int>(20 * period / dt);
    for (int i = 0; i < steps; ++i) {
      const double demand = 1 + .01 * std::sin(frequency * i * dt);
      backlog += (demand - people) * dt;
      people = moved(people, people_wanted(demand_signal(0, demand, backlog, lead_time), 1, 1), dt, moves_in);
      if (i > steps * 9 / 10) most = std::max(most, std::abs(people - 1));
    }
    greatest = std::max(greatest, most / .01);
  }
  EXPECT_NEAR(greatest, peak_gain(0, lead_time, moves_in), .01);
}

}  // namespace
}  // namespace servicechain::models
