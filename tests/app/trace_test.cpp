#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;

class Trace : public testing::Test {
 protected:
  Trace() { copy_of_a_run_folder(runs_); }
  [[nodiscard]] Answer trace(std::vector<std::string> words) const {
    words.insert(words.begin(), {"trace", runs_});
    return run(words);
  }

  TemporaryFolder folder_;
  std::string runs_ = (folder_.path() / "runs").string();
};

TEST_F(Trace, TellsTheSameStoryUnderTheNameThatItGave) {
  const Json worst = Json::parse(trace({"--worst", "--json"}).out);
  const std::string name = worst.at("customer").at("name");
  EXPECT_EQ(Json::parse(trace({name, "--json"}).out), worst);
  EXPECT_NE(trace({}).out.find("customer " + name + ", the least satisfied of "), std::string::npos);
}

TEST_F(Trace, DrawsTheStory) {
  const std::string file = (folder_.path() / "story.svg").string();
  EXPECT_EQ(trace({"--typical", "-o", file}).code, 0);
  EXPECT_NE(text_of(file).find("Where did the time of "), std::string::npos);
  const Answer slip = trace({"-o", "story.doc"});
  EXPECT_EQ(slip.code, 2);
  EXPECT_NE(slip.err.find("a file ends in .svg, .png or .pdf"), std::string::npos) << slip.err;
}

// Numbers in JSON have 12 digits.
TEST_F(Trace, AddsUpToTheTimeOfTheCustomer) {
  const Json story = Json::parse(trace({"--typical", "--json", "--run", "2"}).out);
  double sum = 0;
  for (const Json& part : story.at("path")) sum += part.at("hours").get<double>();
  EXPECT_NEAR(sum, story.at("customer").at("time_h").get<double>(), 1e-9);
}

TEST_F(Trace, SaysWhatIsWrongWithAQuestion) {
  const auto error = [&](std::vector<std::string> words) {
    const Answer answer = trace(std::move(words));
    EXPECT_EQ(answer.code, 2);
    return answer.err;
  };
  EXPECT_NE(error({"shoppers"}).find("\"shoppers\" is no customer; write a segment and a number"), std::string::npos);
  EXPECT_NE(error({"shoppers/999999999"}).find("no customer shoppers/999999999 leaves in run 1"), std::string::npos);
  EXPECT_NE(error({"--what-if", "third-technicia"}).find("did you mean \"third-technician\"?"), std::string::npos);
  const Answer no_folder = run({"trace", city_shoes_file()});
  EXPECT_EQ(no_folder.code, 2);
  EXPECT_NE(no_folder.err.find("is no run folder; make one with: servicechain run FILE -o DIR"), std::string::npos);
}

// A run folder can be carried away: the table that the scenario reads is in it. Both customers are listed there.
TEST(TraceOfARunWithATable, NeedsTheRunFolderAlone) {
  const TemporaryFolder folder;
  const std::string scenario = (folder.path() / "desk.yaml").string();
  std::ofstream{scenario} << "servicechain: 1\n"
                             "time: {length: 10 h, warm-up: 0 h}\n"
                             "departments:\n  desk: {staff: 1, work: 30 min}\n"
                             "customers:\n  people: {enters: desk, arrive: {file: calls.csv}}\n";
  std::ofstream{folder.path() / "calls.csv"} << "time\n1 h\n1.25 h\n";
  const std::string runs = (folder.path() / "runs").string();
  ASSERT_EQ(run({"run", scenario, "--replications", "1", "-o", runs}).code, 0);
  std::filesystem::remove(folder.path() / "calls.csv");
  const Answer answer = run({"trace", runs, "people/2", "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(Json::parse(answer.out).at("customer").at("wait_h"), 0.25);
}

}  // namespace
}  // namespace servicechain::app
