#include "scenarios/reading/own_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;
using analysis::Every;
using analysis::Measure;
using analysis::OwnHistory;

const Measure satisfaction{"customers", "all", "satisfaction", "points"};
const Measure wait{"customers", "all", "wait", "h"};
const Measure late{"customers", "all", "late", "share"};

Read<OwnHistory> read(std::string_view text, const Measure& measure, const std::string& column = "") {
  return read_own_numbers(text, {"own.csv", column, measure});
}

// "3: message (advice)", a problem each.
std::vector<std::string> complaints(std::string_view text, const Measure& measure, const std::string& column = "") {
  std::vector<std::string> said;
  for (const Problem& problem : read(text, measure, column).problems) {
    said.push_back(std::to_string(problem.spot->line) + ": " + problem.message + " (" + problem.caret + ")");
  }
  return said;
}

std::vector<double> values(std::string_view text, const Measure& measure, const std::string& column = "") {
  const Read<OwnHistory> own = read(text, measure, column);
  return own.value ? values_of(*own.value) : std::vector<double>{};
}

bool tells(const OwnHistory& own, std::string_view sentence) {
  return std::ranges::find(own.notes, sentence) != own.notes.end();
}

// Ends of months lie in their months; March is missing.
TEST(OwnNumbers, FindTheirPeriodByHowFarTheDatesAreApart) {
  const Read<OwnHistory> own = read("date,satisfaction\n2026-01-31,70\n2026-02-28,71\n2026-04-30,72\n2026-05-31,73\n", satisfaction);
  ASSERT_TRUE(own.value) << own.problems.front().message;
  EXPECT_EQ(own.value->every, Every::month);
  EXPECT_EQ(own.value->points[2], (analysis::OwnPoint{std::chrono::sys_days{2026y / 4 / 1}, 72}));
  EXPECT_TRUE(tells(*own.value, "Each number was taken for the month in which its date lies."));
  EXPECT_TRUE(tells(*own.value, "There is no number for one month: Mar 2026."));
  EXPECT_EQ(read("date,value\n2026-01-05,70\n2026-01-12,71\n2026-01-19,72\n", satisfaction).value->every, Every::week);
  EXPECT_EQ(read("date,value\n2026-01-05,70\n2026-01-06,71\n2026-01-07,72\n", satisfaction).value->every, Every::day);
  EXPECT_EQ(read("date,value\n2026-01-01,70\n2026-04-01,71\n2026-07-01,72\n", satisfaction).value->every, Every::quarter);
}

TEST(OwnNumbers, RefusePeriodsThatAreNone) {
  EXPECT_EQ(complaints("date,value\n2026-01-05,70\n2026-01-19,71\n2026-02-02,72\n", satisfaction),
            (std::vector<std::string>{"2: these dates are neither a day nor a week, a month or a quarter apart (give one number "
                                      "for each day, each week, each month or each quarter)"}));
  EXPECT_EQ(complaints("date,value\n2026-01-05,70\n2026-02-02,71\n2026-02-28,72\n2026-03-30,73\n", satisfaction),
            (std::vector<std::string>{"4: this is the second number of the same month (most dates here are a month apart, so each "
                                      "is taken for one month; leave one number for each)"}));
}

