#include <gtest/gtest.h>

#include "analysis/why/made_worse.h"
#include "scenarios/studies/why.h"
#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

// One person at the door turns away whoever finds them at work; behind it an expert does 10 an hour. With people without
// limit at the door 12 an hour come to the expert: in 20 h the line grows by 2 an hour, to 20 on average (and 3 more, for the
// times when it would have gone below nothing: σ²/2μ = 12/4). With the expert right too nobody waits; so over both orders
// about 23/2 = 11.5 more. Of one run that mean is known to ½ √(12 × 20/3) = 4.5, of 20 runs to 1.0: 3.5 is 3.5 of these.
TEST(WhyLines, SayWhereItJamsForADoorPutRight) {
  const auto read = read_scenario_text(
      "servicechain: 1\n"
      "time: {length: 20 h, warm-up: 0 h}\n"
      "departments:\n"
      "  door: {staff: 1, work: 10 min, in-tray: 0, right-first-time: 100%, passes-to: experts}\n"
      "  experts: {staff: 1, work: 6 min, right-first-time: 100%}\n"
      "customers: {people: {arrive: {rate: 12 per hour}, enters: door}}\n",
      "test.yaml", {});
  ASSERT_TRUE(read.value);  // with warnings: so much work cannot be done
  const analysis::Why answer = why(*read.value, {{"customers", "all", "wait", "h"}, 2, 1, 20, nullptr, {}});
  ASSERT_EQ(answer.crowds.size(), 1U);
  EXPECT_EQ(answer.crowds[0].from, "door");
  EXPECT_EQ(answer.crowds[0].at, "experts");
  EXPECT_NEAR(*answer.crowds[0].more.mean, 11.5, 3.5);
  const std::vector<std::string> sentences = analysis::made_worse_sentences(answer);
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_TRUE(sentences[0].starts_with("Pulling the other way: door, +")) << sentences[0];
}

}  // namespace
}  // namespace servicechain::scenarios
