#include "scenarios/studies/warm_up.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "analysis/estimates/warm_up.h"
#include "analysis/tables/json.h"
#include "scenarios/reading/read.h"
#include "scenarios/studies/experiment.h"
#include "scenarios/studies/growing.h"

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;

struct Desk {
  std::string rate = "9 per hour";
  std::string time = "length: 1 week";
  std::string open = "always";
};

Scenario read_desk(const Desk& desk) {
  auto reading = read_scenario_text("servicechain: 1\n"
                                    "time: {" + desk.time + "}\n"
                                    "departments:\n"
                                    "  desk: {staff: 1, work: exponential(mean 6 min), open: " + desk.open + "}\n"
                                    "  back: {staff: 1, work: exponential(mean 1 min)}\n"
                                    "customers:\n"
                                    "  people: {arrive: {rate: " + desk.rate + "}, enters: desk}\n"
                                    "  others: {arrive: {rate: 1 per hour}, enters: back}\n"
                                    "behaviour: []\n"
                                    "decide: {on: departments.desk wait, replications: 10}\n",
                                    "desk.yaml", {});
  EXPECT_TRUE(reading.value);
  return std::move(*reading.value);
}

ExperimentOptions with_seed(std::uint32_t seed) {
  return {.what_ifs = {}, .threads = 2, .seed = seed, .replications = std::nullopt, .stop_asked = nullptr, .on_progress = {}};
}

bool is_refused(const analysis::Study& study, const std::string& of, const std::string& name) {
  for (const analysis::MeasureRow& row : study.measures) {
    if (row.measure.of == of && row.measure.name == name) return !row.estimate.mean;
  }
  return false;
}

// At 2 an hour a line of one person is at rest within the hour; a tenth of a week is 16.8 h.
TEST(WarmUp, IsATenthWhereTheStartIsSoonOver) {
  const analysis::Study study = run_experiment(read_desk({.rate = "2 per hour"}), with_seed(1));
  EXPECT_EQ(study.warm_up_h, 17);
  EXPECT_EQ(study.warm_up_words.rfind("Warm-up: 17 hours, a tenth of the time watched: ", 0), 0U) << study.warm_up_words;
}

// 40 people come back 40 h after they left, and all come in the first time within a minute or so: the first half day
// is all theirs, the next comes after 40 h. Ten runs agree on it, whatever their luck.
TEST(WarmUp, IsTwiceTheStartUpThatTheRunsAgreeOn) {
  auto reading = read_scenario_text("servicechain: 1\n"
                                    "time: {length: 10 days}\n"
                                    "departments:\n"
                                    "  desk: {staff: 1, work: constant(12 h)}\n"
                                    "customers:\n"
                                    "  people: {arrive: {population: 40, returns-after: exponential(mean 40 h)}, enters: desk}\n"
                                    "behaviour: []\n"
                                    "decide: {on: departments.desk wait, replications: 10}\n",
                                    "desk.yaml", {});
  ASSERT_TRUE(reading.value);
  const analysis::Study study = run_experiment(*reading.value, with_seed(1));
  EXPECT_GT(study.warm_up_h, 24);
  EXPECT_NE(study.warm_up_words.find("the line at desk was the last to come to rest, after "), std::string::npos)
      << study.warm_up_words;
  for (const analysis::Series& series : study.series) {
    EXPECT_NEAR(static_cast<double>(series.values.size()) * series.step_h, 240 + study.warm_up_h, series.step_h);
  }
}

TEST(WarmUp, IsTheSameHoweverManyRunsAreWanted) {
  Scenario scenario = read_desk({});
  ExperimentOptions options = with_seed(5);
  options.replications = 3;
  const analysis::Study few = run_experiment(scenario, options);
  options.replications = 20;
  const analysis::Study many = run_experiment(scenario, options);
  EXPECT_EQ(few.warm_up_h, many.warm_up_h);
  EXPECT_EQ(few.warm_up_words, many.warm_up_words);
  EXPECT_EQ(few.replications, 3U);
}

TEST(WarmUp, IsAsWritten) {
  EXPECT_EQ(run_experiment(read_desk({.time = "length: 1 day, warm-up: 3 h"}), with_seed(1)).warm_up_words,
            "Warm-up: 3 hours, as written.");
  EXPECT_EQ(run_experiment(read_desk({.time = "length: 1 day, warm-up: 0 h"}), with_seed(1)).warm_up_words,
            "No warm-up, as written: every run starts empty.");
}

