#include <gtest/gtest.h>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

std::vector<Problem> problems_with(std::string_view store_lines, std::string_view last_lines = "") {
  const auto read = read_scenario_text(small(store_lines, last_lines), "test.yaml", {});
  EXPECT_TRUE(read.value.has_value());
  return read.problems;
}

TEST(NamesAsText, SaysThatADepartmentCalledXRayIsLeftOut) {
  const auto read = read_scenario_text(
      "servicechain: 1\n"
      "departments:\n"
      "  desk: {staff: 1, work: 1 min}\n"
      "  x-ray: {staff: 1, work: 5 min}\n"
      "customers: {patients: {arrive: {rate: 1 per day}, enters: desk}}\n",
      "test.yaml", {});
  ASSERT_EQ(read.problems.size(), 1u);
  const Problem& problem = read.problems[0];
  EXPECT_EQ(problem.code, "W403");
  EXPECT_EQ(problem.severity, Severity::warning);
  EXPECT_EQ(problem.spot->line, 4u);
  EXPECT_EQ(problem.spot->column, 3u);
  EXPECT_EQ(problem.path, (std::vector<std::string>{"departments", "x-ray"}));
  EXPECT_EQ(problem.message, "\"x-ray\" is read as free text here, not as a department");
  EXPECT_EQ(problem.caret, "a name cannot begin with x-: call it \"xray\", say");
}

struct LeftOut {
  std::string store_lines;
  std::string last_lines;
  std::string as;
};

// Each is one entry that would have been read under another name.
TEST(NamesAsText, SpeaksWhereverNamesStand) {
  const std::vector<LeftOut> all = {
      {"", "pools: {x-ray: {staff: 1, serves: [store]}}\n", "a pool"},
      {"", "calendars: {x-ray: Mon-Fri 09:00-17:00}\n", "a calendar"},
      {"", "what-if: {x-ray: {change: {departments.store.staff: +1}}}\n", "a what-if"},
      {"    routine: {x-ray: {arrive: 1 per week}}\n", "", "a routine"},
      {"    needs: {x-ray: {}}\n", "", "a need"},
      {"    passes-to: {x-ray: 20%, customer: rest}\n", "", "a way for jobs to go"},
      {"    needs: {warehouse: {for: {x-ray: 20% of jobs}}}\n", "", "a kind of job"},
      {"    needs: {notes: {for: 20% of jobs}}\n", "", "a need"},
  };
  for (const LeftOut& one : all) {
    SCOPED_TRACE(one.store_lines + one.last_lines);
    bool is_said = false;
    for (const Problem& problem : read_scenario_text(small(one.store_lines, one.last_lines), "test.yaml", {}).problems) {
      if (problem.code == "W403") is_said = problem.message.ends_with("not as " + one.as);
    }
    EXPECT_TRUE(is_said);
  }
}

TEST(NamesAsText, LeavesWordsOfOnesOwnAlone) {
  EXPECT_TRUE(problems_with("    x-since: 2019\n    notes: on the ground floor\n    needs: {x-why: 3 people said so}\n"
                            "    passes-to: {customer: 100%, x-why: nobody comes back}\n",
                            "x-card: {owner: Ann, staff: 3}\n").empty());
  const auto read = read_scenario_text(
      "servicechain: 1\n"
      "departments:\n"
      "  desk: {staff: 1, work: 1 min, x-seats: 12 min}\n"
      "  x-card: {owner: Ann}\n"
      "  notes: both were one until 2019\n"
      "customers: {patients: {arrive: {rate: 1 per day}, enters: desk}, x-why: asked in May}\n",
      "test.yaml", {});
  EXPECT_TRUE(read.problems.empty());
}

}  // namespace
}  // namespace servicechain::scenarios
