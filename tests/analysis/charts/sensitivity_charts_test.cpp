#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "analysis/charts/painter.h"
#include "analysis/charts/kept_chart.h"
#include "analysis/charts/ranking_charts.h"
#include "analysis/charts/sensitivity_charts.h"
#include "analysis/charts/why_charts.h"
#include "analysis/sensitivity/sweep.h"
#include "analysis/sensitivity/tornado.h"
#include "tests/analysis/charts/svg_texts.h"
#include "tests/analysis/hand_made.h"

// Charts and tables of sweep and tornado, written by hand with names that nobody should trust.
namespace servicechain::analysis {
namespace {

constexpr const char* hostile = "departments.<script>\"&\x01.staff";

Sweep sweep_of(std::size_t axes) {
  Sweep sweep;
  sweep.source_line = "Shop & <b>Sons</b>";
  sweep.measure = {"customers", "all", "satisfaction", "points"};
  sweep.answer = {"Satisfaction stops rising after 2 people."};
  for (std::size_t a = 0; a < axes; ++a) {
    sweep.axes.push_back({hostile, "people", "", "1", {{1, "1", "1 person"}, {2, "2", "2 people"}}});
  }
  std::size_t count = 1;
  for (std::size_t a = 0; a < axes; ++a) count *= 2;
  for (std::size_t p = 0; p < count; ++p) {
    SweepPoint point;
    for (std::size_t a = axes; a-- > 0;) point.at.push_back((p >> a) & 1U);
    point.estimate.mean = 50.0 + static_cast<double>(p);
    point.estimate.range = Range{49, 60};
    sweep.points.push_back(point);
  }
  return sweep;
}

Tornado tornado() {
  Tornado tornado;
  tornado.measure = {"customers", "all", "satisfaction", "points"};
  const auto side = [](double mean) {
    TornadoSide made{"2", {}, false, ""};
    made.effect.mean = mean;
    made.effect.range = Range{mean - 0.5, mean + 0.5};
    return made;
  };
  tornado.rows = {
      {hostile, "people", "3", NumberSource::guess, "", side(-9), side(4), 30},
      {"customers.x.patience", "how long", "20 min", NumberSource::measured, "", side(0.1), std::nullopt, 30}};
  return tornado;
}

// Every chart that is made of them; wherever words stand, they stand alone. A report takes each of them in.
void expect_fit_for_print(const std::vector<charts::Chart>& made, charts::Painter& painter) {
  charts::Type type;
  for (const charts::Chart& chart : made) {
    EXPECT_EQ(charts::what_is_wrong(*charts::find_kept_chart_kind(chart.name), chart), "");
    for (const charts::PictureSize& size : {charts::slide, charts::half_page}) {
      SCOPED_TRACE(std::string{size.name});
      const std::string svg = painter.svg(chart, size);
      EXPECT_EQ(tests::what_is_wrong_as_xml(svg), "");
      EXPECT_TRUE(tests::outside_addresses(svg).empty());
      const std::vector<tests::PlacedText> texts = tests::texts_of(svg, type);
      EXPECT_EQ(tests::overlaps(texts), std::vector<std::string>{});
      EXPECT_EQ(tests::outside(texts, size.width, size.height), std::vector<std::string>{});
    }
  }
}

TEST(SensitivityCharts, AreFitForPrintWhateverTheNames) {
  charts::Painter painter;
  expect_fit_for_print(charts::sweep_charts(sweep_of(1)), painter);
  expect_fit_for_print(charts::sweep_charts(sweep_of(2)), painter);
  expect_fit_for_print(charts::tornado_charts(tornado()), painter);
  // Stopped before the first run: a chart without points, not a crash.
  Sweep sweep = sweep_of(1);
  for (SweepPoint& point : sweep.points) point.estimate = {};
  expect_fit_for_print(charts::sweep_charts(sweep), painter);
}

// Three departments, of which the last makes nothing that can be told from 0.
Why why_of(const std::string& name) {
  Why why;
  why.measure = {"customers", "all", "satisfaction", "points"};
  const auto around = [](double mean, double half) {
    return Estimate{mean, Range{mean - half, mean + half}, half, 10, "", ""};
  };
  why.base = around(70, 2);
  why.perfect = around(100, 0);
  why.gap = around(30, 2);
  why.matters = 2;
  why.shares = {{name, around(20, 2), around(5, 1), around(15, 1), around(0.6, 0.02)},
                {"store", around(9, 2), around(9, 1), around(0, 1), around(0.9, 0.02)},
                {"office", around(1, 2), around(0, 1), around(1, 1), around(0.61, 0.02)}};
  for (const std::string& from : {name, std::string{"store"}, std::string{"office"}}) {
    for (const std::string& to : {"departments." + name, std::string{"departments.store"}, std::string{"customers"}}) {
      const std::string unit = to == "customers" ? "points" : "share";
      why.influences.push_back({from, {to, "all", "quality", unit}, around(from == "store" ? 0.4 : 0.001, 0.1)});
    }
  }
  return why;
}

TEST(WhyCharts, AreFitForPrintWhateverTheNames) {
  charts::Painter painter;
  const std::vector<charts::Chart> made = charts::why_charts(why_of("<b>&\x01倉庫-a-name-without-end-nor-place-to-break"));
  EXPECT_EQ(made.size(), 3U);
  expect_fit_for_print(made, painter);
  EXPECT_TRUE(charts::why_charts(Why{}).empty());
}

// 70 + 20 + 9 + 1 = 100: every bar begins where the one before ends, the office is among the others.
TEST(WhyCharts, GoFromTodayToEverybodyPerfect) {
  const charts::ChartTable rows = charts::why_charts(why_of("warehouse"))[1].data;
  std::vector<std::string> names;
  double at = 70;
  for (const std::vector<charts::Cell>& row : rows.rows) {
    names.push_back(row[0].words);
    if (row[1].words == "total") continue;
    EXPECT_DOUBLE_EQ(row[2].number, at);
    at += row[3].number + row[4].number;
  }
  EXPECT_DOUBLE_EQ(at, 100);
  EXPECT_EQ(names, (std::vector<std::string>{"today", "warehouse", "store", "1 other, too little to tell", "every department perfect"}));
}

// Thirty departments in one corner: names that find no place are left out, none stands on another.
TEST(WhereToActChart, IsFitForPrintWhereDepartmentsCrowd) {
  Why why = why_of("warehouse");
  why.shares.clear();
  for (int d = 0; d < 30; ++d) {
    const double place = 0.01 * d;
    why.shares.push_back({"department-" + std::to_string(d),
                          {3 + place, Range{2.5, 4}, 1, 10, "", ""},
                          {},
                          {},
                          {0.7 + 0.1 * place, Range{0.6, 0.8}, 1, 10, "", ""}});
  }
  const std::vector<charts::Chart> made = charts::why_charts(why);
  EXPECT_EQ(made.front().data.rows.size(), 24U);
  EXPECT_EQ(made.front().facts.at("left_out"), charts::Cell{"Shown: the 24 that matter most of 30."});
  charts::Painter painter;
  expect_fit_for_print({made.front()}, painter);
}

// The first brings 3 for 1,000; the second 5 (4 to 6) for 2,000; the third 1 (0.5 to 1.5) for 2,000, less than the first surely brings
// for less; the fourth 5.5 (3 to 8) for 3,000, which may be more than the second's. The fifth has no cost, the sixth a negative one.
Ranking ranking() {
  Ranking ranking;
  ranking.source_line = "Shop";
  ranking.decided = {"customers", "all", "satisfaction", "points"};
  ranking.currency = "EUR";
  const auto row = [](const std::string& name, std::optional<double> cost, double gain, Range range) {
    RankedRow made;
    made.name = name;
    made.what_ifs = {name};
    made.cost_a_year = cost;
    made.against_today = {gain, range, 1, 30, "", ""};
    return made;
  };
  RankedRow today;
  today.name = "as today";
  today.cost_a_year = 0;
  ranking.rows = {row("b", 2000, 5, {4, 6}), row("d", 3000, 5.5, {3, 8}), row("a", 1000, 3, {2, 4}), row("<c>&", 2000, 1, {0.5, 1.5}),
                  row("e", std::nullopt, 1, {0.5, 1.5}), row("s", -500, -1, {-2, 0}), today};
  return ranking;
}

TEST(FrontierChart, PartsWhatIsWorthItsMoneyFromWhatIsSurelySurpassed) {
  const std::vector<charts::Chart> made = charts::ranking_charts(ranking());
  ASSERT_EQ(made.size(), 1U);
  std::vector<std::pair<std::string, std::string>> standings;
  for (const std::vector<charts::Cell>& row : made.front().data.rows) standings.emplace_back(row[0].words, row[5].words);
  EXPECT_EQ(standings, (std::vector<std::pair<std::string, std::string>>{{"s", "saves money"},
                                                                         {"as today", "as today"},
                                                                         {"a", "worth its money"},
                                                                         {"b", "worth its money"},
                                                                         {"<c>&", "surely surpassed"},
                                                                         {"d", "cannot be told"}}));
  // 1,000 for 3 points (2 to 4): 333 a point, 250 to 500.
  EXPECT_EQ(made.front().answer,
            "Worth its money: a, +3 points (likely +2 to +4), for 1,000 EUR a year: about 330 EUR a year for each point (likely 250 to 500). "
            "For 2,000 EUR a year: b, +5 points (likely +4 to +6). Saves money: s, 500 EUR a year, at −1 points (likely −2 to 0).");
  EXPECT_EQ(made.front().facts.at("left_out"), charts::Cell{"Not placed, as the file does not say what they cost: e."});
  charts::Painter painter;
  expect_fit_for_print(made, painter);
  Ranking nothing_costs = ranking();
  for (RankedRow& row : nothing_costs.rows) row.cost_a_year.reset();
  EXPECT_TRUE(charts::ranking_charts(nothing_costs).empty());
}

RankedRow choice(const std::string& name, double cost, double gain, Range range) {
  RankedRow made;
  made.name = name;
  made.what_ifs = {name};
  made.cost_a_year = cost;
  made.against_today = {gain, range, 1, 30, "", ""};
  return made;
}

std::string standing_of(const charts::Chart& chart, const std::string& name) {
  for (const std::vector<charts::Cell>& row : chart.data.rows) {
    if (row[0].words == name) return row[5].words;
  }
  return "not shown";
}

// For 1,000 the first may bring 20, so that 9 (8 to 10) for 50,000 is surely more than today, but not than all that cost less.
TEST(FrontierChart, ComparesWithAllThatCostLessSureOrNot) {
  Ranking wide = ranking();
  wide.rows = {choice("dear", 50'000, 9, {8, 10}), choice("cheap", 1'000, 8, {-4, 20}), wide.rows.back()};
  const charts::Chart made = charts::ranking_charts(wide).front();
  EXPECT_EQ(standing_of(made, "dear"), "cannot be told");
  EXPECT_EQ(standing_of(made, "cheap"), "cannot be told");
  EXPECT_EQ(made.answer, "Nothing that was tried surely brings more than all that cost less.");
  // Surely surpassed by one for as much that brings 30, the wide range is in nobody's way.
  wide.rows.push_back(choice("sure", 1'000, 31, {30, 32}));
  EXPECT_EQ(standing_of(charts::ranking_charts(wide).front(), "cheap"), "surely surpassed");
  EXPECT_EQ(standing_of(charts::ranking_charts(wide).front(), "sure"), "worth its money");
  // Of two that are the same, neither surpasses the other.
  wide.rows = {choice("one", 1'000, 3, {3, 3}), choice("other", 1'000, 3, {3, 3}), wide.rows.at(2)};
  EXPECT_EQ(standing_of(charts::ranking_charts(wide).front(), "one"), "worth its money");
}

// Thirty choices rank above a cheap one and above today; both stand on the frontier, the last of the others do not.
TEST(FrontierChart, KeepsTodayAndWhatIsWorthItsMoneyHoweverManyRankAbove) {
  Ranking many = ranking();
  const RankedRow today = many.rows.back();
  many.rows.clear();
  for (int c = 0; c < 30; ++c) many.rows.push_back(choice("dear-" + std::to_string(c), 9'000 + c, 9 - 0.01 * c, {1, 17}));
  many.rows.push_back(choice("cheap", 100, 0.5, {0.4, 0.6}));
  many.rows.push_back(today);
  const charts::Chart made = charts::ranking_charts(many).front();
  EXPECT_EQ(made.data.rows.size(), 24U);
  EXPECT_EQ(standing_of(made, "as today"), "as today");
  EXPECT_EQ(standing_of(made, "cheap"), "worth its money");
  EXPECT_EQ(standing_of(made, "dear-0"), "worth its money");
  EXPECT_EQ(standing_of(made, "dear-29"), "not shown");
  EXPECT_TRUE(made.facts.at("left_out").words.starts_with("8 more choices are in the table of rank."));
}

// Of 24 marks: today, two worth their money and the best four others at most; all others are counted.
TEST(FrontierChart, NamesOnlyTheBestOfMany) {
  Ranking many = ranking();
  const RankedRow today = many.rows.back();
  many.rows.clear();
  for (int c = 0; c < 30; ++c) many.rows.push_back(choice("dear-" + std::to_string(c), 9'000 + 500 * c, 9 - 0.2 * c, {1, 17}));
  many.rows.push_back(choice("cheap", 100, 0.5, {0.4, 0.6}));
  many.rows.push_back(today);
  const charts::Chart made = charts::ranking_charts(many).front();
  charts::Painter painter;
  charts::Type type;
  std::set<std::string> words;
  std::ptrdiff_t named = 0;
  for (const tests::PlacedText& text : tests::texts_of(painter.svg(made, charts::slide), type)) words.insert(text.words);
  for (const std::vector<charts::Cell>& row : made.data.rows) named += words.contains(row[0].words) ? 1 : 0;
  for (const char* name : {"as today", "cheap", "dear-0"}) EXPECT_TRUE(words.contains(name)) << name;
  EXPECT_FALSE(words.contains("dear-20"));
  EXPECT_LE(named, 7);
  EXPECT_TRUE(words.contains(fmt::format("{} more without a name: see the table", 24 - named))) << named;
}

TEST(SensitivityCharts, AreNotDrawnForThreeAxesNorForNothing) {
  EXPECT_TRUE(charts::sweep_charts(sweep_of(3)).empty());
  EXPECT_TRUE(charts::sweep_charts(Sweep{}).empty());
  EXPECT_TRUE(charts::tornado_charts(Tornado{}).empty());
}

// −9 of 9 is the whole half of ten characters, +4 is 4/9 of it: 4.
TEST(TornadoTable, DrawsBarsFromTheMiddle) {
  const Table table = tornado_table(tornado());
  EXPECT_EQ(table.rows[0][3], "░░░░░░░░░░│████      ");
}

TEST(TornadoTable, MarksGuessesAndWhatCannotBeToldFromNothing) {
  const Table table = tornado_table(tornado());
  EXPECT_EQ(table.rows[0].back(), "a guess");
  EXPECT_EQ(table.rows[1].back(), "measured; cannot be told from 0");
}

// Three rows of effects 3, 1 and 2, of which one may be looked at closely; the guess comes along, nothing does not.
TEST(Tornado, LooksCloserAtTheLargestAndAtGuesses) {
  const auto row = [](double effect, NumberSource source) {
    TornadoRow made{"p", "", "", source, "", TornadoSide{}, std::nullopt, 5};
    made.less->effect.mean = effect;
    return made;
  };
  const std::vector<TornadoRow> rows{row(-1, NumberSource::guess), row(2, NumberSource::measured),
                                     row(-3, NumberSource::not_said), row(0, NumberSource::guess)};
  EXPECT_EQ(worth_a_closer_look(rows, 1), (std::vector<std::size_t>{0, 2}));
}

}  // namespace
}  // namespace servicechain::analysis