TEST(OwnNumbers, TakeUnitsFromTheBracketsBehindTheName) {
  EXPECT_EQ(values("date,wait (min)\n2026-01-05,30\n2026-01-12,15\n", wait), (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(values("date,late (%)\n2026-01-05,50\n2026-01-12,25\n", late), (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(values("date,late\n2026-01-05,50%\n2026-01-12,25%\n", late), (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(values("date,satisfaction (1-5)\n2026-01-05,3\n2026-01-12,5\n", satisfaction), (std::vector<double>{50, 100}));
  EXPECT_EQ(values("date,satisfaction\n2026-01-05,75%\n2026-01-12,50%\n", satisfaction), (std::vector<double>{75, 50}));
}

TEST(OwnNumbers, AskForTheUnitRatherThanGuess) {
  EXPECT_EQ(complaints("date,wait\n2026-01-05,30\n2026-01-12,15\n", wait),
            (std::vector<std::string>{"1: in which unit are the times of \"wait\"? (write it behind the name of the column: wait (min))"}));
  EXPECT_EQ(complaints("date,value\n2026-01-05,4.1\n2026-01-12,4.3\n", satisfaction),
            (std::vector<std::string>{"1: no value is above 4.3, and satisfaction here is from 0 to 100 points (say on which scale "
                                      "they are, behind the name of the column: value (1-5), value (0-10) or value (0-100))"}));
}

TEST(OwnNumbers, TellEveryValueThatCannotBe) {
  EXPECT_EQ(complaints("date,late\n2026-01-05,12\n2026-01-12,0.2\n2026-01-19,-1\n", late),
            (std::vector<std::string>{"2: 12 is no share from 0 to 1 (write 12%, or 0.12, or (%) behind the name of the column)",
                                      "4: -1 is no share from 0 to 1 (write 12%, or 0.12, or (%) behind the name of the column)"}));
  EXPECT_EQ(complaints("date,value (1-5)\n2026-01-05,4\n2026-01-12,7\n", satisfaction),
            (std::vector<std::string>{"3: 7 is not from 1 to 5, as the name of the column says (write it on that scale)"}));
}

TEST(OwnNumbers, TellWhatIsNoDateAndWhatIsNoShareTogether) {
  EXPECT_EQ(complaints("date,late\n5.1.2026,12\n5/2/2026,0.2\n5.3.2026,0.1\n", late),
            (std::vector<std::string>{"2: 12 is no share from 0 to 1 (write 12%, or 0.12, or (%) behind the name of the column)",
                                      "3: \"5/2/2026\" is 5 Feb 2026 or 2 May 2026 (write 2026-02-05 or 2026-05-02)"}));
}

TEST(OwnNumbers, OfSeveralColumnsTakeTheOneCalledSoOrAsked) {
  const std::string_view text = "month,Wait (min),Satisfaction\n2026-01,6,70\n2026-02,12,80\n";
  EXPECT_EQ(values(text, satisfaction), (std::vector<double>{70, 80}));
  EXPECT_EQ(values(text, wait), (std::vector<double>{0.1, 0.2}));
  EXPECT_EQ(values(text, {"departments.store", "all", "wait", "h"}, "wait"), (std::vector<double>{0.1, 0.2}));
  EXPECT_EQ(complaints(text, late), (std::vector<std::string>{"1: which column is meant? (say which behind the name of the file: \"own.csv:Wait (min)\")"}));
  EXPECT_EQ(complaints(text, late, "lateness"),
            (std::vector<std::string>{"1: there is no column called \"lateness\" (say which behind the name of the file: \"own.csv:Wait (min)\")"}));
}

// How often a note speaks of percents.
std::size_t percent_sentences(const OwnHistory& own) {
  return static_cast<std::size_t>(std::ranges::count_if(own.notes, [](const std::string& note) { return note.find("ercents") != note.npos; }));
}

// 82% of a scale from 0 to 100 is 82 points; of one from 1 to 5 it could be anything.
TEST(OwnNumbers, TakePercentsForPointsOnlyWhereAHundredIsTheMost) {
  const Read<OwnHistory> own = read("date,satisfaction (0-100)\n2026-01-05,82%\n2026-01-12,9%\n", satisfaction);
  ASSERT_TRUE(own.value);
  EXPECT_EQ(values_of(*own.value), (std::vector<double>{82, 9}));
  EXPECT_TRUE(tells(*own.value, "Percents were read as points: 82% is 82 points of 100."));
  EXPECT_EQ(percent_sentences(*own.value), 1U);
  EXPECT_EQ(percent_sentences(*read("date,late\n2026-01-05,8%\n2026-01-12,9%\n", late).value), 1U);
  EXPECT_EQ(complaints("date,satisfaction (1-5)\n2026-01-05,82%\n2026-01-12,90%\n", satisfaction),
            (std::vector<std::string>{"1: these are percents, and the name of the column says 1 to 5 (write them on that scale, or "
                                      "satisfaction (0-100) above percents)"}));
}

TEST(OwnNumbers, RefusePercentsOfTimes) {
  EXPECT_EQ(complaints("date,wait (min)\n2026-01-05,12%\n2026-01-12,9%\n", wait),
            (std::vector<std::string>{"1: these are percents, and wait is a time (write the numbers themselves)"}));
}

// A wait of 1,234 min could be a thousand minutes; satisfaction of 75,123 can only be 75.
TEST(OwnNumbers, RefuseTwoMeaningsOnlyWhereBothCanBe) {
  EXPECT_EQ(complaints("date;wait (min)\n2026-01-05;1,234\n2026-01-12;1,250\n", wait),
            (std::vector<std::string>{"2: \"1,234\" can be 1.2340 or 1234, and no other number tells which (write 1234, or 1,2340)"}));
  EXPECT_EQ(values("date;satisfaction\n2026-01-05;75,123\n2026-01-12;76,250\n", satisfaction), (std::vector<double>{75.123, 76.25}));
}

TEST(OwnNumbers, AreNotTakenFromTheColumnOfAnotherMeasure) {
  const std::string_view text = "month,complaints (%)\n2026-01,6\n2026-02,12\n";
  const OwnNumbersFile file{"own.csv", "", satisfaction, {"satisfaction", "complaints"}};
  const Problem problem = read_own_numbers(text, file).problems.front();
  EXPECT_EQ(problem.message, "the column \"complaints (%)\" is of another measure than satisfaction");
  EXPECT_EQ(problem.caret, "did you mean --history complaints=own.csv?");
  EXPECT_EQ(problem.notes.front(), "if it is satisfaction all the same, write --history \"satisfaction=own.csv:complaints (%)\"");
  OwnNumbersFile asked = file;
  asked.column = "complaints (%)";
  EXPECT_EQ(read_own_numbers("month,complaints (%)\n2026-01,60\n2026-02,12\n", asked).problems.size(), 0U);
}

const Measure of_shoppers{"customers.shoppers", "all", "satisfaction", "points"};
const Measure store_wait{"departments.store", "all", "wait", "h"};

// The first column is of all customers.
TEST(OwnNumbers, AreThoseOfTheFullNameBeforeThoseOfTheBareOne) {
  const std::string_view both = "month,satisfaction (1-5),customers.shoppers satisfaction\n2026-01,4,80\n2026-02,5,90\n";
  EXPECT_EQ(values(both, of_shoppers), (std::vector<double>{80, 90}));
  EXPECT_EQ(values(both, satisfaction), (std::vector<double>{75, 100}));
  EXPECT_EQ(values("month,satisfaction,late\n2026-01,80,1\n2026-02,90,1\n", of_shoppers), (std::vector<double>{80, 90}));
  EXPECT_EQ(values("month,wait (h),Departments.Store wait (min)\n2026-01,4,30\n2026-02,5,60\n", store_wait), (std::vector<double>{0.5, 1}));
  EXPECT_EQ(values("month,customers.shoppers satisfaction (1-5)\n2026-01,3\n2026-02,5\n", of_shoppers), (std::vector<double>{50, 100}));
  EXPECT_EQ(complaints("month,customers.shoppers satisfaction (1-5),customers.shoppers satisfaction (0-10),satisfaction\n2026-01,3,5,50\n", of_shoppers),
            (std::vector<std::string>{"1: 2 columns are called customers.shoppers satisfaction (say which behind the name of the file: "
                                      "\"own.csv:customers.shoppers satisfaction (1-5)\")"}));
}

// "departments.repair wait" has a blank, which a shell takes for the end of a word.
TEST(OwnNumbers, SayInQuotesWhatToTypeForAnotherMeasure) {
  const OwnNumbersFile file{"own.csv", "", store_wait, {"wait", "departments.store wait", "departments.repair wait"}};
  const Problem problem = read_own_numbers("month,departments.repair wait (min)\n2026-01,6\n2026-02,12\n", file).problems.front();
  EXPECT_EQ(problem.message, "the column \"departments.repair wait (min)\" is of another measure than departments.store wait");
  EXPECT_EQ(problem.caret, "did you mean --history \"departments.repair wait=own.csv\"?");
}

TEST(OwnNumbers, AreTakenFromAColumnThatIsCalledOtherwiseOnlyWhereItIsNamed) {
  const std::string_view text = "month,Sales (kEUR)\n2026-01,60\n2026-02,62\n";
  EXPECT_EQ(complaints(text, satisfaction),
            (std::vector<std::string>{"1: is \"Sales (kEUR)\" satisfaction? (then write --history \"satisfaction=own.csv:Sales (kEUR)\")"}));
  EXPECT_EQ(values(text, satisfaction, "Sales (kEUR)"), (std::vector<double>{60, 62}));
  EXPECT_EQ(complaints("month,NPS\n2026-01,60\n2026-02,62\n", satisfaction),
            (std::vector<std::string>{"1: is \"NPS\" satisfaction? (then write --history satisfaction=own.csv:NPS)"}));
  for (const std::string name : {"", "Wert", "score (0-100)", "(0-100)", "number"}) {
    EXPECT_EQ(values("month," + name + "\n2026-01,60\n2026-02,62\n", satisfaction), (std::vector<double>{60, 62})) << name;
  }
  EXPECT_TRUE(tells(*read("month,Wert\n2026-01,60\n2026-02,62\n", satisfaction).value, "Taken from the column \"Wert\"."));
  EXPECT_TRUE(tells(*read("month,\n2026-01,60\n2026-02,62\n", satisfaction).value, "Taken from the column without a name."));
}

// What is on time is what late leaves.
TEST(OwnNumbers, AskForLateWhereOnTimeIsGiven) {
  EXPECT_EQ(complaints("month,on time (%)\n2026-01,90\n2026-02,92\n", late),
            (std::vector<std::string>{"1: the column \"on time (%)\" is of another measure than late (not on time but late is followed over "
                                      "time: write 100% less it in a column called late)"}));
}

TEST(OwnNumbers, TakeUnitsInCapitalsToo) {
  EXPECT_EQ(values("date,wait (Min)\n2026-01-05,30\n2026-01-12,15\n", wait), (std::vector<double>{0.5, 0.25}));
}

// Without the numbers of January and March the dates still are a month apart.
TEST(OwnNumbers, FindTheirPeriodInRowsWithoutAValueToo) {
  const Read<OwnHistory> own = read("date,value\n2026-01-05,\n2026-02-05,70\n2026-03-05,n/a\n2026-04-05,71\n2026-05-05,72\n", satisfaction);
  ASSERT_TRUE(own.value) << own.problems.front().message;
  EXPECT_EQ(own.value->every, Every::month);
  EXPECT_EQ(own.value->points.size(), 3U);
  EXPECT_EQ(behind_gaps(*own.value), (std::vector<std::size_t>{1}));
  EXPECT_TRUE(tells(*own.value, "There is no number for one month: Mar 2026."));
  EXPECT_EQ(complaints("date,value\n2026-01-05,70\n2026-02-05,\n2026-03-05,72\n", satisfaction),
            (std::vector<std::string>{"2: no two months that follow each other have a number (most dates here are a month apart, so each is "
                                      "taken for one month)"}));
}

// From Monday, 5 January 2026 to Saturday, and again from Monday the 12th, where Wednesday is missing: Sunday is closed.
TEST(OwnNumbers, TakeAWeekdayThatNeverHasANumberForClosed) {
  std::string text = "date,value\n";
  for (const int day : {5, 6, 7, 8, 9, 10, 12, 13, 15}) text += "2026-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + ",70\n";
  const Read<OwnHistory> own = read(text, satisfaction);
  ASSERT_TRUE(own.value) << own.problems.front().message;
  EXPECT_EQ(behind_gaps(*own.value), (std::vector<std::size_t>{8}));
  EXPECT_TRUE(tells(*own.value, "There is no number for one day: 14 Jan 2026."));
}

TEST(OwnNumbers, RefuseAYearThatIsMistyped) {
  EXPECT_EQ(complaints("date,value\n1926-01-05,70\n2026-01-12,71\n2026-01-19,71\n2026-01-26,71\n", satisfaction),
            (std::vector<std::string>{"3: between this date and that of row 2 lie 100 years (is one of the two years mistyped?)"}));
}

// 600 days from the 1st of January 2024 on: the last 520 begin on the 81st day, the 21st of March.
TEST(OwnNumbers, KeepAsManyPeriodsAsAChartCanShow) {
  std::string text = "date,value\n";
  const std::chrono::sys_days first{2024y / 1 / 1};
  for (int day = 0; day < 600; ++day) text += analysis::iso_date(first + std::chrono::days{day}) + ",70\n";
  const Read<OwnHistory> own = read(text, satisfaction);
  ASSERT_TRUE(own.value);
  EXPECT_EQ(own.value->points.size(), most_own_periods);
  EXPECT_EQ(own.value->points.front().begins, (std::chrono::sys_days{2024y / 3 / 21}));
  EXPECT_TRUE(tells(*own.value, "Of 600 numbers those of the last 520 days are shown, from 21 Mar 2024 on."));
}

// What the rooms show to copy can be copied.
TEST(OwnNumbers, AreReadFromTheExamplesOfTheReadmes) {
  for (const char* room : {"/README.md", "/scenarios/README.md"}) {
    std::ifstream file{SERVICECHAIN_SOURCE_DIR + std::string{room}, std::ios::binary};
    const std::string readme{std::istreambuf_iterator<char>{file}, {}};
    const std::size_t from = readme.find("month,satisfaction (1-5)");
    ASSERT_NE(from, readme.npos) << room;
    const std::string example = readme.substr(from, readme.find("```", from) - from);
    for (const Measure& measure : {satisfaction, wait}) EXPECT_EQ(complaints(example, measure), std::vector<std::string>{}) << room;
  }
}

}  // namespace
}  // namespace servicechain::scenarios
