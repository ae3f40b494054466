#include "scenarios/studies/stopping.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "analysis/tables/json.h"
#include "scenarios/reading/read.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::scenarios {
namespace {

// One person, exponential work of 6 min; a what-if with 5.9 min, one that changes nothing that is felt.
Scenario one_desk(const std::string& decide, const std::string& rate = "8 per hour") {
  auto reading = read_scenario_text("servicechain: 1\n"
                                    "time: {length: 1 day, warm-up: 2 h}\n"
                                    "departments:\n"
                                    "  desk: {staff: 1, work: exponential(mean 6 min), cost: 20 EUR per hour}\n"
                                    "customers:\n"
                                    "  people: {arrive: {rate: " + rate + "}, enters: desk}\n"
                                    "behaviour: []\n"
                                    "what-if:\n"
                                    "  faster: {change: {departments.desk.work: exponential(mean 5 min)}}\n"
                                    "  hair: {change: {departments.desk.work: exponential(mean 5.99 min)}}\n"
                                    "  cheaper: {change: {departments.desk.cost: 19 EUR per hour}}\n"
                                    "decide: {on: departments.desk wait, " + decide + "}\n",
                                    "desk.yaml", {});
  EXPECT_TRUE(reading.value);
  return std::move(*reading.value);
}

ExperimentOptions asking(Until until, std::vector<std::string> what_ifs) {
  return {.what_ifs = std::move(what_ifs),
          .threads = 2,
          .seed = std::nullopt,
          .replications = std::nullopt,
          .stop_asked = nullptr,
          .on_progress = {},
          .until = until};
}

const analysis::DifferenceRow& verdict_row(const analysis::Study& study, const std::string& what_if) {
  for (const analysis::DifferenceRow& row : study.differences) {
    if (row.what_if == what_if && row.verdict) return row;
  }
  throw std::out_of_range{what_if};
}

// 6 min at 8 an hour wait 24 min, 5 min wait 10 min: far beyond a smallest difference of 1 min after 30 days. 5.99 min
// wait 14 s less: within a smallest difference of 1 min only once the range is.
TEST(UntilSettled, LetsASettledWhatIfDropOutAndKeepsItsRange) {
  const Scenario scenario = one_desk(
      "smallest-difference-that-matters: 20 s, replications: {at-least: 30, at-most: 100}");
  const analysis::Study study = run_experiment(scenario, asking(Until::settled, {"faster", "hair", "cheaper"}));
  EXPECT_EQ(verdict_row(study, "faster").estimate.n, 30U);
  EXPECT_EQ(verdict_row(study, "faster").verdict, analysis::VerdictKind::better);
  EXPECT_EQ(verdict_row(study, "cheaper").verdict, analysis::VerdictKind::nothing_changed);
  EXPECT_EQ(verdict_row(study, "cheaper").estimate.n, 30U);
  EXPECT_EQ(verdict_row(study, "hair").estimate.n, study.replications);
  EXPECT_FALSE(study.was_stopped);
}

// A difference of 0.01 s cannot be told from a hair's breadth in 60 days.
TEST(UntilSettled, SaysWhatIsLeftOpen) {
  const Scenario scenario = one_desk("smallest-difference-that-matters: 13.9 s, replications: {at-least: 10, at-most: 20}");
  const analysis::Study study = run_experiment(scenario, asking(Until::settled, {"hair"}));
  EXPECT_TRUE(study.left_open);
  EXPECT_EQ(study.replications, 20U);
  EXPECT_EQ(study.stopping_words,
            "Looked 2 times at the verdicts (planned: 2 looks, up to 20 runs, and ranges that hold at all of them): 1 of 1 not settled after 20 runs, the "
            "most that were allowed.");
}

// One look has the whole error, so its range is that of a fixed number; of two looks each has less, and is wider.
TEST(UntilSettled, WidensTheRangesByTheNumberOfLooks) {
  const auto width = [](const std::string& replications, Until until) {
    const Scenario scenario = one_desk("smallest-difference-that-matters: 1 s, replications: " + replications);
    const analysis::Study study = run_experiment(scenario, asking(until, {"faster"}));
    const analysis::Estimate& estimate = verdict_row(study, "faster").estimate;
    EXPECT_EQ(estimate.n, 30U) << replications;
    return estimate.range->high - estimate.range->low;
  };
  const double fixed = width("30", Until::settled);
  EXPECT_EQ(width("{at-least: 30, at-most: 60}", Until::number), fixed);
  EXPECT_GT(width("{at-least: 30, at-most: 60}", Until::settled), 1.05 * fixed);
}

TEST(UntilSettled, GivesTheSameBitsOnAnyNumberOfThreads) {
  const Scenario scenario =
      one_desk("smallest-difference-that-matters: 20 s, replications: {at-least: 10, at-most: 40}");
  ExperimentOptions options = asking(Until::settled, {"faster", "hair"});
  const std::string two = analysis::json_of(run_experiment(scenario, options));
  options.threads = 1;
  EXPECT_EQ(analysis::json_of(run_experiment(scenario, options)), two);
}

TEST(UntilPrecise, GoesOnUntilAllHeadlineNumbersArePrecise) {
  const Scenario scenario = one_desk("precision: 10%, replications: {at-least: 30, at-most: 2000}");
  const analysis::Study study = run_experiment(scenario, asking(Until::precise, {}));
  EXPECT_GT(study.replications, 35U);
  EXPECT_FALSE(study.left_open);
  EXPECT_EQ(study.stopping_words.rfind("Precise enough after ", 0), 0U) << study.stopping_words;
  for (const analysis::MeasureRow& row : study.measures) {
    if (row.measure.of != "departments.desk" || row.measure.name != "wait" || row.measure.kind != "all") continue;
    EXPECT_LE((row.estimate.range->high - row.estimate.range->low) / 2, 0.1 * *row.estimate.mean);
  }
}

TEST(UntilPrecise, SaysWhatWasReachedAtTheMost) {
  const Scenario scenario = one_desk("precision: 0.1%, replications: {at-least: 10, at-most: 31}");
  const analysis::Study study = run_experiment(scenario, asking(Until::precise, {}));
  EXPECT_EQ(study.replications, 31U);
  EXPECT_TRUE(study.left_open);
  EXPECT_NE(study.stopping_words.find("Not as precise as asked after 31 runs, the most that were allowed: "
                                      "wait (desk) is known to ±"),
            std::string::npos) << study.stopping_words;
  EXPECT_NE(study.stopping_words.find("asked were ±0.1%. About "), std::string::npos) << study.stopping_words;
}

TEST(UntilPrecise, AsksTheDecidedMeasureAndTheCustomersHeadlines) {
  Decision decision;
  EXPECT_EQ(headline_measures(decision).size(), 3U);
  decision.measure = "time.p95";
  EXPECT_EQ(headline_measures(decision).size(), 4U);
}

// M/M/1 at load 0.8 waits 0.4 h. Studies, each stopped when it was as precise as asked: the range holds it in 95 %, less
// the point that stopping may take; 3.3 binomial standard errors give a false alarm once in a thousand times.
// SERVICECHAIN_LONG=1: the 300 studies that README.md tells of.
TEST(UntilPrecise, KeepsItsCoverage) {
  const std::uint32_t studies = std::getenv("SERVICECHAIN_LONG") == nullptr ? 60 : 300;
  Scenario scenario = one_desk("precision: 10%, replications: {at-least: 30, at-most: 5000}");
  scenario.time.warm_up = sim::one_day;
  scenario.time.length = 2 * sim::one_week;
  int covered = 0;
  std::uint64_t replications = 0;
  for (std::uint32_t seed = 0; seed < studies; ++seed) {
    ExperimentOptions options = asking(Until::precise, {});
    options.seed = seed;
    const analysis::Study study = run_experiment(scenario, options);
    replications += study.replications;
    for (const analysis::MeasureRow& row : study.measures) {
      if (row.measure.of != "departments.desk" || row.measure.name != "wait" || row.measure.kind != "all") continue;
      covered += row.estimate.range->low <= 0.4 && 0.4 <= row.estimate.range->high;
    }
  }
  std::printf("coverage %.3f, replications %.0f on average\n", static_cast<double>(covered) / studies,
              static_cast<double>(replications) / studies);
  EXPECT_NEAR(static_cast<double>(covered) / studies, 0.95, 0.01 + 3.3 * std::sqrt(0.95 * 0.05 / studies));
}

// Replications 0 … 4, then up to 12, is 12 at once: pairs, percentiles, paths and ends alike.
TEST(Performed, GoesOnAsIfItHadNeverStopped) {
  const Scenario scenario = one_desk("replications: 12");
  ExperimentOptions options = asking(Until::number, {"faster"});
  const std::string at_once = analysis::json_of(run_experiment(scenario, options));
  options.replications = 5;
  Performed first = perform(scenario, options, std::nullopt);
  options.replications = 12;
  EXPECT_EQ(analysis::json_of(perform(scenario, options, std::move(first.kept)).study), at_once);
}

// A stop leaves holes where a later replication was done before an earlier one.
TEST(Performed, FillsTheHolesOfARunThatWasStopped) {
  const Scenario scenario = one_desk("replications: 12");
  ExperimentOptions options = asking(Until::number, {"faster"});
  const std::string at_once = analysis::json_of(run_experiment(scenario, options));
  std::atomic<bool> stop = false;
  options.stop_asked = &stop;
  options.on_progress = [&](Progress progress) { stop = progress.done >= 9; };
  Performed stopped = perform(scenario, options, std::nullopt);
  ASSERT_TRUE(stopped.study.was_stopped);
  options.stop_asked = nullptr;
  EXPECT_EQ(analysis::json_of(perform(scenario, options, std::move(stopped.kept)).study), at_once);
}

// What dropped out catches up: 40 for all, as if 40 had been asked for.
TEST(Performed, CatchesUpWithWhatDroppedOut) {
  const Scenario scenario =
      one_desk("smallest-difference-that-matters: 20 s, replications: {at-least: 10, at-most: 40}");
  ExperimentOptions options = asking(Until::settled, {"faster", "hair"});
  Performed settled = perform(scenario, options, std::nullopt);
  options.replications = 45;
  const std::string at_once = analysis::json_of(run_experiment(scenario, options));
  EXPECT_EQ(analysis::json_of(perform(scenario, options, std::move(settled.kept)).study), at_once);
}

}  // namespace
}  // namespace servicechain::scenarios
