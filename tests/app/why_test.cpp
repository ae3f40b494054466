#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;

// One desk: the gap is all its own, and the gap of its line, too.
const std::string one_desk = R"(servicechain: 1
time: {length: 1 week, warm-up: 1 day}
departments:
  desk: {staff: 1, work: exponential(mean 6 min), right-first-time: 90%}
customers:
  people: {enters: desk, arrive: {rate: 8 per hour}}
)";

TEST(Why, GivesTheOnlyDepartmentTheWholeGap) {
  const Answer answer = run({.words = {"why", "-", "--json", "--replications", "3"}, .input = one_desk});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Json why = Json::parse(answer.out);
  EXPECT_EQ(why.at("method"), "exact");
  EXPECT_EQ(why.at("shares").size(), 1u);
  EXPECT_EQ(why.at("shares")[0].at("mean"), why.at("gap").at("mean"));
}

TEST(Why, LeavesItsChartsInAFolder) {
  const TemporaryFolder folder;
  const std::string out = (folder.path() / "why").string();
  const Answer answer = run({.words = {"why", "-", "-o", out, "--replications", "3"}, .input = one_desk});
  ASSERT_EQ(answer.code, 0) << answer.err;
  for (const char* file : {"why.csv", "why.json", "scenario.yaml", "charts/gap.svg", "charts/gap.png", "charts/influence.pdf", "charts/where-to-act.json"}) {
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path{out} / file)) << file;
  }
}

// The charts of `why` in the report of a run of the same file, and by themselves.
TEST(Why, BringsItsChartsIntoTheReportOfARun) {
  const TemporaryFolder folder;
  const std::string why = (folder.path() / "why").string();
  const std::string runs = (folder.path() / "runs").string();
  ASSERT_EQ(run({.words = {"why", "-", "-o", why, "--replications", "3"}, .input = one_desk}).code, 0);
  ASSERT_EQ(run({.words = {"run", "-", "-o", runs, "--replications", "3"}, .input = one_desk}).code, 0);
  const Answer report = run({"report", runs, "--with", why, "-f", "html,csv,xlsx"});
  ASSERT_EQ(report.code, 0) << report.err;
  const std::string page = text_of(std::filesystem::path{runs} / "report.html");
  for (const char* words : {"<figure class=\"where-to-act\"", "<figure class=\"gap\"", "<h2 id=\"why\">"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(page.find("another version of this scenario"), std::string::npos);
  EXPECT_TRUE(text_of(std::filesystem::path{runs} / "csv/why-where-to-act.csv").starts_with("department,instruction,"));
  EXPECT_TRUE(text_of(std::filesystem::path{runs} / "csv/why-gap.csv").starts_with("department,"));

  EXPECT_EQ(run({"chart", why, "where-to-act", "-f", "svg,csv", "--size", "half-page"}).code, 0);
  const Answer elsewhere = run({"chart", why, "kpis"});
  EXPECT_EQ(elsewhere.code, 2);
  EXPECT_NE(elsewhere.err.find("has no chart kpis; it has where-to-act, gap, influence; it is of a run: servicechain compare"), std::string::npos)
      << elsewhere.err;
  const Answer not_of_a_run = run({"chart", runs, "gap"});
  EXPECT_EQ(not_of_a_run.code, 2);
  EXPECT_NE(not_of_a_run.err.find("made by: servicechain why FILE -o DIR"), std::string::npos) << not_of_a_run.err;
  EXPECT_EQ(run({"report", runs, "--with", runs}).code, 2);
}

TEST(Why, ExplainsAnotherMeasure) {
  const Answer answer = run({.words = {"why", "-", "--for", "departments.desk wait", "--replications", "3"}, .input = one_desk});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_NE(answer.out.find("The capacity constraint: too few people or hours at desk; "), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("The quality constraint: nobody's quality shows."), std::string::npos) << answer.out;
  const Answer slip = run({.words = {"why", "-", "--for", "happiness"}, .input = one_desk});
  EXPECT_EQ(slip.code, 2);
  EXPECT_NE(slip.err.find("there is no mean called \"happiness\""), std::string::npos) << slip.err;
}

}  // namespace
}  // namespace servicechain::app
