#include "scenarios/reading/kpi_history.h"

#include <gtest/gtest.h>

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;

Read<KpiHistory> read(std::string_view text) { return read_kpi_history(text, "kpi.csv"); }

// "3: message", a problem each.
std::vector<std::string> complaints(std::string_view text) {
  std::vector<std::string> said;
  for (const Problem& problem : read(text).problems) {
    said.push_back(std::to_string(problem.spot->line) + ": " + problem.message);
  }
  return said;
}

TEST(KpiHistory, IsATableOfDatesAndValues) {
  const Read<KpiHistory> history = read("date,complaints\r\n2026-01-05,12\r\n2026-01-12,9.5\r\n");
  ASSERT_TRUE(history.value) << history.problems.front().message;
  EXPECT_EQ(history.value->name, "complaints");
  EXPECT_EQ(history.value->values, (std::vector<double>{12, 9.5}));
  EXPECT_EQ(history.value->dates[1], (Moment{std::chrono::sys_days{2026y / 1 / 12}, {}}));
  EXPECT_TRUE(history.value->notes.empty());
}

// As a spreadsheet south of the Alps writes it: a byte-order mark, semicolons, decimal commas, day first.
TEST(KpiHistory, SaysThatItFoundSemicolonsAndDecimalCommas) {
  const Read<KpiHistory> history =
      read("\xEF\xBB\xBF" "Data;Attesa\r\n5.1.2026;12,5\r\n12.01.2026;9\r\n19.01.2026;\r\n");
  ASSERT_TRUE(history.value) << history.problems.front().message;
  EXPECT_EQ(history.value->name, "Attesa");
  EXPECT_EQ(history.value->values, (std::vector<double>{12.5, 9}));
  EXPECT_EQ(history.value->dates[0].date, std::chrono::sys_days{2026y / 1 / 5});
  EXPECT_EQ(history.value->notes,
            (std::vector<std::string>{"Semicolons stand between the cells.",
                                      "Commas were read as decimal commas: 12,5 is twelve and a half.",
                                      "Dates were read with the day first: 05.01.2026 is the 5th of January.",
                                      "Rows without a value were left out: 4."}));
}

TEST(KpiHistory, TakesMonthsPercentsQuotesAndTheColumnsCalledDateAndValue) {
  const Read<KpiHistory> history = read("who,value,date\n\"Shop, \"\"A\"\"\",85%,2026-01\n\"B\nC\",90%,2026-02\n");
  ASSERT_TRUE(history.value) << history.problems.front().message;
  EXPECT_EQ(history.value->values, (std::vector<double>{0.85, 0.9}));
  EXPECT_EQ(history.value->dates[1].date, std::chrono::sys_days{2026y / 2 / 1});
  EXPECT_EQ(history.value->notes, (std::vector<std::string>{"Percents were read as shares: 12% is 0.12."}));
}

TEST(KpiHistory, TellsEverythingThatIsWrongAtOnce) {
  EXPECT_EQ(complaints("date,value\n05/01/2026,1\n2026-01-06,many\n2026-01-07,1\n2026-01-07,2\n2026-01-08,3,5\n"
                       "2026-01-09,\"1,234.5\"\n2026-01-10\n"),
            (std::vector<std::string>{
                "2: \"05/01/2026\" is not a date", "3: \"many\" is not a number",
                "5: \"2026-01-07\" is not after the date of row 4", "6: 3 cells, and the first row has 2",
                "7: \"1,234.5\" has a point and a comma", "8: 1 cell, and the first row has 2"}));
}

TEST(KpiHistory, RefusesTwoNotationsInOneFile) {
  EXPECT_EQ(complaints("date;value\n2026-01-05;12,5\n2026-01-06;12.5\n"),
            (std::vector<std::string>{"3: \"12.5\" has a decimal point, and other rows have a decimal comma"}));
  EXPECT_EQ(complaints("date,value\n2026-01-05,12%\n2026-01-06,0.12\n"),
            (std::vector<std::string>{"3: \"0.12\" has no %, and other rows have"}));
}

TEST(KpiHistory, WantsNamesTwoColumnsAndTwoValues) {
  EXPECT_EQ(complaints("2026-01-05,1\n2026-01-06,2\n"),
            (std::vector<std::string>{"1: the first row names no columns"}));
  EXPECT_EQ(complaints("when,what,why\n2026-01-05,1,x\n"),
            (std::vector<std::string>{"1: which column is meant?"}));
  EXPECT_EQ(complaints("date,value\n2026-01-05,1\n"), (std::vector<std::string>{"1: there are fewer than two values"}));
  EXPECT_EQ(complaints(""), (std::vector<std::string>{"1: kpi.csv: there are no rows in it"}));
  EXPECT_EQ(complaints("date,value\n2026-02-30,1\n2026-03-01,2\n"),
            (std::vector<std::string>{"2: \"2026-02-30\" is not a date"}));
}

}  // namespace
}  // namespace servicechain::scenarios
