#include "analysis/tables/workbook.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <system_error>

#include "analysis/tables/json.h"
#include "analysis/tables/study_tables.h"
#include "tests/analysis/hand_made.h"
#include "tests/analysis/spreadsheet.h"
#include "tests/analysis/temporary_folder.h"

namespace servicechain::tests {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

analysis::StoredRun hand_made_run() { return {{"0.1.0", "name: City Shoes\n", {}}, hand_made_study()}; }

std::vector<analysis::DataTable> tables_of(const analysis::StoredRun& run) {
  std::vector<analysis::DataTable> tables{analysis::about_data(run)};
  for (analysis::DataTable& table : analysis::all_tables(run.study, {})) tables.push_back(std::move(table));
  return tables;
}

// Of a row: the number, or nullopt where the cell is empty or holds words.
std::optional<double> number_in(const std::map<int, ReadCell>& row, int column) {
  const auto cell = row.find(column);
  return cell == row.end() ? std::nullopt : cell->second.number;
}

// Every row of one part of the JSON beside the row of the sheet: what_if, of, kind, measure, unit; mean, low, high, n.
void expect_same_numbers(const Json& part, const std::vector<std::map<int, ReadCell>>& sheet) {
  ASSERT_EQ(sheet.size(), part.size() + 1);
  for (std::size_t r = 0; r < part.size(); ++r) {
    const std::map<int, ReadCell>& row = sheet[r + 1];
    EXPECT_EQ(row.at(0).text, part[r].at("what_if"));
    EXPECT_EQ(row.at(1).text, part[r].at("of"));
    EXPECT_EQ(row.at(3).text, part[r].at("measure"));
    int column = 5;
    for (const char* figure : {"mean", "low", "high", "n"}) {
      const Json& wanted = part[r].at(figure);
      const std::optional<double> found = number_in(row, column++);
      EXPECT_EQ(found.has_value(), !wanted.is_null());
      if (found) {
        EXPECT_EQ(*found, wanted.get<double>()) << part[r];
      }
    }
  }
}

TEST(Workbook, HasTheNumbersOfTheJson) {
  const TemporaryFolder folder;
  const analysis::StoredRun run = hand_made_run();
  const fs::path file = folder.path() / "report.xlsx";
  EXPECT_TRUE(analysis::write_workbook(file, tables_of(run)).empty());
  const ReadSheets sheets = read_spreadsheet(file);
  const Json json = Json::parse(analysis::json_of(run.study));
  expect_same_numbers(json.at("measures"), sheets.at("measures"));
  expect_same_numbers(json.at("differences"), sheets.at("differences"));
  EXPECT_EQ(sheets.at("answers")[1].at(10).text, run.study.answers[0].sentence);
  EXPECT_EQ(sheets.at("measures")[0].at(5).text, "mean");
}

TEST(Workbook, HasASheetForEachTableWithItsHeadFrozen) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "report.xlsx";
  EXPECT_TRUE(analysis::write_workbook(file, tables_of(hand_made_run())).empty());
  const ReadSheets sheets = read_spreadsheet(file);
  for (const char* name : {"about", "answers", "measures", "differences", "links", "replications", "series",
                           "staff-use", "wait-curves", "troubles", "control-charts", "when-noticed",
                           "start-up"}) {
    EXPECT_TRUE(sheets.contains(name)) << name;
  }
  EXPECT_NE(part_of(file, "xl/worksheets/sheet3.xml").find("state=\"frozen\""), std::string::npos);
}

TEST(Workbook, HasTheSameBytesAgainAndNothingLeftBeside) {
  const TemporaryFolder folder;
  for (const char* name : {"a.xlsx", "b.xlsx"}) {
    EXPECT_TRUE(analysis::write_workbook(folder.path() / name, tables_of(hand_made_run())).empty());
  }
  EXPECT_TRUE(bytes_of(folder.path() / "a.xlsx") == bytes_of(folder.path() / "b.xlsx"));
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, {}), 2);
}

// A third in JSON has 12 digits, and words that look like a formula stay words.
TEST(Workbook, RoundsAsJsonDoesAndNeverComputes) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "a.xlsx";
  EXPECT_TRUE(analysis::write_workbook(file, std::array{analysis::DataTable{
                                                 "t", {"a", "b", "c"}, {{1.0 / 3, "=1+1", "門市 <&>"}, {{}, 0.0}}}})
                  .empty());
  const auto rows = read_spreadsheet(file).at("t");
  EXPECT_EQ(rows[1].at(0).number, 0.333333333333);
  EXPECT_EQ(rows[1].at(1).text, "=1+1");
  EXPECT_EQ(rows[1].at(1).number, std::nullopt);
  EXPECT_EQ(rows[1].at(2).text, "門市 <&>");
  EXPECT_FALSE(rows[2].contains(0));
  EXPECT_EQ(rows[2].at(1).number, 0.0);
}

// Days are counted from the end of 1899: 2026-01-01 is the 46,023rd, so that 2026-01-26 is 25 later, and 9:00 is 9/24 of a day.
TEST(Workbook, HasDatesWhereAPeriodBegins) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "a.xlsx";
  EXPECT_TRUE(analysis::write_workbook(file, std::array{analysis::DataTable{
                                                 "t", {"what_if", "begins"}, {{"2026-01-26", "2026-01-26"},
                                                                              {"base", "2026-01-26 09:00"},
                                                                              {"base", "in spring"},
                                                                              {"base", "2026-01-26 foo"},
                                                                              {"base", "2026-02-30"},
                                                                              {"base", "2026-01-26 25:00"},
                                                                              {"base", "0026-01-26"}}}})
                  .empty());
  const auto rows = read_spreadsheet(file).at("t");
  EXPECT_EQ(rows[1].at(0).text, "2026-01-26");
  EXPECT_EQ(rows[1].at(1).number, 46048);
  EXPECT_EQ(rows[2].at(1).number, 46048.375);
  EXPECT_EQ(rows[3].at(1).text, "in spring");
  // What is no date stays words: there is no such thing, day or hour, or no spreadsheet counts from so long ago.
  EXPECT_EQ(rows[4].at(1).text, "2026-01-26 foo");
  EXPECT_EQ(rows[5].at(1).text, "2026-02-30");
  EXPECT_EQ(rows[6].at(1).text, "2026-01-26 25:00");
  EXPECT_EQ(rows[7].at(1).text, "0026-01-26");
  EXPECT_NE(part_of(file, "xl/styles.xml").find("formatCode=\"yyyy-mm-dd hh:mm\""), std::string::npos);
}

TEST(Workbook, SaysWhereItCouldNotBeWritten) {
  try {
    static_cast<void>(analysis::write_workbook("/nowhere/a.xlsx", std::array{analysis::DataTable{"t", {"a"}, {}}}));
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_NE(std::string{error.what()}.find("/nowhere/a.xlsx"), std::string::npos) << error.what();
  }
}

TEST(DataTable, IsWrittenAsTheSpreadsheetWantsIt) {
  const analysis::DataTable table{"t", {"a;b", "c"}, {{1.5, "x,y"}}};
  EXPECT_EQ(analysis::csv_of(table), "a;b,c\r\n1.5,\"x,y\"\r\n");
  EXPECT_EQ(analysis::csv_of(table, {';', ',', analysis::byte_order_mark}), "\xEF\xBB\xBF\"a;b\";c\r\n1,5;x,y\r\n");
}

}  // namespace
}  // namespace servicechain::tests
