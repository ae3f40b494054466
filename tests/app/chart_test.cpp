#include <gtest/gtest.h>

#include <filesystem>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

bool says(const Answer& answer, const std::string& words) { return answer.err.find(words) != std::string::npos; }

class Chart : public testing::Test {
 protected:
  Chart() { copy_of_a_run_folder(runs_); }
  [[nodiscard]] Answer chart(std::vector<std::string> words) const {
    words.insert(words.begin(), {"chart", runs_});
    return run(words);
  }

  TemporaryFolder folder_;
  std::string runs_ = (folder_.path() / "runs").string();
};

// A folder with charts of every format and other reports in it is still one that a later run may replace.
TEST_F(Chart, IsAFileForEachFormatAndTheFolderStaysARunFolder) {
  ASSERT_EQ(chart({"what-ifs", "-f", "svg,png,pdf,csv", "--quiet"}).code, 0);
  EXPECT_TRUE(text_of(fs::path{runs_} / "charts/what-ifs.svg").starts_with("<svg "));
  EXPECT_TRUE(text_of(fs::path{runs_} / "charts/what-ifs.png").starts_with("\x89PNG"));
  EXPECT_TRUE(text_of(fs::path{runs_} / "charts/what-ifs.pdf").starts_with("%PDF"));
  EXPECT_TRUE(text_of(fs::path{runs_} / "charts/what-ifs.csv").starts_with("what-if,idea,"));
  ASSERT_EQ(run({"report", runs_, "-f", "xlsx,csv"}).code, 0);
  EXPECT_EQ(run(shortened({"run", city_shoes_file(), "-o", runs_})).code, 0);
  EXPECT_FALSE(fs::exists(fs::path{runs_} / "csv"));
  EXPECT_FALSE(fs::exists(fs::path{runs_} / "charts/what-ifs.png"));
}

TEST_F(Chart, GoesToTheFileOrFolderOfO) {
  const std::string file = (folder_.path() / "slides/one.png").string();
  EXPECT_EQ(chart({"chain-map", "-o", file}).out, file + "\n");
  EXPECT_TRUE(text_of(file).starts_with("\x89PNG"));
  const std::string all = (folder_.path() / "all").string();
  EXPECT_EQ(chart({"all", "-o", all, "--what-if", "third-technician"}).code, 0);
  EXPECT_NE(text_of(fs::path{all} / "who-gains.svg").find("Who gains from third-technician"), std::string::npos);
}

TEST_F(Chart, SaysWhatIsWrong) {
  const auto expect = [&](const std::vector<std::string>& words, const std::string& said) {
    const Answer answer = chart(words);
    EXPECT_EQ(answer.code, 2);
    EXPECT_TRUE(says(answer, said)) << answer.err;
  };
  expect({"what-iffs"}, "there is no chart \"what-iffs\"; did you mean \"what-ifs\"?");
  expect({"who-gains", "--what-if", "x"}, "no what-if called \"x\"; it has third-technician, stock-list-online");
  expect({"all", "-o", "x.svg"}, "x.svg is one file, but several are asked for");
  expect({}, "which chart? chain-map, ");
}

TEST(ChartCommand, NeedsARunFolder) {
  const Answer answer = run({"chart", "no-such-folder", "what-ifs"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(says(answer, "no-such-folder is no run folder; make one with")) << answer.err;
  const TemporaryFolder empty;
  EXPECT_EQ(run({"chart", empty.path().string(), "what-ifs"}).code, 5);
}

TEST(ChartCommand, ListsChartsThatExist) {
  EXPECT_NE(run({"chart", "--list"}).out.find("\nwhat-ifs "), std::string::npos);
}

TEST(Version, HasTheLicencesOfWhatIsBuiltIn) {
  const std::string licences = run({"version", "--licences"}).out;
  for (const char* whose : {"Apache ECharts", "Apache License", "Baidu", "Microsoft"}) {
    EXPECT_NE(licences.find(whose), std::string::npos) << whose;
  }
}

}  // namespace
}  // namespace servicechain::app
