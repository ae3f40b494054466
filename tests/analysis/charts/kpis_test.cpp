#include <gtest/gtest.h>

#include <fmt/format.h>

#include "analysis/charts/over_time.h"
#include "analysis/charts/study_charts.h"
#include "tests/analysis/charts/full_study.h"
#include "tests/analysis/hand_made.h"

// What the table of figures says, and that the other charts of a run say the same.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t weeks = 26;
constexpr std::size_t variation = 4;
constexpr std::size_t variation_words = 5;
constexpr std::size_t assurance = 7;
constexpr std::size_t assurance_words = 8;

// Every series of today goes up and down by a twentieth; so it has no signal: no point is far out, none like its neighbours.
Study study_of_half_a_year() {
  Study study = tests::full_study();
  study.measures.push_back({"base", {"customers", "all", "lost", "share"}, {0.2, Range{0.19, 0.21}, 0.01, 30, "", ""}});
  for (const char* of : {"customers.shoppers", "customers.businesses"}) {
    study.measures.push_back({"base", {of, "all", "wait", "h"}, {0.1, Range{0.09, 0.11}, 0.01, 30, "", ""}});
  }
  study.history.periods.clear();
  for (std::size_t week = 0; week < weeks; ++week) {
    study.history.periods.push_back({504 + 168.0 * static_cast<double>(week), 672 + 168.0 * static_cast<double>(week), fmt::format("2026-03-{:02}", week + 1)});
  }
  for (PeriodSeries& series : study.history.series) {
    const std::vector<Pair> first = series.typical;
    series.typical.clear();
    for (std::size_t week = 0; week < weeks; ++week) series.typical.push_back(first[week % 2]);
    series.runs.clear();
  }
  return study;
}

PeriodSeries& series_of(Study& study, std::string_view of, std::string_view name) {
  for (PeriodSeries& series : study.history.series) {
    if (series.what_if == "base" && series.measure.of == of && series.measure.name == name) return series;
  }
  throw std::out_of_range{std::string{name}};
}

Chart chart_called(const Study& study, std::string_view name) {
  return std::get<Chart>(chart_of(*find_study_chart(name), {study, tests::hand_made_chain(), ""}));
}

