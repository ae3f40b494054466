#include <gtest/gtest.h>

#include <cmath>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// The couplings in a run, day by day, with every time known. One person, half an hour of work, a customer at every half
// hour past: 24 jobs of half an hour in 24 hours, λ̂ = 0.5. A usual load of 0.5/1.2 makes the pressure 1.2.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;
using example::segment;

constexpr double tiny = 1e-8;  // hours: times are whole nanoseconds
constexpr double falls = 18.83 * 7;  // days

DepartmentBaseline usual(double load) {
  return {.arrivals = .5, .backlog = .25, .lead_time_h = .5, .usual_load = load, .people = 1, .input = .9, .satisfaction = 90};
}

ServiceChain hourly(int days) {
  std::vector<double> times;
  for (int hour = 0; hour < 24 * days; ++hour) times.push_back(hour + .5);
  ServiceChain chain = example::chain({department("desk", 1, constant_h(.5))}, {segment("s", example::at_h(times), {0})});
  chain.departments[0].right_first_time = .9;
  chain.departments[0].parameters.weight_of_arrivals = 1;
  chain.departments[0].baseline = usual(.5 / 1.2);
  return chain;
}

double work_h(const VisitEnded& visit) { return sim::hours(visit.ended - visit.wait_ended); }

const VisitEnded& visit_on_day(const Record& run, int day) {
  const double noon = 24 * day + 12;
  for (const VisitEnded& visit : run.visits) {
    const bool is_at_the_desk = run.lanes[visit.lane.index].department.index == 0;
    if (is_at_the_desk && sim::hours(visit.arrived) >= noon) return visit;
  }
  throw std::logic_error{"nobody came that day"};
}

// Day 0: p = 1.2, θ = 1.2^−0.64. Then θ* = exp((p^α − 1)/131.81), p = 1.2 θ*, θ = θ* p^α; quality 0.9 θ^0.5.
TEST(Climate, CutsCornersAndForgetsTheOldStandard) {
  ServiceChain chain = hourly(3);
  chain.behaviour.corner_cutting = true;
  const Record run = trace(chain, 72);
  double standard = 1;
  for (int day = 0; day < 3; ++day) {
    const double pressure = 1.2 * standard;
    const double working = standard * std::pow(pressure, -.64);
    EXPECT_NEAR(work_h(visit_on_day(run, day)), .5 * working, tiny) << day;
    EXPECT_NEAR(visit_on_day(run, day).quality, .9 * std::sqrt(working), 1e-9) << day;
    EXPECT_NEAR(*run.levels.at(day).standard, standard, 1e-9);
    EXPECT_NEAR(*run.levels.at(day).pressure, pressure, 1e-9);
    standard *= std::exp((std::pow(pressure, -.64) - 1) / falls);
  }
}

// h = 1.2^0.25; φ = 1 at first, then h + (1 − h) exp(−1/28): S = 0.5 φ/h, quality 0.9 φ^−0.26; p = 1.2 φ.
TEST(Climate, WorksHarderAndTires) {
  ServiceChain chain = hourly(2);
  chain.behaviour.fatigue = true;
  const Record run = trace(chain, 48);
  const double intensity = std::pow(1.2, .25);
  EXPECT_NEAR(work_h(visit_on_day(run, 0)), .5 / intensity, tiny);
  EXPECT_EQ(visit_on_day(run, 0).quality, .9);
  const double fatigue = intensity + (1 - intensity) * std::exp(-1.0 / 28);
  const double pressure = 1.2 * fatigue;
  EXPECT_NEAR(*run.levels.at(1).fatigue, fatigue, 1e-9);
  EXPECT_NEAR(*run.levels.at(1).pressure, pressure, 1e-9);
  EXPECT_NEAR(work_h(visit_on_day(run, 1)), .5 * fatigue / std::pow(pressure, .25), tiny);
  EXPECT_NEAR(visit_on_day(run, 1).quality, .9 * std::pow(fatigue, -.26), 1e-9);
}

// Pressure 1.2 takes 5 points, welfare of 57 gives 7: m* = 77; a day is 1/91 of 13 weeks. Half of it reaches customers.
TEST(Climate, MovesMoodAndThroughItQuality) {
  ServiceChain chain = hourly(2);
  chain.behaviour.mood = true;
  chain.departments[0].welfare = 57;
  chain.departments[0].contact = .5;
  chain.departments[0].baseline->satisfaction = 90;  // what its customers are: 100 · 0.9
  const Record run = trace(chain, 48);
  const double mood = 77 - 2 * std::exp(-1.0 / 91);
  EXPECT_EQ(*run.levels.at(0).mood, 75);
  EXPECT_NEAR(*run.levels.at(1).mood, mood, 1e-9);
  EXPECT_EQ(visit_on_day(run, 0).quality, .9);
  EXPECT_NEAR(visit_on_day(run, 1).quality, .9 * std::pow(mood / 75, .122), 1e-9);
  EXPECT_EQ(work_h(visit_on_day(run, 1)), .5);
}

