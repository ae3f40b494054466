#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>

#include "analysis/charts/painter.h"
#include "analysis/charts/study_charts.h"
#include "analysis/history/own_fit.h"
#include "tests/analysis/charts/full_study.h"
#include "tests/analysis/charts/svg_texts.h"
#include "tests/analysis/hand_made.h"

// The organisation's own numbers on the charts over time.
namespace servicechain::analysis::charts {
namespace {

using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

testing::AssertionResult has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in: " << text.substr(0, 2000);
}

// Weeks of 2025, which are none of the simulated ones.
OwnHistory own_weeks(const std::vector<double>& values) {
  OwnHistory own{{"customers", "all", "satisfaction", "points"}, Every::week, {}, "mine.csv", "satisfaction", {}};
  std::chrono::sys_days begins{2025y / 3 / 3};
  for (const double value : values) {
    own.points.push_back({begins, value});
    begins = next_begin(Every::week, begins);
  }
  return own;
}

// Ten weeks between 77 and 79, then seven at 83.
Study study_with(OwnHistory own) {
  Study study = tests::full_study();
  study.own.push_back(std::move(own));
  return study;
}
OwnHistory steady() { return own_weeks({77, 79, 78, 77, 79, 78, 77, 79, 78, 77, 79, 78}); }
OwnHistory stepped() { return own_weeks({77, 79, 78, 77, 79, 78, 77, 79, 78, 77, 83, 84, 83, 84, 83, 84, 83}); }

// The third and the fourth week have no number.
OwnHistory with_gap() {
  OwnHistory own = own_weeks({77, 79, 50, 50, 78, 77, 79, 78, 77, 79, 78, 77, 79, 78, 77});
  own.points.erase(own.points.begin() + 2, own.points.begin() + 4);
  return own;
}

Chart drawn(const Study& study, std::string_view name, const std::string& what_if = "") {
  const std::vector<ChartOrNot> made = charts_of(*find_study_chart(name), {study, tests::hand_made_chain(), what_if});
  if (const auto* none = std::get_if<NoChart>(&made.front())) ADD_FAILURE() << none->why;
  return std::get<Chart>(made.front());
}

// Simulated weeks are 81.9 and 74.1 in turn: nine of ten lie from 74.1 to 81.9. So all of the steady weeks lie within, and
// the first ten of the stepped ones.
TEST(OwnFanChart, CountsTheOwnPointsThatLieWithin) {
  const Chart chart = drawn(study_with(steady()), "fan");
  EXPECT_EQ(chart.title, "Does the model look like us in satisfaction, week by week?");
  EXPECT_TRUE(has(chart.answer, "Yes, as far as 12 weeks can tell: 12 of your 12 weeks lie where 9 of 10 simulated ones do (about 11 would"));
  EXPECT_TRUE(has(chart.axis, "your dates are not the simulated ones, so the bands are those of any simulated week"));
  EXPECT_TRUE(has(chart.source, "own numbers: mine.csv"));
  EXPECT_TRUE(has(drawn(study_with(stepped()), "fan").answer, "No: 10 of your 17 weeks lie where"));
}

// The simulated middle is 78, and 2 points matter. Twelve weeks from 75 to 76 lie within, but 2.5 below; from 76.5 to 77.5
// they lie 1 below, which does not matter. Of eleven heads in twelve throws each or more extreme: 2 (1 + 12) / 4096.
TEST(OwnFanChart, SaysNoWhereAllLieOnOneSideOfTheMiddle) {
  const auto answer = [](const std::vector<double>& values) { return drawn(study_with(own_weeks(values)), "fan").answer; };
  EXPECT_TRUE(has(answer({75, 76, 75, 76, 75, 76, 75, 76, 75, 76, 75, 76}),
                  "No: 12 of your 12 weeks lie where 9 of 10 simulated ones do, but 2.5 points lower all the time (12 of 12 below "
                  "the simulated middle)."));
  EXPECT_TRUE(has(answer({75, 76, 75, 76, 75, 79, 75, 76, 75, 76, 75, 76}), "lower most of the time (11 of 12 below"));
  EXPECT_TRUE(has(answer({76.5, 77.5, 76.5, 77.5, 76.5, 77.5, 76.5, 77.5, 76.5, 77.5, 76.5, 77.5}), "Yes, as far as 12 weeks can tell"));
}

TEST(OwnFanChart, SaysWhereTooFewCanTell) {
  EXPECT_TRUE(has(drawn(study_with(own_weeks({77, 79})), "fan").answer,
                  "Too few to tell: 2 weeks of your own, and 12 or more are wanted. 2 of your 2 weeks lie where"));
}

// Half of the simulated weeks lie from 74.1 to 81.9. 77 to 79 in turn is less than half of that; 74.5 to 81.5 is not.
TEST(OwnFanChart, SaysWhereOnesOwnVaryFarLess) {
  const std::string less = "Yours vary less than half as much.";
  EXPECT_TRUE(has(drawn(study_with(steady()), "fan").answer, less));
  EXPECT_TRUE(has(drawn(study_with(own_weeks({75, 76, 75, 76, 75, 76, 75, 76, 75, 76, 75, 76})), "fan").answer, less));
  const Study wide = study_with(own_weeks({74.5, 81.5, 74.5, 81.5, 74.5, 81.5, 74.5, 81.5, 74.5, 81.5, 74.5, 81.5}));
  EXPECT_EQ(drawn(wide, "fan").answer.find("vary less"), std::string::npos);
}

// In the second of the three simulated weeks nobody came.
TEST(OwnFanChart, SaysOfHowManyPeriodsNothingWasSimulated) {
  OwnHistory own = own_weeks({77, 79});
  own.points[0].begins = std::chrono::sys_days{2026y / 1 / 5};
  own.points[1].begins = std::chrono::sys_days{2026y / 1 / 12};
  Study study = study_with(own);
  for (PeriodSeries& series : study.history.series) {
    for (std::vector<Pair>& run : series.runs) run[2] = Pair{};
  }
  EXPECT_TRUE(has(drawn(study, "fan").answer, " 1 week for which nothing was simulated is not compared."));
}

// 1 of 10 or fewer on one side: 2 (1 + 10) / 1024. Five and five are as even as can be.
TEST(SignTest, IsTheChanceOfSoUnevenSides) {
  EXPECT_DOUBLE_EQ(sign_test(1, 9), 22.0 / 1024);
  EXPECT_DOUBLE_EQ(sign_test(9, 1), 22.0 / 1024);
  EXPECT_DOUBLE_EQ(sign_test(5, 5), 1);
  EXPECT_DOUBLE_EQ(sign_test(0, 0), 1);
}

TEST(OwnFanChart, ExplainsHollowPointsOnlyWhereThereAreSome) {
  Painter painter;
  EXPECT_EQ(painter.svg(drawn(study_with(steady()), "fan"), slide).find(">outside<"), std::string::npos);
  EXPECT_TRUE(has(painter.svg(drawn(study_with(stepped()), "fan"), slide), ">outside<"));
}

// Means and limits of all own points: the step is seven in a row above the mean.
TEST(OwnXmrChart, HasTheOwnLimitsAndNamesWhatTheRulesSee) {
  const Chart calm = drawn(study_with(steady()), "xmr");
  EXPECT_TRUE(has(calm.answer, "No: in your own 12 weeks nothing but chance is at work."));
  EXPECT_DOUBLE_EQ(calm.facts.at("mean").number, 78);
  const Chart chart = drawn(study_with(stepped()), "xmr");
  EXPECT_TRUE(has(chart.answer, "Yes: in your own weeks something stands out, "));
  bool has_shift = false;
  for (const auto& row : chart.more.at("signals").rows) has_shift = has_shift || row[2] == Cell{"seven in a row on one side of the mean"};
  EXPECT_TRUE(has_shift);
}

// Simulated weeks of stock-list-online are 99.75 and 90.25 in turn, 9.5 apart and 95 on average, today's 78: a change of
// 17. The own mean is 78, and own weeks are 15/11 apart on average: so 95 ± 15/22 in turn.
TEST(OwnXmrChart, PutsTheSimulatedChangeBehindTheOwnPointsWithTheirSpread) {
  const Chart chart = drawn(study_with(steady()), "xmr", "stock-list-online");
  ASSERT_GT(chart.data.rows.size(), 13U);
  EXPECT_EQ(chart.facts.at("change"), Cell{12.0});
  const double first = chart.data.rows[12][1].number;
  const double second = chart.data.rows[13][1].number;
  EXPECT_NEAR((first + second) / 2, 95, 1e-9);
  EXPECT_NEAR(std::abs(first - second), 15 / 11.0, 1e-9);
  EXPECT_TRUE(has(chart.answer, "With stock-list-online the chart would most likely"));
}

// mR̄ of the own points is 15/11, so limits lie 3.6 from the mean; the what-if adds 3.1 points (2.4 to 3.8), the other one
// about nothing.
TEST(WhenNoticedChart, SpeaksOfOnesOwnChart) {
  const Chart chart = drawn(study_with(steady()), "when-noticed");
  EXPECT_EQ(chart.title, "When would we notice it on our own chart of satisfaction?");
  EXPECT_TRUE(has(chart.answer, "With stock-list-online your own weekly chart would most likely"));
  EXPECT_EQ(chart.data.rows.size(), 2U * 2U * 26U);
  EXPECT_TRUE(has(drawn(tests::full_study(), "when-noticed").title, "on a chart of satisfaction"));
}

TEST(OwnCharts, AreDrawnForEachMeasureWithoutWordsOverWords) {
  Painter painter;
  Type type;
  Study study = study_with(stepped());
  study.own.push_back(steady());
  study.own.back().measure = {"customers.shoppers", "all", "wait", "h"};
  for (OwnPoint& point : study.own.back().points) point.value /= 800;
  Texts names;
  for (const char* name : {"fan", "xmr", "when-noticed"}) {
    for (const ChartOrNot& made : charts_of(*find_study_chart(name), {study, tests::hand_made_chain(), ""})) {
      const auto* chart = std::get_if<Chart>(&made);
      if (chart == nullptr) continue;
      names.push_back(chart->called());
      for (const PictureSize& size : {slide, half_page, in_page, in_print}) {
        SCOPED_TRACE(fmt::format("{} {}", chart->called(), size.name));
        const std::string svg = painter.svg(*chart, size);
        EXPECT_EQ(tests::what_is_wrong_as_xml(svg), "");
        const std::vector<tests::PlacedText> texts = tests::texts_of(svg, type);
        EXPECT_EQ(tests::overlaps(texts), Texts{});
        EXPECT_EQ(tests::outside(texts, size.width, size.height), Texts{});
      }
    }
  }
  EXPECT_EQ(names, (Texts{"fan", "fan-shoppers-wait", "xmr", "xmr-shoppers-wait", "when-noticed"}));
}

// Behind 79 two weeks are missing, then comes 78: a step of 1 that is none. The others are 2, 1, 2 in turn: of 12 less one
// over the gap, 2 + (1 + 2 + 1 + 1 + 2 + 1 + 1 + 2 + 1 + 1) = 15 in 11.
TEST(OwnXmrChart, BreaksOffAtGapsAndSaysSo) {
  const Chart chart = drawn(study_with(with_gap()), "xmr");
  ASSERT_GT(chart.data.rows.size(), 15U);
  EXPECT_EQ(chart.facts.at("change"), Cell{15.0});
  EXPECT_EQ(chart.data.rows[2][1], Cell{});
  EXPECT_EQ(chart.data.rows[4][1], Cell{78.0});
  EXPECT_EQ(chart.data.rows[4][2], Cell{});
  EXPECT_DOUBLE_EQ(chart.facts.at("mean_range").number, 15 / 11.0);
  EXPECT_EQ(chart.facts.at("ranges"), Cell{"difference to the week before; none over the 2 weeks without a number"});
}

// 78 and a single 90 among eleven: ranges 12 + 12 in ten, so the upper limit is 79.1 + 2.66 × 2.4 = 85.5.
TEST(OwnXmrChart, SaysOfFewPointsThatTheyAreTooFew) {
  EXPECT_TRUE(has(drawn(study_with(own_weeks({77, 79, 78, 77, 79, 78})), "xmr").answer,
                  "Too few to tell: 6 of your own weeks, and limits want 12 or more."));
  EXPECT_TRUE(has(drawn(study_with(own_weeks({78, 78, 78, 78, 78, 90, 78, 78, 78, 78, 78})), "xmr").answer,
                  "Perhaps: in your own weeks something stands out, beyond a limit (better, 7 Apr 2025). But 11 weeks are few"));
}

// With stock-list-online all twelve simulated points lie beyond the limits. Late is the same with it and without.
TEST(OwnXmrChart, ExplainsTheSignsThatAreDrawnAndNoOthers) {
  Painter painter;
  const std::string changed = painter.svg(drawn(study_with(steady()), "xmr", "stock-list-online"), slide);
  EXPECT_TRUE(has(changed, ">a sign of better<"));
  EXPECT_EQ(changed.find(">simulated<"), std::string::npos);
  EXPECT_EQ(changed.find(">a sign of worse<"), std::string::npos);
  OwnHistory late = own_weeks({0.2, 0.22, 0.21, 0.2, 0.22, 0.21, 0.2, 0.22, 0.21, 0.2, 0.22, 0.21});
  late.measure = {"customers", "all", "late", "share"};
  EXPECT_TRUE(has(painter.svg(drawn(study_with(late), "xmr", "stock-list-online"), slide), ">simulated<"));
}

TEST(XmrChart, NamesWhatTheRulesSeeWithoutOwnNumbersToo) {
  Painter painter;
  EXPECT_TRUE(has(painter.svg(drawn(tests::full_study(), "xmr", "stock-list-online"), slide), ">seven in a row on one side of the mean<"));
}

// In the first two simulated weeks, the only ones that meet the own ones, nobody came.
TEST(OwnFanChart, SaysWhereNothingWasSimulatedInTheOwnPeriods) {
  OwnHistory own = own_weeks({77, 79});
  own.points[0].begins = std::chrono::sys_days{2026y / 1 / 5};
  own.points[1].begins = std::chrono::sys_days{2026y / 1 / 12};
  Study study = study_with(own);
  for (PeriodSeries& series : study.history.series) {
    for (std::vector<Pair>& run : series.runs) run[0] = run[1] = run[2] = Pair{};
  }
  const ChartOrNot made = charts_of(*find_study_chart("fan"), {study, tests::hand_made_chain(), ""}).front();
  ASSERT_TRUE(std::holds_alternative<NoChart>(made));
  EXPECT_TRUE(has(std::get<NoChart>(made).why, "in none of your weeks something of satisfaction, all customers was simulated"));
}

TEST(OwnCharts, SayWhyTheyCannotBeCompared) {
  Study study = study_with(steady());
  study.own.front().every = Every::day;
  const ChartOrNot made = charts_of(*find_study_chart("fan"), {study, tests::hand_made_chain(), ""}).front();
  EXPECT_EQ(std::get<NoChart>(made).why, "your numbers are one a day, and these runs were kept one number a week");
  // What to type is for the terminal.
  EXPECT_EQ(drawn(study, "xmr", "stock-list-online").answer.find("--set"), std::string::npos);
}

}  // namespace
}  // namespace servicechain::analysis::charts
