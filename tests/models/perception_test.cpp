#include <gtest/gtest.h>

#include <cmath>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// E9: what a customer perceives, served or not. By hand arithmetic.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

constexpr double tiny = 1e-9;

// Waits a quarter of an hour, as the first customer's job ends at 0.25. Weights 35 35 15 15 0 %.
// Expects 5 min, bears 10 more; a wait feels 1.36 times as long: 20.4 min, 15.4 too many: speed 100 e^(−1.54).
// Right 90, courtesy 90, information 90 × .8 = 72.
ServiceChain five_dimensions() {
  ServiceChain chain = counter(1, {{0, .25}, {0, 1}});
  chain.departments[0].right_first_time = .9;
  chain.departments[0].knows = .8;
  chain.departments[0].surroundings = 60;
  Segment& s = chain.segments[1];
  s.cares_about = ServqualWeights{.right = .35, .speed = .35, .information = .15, .courtesy = .15, .surroundings = 0};
  s.expects.written = true;
  s.expects.wait = sim::from_hours(5 / 60.0);
  s.expects.tolerates = sim::from_hours(10 / 60.0);
  return chain;
}
CustomerLeft second_customer(const ServiceChain& chain) {
  const Record run = trace(chain, 100);
  EXPECT_EQ(run.left.size(), 2u);
  return run.left.at(1);
}
Scores scores_of_the_second(const ServiceChain& chain) { return trace(chain, 100).judged.back(); }

TEST(Perception, FiveDimensionsAddUp) {
  const double speed = 100 * std::exp(-1.54);
  const CustomerLeft left = second_customer(five_dimensions());
  EXPECT_NEAR(left.perceived, .35 * 90 + .35 * speed + .15 * 72 + .15 * 90, 1e-8);
  EXPECT_NEAR(scores_of_the_second(five_dimensions()).speed, speed, 1e-8);
  EXPECT_NEAR(scores_of_the_second(five_dimensions()).information, 72, 1e-8);
  EXPECT_FALSE(left.on_time);
  EXPECT_EQ(left.wait, sim::from_hours(.25));
  // Expected: speed 100, the rest, not named, as met.
  EXPECT_NEAR(left.expected, .35 * 90 + .35 * 100 + .15 * 72 + .15 * 90, 1e-8);
}

TEST(Perception, SurroundingsAreTheDepartments) {
  ServiceChain chain = five_dimensions();
  chain.segments[1].cares_about =
      ServqualWeights{.right = 0, .speed = 0, .information = 0, .courtesy = 0, .surroundings = 1};
  EXPECT_NEAR(second_customer(chain).perceived, 60, tiny);
}

ServiceChain cares_about_speed() {
  ServiceChain chain = five_dimensions();
  chain.segments[1].cares_about =
      ServqualWeights{.right = 0, .speed = 1, .information = 0, .courtesy = 0, .surroundings = 0};
  return chain;
}

// Announced, 15 min feel like 15: 10 too many: e^−1.
TEST(Perception, AnAnnouncedWaitIsAsLongAsItIs) {
  ServiceChain chain = cares_about_speed();
  chain.segments[1].expects.announced = true;
  EXPECT_NEAR(second_customer(chain).perceived, 100 * std::exp(-1), 1e-8);
}

// Without `tolerates` it is as the promise, 5 min: e^(−15.4 / 5).
TEST(Perception, WithoutToleranceItIsThePromise) {
  ServiceChain chain = cares_about_speed();
  chain.segments[1].expects.tolerates.reset();
  EXPECT_NEAR(second_customer(chain).perceived, 100 * std::exp(-3.08), 1e-8);
}

TEST(Perception, WithoutAPromiseNoWaitIsTooLong) {
  ServiceChain chain = cares_about_speed();
  chain.segments[1].expects.wait.reset();
  EXPECT_NEAR(second_customer(chain).perceived, 100, tiny);
  EXPECT_TRUE(second_customer(chain).on_time);
}

// 15 min in line, 30 min held for b, an hour of work. Announced, expects 5, bears 100 min: 10, 40 and 100 too many.
TEST(Perception, AWaitIsWhatTheSegmentMeansByIt) {
  ServiceChain chain = cares_about_speed();
  Expectations& expects = chain.segments[1].expects;
  expects.announced = true;
  expects.tolerates = sim::from_hours(100 / 60.0);
  chain.departments.push_back(department("b", 1, constant_h(.5)));
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  chain.departments[0].needs[0].how_often = PerJob{.times = {.otherwise = 0, .named = {{KindId{1}, 1.0}}}};
  EXPECT_NEAR(second_customer(chain).perceived, 100 * std::exp(-.1), 1e-8);
  expects.wait_means = WaitMeans::until_served;
  EXPECT_NEAR(second_customer(chain).perceived, 100 * std::exp(-.4), 1e-8);
  expects.wait_means = WaitMeans::time;
  EXPECT_NEAR(second_customer(chain).perceived, 100 * std::exp(-1), 1e-8);
}

