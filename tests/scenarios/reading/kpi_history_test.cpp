#include "scenarios/reading/kpi_history.h"

#include <gtest/gtest.h>

#include "analysis/history/calendar_period.h"

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;

using Values = std::vector<std::optional<double>>;

Read<KpiHistory> read(std::string_view text) { return read_kpi_history(text, "kpi.csv"); }

// "3: message", a problem each.
std::vector<std::string> complaints(std::string_view text) {
  std::vector<std::string> said;
  for (const Problem& problem : read(text).problems) {
    said.push_back((problem.spot ? std::to_string(problem.spot->line) : "-") + ": " + problem.message);
  }
  return said;
}

// Days as "2026-01-05", of dates written in this way.
std::vector<std::string> days(const std::vector<std::string>& written) {
  std::string text = "date;value\n";
  for (const std::string& date : written) text += date + ";1\n";
  const Read<KpiHistory> history = read(text);
  std::vector<std::string> days;
  for (const Problem& problem : history.problems) days.push_back(problem.message + " (" + problem.caret + ")");
  if (!history.problems.empty()) return days;
  for (const Moment& date : history.value->dates) days.push_back(analysis::iso_date(date.date));
  return days;
}

// Whether a file of two such values has two meanings, and what is advised.
std::string two_meanings_of(const std::string& first, const std::string& second) {
  const Read<KpiHistory> history = read("date;value\n2026-01-05;" + first + "\n2026-01-06;" + second + "\n");
  if (!history.value || !history.value->two_meanings) return "one";
  return history.value->two_meanings->message + " (" + history.value->two_meanings->caret + ")";
}

TEST(KpiHistory, IsATableOfDatesAndValues) {
  const Read<KpiHistory> history = read("date,complaints\r\n2026-01-05,12\r\n2026-01-12,9.5\r\n");
  ASSERT_TRUE(history.value) << history.problems.front().message;
  EXPECT_EQ(history.value->name, "complaints");
  EXPECT_EQ(history.value->values, (Values{12, 9.5}));
  EXPECT_EQ(history.value->dates[1], (Moment{std::chrono::sys_days{2026y / 1 / 12}, {}}));
  EXPECT_TRUE(history.value->notes.empty());
}

// As a spreadsheet south of the Alps writes it: a byte-order mark, semicolons, decimal commas, day first.
TEST(KpiHistory, SaysThatItFoundSemicolonsAndDecimalCommas) {
  const Read<KpiHistory> history =
      read("\xEF\xBB\xBF" "Data;Attesa\r\n5.1.2026;12,5\r\n12.01.2026;9\r\n19.01.2026;\r\n");
  ASSERT_TRUE(history.value) << history.problems.front().message;
  EXPECT_EQ(history.value->name, "Attesa");
  EXPECT_EQ(history.value->values, (Values{12.5, 9, std::nullopt}));
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
  EXPECT_EQ(history.value->values, (Values{0.85, 0.9}));
  EXPECT_EQ(history.value->dates[1].date, std::chrono::sys_days{2026y / 2 / 1});
  EXPECT_TRUE(history.value->are_percents);
}

TEST(KpiHistory, TellsEverythingThatIsWrongAtOnce) {
  EXPECT_EQ(complaints("date,value\n05/01/2026,1\n2026-01-06,many\n2026-01-07,1\n2026-01-07,2\n2026-01-08,3,5\n"
                       "2026-01-09,\"1,234.5\"\n2026-01-10\n"),
            (std::vector<std::string>{
                "2: \"05/01/2026\" is 5 Jan 2026 or 1 May 2026", "3: \"many\" is not a number",
                "5: \"2026-01-07\" is not after the date of row 4", "6: 3 cells, and the first row has 2",
                "7: \"1,234.5\" has a point and a comma", "8: 1 cell, and the first row has 2"}));
}

// Old Macs end their lines with a carriage return alone.
TEST(KpiHistory, TellsTheLineWhateverEndsIt) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    EXPECT_EQ(complaints("date,value" + end + "2026-01-05,1" + end + "2026-01-06,many" + end + end + "2026-01-07,\"a" + end + "b\"" + end + "x,1" + end),
              (std::vector<std::string>{"3: \"many\" is not a number", "5: \"a\nb\" is not a number", "7: \"x\" is not a date"}));
  }
}

