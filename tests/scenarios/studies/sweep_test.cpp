#include "scenarios/studies/sweep.h"

#include <gtest/gtest.h>

#include "scenarios/studies/experiment.h"
#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

constexpr const char* desk = R"(servicechain: 1
name: One desk
time: {length: 1 week, warm-up: 1 day}
departments:
  desk: {staff: 2, work: exponential(mean 20 min), right-first-time: 90%}
customers:
  people: {arrive: {rate: 2 per hour}, enters: desk, expects: {wait: 5 min}, cares-about: {speed: 50, right: 50}}
what-if:
  one: {change: {departments.desk.staff: 1}}
  three: {change: {departments.desk.staff: 3}}
decide: {replications: 6}
)";

SeriesOptions on_threads(std::uint32_t threads) { return {threads, std::nullopt, std::nullopt, nullptr, {}}; }

Read<SweepPlan> planned(const std::vector<std::string>& ranges) { return plan_sweep(read_well(desk), {}, ranges); }

SweepPlan plan_of(const std::vector<std::string>& ranges) {
  Read<SweepPlan> plan = planned(ranges);
  EXPECT_TRUE(plan.value) << describe(plan.problems, desk);
  return plan.value.value_or(SweepPlan{});
}

std::vector<std::string> values_of(const std::string& range) {
  std::vector<std::string> values;
  for (const auto& axis : plan_of({range}).axes) {
    for (const analysis::SweepValue& value : axis.values) values.push_back(value.text);
  }
  return values;
}

analysis::Sweep swept(const std::vector<std::string>& ranges, std::uint32_t threads = 2) {
  const Scenario scenario = read_well(desk);
  return run_sweep(scenario, plan_of(ranges), on_threads(threads), [](const Budget&, std::uint32_t) {});
}

using Texts = std::vector<std::string>;

TEST(SweepRange, TakesWholePeopleOneByOne) {
  EXPECT_EQ(values_of("departments.desk.staff=1..5"), (Texts{"1", "2", "3", "4", "5"}));
  EXPECT_EQ(values_of("departments.desk.staff=2..8:3"), (Texts{"2", "5", "8"}));
}

TEST(SweepRange, TakesFourToEightRoundStepsWhereNoneIsWritten) {
  EXPECT_EQ(values_of("departments.desk.work=4 min..8 min"), (Texts{"4 min", "5 min", "6 min", "7 min", "8 min"}));
  EXPECT_EQ(values_of("departments.desk.right-first-time=80%..100%"), (Texts{"80%", "85%", "90%", "95%", "100%"}));
  EXPECT_EQ(values_of("customers.people.arrive.rate=2..3 per hour").size(), 6U);
}

TEST(SweepRange, TakesAUnitGivenOnceForAll) {
  EXPECT_EQ(values_of("departments.desk.work=4..6 min:1"), (Texts{"4 min", "5 min", "6 min"}));
  EXPECT_EQ(values_of("departments.desk.right-first-time=80%..90%:5 points"), (Texts{"80%", "85%", "90%"}));
  EXPECT_EQ(values_of("departments.desk.right-first-time=0.8..0.9:0.05"), (Texts{"0.8", "0.85", "0.9"}));
  EXPECT_EQ(values_of("customers.people.expects.wait=1 hour..3 hours:1 h"), (Texts{"1 hours", "2 hours", "3 hours"}));
}

TEST(SweepRange, TakesChangesInRelation) {
  EXPECT_EQ(values_of("departments.desk.staff=-1..+2"), (Texts{"-1", "+0", "+1", "+2"}));
  EXPECT_EQ(values_of("departments.desk.work=x0.8..x1.2:0.2"), (Texts{"x0.8", "x1", "x1.2"}));
  EXPECT_EQ(values_of("departments.desk.work=-10%..+10%:10%"), (Texts{"-10%", "+0%", "+10%"}));
}

TEST(SweepRange, KnowsWhichPointIsToday) {
  const analysis::Sweep sweep = swept({"departments.desk.work=x0.8..x1.2:0.2"});
  EXPECT_EQ(sweep.axes[0].today, "exponential(mean 20 min)");
  EXPECT_FALSE(sweep.points[0].is_today);
  EXPECT_TRUE(sweep.points[1].is_today);
}