// The latest MSER cut of seven measures of City Shoes, doubled, as it is and brought back: less than half as often long.
// SERVICECHAIN_LONG=1: of the 40 seeds that README.md tells of.
TEST(WarmUp, IsSeldomLongByChance) {
  const std::uint32_t seeds = std::getenv("SERVICECHAIN_LONG") == nullptr ? 8 : 40;
  const auto reading = read_scenario(SERVICECHAIN_SOURCE_DIR "/scenarios/library/city-shoes.yaml", {});
  const models::ServiceChain* chain = &reading.value->chain;
  const sim::Time end = sim::start_of_run + 29 * sim::one_week;
  const analysis::PathGrid grid = analysis::grid_of(29 * sim::one_week, analysis::Calendar::hours_differ, 6);
  const auto at_least = [](const std::vector<std::size_t>& cuts, std::size_t weeks) {
    return std::count_if(cuts.begin(), cuts.end(), [&](std::size_t cut) { return 2 * cut >= weeks; });
  };
  std::vector<std::size_t> as_they_are;
  std::vector<std::size_t> brought_back;
  for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
    Replications runs{{&chain, 1}, Plan{{sim::start_of_run, end}, seed, 2, nullptr, {}, grid}};
    runs.run_to(10);
    std::size_t latest = 0;
    std::size_t latest_brought_back = 0;
    for (const analysis::PilotSeries& series : analysis::series_of(*chain, analysis::paths_of(runs[0]), grid)) {
      latest = std::max(latest, *analysis::mser_cut(series.mean_path()));
      latest_brought_back = std::max(latest_brought_back, *analysis::start_up_of(series, 0.2 / 7));
    }
    as_they_are.push_back(latest);
    brought_back.push_back(latest_brought_back);
  }
  std::printf("of %u seeds 6 weeks or more: %ld, brought back %ld; 14 weeks or more: %ld, brought back %ld\n", seeds,
              at_least(as_they_are, 6), at_least(brought_back, 6), at_least(as_they_are, 14), at_least(brought_back, 14));
  EXPECT_LT(2 * at_least(brought_back, 6), at_least(as_they_are, 6));
}

// Watching the path changes no number: the first ten replications are as the others are.
TEST(Path, ChangesNoNumber) {
  const Scenario scenario = read_desk({.time = "length: 1 week, warm-up: 1 day"});
  const models::ServiceChain* chain = &scenario.chain;
  const sim::Time from = sim::start_of_run + 24h;
  const auto packed = [&](std::optional<analysis::PathGrid> grid) {
    const Plan plan{{from, from + sim::one_week}, 3, 2, nullptr, {}, grid};
    Replications runs{{&chain, 1}, plan};
    runs.run_to(4);
    return runs[0].evidence.packed_replication(2) + runs[0].evidence.packed_section(2);
  };
  EXPECT_EQ(packed(analysis::grid_of(192h, analysis::Calendar::always_open, 2)), packed(std::nullopt));
}

// 11 an hour for 10 an hour: one job an hour stays, 168 a week. The mean slope of ten runs has a standard error of
// about √(21 · 84)/84/√10 · 1.2 jobs an hour = 0.19: 32 a week. Every range that could last is refused.
TEST(GrowingLine, IsToldWithWhatItGainsAWeekAndHasNoLastingNumbers) {
  const analysis::Study study = run_experiment(read_desk({.rate = "11 per hour", .time = "length: 2 weeks"}), with_seed(2));
  EXPECT_TRUE(study.grew_without_limit);
  EXPECT_EQ(study.ended.rfind("the line at desk grew as long as it was watched, by about ", 0), 0U) << study.ended;
  const double jobs_a_week = std::stod(study.ended.substr(study.ended.find("about ") + 6));
  EXPECT_NEAR(jobs_a_week, 168, 3.3 * 32);
  EXPECT_TRUE(is_refused(study, "departments.desk", "wait"));
  EXPECT_TRUE(is_refused(study, "customers.people", "time"));
  EXPECT_FALSE(is_refused(study, "departments.back", "wait"));
  EXPECT_FALSE(is_refused(study, "customers.others", "wait"));
}

TEST(GrowingLine, IsAnAnswerWhereAStretchOfTimeFromAnEmptyStartIsAsked) {
  const analysis::Study study =
      run_experiment(read_desk({.rate = "20 per hour", .time = "length: 1 day, warm-up: 0 h"}), with_seed(2));
  EXPECT_FALSE(study.grew_without_limit);
  EXPECT_FALSE(is_refused(study, "departments.desk", "wait"));
  ASSERT_FALSE(study.problems.empty());
  EXPECT_NE(study.problems.front().find("the line at desk grew"), std::string::npos) << study.problems.front();
}

// Load 0.9, four weeks at a time after a warm-up: at rest. A study alarms falsely with a chance of 4.8e-4, so that 200
// of them have 0.1 alarms; more than one is a matter of 0.5 %.
TEST(GrowingLine, IsNotSaidOfABusyDeskAtRest) {
  const Scenario scenario = read_desk({.time = "length: 4 weeks, warm-up: 1 week"});
  int alarms = 0;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    alarms += run_experiment(scenario, with_seed(seed)).grew_without_limit;
  }
  EXPECT_LE(alarms, 1);
}

}  // namespace
}  // namespace servicechain::scenarios