// The desk asks the store, which is right with 0.6 where 0.9 is usual: 1 + 0.3·0.3 times half an hour.
TEST(Climate, WorksLongerOnPoorInput) {
  ServiceChain chain = hourly(1);
  chain.departments.push_back(department("store", 1, constant_h(.1)));
  chain.departments[1].right_first_time = .6;
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  chain.behaviour.bad_input_slows = true;
  const Record run = trace(chain, 24);
  EXPECT_NEAR(work_h(visit_on_day(run, 0)), .1 + .5 * 1.09, tiny);  // taken by a person, the tenth for the store included
}

// Nobody quits, so that whoever is there stays; ten people of skill 0 and ẽ = ẽ0: nothing changes.
TEST(Climate, LeavesACrewThatStaysAsItIs) {
  ServiceChain chain = hourly(2);
  chain.departments[0].parameters.quits_per_year = 0;
  chain.behaviour.turnover = true;
  const Record run = trace(chain, 48);
  EXPECT_EQ(work_h(visit_on_day(run, 1)), .5);
  EXPECT_EQ(visit_on_day(run, 1).quality, .9);
}

// A training adds 0.62 SD of 0.32 each: quality 0.9·(1 + 0.1984)^0.3.
TEST(Climate, TrainingMakesWorkBetter) {
  ServiceChain chain = hourly(1);
  chain.departments[0].parameters.quits_per_year = 0;
  chain.departments[0].training = 1;
  chain.behaviour.turnover = true;
  EXPECT_NEAR(visit_on_day(trace(chain, 24), 0).quality, .9 * std::pow(1.1984, .3), 1e-9);
}

// E16: s = 0.5 and ρ* = 0.25 want 2 people; after a day of 20, from 1: 2 − exp(−1/20) = 1.05, one person; after 15 days
// 2 − exp(−15/20) = 1.53, two.
TEST(Climate, LetsPeopleFollowDemand) {
  ServiceChain chain = hourly(20);
  chain.departments[0].follows_demand = true;
  chain.departments[0].baseline = usual(.25);
  const Record run = trace(chain, 24 * 20);
  const auto on_duty_at = [&](double day) {
    double people = 0;
    for (const TeamChanged& change : run.teams) {
      if (sim::hours(change.now) <= 24 * day) people = change.on_duty;
    }
    return people;
  };
  EXPECT_EQ(on_duty_at(13.5), 1);  // 2 − exp(−13/20) = 1.48
  EXPECT_EQ(on_duty_at(14.5), 2);  // 2 − exp(−14/20) = 1.503
}

// R14: at the usual pressure nothing moves, with every coupling on, to the nanosecond and the bit.
TEST(Climate, RestsUnderTheUsualPressure) {
  ServiceChain off = hourly(10);
  off.segments[0].expects.written = true;
  ServiceChain on = off;
  on.departments[0].baseline = usual(.5);
  on.departments[0].parameters.quits_per_year = 0;
  on.behaviour = {.inherited_quality = false, .rework = false, .bad_input_slows = true, .corner_cutting = true,
                  .fatigue = true, .mood = true, .turnover = true, .customers_react = true};
  const Record still = trace(off, 240);
  const Record moved = trace(on, 240);
  EXPECT_EQ(stays(still), stays(moved));
  ASSERT_EQ(still.visits.size(), moved.visits.size());
  for (std::size_t v = 0; v < still.visits.size(); ++v) EXPECT_EQ(still.visits[v].quality, moved.visits[v].quality);
}

// Couplings whose strength is 0 are as good as off.
TEST(Climate, ChangesNothingWhereAllStrengthsAreZero) {
  ServiceChain off = hourly(10);
  ServiceChain on = off;
  Parameters& constants = on.departments[0].parameters;
  constants.corner_cutting = constants.overtime = constants.bad_input_slows = 0;
  constants.mood_lifts_quality = 0;
  on.behaviour = {.inherited_quality = false, .rework = false, .bad_input_slows = true, .corner_cutting = true,
                  .fatigue = true, .mood = true, .turnover = false, .customers_react = false};
  EXPECT_EQ(stays(trace(off, 240)), stays(trace(on, 240)));
}

// Welfare leaves the desk's pace alone and another department's everything.
TEST(Climate, KeepsToTheDepartmentItIsIn) {
  ServiceChain chain = hourly(5);
  chain.departments.push_back(department("other", 1, example::exponential_h(.3)));
  chain.departments[1].baseline = usual(.3);
  chain.segments.push_back(segment("t", example::poisson_per_h(1), {1}));
  chain.behaviour.mood = true;
  const Record before = trace(chain, 120);
  chain.departments[0].welfare = 90;
  const Record after = trace(chain, 120);
  EXPECT_EQ(stays_at(before, "other"), stays_at(after, "other"));
  const auto qualities = [](const Record& run, std::uint32_t department) {
    std::vector<double> all;
    for (const VisitEnded& visit : run.visits) {
      if (run.lanes[visit.lane.index].department.index == department) all.push_back(visit.quality);
    }
    return all;
  };
  EXPECT_EQ(qualities(before, 1), qualities(after, 1));
  EXPECT_NE(qualities(before, 0), qualities(after, 0));
}

}  // namespace
}  // namespace servicechain::models
