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

// 4 are there: 4 + 2.
TEST(More, CountsFromTheFolderWhereThereIsOne) {
  const TemporaryFolder folder;
  copy_of_a_run_folder(folder.path() / "runs");
  EXPECT_EQ(replications_in(run(again_into(folder.path() / "runs", {"--json", "--more", "2"}))), 6);
}

TEST(More, GivesTheSameNumbersAsAskingForAllAtOnce) {
  EXPECT_EQ(run(short_run({"--more", "2"})).out, run(short_run({"--replications", "5"})).out);
}

}  // namespace
}  // namespace servicechain::app
