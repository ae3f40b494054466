#include <gtest/gtest.h>

#include "tests/app/process.h"

// Each way to end has one number, and says why on standard error (commands.md's list is in README.md).
namespace servicechain::app {
namespace {

constexpr const char* broken = R"(servicechain: 1
name: Broken
departments:
  desk: {staff: 1, work: 10 min, needs: {archiv: {for: 1 per job}}}
  archive: {staff: 1, work: 5 min}
customers:
  people: {arrive: {rate: 10 per week}, enters: desk}
)";

// One person, two hours of work for every hour of the week.
constexpr const char* swamped = R"(servicechain: 1
name: Swamped
time: {length: 520 weeks, warm-up: 0 h}
departments:
  desk: {staff: 1, work: 2 h}
customers:
  people: {arrive: {rate: 16800 per week}, enters: desk}
decide: {replications: 2}
)";

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(ExitCode, IsZeroWhenDone) { EXPECT_EQ(run(shortened({"run", city_shoes_file()})).code, 0); }

TEST(ExitCode, IsOneWhenARequirementIsFalse) {
  const Answer answer = run(shortened({"run", city_shoes_file(), "--require", "satisfaction > 100"}));
  EXPECT_EQ(answer.code, 1);
  EXPECT_TRUE(contains(answer.err, "Not so: satisfaction > 100. It is ")) << answer.err;
}

TEST(ExitCode, IsZeroWhenEveryRequirementHolds) {
  const Answer answer =
      run(shortened({"run", city_shoes_file(), "--require", "satisfaction >= 0", "--require", "lost <= 100%"}));
  EXPECT_EQ(answer.code, 0) << answer.err;
}

TEST(ExitCode, IsTwoForARequirementOnNothingMeasured) {
  const Answer answer = run(shortened({"run", city_shoes_file(), "--require", "joy >= 3"}));
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(contains(answer.err, "nothing called joy is measured of customers")) << answer.err;
}

TEST(ExitCode, IsTwoForAnUnknownCommandAndNamesTheNearest) {
  const Answer answer = run({"rnu", "x.yaml"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_EQ(answer.out, "");
  EXPECT_EQ(answer.err,
            "servicechain: there is no command \"rnu\"; did you mean \"run\"?\nmore: servicechain --help\n");
}

TEST(ExitCode, IsTwoForAnUnknownOptionAndNamesTheNearest) {
  const Answer answer = run({"compare", "x.yaml", "--jsn"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_EQ(
      answer.err,
      "servicechain: there is no option \"--jsn\"; did you mean \"--json\"?\nmore: servicechain compare --help\n");
}

TEST(ExitCode, IsTwoForWordsThatAreNoChangeAndNoCondition) {
  EXPECT_EQ(run({"run", "x.yaml", "--set", "departments.desk.staff"}).code, 2);
  EXPECT_EQ(run({"run", "x.yaml", "--require", "more joy"}).code, 2);
  EXPECT_EQ(run({"run", "x.yaml", "--replications", "0"}).code, 2);
  EXPECT_EQ(run({"run"}).code, 2);
  EXPECT_EQ(run(std::vector<std::string>{}).code, 2);
}

TEST(ExitCode, IsTwoForAWhatIfTheFileHasNot) {
  const Answer answer = run({"compare", city_shoes_file(), "third-technicain"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(contains(answer.err, "did you mean \"third-technician\"?")) << answer.err;
}

TEST(ExitCode, IsThreeForAScenarioWithErrorsWhichNamePlaceAndAdvice) {
  const Answer answer = run(Call{.words = {"check", "-"}, .input = broken});
  EXPECT_EQ(answer.code, 3);
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, ":4:")) << answer.err;
  EXPECT_TRUE(contains(answer.err, "did you mean \"archive\"?")) << answer.err;
}

TEST(ExitCode, IsFourWhenALineGrowsWithoutLimit) {
  const Answer answer = run(Call{.words = {"run", "-"}, .input = swamped});
  EXPECT_EQ(answer.code, 4) << answer.out << answer.err;
}

TEST(ExitCode, IsFiveForAFileThatCannotBeReadAndNamesIt) {
  const Answer missing = run({"run", "/nowhere/at-all.yaml"});
  EXPECT_EQ(missing.code, 5);
  EXPECT_EQ(missing.err, "servicechain: /nowhere/at-all.yaml: No such file or directory\n");

  const TemporaryFolder folder;
  const Answer directory = run({"run", folder.path().string()});
  EXPECT_EQ(directory.code, 5);
  EXPECT_TRUE(contains(directory.err, folder.path().string() + ": Is a directory")) << directory.err;
}

TEST(ExitCode, IsFiveForAFileThatIsNotThereAndNamesTheNearestOne) {
  const TemporaryFolder folder;
  const std::string file = folder.file("my-shop.yaml", "");
  const Answer answer = run({"check", (folder.path() / "myshop").string()});
  EXPECT_EQ(answer.code, 5);
  EXPECT_TRUE(contains(answer.err, "(did you mean \"" + file + "\"?)")) << answer.err;
}

// Both are seen before anything is simulated.
TEST(ExitCode, ComesAtOnceForAWrongFolderOrCondition) {
  const TemporaryFolder folder;
  const Answer in_the_way = run({"run", city_shoes_file(), "-o", folder.file("in-the-way", "")});
  EXPECT_EQ(in_the_way.code, 5);
  EXPECT_EQ(in_the_way.out, "");
  EXPECT_TRUE(contains(in_the_way.err, "this is a file, not a folder")) << in_the_way.err;
  const Answer turned = run({"run", city_shoes_file(), "--require", "satisfaction => 20"});
  EXPECT_EQ(turned.code, 2);
  EXPECT_TRUE(contains(turned.err, "write >= instead of =>")) << turned.err;
  const Answer unknown = run({"run", city_shoes_file(), "--require", "satisfied >= 20"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_TRUE(contains(unknown.err, "measures are: ")) << unknown.err;
}

TEST(ExitCode, IsTwoForAnOptionOfAnotherCommandWhichIsNamed) {
  const Answer answer = run({"compare", "x.yaml", "--budjet", "3"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(contains(answer.err, "--budget is an option of rank")) << answer.err;
}

TEST(ExitCode, IsZeroForHelpHoweverItIsAsked) {
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
  EXPECT_EQ(run({"help", "rank"}).out, run({"rank", "--help"}).out);
}

TEST(ExitCode, IsTwoForANameOfSeveralWordsOrOfNone) {
  const Answer answer = run({"new", "my", "shoe", "shop"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(contains(answer.err, "write my-shoe-shop")) << answer.err;
  EXPECT_EQ(run({"new", "."}).code, 2);
}

TEST(ExitCode, IsFiveForAFolderThatCannotBeWritten) {
  const TemporaryFolder folder;
  const std::string file = folder.file("in-the-way", "");
  const Answer answer = run(shortened({"run", city_shoes_file(), "-o", file + "/report"}));
  EXPECT_EQ(answer.code, 5);
  EXPECT_TRUE(contains(answer.err, file)) << answer.err;
}

// A thousand years of runs: nobody waits for the end of that.
TEST(ExitCode, IsSixWhenTheUserStopsAndPartialResultsAreMarked) {
  const Answer answer = run(Call{.words = {"run", city_shoes_file(), "--replications", "100000"},
                                 .interrupt_after = std::chrono::milliseconds{1500}});
  EXPECT_EQ(answer.code, 6);
  EXPECT_TRUE(contains(answer.err, "Stopped by you")) << answer.err;
  EXPECT_NE(answer.out, "");
}

}  // namespace
}  // namespace servicechain::app
