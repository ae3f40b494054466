#include <gtest/gtest.h>

#include "analysis/charts/painter.h"
#include "analysis/charts/sensitivity_charts.h"
#include "analysis/sweep.h"
#include "analysis/tornado.h"
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

// Every chart that is made of them; wherever words stand, they stand alone.
void expect_fit_for_print(const std::vector<charts::Chart>& made, charts::Painter& painter) {
  charts::Type type;
  for (const charts::Chart& chart : made) {
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
