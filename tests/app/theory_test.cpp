#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// M/M/1: 8 an hour, 6 min each, waits 24 min.
std::string desk_file(const TemporaryFolder& folder) {
  const std::string file = (folder.path() / "desk.yaml").string();
  std::ofstream{file} << "servicechain: 1\nname: Desk\ntime: {length: 4 weeks, warm-up: 1 week}\n"
                         "departments: {desk: {staff: 1, work: exponential(mean 6 min)}}\n"
                         "customers: {people: {arrive: {rate: 8 per hour}, enters: desk}}\n"
                         "what-if: {faster: {change: {departments.desk.work: exponential(mean 3 min)}}}\n"
                         "decide: {replications: 10}\n";
  return file;
}

Json found(const Json& list, const std::string& of, const std::string& measure) {
  for (const Json& each : list) {
    if (each.at("of") == of && each.at("measure") == measure && each.at("kind") == "all") return each;
  }
  return {};
}

TEST(TheoryCommand, SaysWhatHoldsAndOnWhatItRests) {
  const TemporaryFolder folder;
  const Answer answer = run({"theory", desk_file(folder)});
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(contains(answer.out, "exactly 24 min")) << answer.out;
  EXPECT_TRUE(contains(answer.out, "customers come by chance (Poisson)")) << answer.out;
  EXPECT_TRUE(contains(run({"theory", desk_file(folder), "--expert"}).out, "M/M/1")) << answer.out;
}

TEST(TheoryCommand, WritesOneDocument) {
  const TemporaryFolder folder;
  const Json json = Json::parse(run({"theory", desk_file(folder), "--json"}).out);
  EXPECT_EQ(json.at("format"), "servicechain-theory/1");
  const Json wait = found(json.at("predictions"), "departments.desk", "wait");
  EXPECT_NEAR(wait.at("value").get<double>(), 0.4, 1e-9);
  EXPECT_EQ(wait.at("validity"), "exact");
  EXPECT_EQ(wait.at("unit"), "h");
  EXPECT_TRUE(wait.contains("rests_on"));
  EXPECT_TRUE(wait.contains("source"));
  EXPECT_NEAR(json.at("loads").at(0).at("load").get<double>(), 0.8, 1e-9);
}

TEST(TheoryCommand, TakesAWhatIf) {
  const TemporaryFolder folder;
  const std::string file = desk_file(folder);
  // 8 × 0.05² / (1 − 0.4) = 2 min.
  EXPECT_TRUE(contains(run({"theory", file, "--what-if", "faster"}).out, "exactly 2 min"));
  const Answer slip = run({"theory", file, "--what-if", "fastr"});
  EXPECT_EQ(slip.code, 2);
  EXPECT_TRUE(contains(slip.err, "did you mean \"faster\"?")) << slip.err;
}

TEST(TheoryCommand, SaysWhyCityShoesHasNoFormula) {
  const std::string text = run({"theory", city_shoes_file()}).out;
  EXPECT_TRUE(contains(text, "no formula")) << text;
  EXPECT_TRUE(contains(text, "it waits for warehouse with its hands full")) << text;
}

TEST(RunCommand, PutsTheoryBesideTheSimulation) {
  const TemporaryFolder folder;
  const Json json = Json::parse(run({"run", desk_file(folder), "--theory", "--json"}).out);
  const Json wait = found(json.at("theory"), "departments.desk", "wait");
  EXPECT_NEAR(wait.at("value").get<double>(), 0.4, 1e-9);
  EXPECT_EQ(wait.at("holds").get<bool>(), wait.at("low").get<double>() <= 0.4 && 0.4 <= wait.at("high").get<double>());
  EXPECT_EQ(json.at("format"), "servicechain-result/1");
  const std::string text = run({"run", desk_file(folder), "--theory"}).out;
  EXPECT_TRUE(contains(text, "Theory beside the simulation")) << text;
}

TEST(CheckCommand, EndsWithTheLoadTable) {
  const TemporaryFolder folder;
  const Answer answer = run({"check", desk_file(folder)});
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(contains(answer.out, "Desk: no errors.")) << answer.out;
  EXPECT_TRUE(contains(answer.out, "1,344")) << "8 × 168 jobs a week: " << answer.out;
  const Json json = Json::parse(run({"check", desk_file(folder), "--json"}).out);
  EXPECT_TRUE(json.at("problems").empty());
  EXPECT_NEAR(json.at("loads").at(0).at("work_h_a_week").get<double>(), 134.4, 1e-9);
}

}  // namespace
}  // namespace servicechain::app
