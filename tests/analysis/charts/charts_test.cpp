#include <gtest/gtest.h>

#include <fmt/format.h>

#include "analysis/charts/figures.h"
#include "analysis/charts/order_statistics.h"
#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/charts/study_charts.h"
#include "tests/analysis/charts/full_study.h"
#include "tests/analysis/charts/svg_texts.h"
#include "tests/analysis/hand_made.h"

// Charts of a study written by hand. A chart takes 50 ms: few tests, each over all charts.
namespace servicechain::analysis::charts {
namespace {

using Texts = std::vector<std::string>;

testing::AssertionResult has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in: " << text.substr(0, 2000);
}

struct Drawn {
  Chart chart;
  PictureSize size;
  std::string svg;
};

// Every chart that the study has the numbers for.
std::vector<Drawn> all_of(const Study& study, const std::vector<PictureSize>& sizes, Painter& painter) {
  std::vector<Drawn> drawn;
  for (const StudyChart& entry : study_charts()) {
    const ChartOrNot made = chart_of(entry, {study, tests::hand_made_chain(), ""});
    const Chart* chart = std::get_if<Chart>(&made);
    if (chart == nullptr) continue;
    for (const PictureSize& size : sizes) drawn.push_back({*chart, size, painter.svg(*chart, size)});
  }
  return drawn;
}

// Words over words: boxes of texts, as wide as Pango measures them.
TEST(Charts, CanBeReadByPeopleAndByPrograms) {
  Painter painter;
  Type type;
  for (const Study& study : {tests::full_study(), tests::unruly_study()}) {
    const std::vector<Drawn> charts = all_of(study, {slide, half_page}, painter);
    EXPECT_EQ(charts.size(), 2 * study_charts().size());
    for (const Drawn& drawn : charts) {
      SCOPED_TRACE(fmt::format("{} {}", drawn.chart.name, drawn.size.name));
      EXPECT_EQ(tests::what_is_wrong_as_xml(drawn.svg), "");
      EXPECT_EQ(tests::outside_addresses(drawn.svg), Texts{});
      const std::vector<tests::PlacedText> texts = tests::texts_of(drawn.svg, type);
      EXPECT_GT(texts.size(), 5U);
      EXPECT_EQ(tests::overlaps(texts), Texts{});
      EXPECT_EQ(tests::outside(texts, drawn.size.width, drawn.size.height), Texts{});
    }
  }
}

// The others do not ask which.
TEST(Charts, OfOneWhatIfWantOneThatThereIs) {
  const Study study = tests::full_study();
  for (const StudyChart& entry : study_charts()) {
    const ChartOrNot made = chart_of(entry, {study, tests::hand_made_chain(), "none-such"});
    EXPECT_EQ(std::holds_alternative<NoChart>(made), is_of_one_what_if(entry)) << entry.name;
  }
}

// 30% of 100 − 79.5 points are lost by speed, 40% of 98 − 79.5 by what is not right: 6.15 and 7.4.
TEST(Charts, NameTheSideOfServiceThatCostsMost) {
  const Study study = tests::full_study();
  const ChartOrNot made = chart_of(*find_study_chart("sides"), {study, tests::hand_made_chain(), ""});
  const Chart& chart = std::get<Chart>(made);
  EXPECT_TRUE(has(chart.answer, "What costs most: done right for shoppers. They expect 98 of 100")) << chart.answer;
  EXPECT_EQ(chart.data.rows.size(), 5U);  // businesses judge by the work alone
}

TEST(Charts, SayWhenNobodyJudgesBySides) {
  models::ServiceChain chain = tests::hand_made_chain();
  chain.segments[1].cares_about.reset();
  const Study study = tests::full_study();
  const ChartOrNot made = chart_of(*find_study_chart("radar"), {study, chain, ""});
  EXPECT_TRUE(has(std::get<NoChart>(made).why, "write cares-about"));
}

TEST(Charts, HaveQuestionAnswerSourceAndTable) {
  Painter painter;
  const Study study = tests::full_study();
  for (const StudyChart& entry : study_charts()) {
    SCOPED_TRACE(entry.name);
    const Chart chart = std::get<Chart>(chart_of(entry, {study, tests::hand_made_chain(), ""}));
    const std::string svg = painter.svg(chart, slide);
    EXPECT_TRUE(chart.title.ends_with("?"));
    EXPECT_TRUE(chart.answer.ends_with("."));
    EXPECT_FALSE(chart.data.rows.empty());
    EXPECT_TRUE(has(svg, "<title id=\"" + chart.name + "-title\">"));
    EXPECT_TRUE(has(svg, "<desc id=\"" + chart.name + "-desc\">"));
    EXPECT_TRUE(has(svg, ">City Shoes · seed 2026 · 30 runs of 26 weeks after 3 weeks of warm-up</text>"));
    EXPECT_EQ(svg, painter.svg(chart, slide));
  }
}

// A PNG has its width and height as big-endian numbers from byte 16 on: 2560 = 0x0A00, 1440 = 0x05A0.
// A PDF says the size of its page in points: 1280 px = 960 pt.
TEST(Charts, HaveTheSizesThatSlidesWant) {
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1280\" height=\"720\"></svg>";
  EXPECT_EQ(png_of(svg).substr(16, 8), std::string("\0\0\x0a\0\0\0\x05\xa0", 8));
  EXPECT_TRUE(has(pdf_of(svg, "x"), "/MediaBox [ 0 0 960 540 ]"));
  EXPECT_EQ(png_of(svg), png_of(svg));
  EXPECT_EQ(pdf_of(svg, "x"), pdf_of(svg, "x"));
}

// U+0378 is no character, so that no font has it.
TEST(Type, KnowsLettersThatNoFontHas) {
  Type type;
  EXPECT_FALSE(type.lacks_letters_of("Shoes, 門市, ±2 …"));
  EXPECT_TRUE(type.lacks_letters_of("Shoes \u0378"));
  EXPECT_NEAR(type.width("Shoes Shoes", "20px Liberation Sans"),
              2 * type.width("Shoes", "20px Liberation Sans") + type.width(" ", "20px Liberation Sans"), 0.1);
}

TEST(Charts, SayWhyTheyAreNotDrawn) {
  Study study = tests::hand_made_study();
  const ChartOrNot other = what_ifs_chart({study, tests::hand_made_chain(), ""});
  EXPECT_TRUE(std::holds_alternative<Chart>(other));
  const ChartOrNot unknown = who_gains_chart({study, tests::hand_made_chain(), "forth-technician"});
  EXPECT_TRUE(has(std::get<NoChart>(unknown).why, "no what-if called \"forth-technician\""));
  study.answers.clear();
  EXPECT_TRUE(has(std::get<NoChart>(what_ifs_chart({study, tests::hand_made_chain(), ""})).why, "has no what-ifs"));
}

// 45 letters, however many bytes; the quotation marks stand for where the words end.
TEST(Charts, CallAWhatIfByItsWordsInATitleWhereTheseAreShort) {
  const auto called = [](const std::string& says) {
    WhatIfAnswer what_if{};
    what_if.name = "key";
    what_if.says = says;
    return in_a_title(what_if);
  };
  EXPECT_EQ(called("Hire one more IT technician."), "“Hire one more IT technician”");
  EXPECT_EQ(called(""), "key");
  EXPECT_EQ(called(std::string(45, 'a')), "“" + std::string(45, 'a') + "”");
  EXPECT_EQ(called(std::string(46, 'a')), "key");
  std::string umlauts;
  for (int letter = 0; letter < 45; ++letter) umlauts += "ü";
  EXPECT_EQ(called(umlauts), "“" + umlauts + "”");
}

TEST(WhatIfsChart, PutsTheBestFirst) {
  const Study study = tests::hand_made_study();
  const Chart chart = std::get<Chart>(what_ifs_chart({study, tests::hand_made_chain(), ""}));
  EXPECT_EQ(chart.data.rows[0][0], Cell{"stock-list-online"});
  EXPECT_EQ(chart.answer, "1 of 2 surely helps by enough to matter: stock-list-online, +3.1 points (likely +2.4 to +3.8).");
}

// 9 of 10 below half an hour, from 27 to 33 minutes: a tenth of it to each side. Nobody's half is known.
TEST(WaitsChart, SaysHowLongNineOfTenWait) {
  Study study = tests::full_study();
  study.measures.push_back({"base", {"customers.shoppers", "all", "wait.p90", "h"}, {0.5, Range{0.45, 0.55}, 0.05, 30, "", ""}});
  const Chart chart = std::get<Chart>(waits_chart({study, tests::hand_made_chain(), ""}));
  const std::vector<Cell>& panel = chart.more.at("panels").rows.front();
  EXPECT_EQ(panel.front(), Cell{"shoppers"});
  EXPECT_EQ(panel.back(), Cell{"9 of 10 within 30 min (27 to 33)"});
  EXPECT_EQ(panel[9], Cell{""});
  for (WaitCurve& curve : study.history.waits) curve.points.resize(1);
  EXPECT_TRUE(has(std::get<NoChart>(waits_chart({study, tests::hand_made_chain(), ""})).why, "no customer waits"));
}

TEST(DataTable, HasTheColumnsWithAHeadingOnly) {
  Chart chart;
  chart.data = {{{"a", "wait, min"}, {"b", ""}, {"c", "of"}}, {{1.5, 2.0, "store, \"main\""}, {Cell{}, 1.0, ""}}};
  EXPECT_EQ(csv_of(chart), "\"wait, min\",of\r\n1.5,\"store, \"\"main\"\"\"\r\n,\r\n");
}

// Median of 1 … 30: between the 15th and the 16th. Of 30 fair coins 10 to 20 show heads with chance 0.957 (0.9572 by the
// binomial law) and 11 to 20 with 0.928: so from the 10th to the 21st value.
// The lowest tenth of 15 values: 1.5 of them on average, too few.
TEST(OrderStatistics, HaveTheBinomialRange) {
  std::vector<double> values;
  for (int i = 30; i > 0; --i) values.push_back(i);
  const std::optional<Spot> median = spot_of(values, 0.5, 0.95);
  EXPECT_DOUBLE_EQ(median->value, 15.5);
  EXPECT_EQ(median->range, (Range{10, 21}));
  values.resize(15);
  EXPECT_FALSE(spot_of(values, 0.1, 0.95));
}

}  // namespace
}  // namespace servicechain::analysis::charts
