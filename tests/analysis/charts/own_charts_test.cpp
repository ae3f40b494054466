#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>

#include "analysis/charts/painter.h"
#include "analysis/charts/study_charts.h"
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

TEST(OwnCharts, SayWhyTheyCannotBeCompared) {
  Study study = study_with(steady());
  study.own.front().every = Every::day;
  const ChartOrNot made = charts_of(*find_study_chart("fan"), {study, tests::hand_made_chain(), ""}).front();
  EXPECT_TRUE(has(std::get<NoChart>(made).why, "your numbers are one a day, and these runs were kept one number a week"));
}

}  // namespace
}  // namespace servicechain::analysis::charts
