#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* desk = R"(servicechain: 1
name: One desk
time: {length: 1 week, warm-up: 1 day}
departments:
  desk: {staff: 2, work: 20 min}
customers:
  people: {arrive: {rate: 2 per hour}, enters: desk, expects: {wait: 5 min}, cares-about: {speed: 50, right: 50}}
decide: {replications: 4}
)";

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Answer run_desk(std::vector<std::string> words) {
  words.insert(words.begin() + 1, "-");
  return run(Call{.words = std::move(words), .input = desk});
}

TEST(SweepCommand, SaysItsBudgetThenAnswersInOneTable) {
  const Answer answer = run_desk({"sweep", "departments.desk.staff=1..3"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_TRUE(contains(answer.err, "3 points, each with the same luck: 12 runs, about ")) << answer.err;
  EXPECT_TRUE(contains(answer.out, "departments.desk.staff")) << answer.out;
  EXPECT_TRUE(contains(answer.out, "difference to today")) << answer.out;
}

TEST(SweepCommand, GivesOneDocumentAndNothingElse) {
  const Answer answer =
      run_desk({"sweep", "departments.desk.staff=1..3", "--json", "--quiet", "--for", "departments.desk wait"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer.err, "");
  const Json document = Json::parse(answer.out);
  EXPECT_EQ(document.at("format"), "servicechain-sweep/1");
  EXPECT_EQ(document.at("measure"), "wait");
  EXPECT_EQ(document.at("points").size(), 3U);
  EXPECT_EQ(document.at("points")[1].at("is_today"), true);
  EXPECT_TRUE(document.at("points")[1].at("difference").is_null());
}

TEST(SweepCommand, EndsWithTwoForAWrongRange) {
  const Answer answer = run_desk({"sweep", "departments.desk.staff=3..1"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, "3..1 does not rise")) << answer.err;
  EXPECT_EQ(run_desk({"sweep"}).code, 2);
}

TEST(SweepCommand, LeavesATableAndAChartInAFolderOfItsOwn) {
  const TemporaryFolder folder;
  const fs::path dir = folder.path() / "sweep";
  const std::vector<std::string> words{"sweep", "departments.desk.staff=1..3", "-o", dir.string()};
  ASSERT_EQ(run_desk(words).code, 0);
  EXPECT_TRUE(text_of(dir / "sweep.csv").starts_with("departments.desk.staff,of,measure,unit,mean,low,high,n,"));
  EXPECT_TRUE(text_of(dir / "charts" / "sweep.svg").starts_with("<svg"));
  const std::string first = text_of(dir / "sweep.json");
  ASSERT_EQ(run_desk(words).code, 0);
  EXPECT_EQ(text_of(dir / "sweep.json"), first);
}

TEST(SweepCommand, DoesNotReplaceAFolderThatIsNotItsOwn) {
  const TemporaryFolder folder;
  static_cast<void>(folder.file("thesis.txt", "mine"));
  const Answer answer = run_desk({"sweep", "departments.desk.staff=1..2", "-o", folder.path().string()});
  EXPECT_EQ(answer.code, 5);
  EXPECT_EQ(text_of(folder.path() / "thesis.txt"), "mine");
}

TEST(TornadoCommand, SaysItsBudgetThenWhatMattersMost) {
  const TemporaryFolder folder;
  const fs::path dir = folder.path() / "tornado";
  const Answer answer = run_desk({"tornado", "-o", dir.string()});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_TRUE(contains(answer.err, " changes with 4 runs each: up to ")) << answer.err;
  EXPECT_TRUE(contains(answer.out, "What matters most: ")) << answer.out;
  EXPECT_TRUE(contains(answer.out, "No value is marked as a guess.")) << answer.out;
  EXPECT_TRUE(text_of(dir / "tornado.csv").starts_with("path,says,today,source,"));
  EXPECT_TRUE(text_of(dir / "charts" / "tornado.svg").starts_with("<svg"));
}

TEST(TornadoCommand, TakesHowFarNumbersAreMoved) {
  const Answer answer = run_desk({"tornado", "--by", "20%", "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Json document = Json::parse(answer.out);
  EXPECT_EQ(document.at("format"), "servicechain-tornado/1");
  EXPECT_EQ(document.at("by"), 0.2);
  EXPECT_EQ(run_desk({"tornado", "--by", "0%"}).code, 2);
  EXPECT_EQ(run_desk({"tornado", "--by", "much"}).code, 2);
}

}  // namespace
}  // namespace servicechain::app
