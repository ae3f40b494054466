#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;

TEST(Json, IsOneDocumentAndNothingElse) {
  const Answer answer = run(shortened({"compare", city_shoes_file(), "--json"}));
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Json document = Json::parse(answer.out);
  EXPECT_EQ(document.at("format"), "servicechain-result/1");
  EXPECT_EQ(document.at("scenario"), "City Shoes");
  EXPECT_EQ(document.at("replications"), 4);
  EXPECT_FALSE(document.at("measures").empty());
  EXPECT_FALSE(document.at("differences").empty());
}

TEST(Json, TellsTheProblemsOfAFileWithTheirPlace) {
  const Answer answer = run(Call{.words = {"check", "-", "--json"}, .input = "servicechain: 1\nnaem: x\n"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_EQ(answer.err, "");
  const Json problems = Json::parse(answer.out).at("problems");
  const auto unknown_key =
      std::find_if(problems.begin(), problems.end(), [](const Json& p) { return p.at("line") == 2; });
  ASSERT_NE(unknown_key, problems.end()) << answer.out;
  const Json& problem = *unknown_key;
  EXPECT_EQ(problem.at("severity"), "error");
  EXPECT_EQ(problem.at("column"), 1);
  EXPECT_EQ(problem.at("suggestions").at(0), "name");
  for (const char* key : {"code", "file", "end", "path", "message"}) EXPECT_TRUE(problem.contains(key)) << key;
}

// Results of the same runs, so the same bytes, whoever did which run.
TEST(Output, IsTheSameOnAnyNumberOfThreads) {
  const auto with_threads = [](const char* threads) {
    return run(shortened({"compare", city_shoes_file(), "--json", "--jobs", threads}));
  };
  const Answer one = with_threads("1");
  ASSERT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(one.out, with_threads("2").out);
  EXPECT_EQ(one.out, with_threads("4").out);
}

TEST(Output, DependsOnTheSeed) {
  const auto with_seed = [](const char* seed) {
    return run(shortened({"run", city_shoes_file(), "--json", "--seed", seed})).out;
  };
  EXPECT_EQ(with_seed("7"), with_seed("7"));
  EXPECT_NE(with_seed("7"), with_seed("8"));
}

TEST(Output, HasNoProgressAndNoColourWithoutATerminal) {
  const Answer answer = run(shortened({"run", city_shoes_file()}));
  EXPECT_EQ(answer.err.find('\r'), std::string::npos);
  EXPECT_EQ((answer.out + answer.err).find('\033'), std::string::npos);
}

// Colour, the direction of the text and the beginning of the line are the terminal's own.
TEST(Output, ShowsNothingOfANameThatMovesATerminal) {
  const std::string name = "no\x1b[31m\xe2\x80\xae such\r file";
  const std::string shown = "no\xef\xbf\xbd[31m\xef\xbf\xbd such\xef\xbf\xbd file";
  for (const Answer& answer : {run({"check", name}), run({"chart", name, "kpis"}), run({"report", name})}) {
    EXPECT_NE(answer.code, 0);
    EXPECT_NE(answer.err.find(shown), std::string::npos) << answer.err;
    EXPECT_EQ(answer.err.find('\x1b'), std::string::npos) << answer.err;
  }
}

TEST(Output, OfStandardInputIsThatOfTheFile) {
  const Answer file = run(shortened({"run", city_shoes_file(), "--json"}));
  const Answer input = run(Call{.words = shortened({"run", "-", "--json"}), .input = text_of(city_shoes_file())});
  EXPECT_EQ(file.out, input.out);
}

TEST(Help, NamesEveryCommandAndGoesToStandardOutput) {
  const Answer answer = run({"--help"});
  EXPECT_EQ(answer.code, 0);
  for (const char* command : {"run", "compare", "rank", "check", "explain", "demo", "version"}) {
    EXPECT_NE(answer.out.find(command), std::string::npos) << command;
    EXPECT_EQ(run({command, "--help"}).code, 0) << command;
  }
}

TEST(Version, IsOneLine) {
  EXPECT_EQ(run({"version"}).out.rfind("servicechain ", 0), 0U);
  EXPECT_EQ(Json::parse(run({"version", "--json"}).out).at("program"), "servicechain");
}

}  // namespace
}  // namespace servicechain::app