// Line time over the departments passed: 15 min at a, and 45 at b, busy until 2 with j3.
TEST(Perception, WaitsAddUpOverTheDepartmentsPassed) {
  ServiceChain chain = counter(1, {{0, .25}, {0, 1}, {0, 2}});
  chain.departments.push_back(department("b", 1, constant_h(2)));
  chain.departments[0].passes_to.named = {{KindId{1}, {.shares = {{{1}, 1.0}}, .leaves = 0}}};
  chain.segments[2].enters = {{{1}, 1.0}};
  const Record run = trace(chain, 10);
  EXPECT_EQ(departures(run), (Rows{"j1 0-0.25", "j3 0-2", "j2 0-4"}));
  EXPECT_EQ(run.left[2].wait, sim::from_hours(.25 + .75));
}

// The last department that worked for the customer is b: its surroundings, what it knows, its quality.
TEST(Perception, TheLastDepartmentIsWhatIsSeen) {
  ServiceChain chain = counter(1, {{0, 1}});
  chain.departments.push_back(department("b", 1, constant_h(1)));
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, 1.0}}, .leaves = 0};
  chain.departments[1].right_first_time = .6;
  chain.departments[1].knows = .5;
  chain.departments[1].surroundings = 40;
  chain.segments[0].cares_about =
      ServqualWeights{.right = .25, .speed = 0, .information = .25, .courtesy = .25, .surroundings = .25};
  EXPECT_NEAR(only_customer(chain).perceived, .25 * (60 + 30 + 60 + 40), tiny);
}

// Who leaves unserved.

// Gives up after 15 min of the 5 expected, announced, bearing 10: speed e^−1; right and information 0; courtesy and
// surroundings as usual at the first department entered.
TEST(Unserved, WhoGivesUpPerceivesNothingRight) {
  ServiceChain chain = counter(0, {{0, 1}});
  chain.departments[0].right_first_time = .9;
  chain.departments[0].surroundings = 60;
  Segment& s = chain.segments[0];
  s.patience = {{{0}, constant_h(.25)}};
  s.expects.wait = sim::from_hours(5 / 60.0);
  s.expects.tolerates = sim::from_hours(10 / 60.0);
  s.expects.announced = true;
  EXPECT_EQ(only_customer(chain).perceived, 0);  // scalar: P = 0
  s.cares_about = ServqualWeights{};
  EXPECT_NEAR(only_customer(chain).perceived, .22 * 100 * std::exp(-1) + .16 * 90 + .11 * 60, 1e-8);
}

// Refused, balked: speed 0.
TEST(Unserved, WhoIsTurnedAwayPerceivesNoSpeed) {
  ServiceChain chain = counter(0, {{0, 1}});
  chain.departments[0].right_first_time = .9;
  chain.departments[0].surroundings = 60;
  chain.segments[0].cares_about = ServqualWeights{};
  chain.segments[0].expects.wait = sim::from_hours(1);
  chain.segments[0].balks_at = 0;
  EXPECT_NEAR(only_customer(chain).perceived, .16 * 90 + .11 * 60, tiny);
  chain.segments[0].balks_at.reset();
  chain.departments[0].in_tray = {.places = 0, .when_full = Refuse{}};
  EXPECT_NEAR(only_customer(chain).perceived, .16 * 90 + .11 * 60, tiny);
}

// Sent on from a, refused at b; nobody worked for them: it is a, entered first, that they saw.
TEST(Unserved, TheFirstDepartmentEnteredIsSeenIfNoneWorked) {
  ServiceChain chain = counter(0, {{0, 1}});
  chain.departments.push_back(department("b", 0, constant_h(1)));
  chain.departments[0].in_tray = {.places = 0, .when_full = Divert{{1}}};
  chain.departments[1].in_tray = {.places = 0, .when_full = Refuse{}};
  chain.departments[0].surroundings = 60;
  chain.departments[1].surroundings = 20;
  chain.segments[0].cares_about =
      ServqualWeights{.right = 0, .speed = 0, .information = 0, .courtesy = 0, .surroundings = 1};
  EXPECT_NEAR(only_customer(chain).perceived, 60, tiny);
}

// Served at a, refused at b: it is a that worked for them. Right 0; courtesy 80 (a's .8), surroundings 60.
TEST(Unserved, WhoWasServedBeforeHasSeenThatDepartment) {
  ServiceChain chain = counter(1, {{0, 1}});
  chain.departments.push_back(department("b", 0, constant_h(1)));
  chain.departments[0].passes_to.otherwise = {.shares = {{{1}, 1.0}}, .leaves = 0};
  chain.departments[1].in_tray = {.places = 0, .when_full = Refuse{}};
  chain.departments[0].surroundings = 60;
  chain.departments[0].right_first_time = .8;
  chain.departments[1].surroundings = 20;
  chain.segments[0].cares_about =
      ServqualWeights{.right = .25, .speed = .25, .information = 0, .courtesy = .25, .surroundings = .25};
  EXPECT_NEAR(only_customer(chain).perceived, .25 * 80 + .25 * 60, tiny);
  EXPECT_EQ(only_customer(chain).quality, 0);
}

}  // namespace
}  // namespace servicechain::models
