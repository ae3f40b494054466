#include "analysis/why/made_worse.h"

#include <gtest/gtest.h>

#include "analysis/charts/why_charts.h"
#include "analysis/charts/why_parts.h"
#include "analysis/why/where_to_act.h"

namespace servicechain::analysis {
namespace {

Estimate around(double mean, double half) { return {mean, Range{mean - half, mean + half}, half, 10, "", ""}; }

// Of 5 points the kitchen makes 8, and the seats −3: more of them, and the kitchen has more than it can do.
Why restaurant() {
  Why why;
  why.measure = {"customers", "all", "satisfaction", "points"};
  why.replications = 10;
  why.matters = 2;
  why.base = around(80, 1);
  why.perfect = around(85, 1);
  why.gap = around(5, 1);
  why.shares = {{"kitchen", around(8, 1), around(0, 0), around(8, 1), around(0.6, 0.05)},
                {"seats", around(-3, 0.5), around(0, 0), around(-3, 0.5), around(0.7, 0.05)},
                {"till", around(0.1, 0.5), around(0, 0), around(0.1, 0.5), around(0.9, 0.05)}};
  why.crowds = {{"seats", "kitchen", around(12, 2)}};
  return why;
}

TEST(MadeWorse, SaysWhoPullsTheOtherWayAndWhereTheLineGetsLonger) {
  EXPECT_EQ(made_worse_sentences(restaurant()),
            std::vector<std::string>{"Pulling the other way: seats, −3.0 points (likely −3.5 to −2.5). Put right while others are not, it lets "
                                     "through more than they can do at once: at kitchen, 12 jobs (10 to 14) more wait on average. The other "
                                     "shares add up to that much more than the gap."});
}

// −3 − 2 − 1 points, 0.5 + 0.4 + 0.3 to either side: −6 ± 1.2, in whole points for a range so wide.
TEST(MadeWorse, SaysTheSumOfThoseItNamesAndOfThoseItDoesNot) {
  Why why = restaurant();
  why.shares.push_back({"bar", around(-1, 0.3), {}, {}, {}});
  why.shares.push_back({"door", around(-2, 0.4), {}, {}, {}});
  const std::vector<std::string> sentences = made_worse_sentences(why);
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_TRUE(sentences[0].starts_with("Pulling the other way: seats, ")) << sentences[0];
  EXPECT_TRUE(sentences[1].starts_with("Pulling the other way: door, ")) << sentences[1];
  EXPECT_TRUE(sentences[1].ends_with(" So does 1 more. Together that is −6 points (likely −7 to −5); the other shares add up to that "
                                     "much more than the gap."))
      << sentences[1];
}

TEST(MadeWorse, IsNotSaidOfWhatCannotBeTold) {
  Why why = restaurant();
  why.shares[1].all = around(-0.3, 0.5);
  EXPECT_TRUE(made_worse_sentences(why).empty());
}

// Of a wait, 3 hours more are worse.
TEST(MadeWorse, KnowsMeasuresOfWhichLessIsBetter) {
  const Measure wait{"customers", "all", "wait", "h"};
  EXPECT_TRUE(is_surely_worse(wait, around(3, 1)));
  EXPECT_FALSE(is_surely_worse(wait, around(-3, 1)));
  EXPECT_FALSE(is_surely_worse(wait, around(0, 1)));
}

TEST(MadeWorse, StandsBelowBothCharts) {
  for (const charts::Chart& chart : {*charts::where_to_act_chart(restaurant()), *charts::gap_chart(restaurant())}) {
    EXPECT_TRUE(chart.facts.at("note").words.starts_with("Pulling the other way: seats")) << chart.name;
  }
}

// From 80 down to 77 first, then up to 85: not above 85 and back.
TEST(GapChart, BeginsWithWhatPullsTheOtherWay) {
  const std::optional<charts::Chart> chart = charts::gap_chart(restaurant());
  EXPECT_EQ(chart->data.rows[1][0], charts::Cell{"seats"});
  EXPECT_EQ(chart->data.rows[2][0], charts::Cell{"kitchen"});
  EXPECT_NE(chart->answer.find("Most of that is made by kitchen"), std::string::npos) << chart->answer;
}

// Twelve that do a little harm do not push out the one that makes the gap.
TEST(GapChart, ShowsWhatLeadsHoweverManyPullTheOtherWay) {
  Why why = restaurant();
  why.shares = {{"kitchen", around(0.5, 0.1), around(0, 0), around(0.5, 0.1), {}}};
  for (int d = 0; d < 12; ++d) why.shares.push_back({"side " + std::to_string(d), around(-1, 0.1), around(0, 0), around(-1, 0.1), {}});
  const std::optional<charts::Chart> chart = charts::gap_chart(why);
  ASSERT_EQ(chart->data.rows.size(), 14U);  // today, eleven, two others, every department perfect
  EXPECT_EQ(chart->data.rows[11][0], charts::Cell{"kitchen"});
  EXPECT_EQ(chart->data.rows[12][0], charts::Cell{"2 others"});
  EXPECT_NE(chart->answer.find("Most of that is made by kitchen"), std::string::npos) << chart->answer;
}

// The third column of the chart's signs: surely a gain, surely none, cannot be told.
TEST(WhereToActChart, TellsSurelyNegativeFromNotSure) {
  const std::optional<charts::Chart> chart = charts::where_to_act_chart(restaurant());
  ASSERT_EQ(chart->data.rows.size(), 3U);
  constexpr std::size_t felt = 3;
  EXPECT_EQ(chart->data.rows[0][felt], charts::Cell{"yes"});
  EXPECT_EQ(chart->data.rows[1][felt], charts::Cell{"no"});        // the till
  EXPECT_EQ(chart->data.rows[2][felt], charts::Cell{"below 0"});   // the seats
}

}  // namespace
}  // namespace servicechain::analysis