TEST(SweepRange, SaysThatALawLosesItsSpread) {
  EXPECT_TRUE(plan_of({"departments.desk.work=x0.8..x1.2"}).notes.empty());
  EXPECT_EQ(plan_of({"departments.desk.work=10..20 min"}).notes.at(0),
            "departments.desk.work varies today (exponential(mean 20 min)); in this sweep every time is the same. To "
            "keep its spread, sweep in relation: \"departments.desk.work=x0.8..x1.2\"");
}

// 8 customers an hour with 20 min each are 2.7 people's work.
TEST(SweepRange, SaysWhereThereIsTooMuchToDo) {
  const SweepPlan plan = plan_of({"customers.people.arrive.rate=2 per hour..8 per hour:6"});
  ASSERT_EQ(plan.notes.size(), 1U);
  EXPECT_EQ(plan.notes[0],
            "at customers.people.arrive.rate = 8 per hour: more work comes to \"desk\" than its people can do");
}

TEST(SweepGrid, IsFullWithTheLastAxisFastest) {
  const SweepPlan plan = plan_of({"departments.desk.staff=1..2", "departments.desk.right-first-time=80%..100%:10%"});
  ASSERT_EQ(plan.points.size(), 6U);
  EXPECT_EQ(plan.points[1].at, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(plan.points[3].at, (std::vector<std::size_t>{1, 0}));
  EXPECT_DOUBLE_EQ(plan.points[5].chain.departments[0].right_first_time, 1);
}

// -- Errors by their words, with their place in the argument ---------------------------------------------------------

struct Wrong {
  const char* range;
  const char* message;
  const char* caret;
  std::size_t column;
  std::size_t end;
};

class WrongRange : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRange, IsAnsweredWithPlaceReasonAndAdvice) {
  const Wrong& wrong = GetParam();
  const Read<SweepPlan> plan = planned({wrong.range});
  EXPECT_FALSE(plan.value);
  ASSERT_EQ(plan.problems.size(), 1U) << describe(plan.problems, desk);
  const Problem& problem = plan.problems.front();
  EXPECT_EQ(problem.message, wrong.message);
  EXPECT_EQ(problem.caret, wrong.caret);
  EXPECT_EQ(problem.spot->file, std::string{"servicechain sweep "} + wrong.range);
  EXPECT_EQ(problem.spot->column, wrong.column);
  EXPECT_EQ(problem.spot->end, wrong.end);
}

INSTANTIATE_TEST_SUITE_P(
    Sweep, WrongRange,
    testing::Values(
        Wrong{"departments.desk.staf=1..3", "there is no \"staf\" in departments.desk", "did you mean \"staff\"?", 1,
              22},
        Wrong{"departments.desk.staff", "\"departments.desk.staff\" is not PATH=FROM..TO",
              "write it like departments.it-desk.staff=1..5", 1, 23},
        Wrong{"departments.desk.staff=3", "\"3\" is no range",
              "write FROM..TO or FROM..TO:STEP, as in departments.it-desk.staff=1..5", 24, 25},
        Wrong{"departments.desk.staff=..3", "nothing is written here", "write it like 1..5 or 10%..30%:5%", 24, 25},
        Wrong{"departments.desk.staff=5..1", "5..1 does not rise", "write 1..5", 24, 28},
        Wrong{"departments.desk.staff=2..2", "2..2 does not rise", "for one value take --set, or a what-if", 24, 28},
        Wrong{"departments.desk.staff=1..5:-1", "a step of -1 leads nowhere", "write a step above 0", 29, 31},
        Wrong{"departments.desk.staff=1..5:0", "a step of 0 leads nowhere", "write a step above 0", 29, 30},
        Wrong{"departments.desk.staff=1..5:3", "steps of 3 from 1 do not meet 5", "they meet 4 or 7", 29, 30},
        Wrong{"departments.desk.staff=1..3:0.5", "\"0.5\" is no whole step", "these are whole numbers: write 1", 29,
              32},
        Wrong{"departments.desk.staff=1..5000:1", "5000 points are too many", "at most 1000; write a larger step", 24,
              33},
        Wrong{"departments.desk.staff=+1..3", "\"+1\" and \"3\" do not go together",
              "both are values, or both are changes in relation: -1..+2, x0.8..x1.2", 24, 29},
        Wrong{"departments.desk.work=4 min..2 h", "\"4 min\" and \"2 h\" are in different units",
              "write all in one unit: 2 h is 120 min", 23, 33},
        Wrong{"departments.desk.work=1 h 30 min..2 h", "\"1 h 30 min\" is more than one number",
              "write the ends in one unit each: 30 min..90 min", 23, 33},
        Wrong{"departments.desk.work=a..2 h", "\"a\" is not a number", "write a number such as 12 or 0.5", 23, 24},
        Wrong{"departments.desk=1..3", "\"departments.desk\" is no number", "sweep one of its keys", 1, 17},
        Wrong{"decide.confidence=80%..90%", "a sweep cannot change \"decide.confidence\"",
              "all points share it; a sweep changes the organisation", 1, 18},
        Wrong{"departments.desk.right-first-time=90%..110%:10%", "\"110%\" is more than 100%",
              "a share is from 0% to 100%", 40, 44}));

