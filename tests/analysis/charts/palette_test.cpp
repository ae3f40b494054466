#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <set>

#include "analysis/charts/embedded.h"
#include "analysis/charts/js_engine.h"

// Whether the colours of the charts can be seen, by everybody and on paper without colour.
namespace servicechain::analysis::charts {
namespace {

// The kit without ECharts, which only drawing needs.
JsEngine kit() {
  return JsEngine{[](std::string_view, std::string_view) { return 0.0; }, {}};
}

constexpr std::string_view questions = R"js(
function ink(name) { return kit.ink[name]; }
function line(l) { return kit.ink.lines[l] || ''; }
function look(l) {
  var style = kit.lineSign(Number(l), 0, 0, 1), shape = style.shape;
  return style.type + (shape.points ? shape.points.length : '') + (style.style.fill === kit.ink.paper ? ' hollow ' : ' full ') +
         kit.lineStyle(Number(l), 1).type;
}
)js";

double channel(const std::string& colour, std::size_t at) {
  const double value = static_cast<double>(std::strtol(colour.substr(at, 2).c_str(), nullptr, 16)) / 255;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// Of "#0b5cad". Source: WCAG 2.2, relative luminance.
double luminance(const std::string& colour) {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

// 1 to 21. Source: WCAG 2.2, contrast ratio.
double contrast(const std::string& a, const std::string& b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

// Black on white is 1.05/0.05 = 21; WCAG 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of what is drawn.
TEST(Palette, CanBeReadAndSeen) {
  EXPECT_DOUBLE_EQ(contrast("#000000", "#ffffff"), 21);
  JsEngine engine = kit();
  engine.run(kit_script());
  engine.run(questions);
  const auto ink = [&](const char* name) { return engine.call("ink", name); };
  for (const char* text : {"text", "soft", "good", "bad", "open", "target"}) EXPECT_GE(contrast(ink(text), ink("paper")), 4.5) << text;
  for (const char* mark : {"good", "bad", "open", "target", "pale", "work", "held"}) EXPECT_GE(contrast(ink(mark), ink("paper")), 3) << mark;
  for (const char* ground : {"pale", "held", "band", "little", "faint", "idle"}) EXPECT_GE(contrast(ink("text"), ink(ground)), 4.5) << ground;
  for (const char* ground : {"good", "bad", "work"}) EXPECT_GE(contrast(ink("paper"), ink(ground)), 4.5) << ground;
  // Side by side in one bar: at work, held up, without work.
  EXPECT_GE(contrast(ink("work"), ink("held")), 3);
  EXPECT_GE(contrast(ink("held"), ink("idle")), 1.5);
  EXPECT_GE(contrast(ink("good"), ink("pale")), 1.5);
}

TEST(Palette, TellsEightLinesApartWithoutColour) {
  JsEngine engine = kit();
  engine.run(kit_script());
  engine.run(questions);
  std::set<std::string> looks;
  for (int l = 0; l < 8; ++l) {
    const std::string number = fmt::format("{}", l);
    looks.insert(engine.call("look", number));
    EXPECT_GE(contrast(engine.call("line", number), "#ffffff"), 4.5) << l;
  }
  EXPECT_EQ(looks.size(), 8U);
  EXPECT_EQ(engine.call("line", "8"), "");
}

}  // namespace
}  // namespace servicechain::analysis::charts
