#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

// One run, and no charts yet.
const std::string one_desk = R"(servicechain: 1
time: {length: 1 week, warm-up: 1 day}
departments:
  desk: {staff: 1, work: exponential(mean 6 min), right-first-time: 90%}
customers:
  people: {enters: desk, arrive: {rate: 8 per hour}}
)";

// Everything that could simulate: it must not begin.
const std::vector<std::vector<std::string>> long_commands{
    {"run", "-"}, {"compare", "-"}, {"why", "-"}, {"sweep", "-", "departments.desk.staff=1..2"}, {"tornado", "-"}, {"rank", "-"}};

Answer answer_with(std::vector<std::string> words, const std::string& output) {
  words.insert(words.end(), {"-o", output});
  return run({.words = words, .input = one_desk});
}

bool says(const Answer& answer, const std::string& words) { return answer.err.find(words) != std::string::npos; }

TEST(OutputPlace, IsNoFolderThatIsCalledLikeAFile) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "x.docx").string();
  for (const auto& command : long_commands) {
    const Answer answer = answer_with(command, file);
    EXPECT_EQ(answer.code, 2) << command.front();
    EXPECT_TRUE(says(answer, "x.docx is called like a file, and what is written is a folder; for a folder of that name write ")) << answer.err;
  }
  EXPECT_FALSE(fs::exists(file));
}

TEST(OutputPlace, IsNeitherNothingNorStandardOutputWhereTheAnswerIs) {
  for (const auto& command : long_commands) {
    EXPECT_TRUE(says(answer_with(command, ""), "there is no name: -o is a folder")) << command.front();
    const Answer screen = answer_with(command, "-");
    EXPECT_EQ(screen.code, 2) << command.front();
    EXPECT_TRUE(says(screen, "standard output has the answer already, and - is no folder")) << screen.err;
  }
}

// Below a file there is no folder, whoever asks; and nothing is simulated before that is said.
TEST(OutputPlace, ThatCannotBeMadeIsToldBeforeAnythingIsSimulated) {
  const TemporaryFolder folder;
  const std::string below_a_file = folder.file("note", "mine") + "/runs";
  for (const auto& command : {long_commands[0], long_commands[2], long_commands[3], long_commands[4]}) {
    const Answer answer = answer_with(command, below_a_file);
    EXPECT_EQ(answer.code, 5) << command.front();
    EXPECT_TRUE(says(answer, "note")) << answer.err;
    EXPECT_FALSE(says(answer, ".partial-")) << answer.err;
    EXPECT_EQ(answer.out, "") << command.front();
  }
}

TEST(OutputPlace, ThatIsAFileIsToldBeforeAnythingIsSimulated) {
  const TemporaryFolder folder;
  const std::string file = folder.file("note", "mine");
  for (const auto& command : {long_commands[0], long_commands[2], long_commands[3], long_commands[4]}) {
    const Answer answer = answer_with(command, file);
    EXPECT_EQ(answer.code, 5) << command.front();
    EXPECT_TRUE(says(answer, "note: this is a file, not a folder.")) << answer.err;
    EXPECT_EQ(answer.out, "") << command.front();
  }
  EXPECT_EQ(text_of(file), "mine");
}

class OutputOfCharts : public testing::Test {
 protected:
  OutputOfCharts() { copy_of_a_run_folder(runs_); }
  void expect_refused(std::vector<std::string> words, const std::string& said) const {
    words.insert(words.begin() + 1, runs_);
    const Answer answer = run(words);
    EXPECT_EQ(answer.code, 2) << answer.err;
    EXPECT_TRUE(says(answer, said)) << answer.err;
  }

  TemporaryFolder folder_;
  std::string runs_ = (folder_.path() / "runs").string();
};

