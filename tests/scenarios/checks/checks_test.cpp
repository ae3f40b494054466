#include <gtest/gtest.h>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

std::string chain_of(const std::string& departments) {
  return "servicechain: 1\ndepartments:\n" + departments + "customers: {c: {arrive: {rate: 1 per day}, enters: a}}\n";
}

TEST(Check, WarnsOfADepartmentWithoutWork) {
  const std::string text = chain_of("  a: {staff: 1, work: 1 min}\n  b: {staff: 1, work: 1 min}\n");
  const auto read = read_scenario_text(text, "test.yaml", {});
  ASSERT_TRUE(read.value.has_value());
  ASSERT_EQ(read.problems.size(), 1u);
  EXPECT_EQ(read.problems[0].code, "W402");
  EXPECT_EQ(read.problems[0].severity, Severity::warning);
  EXPECT_EQ(read.problems[0].message, "\"b\" gets no work at all");
  EXPECT_EQ(read.problems[0].spot->line, 4u);
}

// 2 weeks are less than 3 × 1 week; 3 weeks are not. Nothing is said of `auto` before it was found.
TEST(Check, WarnsOfARunShorterThanThreeTimesItsWarmUp) {
  const auto read = [](const std::string& time) {
    return read_scenario_text(chain_of("  a: {staff: 1, work: 1 min}\n") + "time: {" + time + "}\n", "test.yaml", {});
  };
  const auto warned = read("length: 2 weeks, warm-up: 1 week");
  ASSERT_TRUE(warned.value.has_value());
  ASSERT_EQ(warned.problems.size(), 1u);
  EXPECT_EQ(warned.problems[0].code, "W510");
  EXPECT_EQ(warned.problems[0].message, "the observed time, 2 weeks, is shorter than three times the warm-up, 1 week");
  EXPECT_TRUE(read("length: 3 weeks, warm-up: 1 week").problems.empty());
  EXPECT_TRUE(read("length: 1 day, warm-up: 0 h").problems.empty());
  EXPECT_TRUE(read("length: 1 day").problems.empty());
}

TEST(Check, WarnsOfTooFewReplications) {
  const auto read = [](const std::string& replications) {
    return read_scenario_text(chain_of("  a: {staff: 1, work: 1 min}\n") + "decide: {replications: " + replications + "}\n",
                              "test.yaml", {});
  };
  const auto warned = read("9");
  ASSERT_EQ(warned.problems.size(), 1u);
  EXPECT_EQ(warned.problems[0].code, "W511");
  EXPECT_EQ(warned.problems[0].message, "9 replications are few: likely ranges will be wide");
  EXPECT_TRUE(read("10").problems.empty());
  EXPECT_TRUE(read("{at-least: 5, at-most: 50}").problems.empty());
}

TEST(Check, RefusesJobsThatNeverLeave) {
  const Problem problem =
      only_problem_of(chain_of("  a: {staff: 1, work: 1 min, passes-to: {b: 50%, customer: rest}}\n  b: {staff: 1, "
                               "work: 1 min, passes-to: b}\n"));
  EXPECT_EQ(problem.code, "E404");
  EXPECT_EQ(problem.message, "jobs of \"c\" never leave once they are in \"b\"");
}

// A ring of two departments is periodic; its growth is 1 × 1, and 1 is already too much.
TEST(Check, RefusesRequestsThatMultiplyForEver) {
  const Problem problem = only_problem_of(
      chain_of("  a: {staff: 1, work: 1 min, needs: {b: {}}}\n  b: {staff: 1, work: 1 min, needs: {a: {}}}\n"));
  EXPECT_EQ(problem.code, "E405");
  EXPECT_EQ(problem.message, "requests multiply for ever");
  EXPECT_EQ(problem.notes[0],
            "the ring: a asks b (1 per job), b asks a (1 per job); each job makes 1 new ones in a round, and what "
            "joins it on the way makes more");
}

// 2 × 0.4 = 0.8 requests come back for each: they die out.
TEST(Check, AllowsRequestsThatDieOut) {
  const auto read =
      read_scenario_text(chain_of("  a: {staff: 1, work: 1 min, needs: {b: {for: 2 per job, wait: no}}}\n  b: {staff: "
                                  "1, work: 1 min, needs: {a: {for: 40% of jobs, wait: no}}}\n"),
                         "t", {});
  EXPECT_TRUE(read.problems.empty());
}

// An in-tray that is full ends the round.
TEST(Check, AllowsAGrowingRingThatAnInTrayBounds) {
  const auto read = read_scenario_text(chain_of("  a: {staff: 1, work: 1 min, needs: {b: {wait: no}}}\n  b: {staff: 1, "
                                                "work: 1 min, in-tray: 5, needs: {a: {wait: no}}}\n"),
                                       "t", {});
  EXPECT_TRUE(read.value.has_value()) << describe(read.problems, "");
}

TEST(Check, WantsWorkForEveryKindThatComes) {
  const Problem problem =
      only_problem_of(chain_of("  a: {staff: 1, work: {c: 1 min}, needs: {b: {wait: no}}}\n  b: {staff: 1, work: 1 "
                               "min, needs: {a: {for: 1 per day}}}\n"));
  EXPECT_EQ(problem.code, "E212");
  EXPECT_EQ(problem.message, "work says nothing for jobs of \"b\", which come here too");
  // Customers who are passed on come too.
  EXPECT_EQ(only_problem_of(chain_of("  a: {staff: 1, work: {default: 1 min}, passes-to: {b: 1%, customer: rest}}\n  "
                                     "b: {staff: 1, work: {a: 1 min}}\n"))
                .code,
            "E212");
  EXPECT_TRUE(
      read_scenario_text(chain_of("  a: {staff: 1, work: {c: 1 min}, routine: {r: {arrive: 1 per day, work: 2 h}}}\n"),
                         "t", {})
          .value.has_value());
}

}  // namespace
}  // namespace servicechain::scenarios
