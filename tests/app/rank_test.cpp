#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;

// City Shoes with short weeks, but runs enough to rank.
std::vector<std::string> short_rank(std::vector<std::string> more) {
  std::vector<std::string> words{"rank",  city_shoes_file(),     "--set",          "time.length=1 week",
                                 "--set", "time.warm-up=2 days", "--replications", "20"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(Rank, SaysTheBestFirstAndTheBudgetOfRunsBefore) {
  const Answer answer = run(short_rank({"--budget", "60000"}));
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_NE(answer.out.find("\n\nBest for up to 60,000 EUR a year: "), std::string::npos) << answer.out;
  EXPECT_EQ(answer.err.find("Ranking 3 and \"as today\": 20 runs of each"), 0U) << answer.err;
  EXPECT_EQ(run(short_rank({"--quiet"})).err, "");
}

TEST(Rank, GivesOneDocumentAndKeepsItBesideWhatIsThere) {
  const TemporaryFolder folder;
  const std::string report = folder.file("report.html", "kept");
  for (int again = 0; again < 2; ++again) {
    const Answer answer = run(short_rank({"--json", "--quiet", "-o", folder.path().string()}));
    ASSERT_EQ(answer.code, 0) << answer.err;
    const Json document = Json::parse(answer.out);
    EXPECT_EQ(document.at("format"), "servicechain-rank/1");
    EXPECT_EQ(document.at("outcome"), "settled");
    EXPECT_EQ(document.at("ranking").size(), 3U);
    EXPECT_EQ(document.at("ranking").at(0).at("what_ifs"), Json({"stock-list-online"}));
    EXPECT_EQ(text_of(folder.path() / "rank.json"), answer.out);
  }
  EXPECT_EQ(text_of(folder.path() / "rank.csv").substr(0, 11), "place,name,");
  EXPECT_EQ(text_of(report), "kept");
  // What a point is worth, drawn, and to be drawn again.
  EXPECT_TRUE(text_of(folder.path() / "charts" / "frontier.png").starts_with("\x89PNG"));
  const Answer chart = run({"chart", folder.path().string(), "frontier", "-f", "csv", "-o", (folder.path() / "again.csv").string()});
  EXPECT_EQ(chart.code, 0) << chart.err;
  EXPECT_TRUE(text_of(folder.path() / "again.csv").starts_with("choice,EUR a year,"));
}

TEST(Rank, RefusesWhatItDoesNotKnow) {
  const Answer name = run(short_rank({"third-techniker"}));
  EXPECT_EQ(name.code, 2);
  EXPECT_NE(name.err.find("has no what-if called \"third-techniker\": did you mean \"third-technician\"?"),
            std::string::npos);
  const Answer budget = run(short_rank({"--budget", "60000 USD"}));
  EXPECT_EQ(budget.code, 2);
  EXPECT_EQ(budget.err, "servicechain: the budget is in USD, and the costs of the file are in EUR\n");
}

// Apart by a hundredth of a point, which 20 short weeks cannot show.
TEST(Rank, EndsWithFourWhereItCannotTell) {
  const Answer answer = run(short_rank({"--set", "decide.smallest-difference-that-matters=0.001 points", "--set",
                                        "what-if.stock-list-online.change={departments.it-desk.staff: 4}"}));
  EXPECT_EQ(answer.code, 4) << answer.out;
  EXPECT_NE(answer.out.find("Cannot tell yet which is best: "), std::string::npos) << answer.out;
}

// A thousand runs of each, and no difference small enough to stop at.
TEST(Rank, EndsWithSixWhenTheUserStops) {
  const Answer answer = run(Call{.words = {"rank", city_shoes_file(), "--replications", "1000000", "--set",
                                           "decide.smallest-difference-that-matters=0.00001 points", "--set",
                                           "what-if.stock-list-online.change={departments.it-desk.staff: 4}"},
                                 .interrupt_after = std::chrono::milliseconds{1500}});
  EXPECT_EQ(answer.code, 6) << answer.out;
  EXPECT_NE(answer.out.find("Stopped by you before "), std::string::npos) << answer.out;
}

}  // namespace
}  // namespace servicechain::app
