#include "scenarios/studies/experiment.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

#include "analysis/tables/json.h"
#include "scenarios/studies/ending.h"
#include "scenarios/studies/warm_up.h"
#include "tests/models/example_chains.h"

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;
using models::example::department;
using models::example::poisson_per_h;
using models::example::segment;

// One person, 8 customers an hour, 6 min of work each; a what-if with 5.4 min. A week is observed.
Scenario one_desk() {
  Scenario scenario;
  scenario.name = "One desk";
  scenario.chain.departments = {department("desk", 1, sim::Exponential{0.1})};
  scenario.chain.segments = {segment("people", poisson_per_h(8), {0})};
  scenario.time.length = sim::one_week;
  scenario.decide.of = "departments.desk";
  scenario.decide.measure = "wait";
  scenario.decide.at_least = 6;
  WhatIf faster{"faster", "A faster desk", {}, std::nullopt, scenario.chain};
  faster.chain.departments[0].work.otherwise = sim::Exponential{0.09};
  scenario.what_ifs = {faster};
  return scenario;
}

ExperimentOptions on_threads(std::uint32_t threads) {
  return {{"faster"}, threads, std::nullopt, std::nullopt, nullptr, {}};
}

TEST(Experiment, GivesTheSameBitsOnAnyNumberOfThreads) {
  const Scenario scenario = one_desk();
  EXPECT_EQ(analysis::json_of(run_experiment(scenario, on_threads(1))),
            analysis::json_of(run_experiment(scenario, on_threads(4))));
}

// To the last bit, as the numbers; and nothing of it changes them.
TEST(Experiment, KeepsTheSameHistoryOnAnyNumberOfThreads) {
  const Scenario scenario = one_desk();
  ExperimentOptions options = on_threads(1);
  options.with_history = true;
  const analysis::Study one = run_experiment(scenario, options);
  options.threads = 4;
  const analysis::Study four = run_experiment(scenario, options);
  EXPECT_EQ(one.history, four.history);
  EXPECT_EQ(analysis::json_of(four), analysis::json_of(run_experiment(scenario, on_threads(2))));
  EXPECT_EQ(one.history.period, "hour");  // a week is only seven days
  EXPECT_EQ(one.history.periods.size(), 168U);
  EXPECT_EQ(one.history.periods.front().begins, "2026-01-05 17:00");
  EXPECT_EQ(one.history.runs, 6U);
}

// Replication k is the same whenever it is run: six at once, or two and then four more.
TEST(Experiment, KeepsTheSameHistoryWhereRunsAreAdded) {
  const Scenario scenario = one_desk();
  ExperimentOptions options = on_threads(2);
  options.with_history = true;
  const analysis::Study at_once = run_experiment(scenario, options);
  options.replications = 2;
  Performed two = perform(scenario, options, std::nullopt);
  options.replications = 6;
  EXPECT_EQ(perform(scenario, options, std::move(two.kept)).study.history, at_once.history);
}

TEST(Experiment, TakesSeedAndReplicationsFromTheFileUnlessGiven) {
  const Scenario scenario = one_desk();
  const analysis::Study as_written = run_experiment(scenario, on_threads(2));
  EXPECT_EQ(as_written.seed, 1U);
  EXPECT_EQ(as_written.replications, 6U);
  EXPECT_EQ(as_written.source_line, "One desk · seed 1 · 6 runs of 1 week after 17 hours of warm-up");
  ExperimentOptions options = on_threads(2);
  options.seed = 7;
  options.replications = 2;
  const analysis::Study as_asked = run_experiment(scenario, options);
  EXPECT_EQ(as_asked.seed, 7U);
  EXPECT_EQ(as_asked.replications, 2U);
}

// The same jobs with the same luck: the paired range is far narrower than the two apart.
TEST(Experiment, GivesBaseAndWhatIfTheSameLuck) {
  const analysis::Study study = run_experiment(one_desk(), on_threads(2));
  ASSERT_EQ(study.answers.size(), 1U);
  for (const analysis::DifferenceRow& row : study.differences) {
    if (row.verdict) {
      EXPECT_GT(*row.variance_reduction, 3);
    }
    if (row.measure.of == "departments.desk" && row.measure.name == "arrivals") {
      EXPECT_EQ(*row.estimate.mean, 0.0);
    }
  }
}

