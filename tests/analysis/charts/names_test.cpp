#include <gtest/gtest.h>

#include <fmt/format.h>

#include <sstream>
#include <vector>

#include "analysis/charts/embedded.h"
#include "analysis/charts/js_engine.h"
#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/charts/why_parts.h"
#include "tests/analysis/charts/svg_texts.h"

namespace servicechain::analysis::charts {
namespace {

// Marks in a heap in the middle of a sheet, named one after the other; a line for each name that found a place: its box,
// and its thread or nothing.
constexpr std::string_view heap = R"js(
kit.widthOf = function (words) { return 8 * words.length; };
function heap(count) {
  var placer = kit.placer({left: 0, right: 900, top: 0, bottom: 500}), lines = [];
  for (var i = 0; i < Number(count); ++i) {
    var x = 250 + (i * 137) % 400, y = 120 + (i * 83) % 260;
    placer.take(kit.boxAt(x - 40, y, 80, 80));  // a wide mark: its name stands far off
    var name = placer.beside('department', x, y, 16, 1);
    if (!name) continue;
    var parts = [name.box.left, name.box.right, name.box.top, name.box.bottom];
    if (name.thread) parts = parts.concat([name.thread.x1, name.thread.y1, name.thread.x2, name.thread.y2]);
    lines.push(parts.join(' '));
  }
  return lines.join('\n');
}
)js";

struct Name {
  double left, right, top, bottom;
  std::vector<double> thread;  // x1, y1, x2, y2; or nothing
};

std::vector<Name> names_of(const std::string& text) {
  std::vector<Name> names;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream numbers{line};
    Name name{};
    numbers >> name.left >> name.right >> name.top >> name.bottom;
    for (double value = 0; numbers >> value;) name.thread.push_back(value);
    names.push_back(name);
  }
  return names;
}

// Point by point, a thousand of them: no formula shared with what is tested.
bool runs_through(const std::vector<double>& thread, const Name& name) {
  for (int i = 0; i <= 1000; ++i) {
    const double x = thread[0] + (thread[2] - thread[0]) * i / 1000;
    const double y = thread[1] + (thread[3] - thread[1]) * i / 1000;
    if (x > name.left && x < name.right && y > name.top && y < name.bottom) return true;
  }
  return false;
}

TEST(Names, HaveThreadsThatRunThroughNoOtherName) {
  JsEngine engine{[](std::string_view, std::string_view) { return 0.0; }, {}};
  engine.run(kit_script());
  engine.run(heap);
  const std::vector<Name> names = names_of(engine.call("heap", "60"));
  ASSERT_GE(names.size(), 8U);
  std::size_t threads = 0;
  for (const Name& threaded : names) {
    if (threaded.thread.empty()) continue;
    ++threads;
    for (const Name& other : names) EXPECT_FALSE(runs_through(threaded.thread, other));
  }
  EXPECT_GE(threads, 3U);
}

Estimate around(double mean, double half) { return {mean, Range{mean - half, mean + half}, half, 10, "", ""}; }

// Departments all over the sheet, from 0% to 100% right and in time, so that the field of those that do well is small; a heap
// of them in one corner, and two that pull the other way.
Why why_of_many() {
  Why why;
  why.measure = {"customers", "all", "satisfaction", "points"};
  why.replications = 10;
  why.matters = 2;
  why.base = around(60, 1);
  why.perfect = around(95, 1);
  why.gap = around(35, 1);
  for (int d = 0; d < 14; ++d) {
    const double right = d < 5 ? 0.25 * d : 0.88 + 0.01 * (d % 5);
    const double share = d < 5 ? 12 - 3.5 * d : 3 + 0.4 * (d % 4);
    why.shares.push_back({fmt::format("department {}", d + 1), around(share, 0.8), around(0, 0), around(share, 0.8), around(right, 0.004)});
  }
  return why;
}

TEST(WhereToActChart, HasNoWordsOverWordsWhereTheGoodFieldIsSmall) {
  Painter painter;
  Type type;
  for (const Chart& chart : {*where_to_act_chart(why_of_many()), *gap_chart(why_of_many())}) {
    for (const PictureSize& size : {slide, half_page}) {
      SCOPED_TRACE(fmt::format("{} {}", chart.name, size.name));
      const std::vector<tests::PlacedText> texts = tests::texts_of(painter.svg(chart, size), type);
      EXPECT_EQ(tests::overlaps(texts), std::vector<std::string>{});
      EXPECT_EQ(tests::outside(texts, size.width, size.height), std::vector<std::string>{});
    }
  }
}

}  // namespace
}  // namespace servicechain::analysis::charts
