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
  for (const char* file : {"why.csv", "why.json", "scenario.yaml", "charts/gap.svg", "charts/gap.png", "charts/influence.pdf"}) {
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path{out} / file)) << file;
  }
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
