#include <gtest/gtest.h>

#include <algorithm>

#include "scenarios/studies/calibrate.h"
#include "scenarios/studies/experiment.h"
#include "tests/scenarios/reading_help.h"

// What is usual, and where nothing is.
namespace servicechain::scenarios {
namespace {

std::string desk(const std::string& staff, const std::string& rest) {
  return "servicechain: 1\ntime: {length: 2 weeks, warm-up: 1 day}\ndepartments:\n  desk: {staff: " + staff +
         ", work: exponential(mean 10 min)}\ncustomers:\n  people: {arrive: {rate: 12 per hour}, enters: desk}\n" + rest;
}

const Problem* find_error(const std::vector<Problem>& problems) {
  const auto found = std::ranges::find(problems, Severity::error, &Problem::severity);
  return found == problems.end() ? nullptr : &*found;
}

// 12 × 10 min are 336 h a week; two people have 336 h, three would do.
TEST(UsualLoad, IsAskedForByMoodAndNotThereAboveAllThatCanBeDone) {
  const std::string text = desk("2", "behaviour: [mood]\n");
  const auto read = read_scenario_text(text, "desk.yaml", {});
  EXPECT_FALSE(read.value);
  const Problem* error = find_error(read.problems);
  ASSERT_NE(error, nullptr) << describe(read.problems, text);
  EXPECT_EQ(error->code, "E407");
  EXPECT_EQ(error->notes.at(0), "the load is 100%, 336 h of work a week for 336 h of people's time");
  EXPECT_TRUE(error->notes.at(2).starts_with("3 people on duty in the same hours would do")) << error->notes.at(2);
  EXPECT_TRUE(read_scenario_text(desk("3", "behaviour: [mood]\n"), "desk.yaml", {}).value);
  EXPECT_TRUE(read_scenario_text(desk("2", ""), "desk.yaml", {}).value) << "no coupling asks";
}

// That a what-if asks for it is enough.
TEST(UsualLoad, IsAskedForByAWhatIf) {
  const std::string what_if =
      "what-if:\n  moods: {says: People have moods, change: {behaviour: [mood], departments.desk.staff: 3}}\n";
  const auto read = read_scenario_text(desk("1", what_if), "desk.yaml", {});
  const Problem* error = find_error(read.problems);
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->code, "E407");
  EXPECT_TRUE(error->notes.at(1).starts_with("in the what-if \"moods\", ")) << error->notes.at(1);
}

// Twenty customers come back a minute after they were served, and a job takes ten: nobody at the desk is ever idle. How often they
// come is what the runs show.
TEST(UsualLoad, IsMissedInTheTrialRunsWhereOnlyTheyShowIt) {
  const Scenario scenario = read_well(
      "servicechain: 1\ntime: {length: 1 week, warm-up: 1 day}\nbehaviour: [mood]\ndepartments:\n  desk: {staff: 1, work: 10 min}\n"
      "customers:\n  people: {arrive: {population: 20, returns-after: 1 min}, enters: desk}\n");
  EXPECT_THROW(static_cast<void>(usual_of(scenario, 1, 2)), CannotCalibrate);
}

// λ̂ of 12 × 10 min for three: about 2/3 of their time. Its range over ten runs of two weeks: ± 1 point or so.
TEST(UsualLoad, IsInTheStudy) {
  const Scenario scenario = read_well(desk("3", "behaviour: [mood]\n"));
  const analysis::Study study =
      run_experiment(scenario, {.what_ifs = {}, .threads = 2, .seed = 1, .replications = 2, .stop_asked = nullptr, .on_progress = {}});
  const auto usual = std::ranges::find(study.usual, "usual-load", &analysis::UsualValue::name);
  ASSERT_NE(usual, study.usual.end());
  EXPECT_EQ(usual->of, "departments.desk");
  EXPECT_NEAR(usual->value, 2.0 / 3, 0.03);
  const Scenario plain = read_well(desk("3", ""));
  EXPECT_TRUE(run_experiment(plain, {.what_ifs = {}, .threads = 2, .seed = 1, .replications = 2, .stop_asked = nullptr, .on_progress = {}})
                  .usual.empty());
}

}  // namespace
}  // namespace servicechain::scenarios