TEST_F(OutputOfCharts, AgreesWithTheFormat) {
  const std::string place = (folder_.path() / "x").string();
  expect_refused({"chart", "what-ifs", "-o", place + ".jpg"}, "no .jpg is written; a file ends in .svg, .png, .pdf or .csv, and for a folder");
  expect_refused({"chart", "what-ifs", "-f", "svg", "-o", place + ".png"}, "-f says svg, and " + place + ".png would be png");
  expect_refused({"chart", "what-ifs", "-f", "png", "-o", "-"}, "standard output takes svg or csv, not png");
  expect_refused({"chart", "all", "-o", "-"}, "standard output is one file, but several are asked for");
  expect_refused({"chart", "what-ifs", "-o", "-", "--json"}, "-o - and --json would both write to standard output");
  expect_refused({"report", "-o", place + ".docx"}, "no .docx is written");
  expect_refused({"report", "-f", "pdf", "-o", place + ".html"}, "-f says pdf, and " + place + ".html would be html");
  expect_refused({"report", "-f", "xlsx", "-o", "-"}, "standard output takes html, not xlsx");
  expect_refused({"trace", "-o", place + ".jpg"}, "no .jpg is written; a file ends in .svg, .png or .pdf");
  expect_refused({"trace", "-o", "-"}, "standard output has the answer already, and - is no picture");
  for (const char* ending : {".jpg", ".png", ".docx", ".html"}) EXPECT_FALSE(fs::exists(place + ending)) << ending;
}

TEST_F(OutputOfCharts, IsOneTextOnStandardOutput) {
  EXPECT_TRUE(run({"chart", runs_, "what-ifs", "-f", "CSV", "-o", "-"}).out.starts_with("what-if,idea,"));
  EXPECT_TRUE(run({"chart", runs_, "chain-map", "-o", "-"}).out.starts_with("<svg "));
}

TEST_F(OutputOfCharts, TakesCapitalsForWhatTheyAre) {
  const fs::path big = folder_.path() / "MAP.SVG";
  ASSERT_EQ(run({"chart", runs_, "chain-map", "-f", "SVG", "-o", big.string()}).code, 0);
  EXPECT_TRUE(text_of(big).starts_with("<svg "));
}

// No files are known by .v2, .shop or .final; and shop.svg/ says that it is a folder.
TEST_F(OutputOfCharts, IsAFolderWhereItIsCalledLikeOne) {
  for (const char* name : {"v2.1", "run.v2", "my.shop", "results.final", "shop.svg/"}) {
    const fs::path place = folder_.path() / name;
    ASSERT_EQ(run({"chart", runs_, "chain-map", "-o", place.string()}).code, 0) << name;
    EXPECT_TRUE(fs::exists(place / "chain-map.svg")) << name;
  }
}

// The command that is said is one that run takes.
TEST(ReportOfNoFolder, SaysHowToMakeIt) {
  const TemporaryFolder folder;
  for (const auto& [name, typed] : {std::pair{"my.shop", "my.shop"}, std::pair{"of a run.svg", "'of a run.svg/'"}}) {
    const Answer answer = run({.words = {"report", name}, .folder = folder.path().string()});
    EXPECT_TRUE(says(answer, std::string{"make one with: servicechain run FILE -o "} + typed + "\n")) << answer.err;
  }
  EXPECT_EQ(run({.words = {"run", "-", "-o", "of a run.svg/", "--replications", "2"}, .input = one_desk, .folder = folder.path().string()}).code, 0);
}

TEST(ReportOfAnotherFolder, SaysWhoseItIsAndHowItComesIn) {
  const TemporaryFolder folder;
  const std::string why = (folder.path() / "my why").string();
  ASSERT_EQ(run({.words = {"why", "-", "-o", why, "--replications", "2"}, .input = one_desk}).code, 0);
  const Answer answer = run({"report", why});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(says(answer, "holds the charts of why, not a run; a report of a run takes them in: servicechain report RUN --with '" + why + "'"))
      << answer.err;
}

TEST(New, QuotesANameWithASpaceWhereItIsToBeTypedAgain) {
  const TemporaryFolder folder;
  const Answer answer = run({.words = {"new", "My shop"}, .folder = folder.path().string()});
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_NE(answer.out.find("servicechain check 'My shop.yaml'"), std::string::npos) << answer.out;
}

}  // namespace
}  // namespace servicechain::app
