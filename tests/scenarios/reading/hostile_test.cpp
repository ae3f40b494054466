#include <fmt/format.h>
#include <gtest/gtest.h>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

// Whatever is written: an answer in words, never a crash, never a value.
TEST(HostileFile, IsAnsweredWithProblems) {
  for (const std::string text : {
           "",
           "{}",
           "[]",
           "42",
           "null",
           "---",
           "...",
           "{",
           "}",
           ":",
           "- - - -",
           "? ?",
           "\"",
           "{{}: {}}",
           "servicechain: 1",
           "servicechain: [1]",
           "servicechain: {}\ndepartments: []",
           "departments: 3",
           "departments: {a: 3}",
           "departments: {a: [1, 2]}",
           "departments: {a: {needs: [b]}}",
           "customers: [a]",
           "customers: {a: {arrive: 3, enters: [x]}}",
           "what-if: [x]",
           "what-if: {a: 3}",
           "decide: 3",
           "time: 3",
           "parameters: 3",
           "calendars: 3",
           "pools: [x]",
           "behaviour: {a: b}",
           "quality: x",
           "time: {start: {}}",
           "time: {start: 0000-00-00}",
           "decide: {on: {}}",
           "decide: {replications: []}",
       }) {
    EXPECT_FALSE(problems_of(text).empty()) << text;
    EXPECT_FALSE(problems_of("servicechain: 1\n" + text).empty()) << text;
    EXPECT_FALSE(describe(problems_of(text), text).empty());
  }
}

// A value of every key replaced by something else, one at a time: never a crash.
TEST(HostileFile, MayHaveAnythingAnywhere) {
  const std::string good_text = city_shoes();
  for (const char* bad : {"", "x", "-1", "1e999", "{}", "[]", "{a: b}", "[[[]]]", "\"\"", "99999999999999999999", "50%",
                          "rest", "* ", "2026-01-01", "NaN", "(", "mix(", "x1e9", "null"}) {
    for (std::size_t at = good_text.find(": "); at != std::string::npos; at = good_text.find(": ", at + 1)) {
      const std::size_t end = std::min(good_text.find_first_of(",}\n", at + 2), good_text.size());
      const std::string text = good_text.substr(0, at + 2) + bad + good_text.substr(end);
      const auto read = read_scenario_text(text, "test.yaml", {});
      EXPECT_TRUE(read.value.has_value() != has_error(read.problems));
      EXPECT_EQ(describe(read.problems, text).empty(), read.problems.empty());
    }
  }
}

// Cut off after any number of bytes.
TEST(HostileFile, MayEndAnywhere) {
  const std::string whole = city_shoes();
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    const auto read = read_scenario_text(whole.substr(0, length), "test.yaml", {});
    EXPECT_TRUE(read.value.has_value() != has_error(read.problems));
  }
}

TEST(HostileFile, MayHaveHugeNumbers) {
  EXPECT_EQ(only_problem_of(small("    in-tray: 1e999\n")).code, "E211");
  EXPECT_EQ(only_problem_of(small("    at-once: 99999999999999999999999\n")).code, "E211");
  EXPECT_EQ(only_problem_of(small("    routine: {r: {arrive: 1e300 per hour}}\n")).code, "E211");
  EXPECT_EQ(only_problem_of(small("    promise: 1e30 years\n")).code, "E211");
}

// 5,000 departments that each need two unknown ones: 10,000 problems, within a second or so.
TEST(HostileFile, MayHaveManyWrongNames) {
  std::string text = "servicechain: 1\ndepartments:\n";
  for (int i = 0; i < 5000; ++i)
    text += fmt::format("  department-{}: {{staff: 1, work: 1 min, needs: {{deportment-{}: {{}}, other-{}: {{}}}}}}\n",
                        i, i, i);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(problems_of(text).size(), 10'000u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{20});
}

TEST(HostileFile, MayNotAskForMoreThanTheLimits) {
  std::string text = "servicechain: 1\ndepartments: {a: {staff: 1, work: 1 min}}\ncustomers:\n";
  for (int i = 0; i < 10'001; ++i) text += fmt::format("  c{}: {{}}\n", i);
  const auto problems = problems_of(text);
  EXPECT_EQ(problems.front().code, "E211");
  EXPECT_EQ(problems.front().message, "there are too many customer segments");
}

// 200,000 wrong keys, and as many times the same key: no more problems are kept than anybody could want.
TEST(HostileFile, MayHaveNothingButMistakes) {
  std::string unknown = "servicechain: 1\n";
  std::string again = unknown;
  for (int i = 0; i < 200'000; ++i) {
    unknown += fmt::format("k{}: 1\n", i);
    again += fmt::format("k{}: 1\nz: 1\n", i);
  }
  for (const std::string& text : {unknown, again}) {
    const auto problems = problems_of(text);
    EXPECT_LE(problems.size(), 2 * most_problems_kept);
    EXPECT_NE(describe(problems, text).find("and at least "), std::string::npos);
  }
}

// Each what-if is a whole organisation more.
TEST(HostileFile, MayNotHaveWhatIfsWithoutEnd) {
  std::string what_ifs = "what-if:\n";
  for (int i = 0; i < 10'001; ++i) what_ifs += fmt::format("  w{}: {{change: {{departments.store.staff: 7}}}}\n", i);
  const Problem problem = only_problem_of(small("", what_ifs));
  EXPECT_EQ(problem.code, "E211");
  EXPECT_EQ(problem.message, "there are too many what-ifs (10001)");
}

TEST(HostileFile, MayNotCountBeyondCounting) {
  EXPECT_EQ(only_problem_of(small("    cost: 1e308 EUR per hour\n")).code, "E211");
  EXPECT_EQ(only_problem_of(small("    training: -1e308\n")).code, "E211");
  EXPECT_EQ(only_problem_of(small("", "decide: {replications: 4000000000}\n")).code, "E211");
  EXPECT_EQ(only_problem_of(small("", "time: {length: 1000000000 years}\n")).code, "E211");
}

// Nothing from a file may steer a terminal.
TEST(HostileFile, ShowsNoControlCharacters) {
  const std::string text = small("    \"opne\\e[31m\": always\n    order: \"\\x07first\"\n");
  const std::string words = describe(problems_of(text), text);
  EXPECT_EQ(words.find('\x1B'), std::string::npos);
  EXPECT_EQ(words.find('\x07'), std::string::npos);
  EXPECT_NE(words.find("opne␛[31m"), std::string::npos) << words;
}

// What the fuzzing programs start from, and what they once broke.
TEST(HostileFile, OfTheFuzzingCorpusIsAnswered) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{SERVICECHAIN_SOURCE_DIR "/tests/fuzz/corpus/scenario"}) {
    std::ifstream file{entry.path(), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto read = read_scenario_text(text, "test.yaml", {});
    EXPECT_NE(read.value.has_value(), has_error(read.problems)) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 5);
}

}  // namespace
}  // namespace servicechain::scenarios