// Two wrong arguments, the second wrong at both ends: three problems, in the order of the words.
TEST(WrongRanges, AreAllToldAtOnce) {
  const auto problems = planned({"departments.desk.staf=1..3", "departments.desk.work=4..8"}).problems;
  ASSERT_EQ(problems.size(), 3U) << describe(problems, desk);
  EXPECT_EQ(problems[0].code, "E307");
  EXPECT_EQ(problems[1].message, "\"4\" has no unit");
  EXPECT_EQ(problems[2].message, "\"8\" has no unit");
}

TEST(WrongRanges, AreToldWithTheWordsOfTheArgument) {
  const std::string text = describe(planned({"departments.desk.staff=5..1"}).problems, desk);
  EXPECT_EQ(text,
            "servicechain sweep departments.desk.staff=5..1: error E205: 5..1 does not rise\n"
            "  1 | departments.desk.staff=5..1\n"
            "    |                        ^^^^ write 1..5\n"
            "  more: servicechain explain E205\n");
}

// 40 × 30 = 1200.
TEST(SweepGrid, IsRefusedBeyondItsLimitWithTheCount) {
  const auto problems = planned({"departments.desk.staff=1..40:1", "departments.desk.work=1 min..30 min:1"}).problems;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].message, "40 x 30 = 1200 points are too many");
}

TEST(SweepGrid, TakesAPathOnce) {
  const auto problems = planned({"departments.desk.staff=1..2", "departments.desk.staff=3..4"}).problems;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].message, "\"departments.desk.staff\" stands twice");
}

// -- Runs ------------------------------------------------------------------------------------------------------------

const analysis::MeasureRow* satisfaction_with(const analysis::Study& study, const std::string& what_if) {
  for (const analysis::MeasureRow& row : study.measures) {
    if (row.what_if == what_if && row.measure.of == "customers" && row.measure.name == "satisfaction") return &row;
  }
  return nullptr;
}

// Staff 1, 2 (today), 3: the same as the what-ifs of the file asked together, ranges too.
TEST(Sweep, GivesTheSameAsItsPointsAsWhatIfs) {
  const analysis::Sweep sweep = swept({"departments.desk.staff=1..3"});
  const analysis::Study study =
      run_experiment(read_well(desk), {{"one", "three"}, 2, std::nullopt, std::nullopt, nullptr, {}});
  EXPECT_EQ(sweep.points[0].estimate, satisfaction_with(study, "one")->estimate);
  EXPECT_EQ(sweep.points[1].estimate, satisfaction_with(study, "base")->estimate);
  EXPECT_EQ(sweep.points[2].estimate, satisfaction_with(study, "three")->estimate);
  EXPECT_EQ(sweep.today, satisfaction_with(study, "base")->estimate);
  std::size_t compared = 0;
  for (const analysis::DifferenceRow& row : study.differences) {
    if (!row.verdict) continue;
    EXPECT_EQ(sweep.points[row.what_if == "one" ? 0 : 2].difference, row.estimate);
    ++compared;
  }
  EXPECT_EQ(compared, 2U);
  EXPECT_EQ(sweep.smallest_difference, study.smallest_difference);
}

