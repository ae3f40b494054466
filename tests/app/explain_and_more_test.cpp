#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;

int replications_in(const Answer& answer) { return Json::parse(answer.out).at("replications").get<int>(); }

std::vector<std::string> short_run(std::vector<std::string> words) {
  words.insert(words.begin(), {"run", city_shoes_file(), "--json", "--set", "time.length=1 week"});
  words.insert(words.end(), {"--set", "time.warm-up=0 h", "--set", "decide.replications=3"});
  return words;
}

TEST(Explain, SaysWhatAKeyMeansAndNamesTheNearestToASlip) {
  EXPECT_EQ(run({"explain", "promise"}).code, 0);
  const Answer slip = run({"explain", "promis"});
  EXPECT_EQ(slip.code, 2);
  EXPECT_NE(slip.err.find("did you mean \"promise\"?"), std::string::npos) << slip.err;
}

// The file asks for 3: 3 + 2.
TEST(More, CountsFromTheFileWithoutAFolder) { EXPECT_EQ(replications_in(run(short_run({"--more", "2"}))), 5); }

// 3 as the file asks, then 3 + 2, then 5 + 1.
TEST(More, CountsFromTheFolderWhereThereIsOne) {
  const TemporaryFolder folder;
  const std::string runs = (folder.path() / "runs").string();
  EXPECT_EQ(replications_in(run(short_run({"-o", runs}))), 3);
  EXPECT_EQ(replications_in(run(short_run({"-o", runs, "--more", "2"}))), 5);
  EXPECT_EQ(replications_in(run(short_run({"-o", runs, "--more", "1"}))), 6);
}

TEST(More, GivesTheSameNumbersAsAskingForAllAtOnce) {
  EXPECT_EQ(run(short_run({"--more", "2"})).out, run(short_run({"--replications", "5"})).out);
}

}  // namespace
}  // namespace servicechain::app
