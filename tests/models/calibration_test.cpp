#include "models/calibration.h"

#include <gtest/gtest.h>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// What pilots find to be usual.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;
using example::segment;

Pilot pilot_of(const ServiceChain& chain, double hours, double observed_from_h = 0) {
  return run_pilot(chain, {.until = at(hours), .seed = 1, .replication = 0, .jobs_at_most = 100'000}, at(observed_from_h));
}

// A job of half an hour at every half hour past, a person at work half of the time: λ̂ = 0.5 hours of work an hour,
// B = 0.5 jobs of half an hour, D = half an hour, and a load of 0.5 whether by what comes or by what lies there.
TEST(Calibration, FindsTheUsualLoadAndLeadTime) {
  std::vector<double> times;
  for (int hour = 0; hour < 240; ++hour) times.push_back(hour + .5);
  ServiceChain chain = example::chain({department("desk", 1, constant_h(.5))}, {segment("s", example::at_h(times), {0})});
  chain.departments[0].right_first_time = .9;
  chain.behaviour.corner_cutting = true;
  const std::vector<Pilot> pilots{pilot_of(chain, 240)};
  const Baselines found = baselines_of(chain, pilots);
  const DepartmentBaseline& desk = found.departments.at("desk");
  EXPECT_NEAR(desk.arrivals, .5, 1e-9);
  EXPECT_NEAR(desk.backlog, .25, 1e-9);
  EXPECT_NEAR(desk.lead_time_h, .5, 1e-9);
  EXPECT_NEAR(*desk.usual_load, .5, 1e-9);
  EXPECT_EQ(desk.people, 1);
  EXPECT_NEAR(desk.satisfaction, 90, 1e-9);
  EXPECT_NEAR(desk.experience, 17.0 / 18, 1e-12);
  EXPECT_NEAR(found.segments.at("s").satisfaction, 90, 1e-9);
  EXPECT_TRUE(found.overloaded.empty());
}

// Two hours on duty a day, 24 jobs of five minutes: all of it counts against those two hours.
TEST(Calibration, CountsByHoursOnDuty) {
  std::vector<double> times;
  for (int hour = 0; hour < 240; ++hour) times.push_back(hour + .5);
  ServiceChain chain = example::chain({department("desk", 2, constant_h(1.0 / 12))}, {segment("s", example::at_h(times), {0})});
  chain.departments[0].staff = by_hours({{0, 0}, {10, 2}, {12, 0}, {34, 2}, {36, 0}, {58, 2}, {60, 0}, {82, 2}, {84, 0},
                                         {106, 2}, {108, 0}, {130, 2}, {132, 0}, {154, 2}, {156, 0}});
  const std::vector<Pilot> pilots{pilot_of(chain, 240, 48)};
  const Baselines found = baselines_of(chain, pilots);
  EXPECT_NEAR(found.departments.at("desk").arrivals, 1, 1e-9);
  EXPECT_EQ(found.departments.at("desk").people, 2);
  EXPECT_NEAR(found.departments.at("desk").arrivals / 2, .5, 1e-9);
}

// An hour's work every half hour for one person.
TEST(Calibration, SaysWhoHasMoreWorkThanTheyCanDo) {
  ServiceChain chain = example::chain({department("desk", 1, constant_h(1))}, {segment("s", RenewalArrivals{constant_h(.5)}, {0})});
  const std::vector<Pilot> pilots{pilot_of(chain, 240)};
  const Baselines found = baselines_of(chain, pilots);
  EXPECT_EQ(found.overloaded, std::vector<std::string>{"desk"});
  EXPECT_FALSE(found.departments.at("desk").usual_load);
}

// Three customers at once each two hours, work of 0.9 h, and whoever has waited 0.5 h goes: 2 leave, a person is at work
// for 0.9 of 2 hours, and 1.35 hours of work come in an hour.
TEST(Calibration, BearsMoreWorkThanHoursWherePeopleGiveUp) {
  ServiceChain chain = example::chain({department("desk", 1, constant_h(.9))}, {segment("s", RenewalArrivals{constant_h(2)}, {0})});
  chain.segments[0].group = {{3, 1}};
  chain.segments[0].patience = {{{0}, constant_h(.5)}};
  // The first day has 11 groups, 1.2375; of the difference exp(−75/7) is left after 75 days.
  const std::vector<Pilot> pilots{pilot_of(chain, 2400, 1800)};
  const Baselines found = baselines_of(chain, pilots);
  EXPECT_TRUE(found.overloaded.empty());
  EXPECT_NEAR(found.departments.at("desk").arrivals, 1.35, 1e-5);
}

// The desk is given 0.8 by the store every time.
TEST(Calibration, FindsTheUsualInput) {
  ServiceChain chain = example::chain({department("desk", 2, constant_h(.1)), department("store", 2, constant_h(.1))},
                                      {segment("s", RenewalArrivals{constant_h(1)}, {0})});
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  chain.departments[1].right_first_time = .8;
  const std::vector<Pilot> pilots{pilot_of(chain, 100)};
  EXPECT_NEAR(baselines_of(chain, pilots).departments.at("desk").input, .8, 1e-12);
}

// By name: a department between two others takes nobody else's.
TEST(Calibration, GivesBaselinesByName) {
  Baselines found;
  found.departments["b"].people = 3;
  ServiceChain chain = example::chain({department("a", 1, constant_h(1)), department("b", 1, constant_h(1))},
                                      {segment("s", example::poisson_per_h(1), {0})});
  chain = with_baselines(std::move(chain), found);
  EXPECT_FALSE(chain.departments[0].baseline);
  EXPECT_EQ(chain.departments[1].baseline->people, 3);
  EXPECT_FALSE(chain.segments[0].baseline);
}

// A pilot runs with every coupling off, whatever is on.
TEST(Calibration, TakesPilotsAsTheFileIsWithoutCouplings) {
  ServiceChain chain = example::chain({department("desk", 2, example::exponential_h(.5))},
                                      {segment("s", example::poisson_per_h(3), {0})});
  const std::vector<Pilot> off{pilot_of(chain, 500)};
  chain.behaviour = {.inherited_quality = false, .rework = false, .bad_input_slows = true, .corner_cutting = true,
                     .fatigue = true, .mood = true, .turnover = true, .customers_react = true};
  chain.departments[0].parameters.tipping = .3;
  const std::vector<Pilot> on{pilot_of(chain, 500)};
  EXPECT_EQ(baselines_of(chain, off).departments, baselines_of(chain, on).departments);
}

}  // namespace
}  // namespace servicechain::models