// Before the first, and after each.
TEST(Experiment, ReportsEveryReplicationOfBaseAndWhatIf) {
  Scenario scenario = one_desk();
  scenario.time.warm_up = 17h;
  ExperimentOptions options = on_threads(2);
  std::uint32_t calls = 0;
  Progress last{};
  options.on_progress = [&](Progress progress) {
    ++calls;
    last = progress;
  };
  static_cast<void>(run_experiment(scenario, options));
  EXPECT_EQ(calls, 13U);
  EXPECT_EQ(last.done, 12U);
  EXPECT_EQ(last.total, 12U);
}

// Stopped after five runs on one thread: base and what-if of replications 0 and 1 are whole, 2 has a base only.
TEST(Experiment, KeepsWholeReplicationsWhenStopped) {
  Scenario scenario = one_desk();
  scenario.time.warm_up = 17h;
  std::atomic<bool> stop = false;
  ExperimentOptions options = on_threads(1);
  options.stop_asked = &stop;
  options.on_progress = [&](Progress progress) { stop = progress.done == 5; };
  const analysis::Study study = run_experiment(scenario, options);
  EXPECT_TRUE(study.was_stopped);
  EXPECT_EQ(study.replications, 2U);
  EXPECT_EQ(study.ended, "stopped by the user after 2 of 6 runs");
}

TEST(Experiment, StoppedAtOnceHasNoNumbers) {
  const std::atomic<bool> stop = true;
  ExperimentOptions options = on_threads(1);
  options.stop_asked = &stop;
  const analysis::Study study = run_experiment(one_desk(), options);
  EXPECT_TRUE(study.was_stopped);
  EXPECT_EQ(study.replications, 0U);
  for (const analysis::MeasureRow& row : study.measures) EXPECT_FALSE(row.estimate.mean) << row.measure.name;
}

// A tenth of a week is 16.8 h: 17 h. With hours that differ: whole weeks. 26 weeks: 2.6, so 3.
TEST(WarmUp, IsATenthRoundedUp) {
  Scenario scenario = one_desk();
  EXPECT_EQ(chosen_warm_up(scenario), 17h);
  scenario.has_calendars = true;
  EXPECT_EQ(chosen_warm_up(scenario), sim::one_week);
  scenario.time.length = 26 * sim::one_week;
  EXPECT_EQ(chosen_warm_up(scenario), 3 * sim::one_week);
  scenario.time.warm_up = sim::Duration::zero();
  EXPECT_EQ(chosen_warm_up(scenario), sim::Duration::zero());
}

TEST(Ending, NamesTheRingAndTheLine) {
  models::ServiceChain chain;
  chain.departments = {department("store", 1, sim::Exponential{1}), department("warehouse", 1, sim::Exponential{1})};
  const sim::Time after_two_days = sim::start_of_run + 48h;
  const std::vector<models::RunEnd> ends{{models::ReachedTheEnd{}, after_two_days, 10},
                                         {models::Deadlocked{{{0}, {1}}, 17, after_two_days}, sim::start_of_run + 90h, 10},
                                         {models::GrewWithoutLimit{{1}, 3'900'000}, sim::start_of_run + 30h, 10}};
  const EndingWords words = describe_endings(chain, ends);
  EXPECT_TRUE(words.deadlocked);
  EXPECT_TRUE(words.grew_without_limit);
  ASSERT_EQ(words.troubles.size(), 2U);
  EXPECT_EQ(words.troubles[0],
            "in 1 of 3 runs departments blocked each other for good after 2 days: store waits for warehouse, warehouse "
            "waits for store; 17 jobs were held");
  EXPECT_EQ(words.troubles[1],
            "in 1 of 3 runs the line at warehouse grew without limit: 3,900,000 jobs were waiting after 30 hours");
}

}  // namespace
}  // namespace servicechain::scenarios
