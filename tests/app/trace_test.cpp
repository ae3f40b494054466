#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;

class Trace : public testing::Test {
 protected:
  Trace() { EXPECT_EQ(run(shortened({"run", city_shoes_file(), "-o", runs_})).code, 0); }
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

}  // namespace
}  // namespace servicechain::app