// One person 0.9 busy is longer on the way than the tenth of a week that is the least.
TEST(Sweep, LeavesOutTheStartUpThatACompareOfItsEndsFinds) {
  std::string text = desk;
  text.replace(text.find("warm-up: 1 day"), std::string_view{"warm-up: 1 day"}.size(), "warm-up: auto");
  text.replace(text.find("2 per hour"), std::string_view{"2 per hour"}.size(), "2.7 per hour");
  const Scenario scenario = read_well(text);
  Read<SweepPlan> plan = plan_sweep(scenario, {}, {"departments.desk.staff=1..2"});
  ASSERT_TRUE(plan.value) << describe(plan.problems, text);
  const auto sweep = run_sweep(scenario, *plan.value, on_threads(2), [](const Budget&, std::uint32_t) {});

  ExperimentOptions options = {.what_ifs = {"one"}, .threads = 2, .seed = {}, .replications = {}, .stop_asked = nullptr, .on_progress = {}};
  const analysis::Study study = run_experiment(scenario, options);
  EXPECT_GT(study.warm_up_h, 17);
  EXPECT_EQ(sweep.source_line, study.source_line);
}

TEST(Sweep, GivesTheSameBitsOnAnyNumberOfThreads) {
  const Texts ranges{"departments.desk.staff=1..3", "departments.desk.work=x0.8..x1.2:0.2"};
  EXPECT_EQ(analysis::sweep_json(swept(ranges, 1)), analysis::sweep_json(swept(ranges, 4)));
}

TEST(Sweep, SaysItsBudgetBeforeItRuns) {
  const Scenario scenario = read_well(desk);
  SeriesOptions options = on_threads(1);
  std::uint32_t runs_so_far = 0;
  options.on_progress = [&](Progress progress) { runs_so_far = progress.done; };
  Budget said{};
  static_cast<void>(run_sweep(scenario, plan_of({"departments.desk.staff=1..3"}), options,
                              [&](const Budget& budget, std::uint32_t points) {
                                EXPECT_EQ(runs_so_far, 0U);
                                EXPECT_EQ(points, 3U);
                                said = budget;
                              }));
  EXPECT_EQ(said.runs, 18U);  // 3 points, one of them today, × 6
  EXPECT_GT(said.seconds, 0);
  EXPECT_EQ(runs_so_far, 18U);
}

// Stopped after eight runs on one thread: replications 0 and 1 of all three points are whole.
TEST(Sweep, KeepsWholeReplicationsWhenStopped) {
  const Scenario scenario = read_well(desk);
  std::atomic<bool> stop = false;
  SeriesOptions options = on_threads(1);
  options.stop_asked = &stop;
  options.on_progress = [&](Progress progress) { stop = progress.done == 8; };
  const analysis::Sweep sweep =
      run_sweep(scenario, plan_of({"departments.desk.staff=1..3"}), options, [](const Budget&, std::uint32_t) {});
  EXPECT_TRUE(sweep.was_stopped);
  for (const analysis::SweepPoint& point : sweep.points) {
    EXPECT_EQ(point.replications, 2U);
    EXPECT_TRUE(point.estimate.range);
  }
}

TEST(Sweep, AddsWhatPeopleCost) {
  std::string text = desk;
  text.replace(text.find("staff: 2,"), 9, "staff: 2, cost: 10 EUR per hour,");
  const Scenario scenario = read_well(text);
  const auto plan = plan_sweep(scenario, {}, {"departments.desk.staff=1..2"});
  const analysis::Sweep sweep = run_sweep(scenario, *plan.value, on_threads(2), [](const Budget&, std::uint32_t) {});
  EXPECT_DOUBLE_EQ(*sweep.points[0].staff_cost.mean, 1680);  // 168 h × 10
  EXPECT_DOUBLE_EQ(*sweep.points[1].staff_cost.mean, 3360);
  EXPECT_FALSE(swept({"departments.desk.staff=1..2"}).points[0].staff_cost.mean);
}

}  // namespace
}  // namespace servicechain::scenarios
