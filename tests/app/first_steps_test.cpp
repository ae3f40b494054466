#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/app/process.h"

// What people do before they run anything: start a file, check it, compare two, set up their editor.
namespace servicechain::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class StartingFile : public testing::TestWithParam<const char*> {};

// At most 60 lines, opening with its question, without a warning, and it runs with all its what-ifs.
TEST_P(StartingFile, IsCheckedAndRuns) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "mine.yaml").string();
  const Answer made = run({"new", (folder.path() / "mine").string(), "--from", GetParam()});
  ASSERT_EQ(made.code, 0) << made.err;
  const std::string text = text_of(file);
  EXPECT_TRUE(text.starts_with("# Question: ")) << text;
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 60);
  const Answer checked = run({"check", "--strict", file});
  EXPECT_EQ(checked.code, 0) << checked.err;
  const Answer ran = run({"run", file, "--all", "--set", "time.length=2 weeks", "--set", "time.warm-up=0 h", "--set",
                          "decide.replications=3"});
  EXPECT_EQ(ran.code, 0) << ran.err;
}

INSTANTIATE_TEST_SUITE_P(New, StartingFile, testing::Values("retail", "hospital", "it-desk", "city-hall", "bank"));

TEST(New, NeverWritesOverAFile) {
  const TemporaryFolder folder;
  const std::string file = folder.file("mine.yaml", "mine");
  const Answer answer = run({"new", file});
  EXPECT_EQ(answer.code, 5);
  EXPECT_TRUE(contains(answer.err, "is there already")) << answer.err;
  EXPECT_EQ(text_of(file), "mine");
  EXPECT_EQ(run({"new", (folder.path() / "no" / "folder.yaml").string()}).code, 5);
  EXPECT_EQ(run({"new", "x", "--from", "zoo"}).code, 2);
}

std::string with_idle_department(const TemporaryFolder& folder) {
  return folder.file("idle.yaml",
                     "servicechain: 1\n"
                     "departments: {store: {staff: 1, work: 5 min}, archive: {staff: 1, work: 5 min}}\n"
                     "customers: {c: {arrive: {rate: 9 per day}, enters: store}}\n");
}

TEST(Check, TakesWarningsForErrorsOnlyWhenStrict) {
  const TemporaryFolder folder;
  const std::string file = with_idle_department(folder);
  EXPECT_EQ(run({"check", file}).code, 0);
  const Answer strict = run({"check", file, "--strict"});
  EXPECT_EQ(strict.code, 3);
  EXPECT_TRUE(contains(strict.err, "error W402")) << strict.err;
  EXPECT_EQ(Json::parse(run({"check", file, "--strict", "--json"}).out)["problems"][0]["severity"], "error");
}

TEST(Check, TellsItsProblemsInJson) {
  const TemporaryFolder folder;
  const std::string file = folder.file("slip.yaml",
                                       "servicechain: 1\n"
                                       "departments: {store: {staff: 1, work: 5 min, needs: {stor: {}}}}\n"
                                       "customers: {c: {arrive: {rate: 9 per day}, enters: store}}\n");
  const Answer answer = run({"check", file, "--json"});
  EXPECT_EQ(answer.code, 3);
  const Json problem = Json::parse(answer.out).at("problems").at(0);
  EXPECT_EQ(problem, Json::parse(R"({"code": "E301", "severity": "error", "file": ")" + file +
                                 R"(", "line": 2, "column": 54, "end": 58,
      "path": ["departments", "store", "needs", "stor"],
      "message": "there is no department called \"stor\"", "suggestions": ["store"]})"));
}

TEST(Check, ShowsDefaultsWithTheirSource) {
  const TemporaryFolder folder;
  const Answer answer = run({"check", with_idle_department(folder), "--defaults", "--quiet"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(contains(answer.out, "departments.store\n  open: always\n")) << answer.out;
  const Answer json = run({"check", with_idle_department(folder), "--defaults", "--json"});
  EXPECT_EQ(Json::parse(json.out).at("defaults").at(0).at("source"), "the name of the file");
}

TEST(Diff, SaysInWordsWhatChanged) {
  const TemporaryFolder folder;
  const std::string before = with_idle_department(folder);
  const std::string after = folder.file("after.yaml",
                                        "servicechain: 1\n"
                                        "departments: {store: {staff: 2, work: 5 min}}\n"
                                        "customers: {c: {arrive: {rate: 9 per day}, enters: store}}\n");
  const Answer answer = run({"diff", before, after});
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.out,
            "departments › store › staff: 1 → 2\n"
            "departments › archive is gone; it was: {staff: 1, work: 5 min}\n");
  EXPECT_EQ(Json::parse(run({"diff", before, after, "--json"}).out).at("differences").size(), 2u);
  EXPECT_EQ(run({"diff", before, before}).out, "Nothing changes: the two say the same.\n");
  EXPECT_EQ(run({"diff", before, folder.file("bad.yaml", "x")}).code, 3);
}

TEST(Schema, IsOneJsonDocument) {
  const Json schema = Json::parse(run({"schema"}).out);
  EXPECT_EQ(schema.at("$schema"), "http://json-schema.org/draft-07/schema#");
  EXPECT_TRUE(schema.at("properties").contains("departments"));
}

TEST(Completion, KnowsCommandsAndOptionsOfEveryShell) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Answer answer = run({"completion", shell});
    EXPECT_EQ(answer.code, 0);
    EXPECT_TRUE(contains(answer.out, "compare") && contains(answer.out, "replications")) << answer.out;
  }
  EXPECT_EQ(run({"completion", "dos"}).code, 2);
}

// In bash: two words are completed as a person would.
TEST(Completion, CompletesInBash) {
  const TemporaryFolder folder;
  const std::string script = folder.file("completion.sh", run({"completion", "bash"}).out +
                                                              "COMP_WORDS=(servicechain che); COMP_CWORD=1; "
                                                              "_servicechain; echo ${COMPREPLY[@]}\n"
                                                              "COMP_WORDS=(servicechain run x.yaml --replic); "
                                                              "COMP_CWORD=3; _servicechain; echo ${COMPREPLY[@]}\n");
  const std::string answer = (folder.path() / "answer").string();
  ASSERT_EQ(std::system(("bash '" + script + "' > '" + answer + "'").c_str()), 0);
  EXPECT_EQ(text_of(answer), "check\n--replications\n");
}

TEST(Man, HasAPageWithEveryCommand) {
  const Answer answer = run({"man"});
  EXPECT_TRUE(answer.out.starts_with(".TH SERVICECHAIN 1\n"));
  for (const char* part : {".SS check\n", ".SS compare\n", "\\-\\-strict", ".SS version\n"})
    EXPECT_TRUE(contains(answer.out, part)) << part;
}

}  // namespace
}  // namespace servicechain::app
