#include "scenarios/reading/own_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>

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
  EXPECT_EQ(read("date,x\n2026-01-05,70\n2026-01-12,71\n2026-01-19,72\n", satisfaction).value->every, Every::week);
  EXPECT_EQ(read("date,x\n2026-01-05,70\n2026-01-06,71\n2026-01-07,72\n", satisfaction).value->every, Every::day);
  EXPECT_EQ(read("date,x\n2026-01-01,70\n2026-04-01,71\n2026-07-01,72\n", satisfaction).value->every, Every::quarter);
}

TEST(OwnNumbers, RefusePeriodsThatAreNone) {
  EXPECT_EQ(complaints("date,x\n2026-01-05,70\n2026-01-19,71\n2026-02-02,72\n", satisfaction),
            (std::vector<std::string>{"2: these dates are neither a day nor a week, a month or a quarter apart (give one number "
                                      "for each day, each week, each month or each quarter)"}));
  EXPECT_EQ(complaints("date,x\n2026-01-05,70\n2026-02-02,71\n2026-02-28,72\n2026-03-30,73\n", satisfaction),
            (std::vector<std::string>{"4: this is the second number of the same month (most dates here are a month apart, so each "
                                      "is taken for one month; leave one number for each)"}));
}

TEST(OwnNumbers, TakeUnitsFromTheBracketsBehindTheName) {
  EXPECT_EQ(values("date,wait (min)\n2026-01-05,30\n2026-01-12,15\n", wait), (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(values("date,late (%)\n2026-01-05,50\n2026-01-12,25\n", late), (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(values("date,late\n2026-01-05,50%\n2026-01-12,25%\n", late), (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(values("date,satisfaction (1-5)\n2026-01-05,3\n2026-01-12,5\n", satisfaction), (std::vector<double>{50, 100}));
  EXPECT_EQ(values("date,happy\n2026-01-05,75%\n2026-01-12,50%\n", satisfaction), (std::vector<double>{75, 50}));
}

TEST(OwnNumbers, AskForTheUnitRatherThanGuess) {
  EXPECT_EQ(complaints("date,wait\n2026-01-05,30\n2026-01-12,15\n", wait),
            (std::vector<std::string>{"1: in which unit are the times of \"wait\"? (write it behind the name of the column: wait (min))"}));
  EXPECT_EQ(complaints("date,x\n2026-01-05,4.1\n2026-01-12,4.3\n", satisfaction),
            (std::vector<std::string>{"1: no value is above 4.3, and satisfaction here is from 0 to 100 points (say on which scale "
                                      "they are, behind the name of the column: x (1-5), x (0-10) or x (0-100))"}));
}

TEST(OwnNumbers, TellEveryValueThatCannotBe) {
  EXPECT_EQ(complaints("date,late\n2026-01-05,12\n2026-01-12,0.2\n2026-01-19,-1\n", late),
            (std::vector<std::string>{"2: 12 is no share from 0 to 1 (write 12%, or 0.12, or (%) behind the name of the column)",
                                      "4: -1 is no share from 0 to 1 (write 12%, or 0.12, or (%) behind the name of the column)"}));
  EXPECT_EQ(complaints("date,x (1-5)\n2026-01-05,4\n2026-01-12,7\n", satisfaction),
            (std::vector<std::string>{"3: 7 is not from 1 to 5, as the name of the column says (write it on that scale)"}));
}

TEST(OwnNumbers, TellWhatIsNoDateAndWhatIsNoShareTogether) {
  EXPECT_EQ(complaints("date,late\n5.1.2026,12\n5/2/2026,0.2\n5.3.2026,0.1\n", late),
            (std::vector<std::string>{"2: 12 is no share from 0 to 1 (write 12%, or 0.12, or (%) behind the name of the column)",
                                      "3: \"5/2/2026\" is not a date (day or month first? write year-month-day, such as 2026-03-09)"}));
}

TEST(OwnNumbers, OfSeveralColumnsTakeTheOneCalledSoOrAsked) {
  const std::string_view text = "month,Wait (min),Satisfaction\n2026-01,6,70\n2026-02,12,80\n";
  EXPECT_EQ(values(text, satisfaction), (std::vector<double>{70, 80}));
  EXPECT_EQ(values(text, wait), (std::vector<double>{0.1, 0.2}));
  EXPECT_EQ(values(text, {"departments.store", "all", "wait", "h"}, "wait"), (std::vector<double>{0.1, 0.2}));
  EXPECT_EQ(complaints(text, late), (std::vector<std::string>{"1: which column is meant? (say which behind the name of the file, with a colon)"}));
  EXPECT_EQ(complaints(text, late, "lateness"),
            (std::vector<std::string>{"1: there is no column called \"lateness\" (say which behind the name of the file, with a colon)"}));
}

}  // namespace
}  // namespace servicechain::scenarios
