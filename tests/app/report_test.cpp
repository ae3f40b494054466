#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

class Report : public testing::Test {
 protected:
  Report() { copy_of_a_run_folder(runs_); }
  [[nodiscard]] Answer report(std::vector<std::string> words) const {
    words.insert(words.begin(), {"report", runs_});
    return run(words);
  }
  [[nodiscard]] std::string text(const fs::path& file) const { return text_of(fs::path{runs_} / file); }

  TemporaryFolder folder_;
  std::string runs_ = (folder_.path() / "runs").string();
};

// Whatever the results store had lost would be missing from them. All 11 tables of the run, the answers and the workbook.
TEST_F(Report, WritesTheTablesOfTheRunAgain) {
  const Answer answer = report({"-f", "xlsx,csv", "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(Json::parse(answer.out).at("files").size(), 13U);
  EXPECT_GT(fs::file_size(fs::path{runs_} / "report.xlsx"), 10'000U);
  for (const char* name : {"measures.csv", "differences.csv", "links.csv", "replications.csv", "series.csv",
                           "staff-use.csv", "wait-curves.csv", "troubles.csv", "control-charts.csv", "when-noticed.csv",
                           "start-up.csv"}) {
    EXPECT_TRUE(text(name) == text(fs::path{"csv"} / name)) << name;
  }
  const Answer again = report({"-f", "csv"});
  EXPECT_EQ(again.code, 0) << again.err;
}

// One page, whoever writes it; and the charts beside it are those that `chart` draws.
TEST_F(Report, IsThePageThatTheRunWroteAlready) {
  const std::string written = text("report.html");
  ASSERT_EQ(report({}).code, 0);
  EXPECT_TRUE(text("report.html") == written);
  const std::string charts = (folder_.path() / "charts").string();
  ASSERT_EQ(run({"chart", runs_, "all", "-o", charts, "--quiet"}).code, 0);
  std::ptrdiff_t same = 0;
  for (const fs::directory_entry& file : fs::directory_iterator{charts}) {
    EXPECT_TRUE(text_of(file) == text(fs::path{"charts"} / file.path().filename())) << file;
    ++same;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator{fs::path{runs_} / "charts"}, {}), same);
  EXPECT_GT(same, 10);
}

// One file each, which says where its charts' numbers come from; nothing is asked from elsewhere.
TEST_F(Report, WritesAPageForTheMeeting) {
  const Answer answer = report({"-f", "html", "--layout", "review", "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(Json::parse(answer.out).at("files").size(), 1U);
  const std::string page = text("report-review.html");
  for (const char* words : {"<figure class=\"what-ifs\"", "Decision asked:", "default-src 'none'; script-src 'sha256-"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(page.find("src=\"http"), std::string::npos);
}

// On the page where the description is doubted, where actions are judged, and where ideas are; and as tables.
TEST_F(Report, LaysOnesOwnNumbersBesideTheRun) {
  std::string days = "date,satisfaction,late (%)\n";
  for (int day = 7; day <= 13; ++day) {
    days += (day < 10 ? "2026-01-0" : "2026-01-") + std::to_string(day) + ",7" + std::to_string(day % 5) + ",2" +
            std::to_string(day % 4) + "\n";
  }
  const std::string file = folder_.file("own.csv", days);
  const Answer answer = report({"-f", "html,csv", "--layout", "review", "--history", file, "--history", "late=" + file});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const std::string page = text("report-review.html");
  for (const char* figure : {"fan", "fan-late", "xmr", "xmr-late", "when-noticed", "when-noticed-late"}) {
    EXPECT_NE(page.find("<figure class=\"" + std::string{figure} + "\""), std::string::npos) << figure;
  }
  EXPECT_NE(text("csv/own-history.csv").find("customers,all,late,share,day,2026-01-07,0.23,"), std::string::npos);
  EXPECT_NE(text("csv/own-when-noticed.csv").find("stock-list-online,customers,all,satisfaction,points,"), std::string::npos);
}

// Whatever the commands' own charts have, a report reads (those of why: why_test.cpp). A small scenario of the same name is
// another version of it.
TEST_F(Report, TakesInTheChartsOfEveryCommand) {
  const std::string file = folder_.file("desk.yaml", R"(servicechain: 1
name: City Shoes
time: {length: 1 week, warm-up: 1 day}
departments:
  desk: {staff: 2, work: 20 min}
customers:
  people: {arrive: {rate: 2 per hour}, enters: desk, expects: {wait: 5 min}, cares-about: {speed: 50, right: 50}}
what-if:
  one-more: {says: Hire one more, change: {departments.desk.staff: +1}, cost: 30000 EUR per year}
decide: {replications: {at-least: 10, at-most: 10}}
)");
  std::vector<std::string> with{"-f", "html", "-o", (folder_.path() / "all.html").string()};
  for (std::vector<std::string> words : std::vector<std::vector<std::string>>{
           {"sweep", file, "departments.desk.staff=1..2"}, {"tornado", file}, {"rank", file}, {"trace", runs_, "--worst"}}) {
    with.insert(with.end(), {"--with", (folder_.path() / words.front()).string()});
    words.insert(words.end(), {"-o", with.back(), "--quiet"});
    const Answer made = run(words);
    ASSERT_EQ(made.code, 0) << made.err;
  }
  const Answer answer = report(with);
  ASSERT_EQ(answer.code, 0) << answer.err;
  const std::string page = text_of(folder_.path() / "all.html");
  for (const char* figure : {"sweep", "tornado", "frontier", "story"}) {
    EXPECT_NE(page.find("<figure class=\"" + std::string{figure} + "\""), std::string::npos) << figure;
  }
}

TEST_F(Report, WritesCsvForExcelWhereCommasAreDecimal) {
  ASSERT_EQ(report({"-f", "csv", "--bom", "--semicolon"}).code, 0);
  const std::string answers = text("csv/answers.csv");
  EXPECT_TRUE(answers.starts_with("\xEF\xBB\xBFwhat_if;says;cost;of;measure;unit;difference;low;high;"));
}

TEST_F(Report, SaysWhatIsWrongWithAQuestion) {
  EXPECT_NE(report({"--bom"}).err.find("--bom and --semicolon are for CSV; add -f csv"), std::string::npos);
  const Answer workshop = report({"--layout", "workshop"});
  EXPECT_EQ(workshop.code, 2);
  EXPECT_NE(workshop.err.find("--layout: there is no \"workshop\"; there are full, slides, review"), std::string::npos) << workshop.err;
  EXPECT_NE(report({"-f", "hmtl"}).err.find("--format: there is no \"hmtl\"; did you mean \"html\"?"), std::string::npos);
  EXPECT_NE(report({"--lang", "es"}).err.find("reports and messages are in English only"), std::string::npos);
  EXPECT_NE(report({"-f", "csv", "-o", "a.csv"}).err.find("CSV is a file for each table, and a.csv is one"), std::string::npos);
  EXPECT_NE(report({"-f", "csv", "--layout", "slides"}).err.find("--layout is for html and pdf"), std::string::npos);
  EXPECT_NE(report({"-f", "html,pdf", "-o", "a.html"}).err.find("a.html is one file"), std::string::npos);
  const Answer no_folder = run({"report", city_shoes_file()});
  EXPECT_EQ(no_folder.code, 2);
  EXPECT_NE(no_folder.err.find("is no run folder; make one with: servicechain run FILE -o DIR"), std::string::npos);
}

}  // namespace
}  // namespace servicechain::app
