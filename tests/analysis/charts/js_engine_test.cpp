#include "analysis/charts/js_engine.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace servicechain::analysis::charts {
namespace {

using std::chrono::seconds;

JsEngine engine_with(const JsEngine::Limits& limits) {
  return JsEngine{[](std::string_view text, std::string_view) { return static_cast<double>(text.size()); }, limits};
}

constexpr const char* growing = "function grow() { for (var all = []; ; ) all.push({}); }";

// It is told, and goes on: what was taken is free again.
TEST(JsEngine, GivesAScriptNoMoreMemoryThanItMayHave) {
  JsEngine engine = engine_with({.bytes = 8 << 20, .time = seconds{60}});
  engine.run(growing);
  engine.run("function short() { return 'measured ' + measure_text('four', ''); }");
  for (int again = 0; again < 3; ++again) {
    EXPECT_THROW(static_cast<void>(engine.call("grow", "")), std::runtime_error);
    EXPECT_EQ(engine.call("short", ""), "measured 4");
  }
  EXPECT_THROW(static_cast<void>(engine.call("short", std::string(9 << 20, ' '))), std::runtime_error);
}

// No time at all, and a loop that never ends but lets go of what it takes.
TEST(JsEngine, GivesAScriptNoMoreTimeThanItMayHave) {
  JsEngine engine = engine_with({.bytes = 64 << 20, .time = seconds{0}});
  engine.run("function wait() { for (;;) ({}).toString(); }");
  EXPECT_THROW(static_cast<void>(engine.call("wait", "")), std::runtime_error);
  EXPECT_THROW(static_cast<void>(engine.call("wait", "")), std::runtime_error);
}

// The engine is C, through which nothing can be thrown.
TEST(JsEngine, TellsAScriptThatATextCannotBeMeasured) {
  JsEngine engine{[](std::string_view, std::string_view) -> double { throw std::runtime_error{"no font"}; }, {}};
  try {
    engine.run("measure_text('a', '')");
    FAIL() << "it was measured";
  } catch (const std::logic_error& fault) {
    EXPECT_NE(std::string{fault.what()}.find("a text could not be measured"), std::string::npos) << fault.what();
  }
  engine.run("1 + 1");
}

TEST(JsEngine, SaysWhatIsWrongWithAScript) {
  JsEngine engine = engine_with({});
  EXPECT_THROW(engine.run("no such words"), std::logic_error);
  EXPECT_THROW(engine.run("throw 3"), std::logic_error);
  EXPECT_THROW(static_cast<void>(engine.call("no_such_function", "")), std::logic_error);
}

}  // namespace
}  // namespace servicechain::analysis::charts