TEST(KpiHistory, RefusesAQuotationMarkThatIsNotClosed) {
  EXPECT_EQ(complaints("date,value\n2026-01-05,1\n2026-01-06,\"2\n2026-01-07,3\n"),
            (std::vector<std::string>{"-: kpi.csv: a quotation mark in line 3 is not closed"}));
  EXPECT_EQ(complaints("\"date,value\n2026-01-05,1\n"), (std::vector<std::string>{"-: kpi.csv: a quotation mark in line 1 is not closed"}));
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
  EXPECT_EQ(complaints(""), (std::vector<std::string>{"-: kpi.csv: there are no rows in it"}));
  EXPECT_EQ(complaints("date,value\n2026-02-30,1\n2026-03-01,2\n"),
            (std::vector<std::string>{"2: \"2026-02-30\" is not a date"}));
}

// The 4th of January 2025 is a Saturday: the first week of 2025 began on Monday, 30 December 2024. 2026 has 53 weeks.
TEST(KpiHistory, TakesIsoWeeksQuartersAndMonths) {
  EXPECT_EQ(days({"2025-W01", "2025W02", "2025 W3", "2026-W53"}), (std::vector<std::string>{"2024-12-30", "2025-01-06", "2025-01-13", "2026-12-28"}));
  EXPECT_EQ(days({"2022-Q1", "2022 Q2", "Q3 2022", "Q4/2022"}), (std::vector<std::string>{"2022-01-01", "2022-04-01", "2022-07-01", "2022-10-01"}));
  EXPECT_EQ(days({"2026-01", "2026/02", "2026/03/05"}), (std::vector<std::string>{"2026-01-01", "2026-02-01", "2026-03-05"}));
  const std::string advice = " is not a date (write year-month-day, such as 2026-03-09)";
  EXPECT_EQ(days({"2025-W53"}).front(), "\"2025-W53\"" + advice);
  EXPECT_EQ(days({"2025-Q5"}).front(), "\"2025-Q5\"" + advice);
  EXPECT_EQ(days({"Q 2025"}).front(), "\"Q 2025\"" + advice);
}

TEST(KpiHistory, TakesEnglishMonthsWithTheirYear) {
  EXPECT_EQ(days({"Jan 2026", "february 2026", "MAR-2026", "Apr. 2026", "May/2026"}),
            (std::vector<std::string>{"2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"}));
  const std::string advice = " is not a date (write year-month-day, such as 2026-03-09)";
  for (const std::string none : {"Januar 2026", "Jan 26", "Jan", "2026", "Jan  2026", "Ja 2026", "Jan 20261", "Jan2026"}) {
    EXPECT_EQ(days({none}).front(), "\"" + none + "\"" + advice);
  }
}

TEST(KpiHistory, TurnsRoundWhatHasTheNewestFirst) {
  const Read<KpiHistory> history = read("date,value\n2026-03,3\n2026-02,\n2026-01,1\n");
  ASSERT_TRUE(history.value && history.problems.empty());
  EXPECT_EQ(history.value->values, (Values{1, std::nullopt, 3}));
  EXPECT_EQ(history.value->lines, (std::vector<std::size_t>{4, 3, 2}));
  EXPECT_EQ(history.value->notes.front(), "The newest date stands first: the rows were turned round.");
}

TEST(KpiHistory, TellsOnceThatDatesAreInNoOrder) {
  const std::string_view text = "date,value\n2026-03,3\n2026-01,1\n2026-02,2\n2026-01,4\n2026-01,5\n";
  EXPECT_EQ(complaints(text), (std::vector<std::string>{"3: \"2026-01\" is not after the date of row 2"}));
  EXPECT_EQ(read(text).problems.front().notes, (std::vector<std::string>{"nor are 2 rows more"}));
  EXPECT_EQ(complaints("date,value\n2026-02,3\n2026-02,1\n2026-01,2\n"),
            (std::vector<std::string>{"3: \"2026-02\" is not after the date of row 2"}));
}

// Of 05/01/2025 nobody knows; the 13 of a later row can be no month.
TEST(KpiHistory, TakesTheDayFirstWhereADateOfTheFileProvesIt) {
  EXPECT_EQ(days({"05/01/2025", "06/01/2025 09:30", "13/01/2025"}), (std::vector<std::string>{"2025-01-05", "2025-01-06", "2025-01-13"}));
  EXPECT_EQ(days({"01-05-2025", "01-13-2025"}), (std::vector<std::string>{"2025-01-05", "2025-01-13"}));
  EXPECT_EQ(days({"05/01/2025", "12/01/2025"}),
            (std::vector<std::string>{"\"05/01/2025\" is 5 Jan 2025 or 1 May 2025 (write 2025-01-05 or 2025-05-01)"}));
  EXPECT_EQ(read("date;value\n13/01/2025;1\n14/01/2025;2\n").value->notes.back(), "Dates were read with the day first, as 13/01/2025 tells.");
}

TEST(KpiHistory, RefusesYearsThatNobodyMeans) {
  EXPECT_EQ(days({"0202-01-05", "2026-01-12"}), (std::vector<std::string>{"the year of \"0202-01-05\" is hardly meant (years go from 1900 to 2100)"}));
}

