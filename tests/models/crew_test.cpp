#include <gtest/gtest.h>

#include <cmath>

#include "models/run/crew.h"
#include "models/turnover.h"
#include "tests/models/example_chains.h"

// People who come, learn and leave.
namespace servicechain::models::run {
namespace {

Department of(double quits_per_year) {
  Department department = example::department("desk", 1, example::constant_h(1));
  department.parameters.quits_per_year = quits_per_year;
  return department;
}

constexpr std::uint32_t many = 20'000;
constexpr int days = 364;

// At rest 1/9 are newcomers, at the start and a year later; every quit is replaced at once. Binomial: 4.9 standard
// deviations of a share of 1/9 among 20,000 are 0.011, of the output half of that.
TEST(Crew, IsAtRestFromTheStart) {
  const Department department = of(.25);
  const sim::Luck luck{7, 0};
  Crew crew{department, many, luck};
  EXPECT_NEAR(crew.experience(), 17.0 / 18, .0055);
  double left = 0;
  for (int day = 0; day < days; ++day) left += crew.pass(24, 75, luck);
  EXPECT_EQ(crew.people(), many);
  EXPECT_NEAR(crew.experience(), 17.0 / 18, .0055);
  EXPECT_NEAR(left / many, .25, 4.9 * std::sqrt(.25 / many));  // Poisson
}

// A mood of 40: ν = 0.25 e^0.7 = 0.5034 a year, of which 0.25 are replaced at once. Of the others, a share
// v = (ν − ν0)τ/(1 + (ν − ν0)τ) of places is empty, τ = 8/52 years: 0.0390/1.0390 = 0.0375.
TEST(Crew, HasGapsWhereMorePeopleLeaveThanUsual) {
  const Department department = of(.25);
  const sim::Luck luck{7, 0};
  Crew crew{department, many, luck};
  for (int day = 0; day < 2 * days; ++day) crew.pass(24, 40, luck);
  const double more = .25 * (std::exp(.7) - 1) * 8 / 52;
  const double empty = more / (1 + more);
  EXPECT_NEAR(1 - crew.people() / many, empty, 4.9 * std::sqrt(empty / many));
}

// V12: twice the quits, more newcomers: ν τ_L/(1 + ν τ_L) with ν = .5 and half a year: 1/5.
TEST(Crew, HasMoreNewcomersWhereMoreLeave) {
  const Department department = of(.5);
  const sim::Luck luck{7, 0};
  Crew crew{department, many, luck};
  for (int day = 0; day < days; ++day) crew.pass(24, 75, luck);
  EXPECT_NEAR(crew.experience(), 1 - .5 / 5, 4.9 * .5 * std::sqrt(.16 / many));
}

// The same luck: who stays under a low mood stays under a higher one.
TEST(Crew, KeepsEverybodyLongerInABetterMood) {
  const Department department = of(.5);
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    const sim::Luck luck{3, replication};
    Crew glad{department, 10, luck};
    Crew sad{department, 10, luck};
    std::uint32_t left_glad = 0, left_sad = 0;
    for (int day = 0; day < 60; ++day) {
      left_glad += glad.pass(24, 85, luck);
      left_sad += sad.pass(24, 55, luck);
      EXPECT_LE(left_glad, left_sad);
    }
  }
}

// Hired as the best tenth: 0.7371 − 0.3351 SD above the usual, once all have been replaced. Those there at the start
// count as usual.
TEST(Crew, GainsSkillByChoosingAmongMany) {
  Department department = of(4);
  department.selection = .1;
  const sim::Luck luck{7, 0};
  Crew crew{department, 1000, luck};
  EXPECT_EQ(crew.skill(), 0);
  for (int day = 0; day < 20 * days; ++day) crew.pass(24, 75, luck);
  EXPECT_NEAR(crew.skill(), .7371 - .3351, 1e-4);
}

TEST(Crew, GrowsWithNewcomersAndShrinksByTheLastToCome) {
  const Department department = of(0);
  const sim::Luck luck{7, 0};
  Crew crew{department, 4, luck};
  EXPECT_EQ(crew.experience(), 1);
  crew.resize(8, luck);
  EXPECT_EQ(crew.experience(), .75);
  crew.resize(4, luck);
  EXPECT_EQ(crew.experience(), 1);
}

}  // namespace
}  // namespace servicechain::models::run
