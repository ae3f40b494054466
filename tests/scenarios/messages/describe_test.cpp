#include <gtest/gtest.h>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

TEST(Describe, ShowsPlaceReasonAndAdvice) {
  std::string text = city_shoes();
  text.replace(text.find("      warehouse: {for: 30% of jobs, wait: yes, promise: 10 min"), 16, "      warehose:");
  text.replace(text.find("   # rotas, training"), 20, "");
  const auto problems = read_scenario_text(text, "city-shoes.yaml", {}).problems;
  // The what-if that changes this need finds it no more.
  ASSERT_EQ(problems.size(), 2u) << describe(problems, text);
  EXPECT_EQ(describe({problems[0]}, text),
            "city-shoes.yaml:19:7: error E301: there is no department called \"warehose\"\n"
            "  in  departments › store › needs › warehose\n"
            "  18 |     needs:\n"
            "  19 |       warehose: {for: 30% of jobs, wait: yes, promise: 10 min, matters: high}\n"
            "     |       ^^^^^^^^ did you mean \"warehouse\"?\n"
            "  departments are: delivery, it-desk, people, purchasing, store, warehouse\n"
            "  more: servicechain explain E301\n");
  EXPECT_EQ(problems[1].code, "E307");
}

// Each Chinese character takes two columns of a terminal: 2 + 2 × 3 + 2 columns stand before `staff`, and the caret
// under 六人 is four wide.
TEST(Describe, PlacesTheCaretByDisplayWidth) {
  const std::string text =
      "servicechain: 1\ndepartments:\n  門市部: {staff: 六人, work: 5 min}\ncustomers: {c: {arrive: {rate: 1 per day}, "
      "enters: 門市部}}\n";
  const Problem problem = only_problem_of(text);
  const std::string words = describe({problem}, text);
  EXPECT_EQ(problem.spot->column, 16u);
  EXPECT_EQ(problem.spot->end, 18u);
  EXPECT_NE(words.find("  3 |   門市部: {staff: 六人, work: 5 min}\n    |                   ^^^^ write"),
            std::string::npos)
      << words;
}

TEST(Describe, StopsAfterTwentyProblems) {
  std::string lines;
  for (int i = 0; i < 27; ++i) lines += "    bad" + std::to_string(i) + ": 1\n";
  const auto problems = problems_of(small(lines));
  ASSERT_EQ(problems.size(), 27u);
  const std::string words = describe(problems, small(lines));
  EXPECT_NE(words.find("bad19"), std::string::npos);
  EXPECT_EQ(words.find("bad20\""), std::string::npos);
  EXPECT_NE(words.find("\nand 7 more\n"), std::string::npos);
}

TEST(Describe, CutsLongLinesAroundTheCaret) {
  const std::string text = "{\"servicechain\": 1, \"about\": \"" + std::string(5000, 'x') +
                           "\", \"departments\": {\"a\": {\"staff\": \"six\", \"work\": \"5 min\"}}, \"notes\": \"" +
                           std::string(5000, 'y') + "\"}";
  const auto problems = problems_of(text);
  const std::string words = describe(problems, text);
  EXPECT_NE(words.find("\"staff\": \"six\""), std::string::npos);
  EXPECT_LT(words.size(), 700u) << words;
}

TEST(Describe, PointsIntoASetting) {
  const Problem problem = only_problem_of(small(), {{"departments.store.staff", "six"}});
  EXPECT_EQ(describe({problem}, small()),
            "--set departments.store.staff=six: error E209: \"six\" is not a number\n"
            "  in  departments › store › staff\n"
            "  1 | departments.store.staff=six\n"
            "    |                         ^^^ write a number such as 12 or 0.5\n"
            "  people are a whole number, `unlimited`, or a number by hours: {Mon-Fri: 6, Sat: 9}\n"
            "  more: servicechain explain E209\n");
}

TEST(Describe, SaysNothingOfNoProblems) { EXPECT_EQ(describe({}, "name: x"), ""); }

// The order of the file, whatever the order of reading.
TEST(Problems, StandInTheOrderOfTheFile) {
  const auto problems = problems_of(
      "servicechain: 2\ncustomers: {c: {enters: nowhere}}\ndepartments: {a: {staff: x}}\nlanguage: klingon\n");
  ASSERT_GE(problems.size(), 5u);
  for (std::size_t i = 1; i < problems.size(); ++i) {
    EXPECT_LE(std::tie(problems[i - 1].spot->line, problems[i - 1].spot->column),
              std::tie(problems[i].spot->line, problems[i].spot->column));
  }
}

}  // namespace
}  // namespace servicechain::scenarios