TEST(KpiHistory, TakesMarksForNoValue) {
  const Read<KpiHistory> history = read("date,value\n2026-01-05,12\n2026-01-06,n/a\n2026-01-07,-\n2026-01-08,N/A\n2026-01-09,\n2026-01-10,3\n");
  ASSERT_TRUE(history.value && history.problems.empty());
  EXPECT_EQ(history.value->values, (Values{12, std::nullopt, std::nullopt, std::nullopt, std::nullopt, 3}));
  EXPECT_EQ(history.value->notes, (std::vector<std::string>{"Rows without a value (n/a, -, N/A) were left out: 3, 4, 5, 6."}));
}

// Half of the world reads 1,234 as more than a thousand. Another digit behind a mark, or a 0 before it, tells.
TEST(KpiHistory, SeesWhereNoNumberTellsWhatItsMarkMeans) {
  EXPECT_EQ(two_meanings_of("1,234", "987"), "\"1,234\" can be 1.2340 or 1234, and no other number tells which (write 1234, or 1,2340)");
  EXPECT_EQ(two_meanings_of("1.234", "12.345"), "\"1.234\" can be 1.2340 or 1234, and no other number tells which (write 1234, or 1.2340)");
  EXPECT_EQ(two_meanings_of("1,234", "12,5"), "one");
  EXPECT_EQ(two_meanings_of("0.125", "0.250"), "one");
  EXPECT_EQ(two_meanings_of("1234", "12"), "one");
}

TEST(KpiHistory, TakesTheColumnThatIsCalledSoAltogether) {
  const std::string_view text = "date,satisfaction (1-5),satisfaction (0-100),late\n2026-01-05,4,70,1\n2026-01-06,5,80,2\n";
  const auto read_column = [&](const std::string& asked) { return read_kpi_history(text, "kpi.csv", {asked, "satisfaction"}); };
  EXPECT_EQ(read_column("satisfaction (0-100)").value->values, (Values{70, 80}));
  EXPECT_EQ(read_column("Satisfaction (1-5)").value->values, (Values{4, 5}));
  EXPECT_EQ(read_column("LATE").value->values, (Values{1, 2}));
  EXPECT_EQ(read_column("").problems.front().message, "2 columns are called satisfaction");
  EXPECT_EQ(read_column("satisfaction (0-10)").problems.front().message, "there is no column called \"satisfaction (0-10)\"");
  EXPECT_EQ(read_column("date").problems.front().message, "the column \"date\" holds the dates");
}

// Two commas in quotes do not part the names.
TEST(KpiHistory, IsPartedByWhatStandsMostOftenOutsideOfQuotes) {
  const Read<KpiHistory> history = read("date;\"calls, all, of us\";value\n2026-01-05;1;12,5\n2026-01-06;2;13\n");
  ASSERT_TRUE(history.value && history.problems.empty());
  EXPECT_EQ(history.value->values, (Values{12.5, 13}));
  EXPECT_EQ(read("date;wait, all\n2026-01-05;1\n2026-01-06;2\n").value->name, "wait, all");
}

TEST(KpiHistory, SaysHowToSaveWhatIsNoCsvInUtf8) {
  const auto advice = [](std::string_view text) {
    const Problem problem = read(text).problems.front();
    return problem.message + " > " + problem.notes.front();
  };
  const std::string save = " > in a spreadsheet choose Save as, and there CSV UTF-8";
  EXPECT_EQ(advice(std::string_view{"\xFF\xFE" "d\0a\0t\0e\0", 10}), "kpi.csv: the file is in UTF-16, not in UTF-8" + save);
  EXPECT_EQ(advice("date,Zufriedenheit f\xFCr alle\n2026-01-05,1\n"), "kpi.csv: the file is not in UTF-8 (line 1)" + save);
  EXPECT_EQ(advice("PK\x03\x04..."), "kpi.csv: this is a workbook, not a CSV" + save);
}

// A line for each second of a day is more than a chart can show, and no machine should be kept busy by it.
TEST(KpiHistory, RefusesFilesBeyondItsLimits) {
  std::string lines = "date,value\n";
  for (std::size_t row = 0; row < most_history_rows; ++row) lines += "x,1\n";
  EXPECT_EQ(complaints(lines), (std::vector<std::string>{"-: kpi.csv: the file has more than 20000 rows"}));
  EXPECT_EQ(complaints("date," + std::string(most_history_bytes, ',')), (std::vector<std::string>{"-: kpi.csv: the file has more than 4 MiB"}));
}

}  // namespace
}  // namespace servicechain::scenarios
