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
  const Answer again = run(shortened({"run", city_shoes_file(), "-o", runs_}));
  EXPECT_EQ(again.code, 0);
  EXPECT_TRUE(says(again, "Of the run before, and to be made again where it is wanted (report, chart): ")) << again.err;
  EXPECT_TRUE(says(again, "charts/what-ifs.csv, charts/what-ifs.pdf, charts/what-ifs.png, ")) << again.err;
  EXPECT_TRUE(says(again, ", csv, report.xlsx.")) << again.err;
  EXPECT_FALSE(fs::exists(fs::path{runs_} / "csv"));
  EXPECT_FALSE(fs::exists(fs::path{runs_} / "charts/what-ifs.png"));
}

TEST_F(Chart, GoesToTheFileOrFolderOfO) {
  const std::string file = (folder_.path() / "slides/one.png").string();
  EXPECT_EQ(chart({"chain-map", "-o", file}).out, file + "\n");
  EXPECT_TRUE(text_of(file).starts_with("\x89PNG"));
  const std::string all = (folder_.path() / "all").string();
  EXPECT_EQ(chart({"all", "-o", all, "--what-if", "third-technician"}).code, 0);
  EXPECT_NE(text_of(fs::path{all} / "who-gains-third-technician.svg").find("Who gains from “Hire one more IT technician”"), std::string::npos);
  EXPECT_TRUE(fs::exists(fs::path{all} / "what-ifs.svg"));  // the same for each of them
}

TEST_F(Chart, OfAnotherWhatIfIsAnotherFile) {
  for (const char* what_if : {"third-technician", "stock-list-online"}) ASSERT_EQ(chart({"who-gains", "-f", "csv", "--what-if", what_if}).code, 0);
  EXPECT_NE(text_of(fs::path{runs_} / "charts/who-gains-third-technician.csv"), text_of(fs::path{runs_} / "charts/who-gains-stock-list-online.csv"));
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

// Days of the run, as a spreadsheet south of the Alps writes them.
TEST_F(Chart, LaysOnesOwnNumbersOverIt) {
  std::string days = "Data;Satisfaction\n";
  for (int day = 7; day <= 13; ++day) days += std::to_string(day) + ".01.2026;7" + std::to_string(day % 5) + ",5\n";
  const std::string file = folder_.file("own.csv", days);
  const Answer fan = chart({"fan", "--history", file});
  ASSERT_EQ(fan.code, 0) << fan.err;
  EXPECT_TRUE(says(fan, "7 numbers of satisfaction.")) << fan.err;
  EXPECT_TRUE(says(fan, "Commas were read as decimal commas: 12,5 is twelve and a half.")) << fan.err;
  EXPECT_NE(text_of(fs::path{runs_} / "charts/fan.svg").find("Does the model look like us in satisfaction"), std::string::npos);
  ASSERT_EQ(chart({"all", "-f", "csv", "--history", "satisfaction=" + file + ":Satisfaction", "--quiet"}).code, 0);
  EXPECT_NE(text_of(fs::path{runs_} / "charts/xmr.csv").find("7 Jan 2026,72.5,"), std::string::npos);
  EXPECT_TRUE(text_of(fs::path{runs_} / "charts/when-noticed.csv").starts_with("with,rules,days after the change,"));
}

TEST_F(Chart, SaysAllThatIsWrongWithOnesOwnNumbers) {
  const Answer bad = chart({"fan", "--history", folder_.file("bad.csv", "date,satisfaction\n7/1/2026,70\n2026-01-08,many\n")});
  EXPECT_EQ(bad.code, 3);
  EXPECT_TRUE(says(bad, "\"7/1/2026\" is 7 Jan 2026 or 1 Jul 2026")) << bad.err;
  EXPECT_TRUE(says(bad, "\"many\" is not a number")) << bad.err;
  EXPECT_TRUE(says(bad, "more: servicechain explain E502")) << bad.err;
  const std::string of_complaints = folder_.file("complaints.csv", "date,complaints\n2026-01-07,7%\n2026-01-08,8%\n");
  const Answer other = chart({"fan", "--history", of_complaints});
  EXPECT_EQ(other.code, 3);
  EXPECT_TRUE(says(other, "did you mean --history complaints=" + of_complaints + "?")) << other.err;
  const Answer months = chart({"xmr", "--history", folder_.file("quarters.csv", "quarter,satisfaction\n2025-Q1,70\n2025-Q2,71\n")});
  EXPECT_TRUE(says(months, "nothing simulated can be laid beside them: your numbers are one a quarter, and there is no whole quarter")) << months.err;
  const Answer unknown = chart({"fan", "--history", "satisfacton=x.csv"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_TRUE(says(unknown, "\"satisfacton\" is not kept over time; did you mean \"satisfaction\"?")) << unknown.err;
  EXPECT_TRUE(says(chart({"what-ifs", "--history", "x.csv"}), "--history goes with the charts fan, xmr and when-noticed, not with what-ifs"));
  EXPECT_EQ(chart({"fan", "--history", "no-such-file.csv"}).code, 5);
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

TEST(ChartCommand, ListsNothingOfAFolderThatIsNotThereOrHasNone) {
  const TemporaryFolder folder;
  const Answer none = run({"chart", (folder.path() / "nowhere").string(), "--list"});
  EXPECT_EQ(none.code, 2);
  EXPECT_EQ(none.out, "");
  EXPECT_NE(none.err.find("there is no folder " + (folder.path() / "nowhere").string()), std::string::npos) << none.err;
  const Answer empty = run({"chart", folder.path().string(), "--list", "--json"});
  EXPECT_EQ(empty.code, 2);
  EXPECT_NE(empty.err.find("is no folder of a run, nor of why"), std::string::npos) << empty.err;
}

TEST(Version, HasTheLicencesOfWhatIsBuiltIn) {
  const std::string licences = run({"version", "--licences"}).out;
  for (const char* whose : {"Apache ECharts", "Apache License", "Baidu", "Microsoft"}) {
    EXPECT_NE(licences.find(whose), std::string::npos) << whose;
  }
}

}  // namespace
}  // namespace servicechain::app