const std::vector<Cell>& row_of(const Chart& chart, std::string_view name) {
  for (const std::vector<Cell>& row : chart.data.rows) {
    if (row.front().words == name) return row;
  }
  throw std::out_of_range{std::string{name}};
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// 400 of 1,000 lost in the 13th week, 190 or 210 in the others. With p̄ = 0.2077, σ = 0.0128: the moving ranges of z are 1.56
// (23 times) and about 15.6 (twice), so σz = 2.68/1.128 = 2.4 and the upper limit 0.2077 + 3 × 2.4 × 0.0128 = 0.30.
TEST(KpisChart, TellsALineThatMovedAndCameBackFromOneThatNeverMoved) {
  Study study = study_of_half_a_year();
  EXPECT_TRUE(has(chart_called(study, "kpis").answer, "today nothing moves by more than chance"));
  EXPECT_TRUE(chart_called(study, "shares").answer.starts_with("Yes: "));
  series_of(study, "customers", "lost").typical[12] = {400, 1000};
  const Chart chart = chart_called(study, "kpis");
  const std::vector<Cell>& lost = row_of(chart, "lost, all customers");
  EXPECT_EQ(lost[variation], Cell{"moved"});
  EXPECT_EQ(lost[variation_words], Cell{"stands out on 13 Mar"});
  EXPECT_TRUE(has(chart.answer, " move by more than chance, none of them at the end")) << chart.answer;
  EXPECT_EQ(chart_called(study, "shares").answer, "No: in a typical run the share of lost customers moves by more than chance explains.");
}

// The same by the day, and every Sunday all is worse: by plan, so neither a sign nor limits, and no control chart.
TEST(KpisChart, JudgesNothingThatGoesByTheDaysOfTheWeek) {
  Study study = study_of_half_a_year();
  study.history.period = "day";
  for (std::size_t day = 0; day < weeks; ++day) {
    study.history.periods[day].from_h = 24.0 * static_cast<double>(day);
    study.history.periods[day].to_h = 24.0 * static_cast<double>(day + 1);
  }
  for (PeriodSeries& series : study.history.series) {
    for (std::size_t sunday = 6; sunday < weeks; sunday += 7) series.typical[sunday].total *= 2;
  }
  const Chart chart = chart_called(study, "kpis");
  EXPECT_EQ(row_of(chart, "satisfaction, all customers")[variation], Cell{""});
  EXPECT_TRUE(has(chart.answer, "all of them go by the calendar, and are not judged")) << chart.answer;
  for (const char* name : {"xmr", "shares", "when-noticed"}) {
    const ChartOrNot drawn = chart_of(*find_study_chart(name), {study, tests::hand_made_chain(), ""});
    ASSERT_TRUE(std::holds_alternative<NoChart>(drawn)) << name;
    EXPECT_TRUE(has(std::get<NoChart>(drawn).why, "the days of a week differ by plan")) << name;
  }
}

// A last week like that is worse at the end.
TEST(KpisChart, SaysWhatTheLastPeriodIsPartOf) {
  Study study = study_of_half_a_year();
  series_of(study, "customers", "lost").typical.back() = {400, 1000};
  EXPECT_EQ(row_of(chart_called(study, "kpis"), "lost, all customers")[variation_words], Cell{"worse at the end"});
}

// Shoppers wait 1 or 7 h: limits 4 ± 2.66 × 6 reach from −12 to 20 h, and 15 min lie between them; but no week was so good.
// Businesses wait 5.7 or 6.3 min in all weeks, limits 6 ± 1.6.
TEST(KpisChart, DoesNotCallATargetSometimesMetThatNoPeriodMeets) {
  Study study = study_of_half_a_year();
  std::vector<Pair>& waits = series_of(study, "customers.shoppers", "wait").typical;
  for (std::size_t week = 0; week < weeks; ++week) waits[week] = {week % 2 == 0 ? 1000.0 : 7000.0, 1000};
  const Chart chart = chart_called(study, "kpis");
  const std::vector<Cell>& shoppers = row_of(chart, "wait, shoppers");
  EXPECT_EQ(shoppers[assurance], Cell{"bad"});
  EXPECT_EQ(shoppers[assurance_words], Cell{"met in 0 of 26 weeks"});
  const std::vector<Cell>& businesses = row_of(chart, "wait, businesses");
  EXPECT_EQ(businesses[assurance], Cell{"good"});
  EXPECT_EQ(businesses[assurance_words], Cell{"met in 26 of 26 weeks"});
  EXPECT_TRUE(chart.answer.ends_with("; targets: 1 will be met, 1 will be missed as things are.")) << chart.answer;
}

// Shoppers wait 12 min in so many weeks here and there, 20 min in the others. 13 of 26: mean 16, and limits on both sides of 15.
// 25 of 26 are more than nine tenths; two of 25 ranges are 8, mR̄ 0.64, mean 12.3, limits below 15: but one week was above.
TEST(KpisChart, SaysHowOftenATargetIsMet) {
  Study study = study_of_half_a_year();
  const auto said = [&](std::size_t met, std::string_view in_the_answer) {
    std::vector<Pair>& waits = series_of(study, "customers.shoppers", "wait").typical;
    for (std::size_t week = 0; week < weeks; ++week) waits[week] = {week * 7 % weeks < met ? 200.0 : 1000.0 / 3, 1000};
    const Chart chart = chart_called(study, "kpis");
    EXPECT_TRUE(has(chart.answer, in_the_answer)) << chart.answer;
    return row_of(chart, "wait, shoppers")[assurance_words].words;
  };
  EXPECT_EQ(said(13, "1 met at times"), "met at times: 13 of 26");
  EXPECT_EQ(said(25, "1 nearly always met"), "nearly always met: 25 of 26");
}

// 18 and 30 min in turn, and 12 min twice: about 23 ± 2.66 × 12, so that the limits reach below 15 min.
TEST(KpisChart, SaysThatATargetIsNearlyAlwaysMissed) {
  Study study = study_of_half_a_year();
  std::vector<Pair>& waits = series_of(study, "customers.shoppers", "wait").typical;
  for (std::size_t week = 0; week < weeks; ++week) waits[week] = {week % 2 == 0 ? 300.0 : 500.0, 1000};
  waits[3] = waits[15] = {200, 1000};
  const Chart chart = chart_called(study, "kpis");
  EXPECT_EQ(row_of(chart, "wait, shoppers")[assurance_words], Cell{"nearly always missed: 24 of 26"});
  EXPECT_TRUE(has(chart.answer, "1 nearly always missed")) << chart.answer;
  EXPECT_EQ(row_of(chart, "wait, shoppers")[6], Cell{"on average up to 15 min"});
}

// Limits want twelve.
TEST(KpisChart, JudgesNothingByFourWeeks) {
  Study study = study_of_half_a_year();
  study.history.periods.resize(4);
  for (PeriodSeries& series : study.history.series) series.typical.resize(4);
  const Chart chart = chart_called(study, "kpis");
  const std::vector<Cell>& businesses = row_of(chart, "wait, businesses");
  EXPECT_EQ(businesses[variation], Cell{"few"});
  EXPECT_EQ(businesses[variation_words], Cell{"too few to tell"});
  EXPECT_EQ(businesses[assurance], Cell{"few"});
  EXPECT_EQ(businesses[assurance_words], Cell{"met in 4 of 4 weeks"});
  EXPECT_TRUE(has(chart.answer, "there are too few periods to tell what moves by more than chance; targets: 2 with too few periods to tell")) << chart.answer;
}

// Nobody was there in the third week: the fourth stays the fourth.
TEST(KpisChart, LeavesEmptyPeriodsOpen) {
  Study study = study_of_half_a_year();
  series_of(study, "customers", "satisfaction").typical[2] = {};
  const ChartTable sparks = chart_called(study, "kpis").more.at("sparks");
  EXPECT_EQ(sparks.rows[1][1], Cell{1.0});
  EXPECT_EQ(sparks.rows[2][1], Cell{3.0});
}

// Far above the limits, then six that fall: the first of the seven is no good sign.
TEST(Signs, AreThoseOfTheFirstRuleThatSeesThePoint) {
  const std::vector<Signal> signals{{SpcRule::beyond_limit, Side::high, 0, 0}, {SpcRule::trend, Side::low, 0, 6}};
  EXPECT_EQ(signs_of(signals, 8, Better::less), (std::vector<std::string>{"bad", "good", "good", "good", "good", "good", "good", "open"}));
}

}  // namespace
}  // namespace servicechain::analysis::charts
