#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "models/capability.h"
#include "models/mood.h"
#include "models/turnover.h"

// E5, E7, E11 and E12 by hand.
namespace servicechain::models {
namespace {

constexpr double tiny = 1e-12;

TEST(Capability, IsAsWrittenWhereNothingMoves) {
  const Parameters constants;
  EXPECT_EQ(capability(.9995, {}, constants), .9995);
  EXPECT_EQ(capability(0, {}, constants), 0);
  EXPECT_EQ(time_factor({}, constants), 1);
  EXPECT_EQ(know_how({}, constants), 1);
  EXPECT_EQ(unhurried({}, constants), 1);
}

// E7: 0.9 · 0.81^0.5 · (0.9·1.1)^0.3 · 1.2^−0.26 · 0.8^(0.244·0.5).
TEST(Capability, IsAProductOfHasteKnowHowFatigueAndMood) {
  const Parameters constants;
  const PeopleState people{.standard = .81, .intensity = 1.1, .experience = .9, .skill = 1.1, .fatigue = 1.2, .mood = .8, .contact = .5};
  const double expected = .9 * .9 * std::pow(.99, .3) * std::pow(1.2, -.26) * std::pow(.8, .122);
  EXPECT_NEAR(capability(.9, people, constants), expected, tiny);
}

TEST(Capability, StaysWithinItsLimits) {
  const Parameters constants;
  EXPECT_EQ(capability(.9, {.standard = 4}, constants), .999);
  EXPECT_EQ(capability(.9995, {.standard = 4}, constants), .9995);
  EXPECT_EQ(capability(.001, {.standard = .5}, constants), .01);
  EXPECT_EQ(capability(.9, {.skill = 0}, constants), .01);
}

// V11: flat to 92.5% of their time, then down by χ: half of it at 96.25%, all at 100%.
TEST(Capability, TipsWherePeopleHaveNoTimeLeft) {
  Parameters constants;
  constants.tipping = .2;
  EXPECT_EQ(capability(.9, {.utilisation = .5}, constants), .9);
  EXPECT_EQ(capability(.9, {.utilisation = .925}, constants), .9);
  EXPECT_NEAR(capability(.9, {.utilisation = .9625}, constants), .9 * .9, tiny);
  EXPECT_NEAR(capability(.9, {.utilisation = 1}, constants), .9 * .8, tiny);
}

// E5: 0.9 of the written time, at 1.1 the pace, with 0.8 of the output and tired by 1.25: 0.9/(1.1·0.8/1.25).
TEST(Pace, IsStandardOverIntensityExperienceAndFreshness) {
  const Parameters constants;
  EXPECT_NEAR(time_factor({.standard = .9, .intensity = 1.1, .experience = .8, .fatigue = 1.25}, constants), .9 * 1.25 / .88, tiny);
}

// Quality of 0.7 where 0.9 is usual: 1 + 0.3·0.2.
TEST(Pace, IsSlowerWithPoorInput) {
  EXPECT_NEAR(input_factor(.9, .7, .3), 1.06, tiny);
  EXPECT_EQ(input_factor(.9, .9, .3), 1);
  EXPECT_EQ(input_factor(.9, .7, 0), 1);
}

// E11: 75 − 25·0.2 − 25·0.1 + 5 + 0.3·2.25·(−4) + 0.15·10 = 71.3.
TEST(Mood, IsMovedByOverloadFatigueWelfareServiceAndCustomers) {
  const Parameters constants;
  const MoodDrivers drivers{.pressure = 1.2, .fatigue = 1.1, .welfare = 55, .service_gap = -4, .satisfaction_gain = 10};
  EXPECT_NEAR(own_mood_target(drivers, constants), 71.3, tiny);
}

TEST(Mood, IsNotLiftedByLessWorkThanUsual) {
  const Parameters constants;
  EXPECT_EQ(own_mood_target({.pressure = .6}, constants), 75);
  EXPECT_EQ(own_mood_target({}, constants), 75);  // R14
}

// V6: a disappointment counts 2.25 times a surprise of the same size.
TEST(Mood, FallsFurtherForADisappointmentThanItRisesForASurprise) {
  const Parameters constants;
  const double up = own_mood_target({.service_gap = 4}, constants) - 75;
  const double down = 75 - own_mood_target({.service_gap = -4}, constants);
  EXPECT_NEAR(up, 1.2, tiny);
  EXPECT_NEAR(down, 2.25 * 1.2, tiny);
}

// Contagion 0.4 beside moods of 60 (weight 1) and 90 (weight 3), whose mean is 82.5: 0.6·70 + 0.4·82.5.
TEST(Mood, IsCaughtFromThoseNear) {
  const std::vector<Neighbour> near{{60, 1}, {90, 3}};
  EXPECT_NEAR(with_contagion(70, .4, near), 75, tiny);
  EXPECT_EQ(with_contagion(70, .4, {}), 70);
  EXPECT_EQ(with_contagion(70, 0, near), 70);
}

// 0.25 a year at a mood of 75; ten points less: e^0.2 times.
TEST(Turnover, RisesWhereMoodFalls) {
  const Parameters constants;
  EXPECT_EQ(quits_per_year(75, constants), .25);
  EXPECT_NEAR(quits_per_year(65, constants), .25 * std::exp(.2), tiny);
}

// 0.25 a year and half a year to learn: 0.125/1.125 = 1/9 are newcomers; with half the output of others, ẽ = 17/18.
TEST(Turnover, LeavesAUsualShareOfNewcomers) {
  const Parameters constants;
  const double newcomers = usual_share_of_newcomers(constants);
  EXPECT_NEAR(newcomers, 1.0 / 9, tiny);
  EXPECT_NEAR(experience(8, 1, constants), 17.0 / 18, tiny);
  EXPECT_EQ(experience(0, 0, constants), 1);
}

// The best half of applicants, r = 0.42: 0.42·0.39894/0.5 = 0.3351 SD; the best tenth (z = 1.28155, density 0.17550):
// 0.7371 SD; everybody: none. Source of the ordinates: Naylor & Shine 1965.
TEST(Turnover, HiresMoreSkillWhereItChoosesAmongMany) {
  const Parameters constants;
  EXPECT_NEAR(skill_of_hired(.5, constants), .3351, 5e-5);
  EXPECT_NEAR(skill_of_hired(.1, constants), .7371, 5e-5);
  EXPECT_EQ(skill_of_hired(1, constants), 0);
}

}  // namespace
}  // namespace servicechain::models
