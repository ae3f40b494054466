#include "scenarios/studies/doubts.h"

#include <gtest/gtest.h>

namespace servicechain::scenarios {
namespace {

using analysis::MeasureSpread;
using analysis::Pair;

MeasureSpread lost_of(std::vector<Pair> pairs) {
  return {{"customers", "all", "lost", "share"}, analysis::ratio_spread(pairs), pairs, 0, {}};
}

std::vector<std::string> doubts_of(const MeasureSpread& decided, std::uint32_t replications) {
  analysis::Study study;
  study.replications = replications;
  study.decided = decided.measure;
  add_doubts(study, {decided}, {});
  return study.problems;
}

TEST(Doubts, AreToldOfTooFewRuns) {
  const MeasureSpread often = lost_of(std::vector<Pair>(9, Pair{50, 100}));
  ASSERT_EQ(doubts_of(often, 9).size(), 1U);
  EXPECT_EQ(doubts_of(often, 9).front(),
            "9 runs are few: their ranges are wide, and may miss what happens seldom; 30 are usual (W511)");
  EXPECT_TRUE(doubts_of(often, 10).empty());
}

// 15 of 10,000 are too few to say how many of a million; so are 9,985 of 10,000.
TEST(Doubts, AreToldOfAShareThatIsSeenTooSeldom) {
  const std::string words =
      "lost (all customers) stands on 15 of 10,000 seen in all runs together: too rare to decide on; run longer, or more "
      "(W610)";
  EXPECT_EQ(doubts_of(lost_of({{15, 10'000}}), 30), std::vector{words});
  EXPECT_EQ(doubts_of(lost_of({{9'985, 10'000}}), 30), std::vector{words});
  EXPECT_TRUE(doubts_of(lost_of({{25, 10'000}}), 30).empty());
}

TEST(Doubts, AreToldOfWhatWasNeverSeen) {
  EXPECT_EQ(doubts_of(lost_of({{0, 0}}), 30).front(),
            "nothing was seen of lost (all customers) in all runs together: too rare to decide on; run longer, or more "
            "(W610)");
}

TEST(Doubts, AreToldOfARefusedPercentile) {
  MeasureSpread refused{{"customers", "all", "wait.p99", "h"}, std::nullopt, {}, 0, "too few stand behind it"};
  EXPECT_NE(doubts_of(refused, 30).front().find("too few stand behind it: too rare to decide on"), std::string::npos);
}

// 99 of 100 wait 1 min, one 15 h: 9.99 min on average, and 19 of 20 wait 1 min.
TEST(Doubts, AreToldOfAnAverageThatAFewLongWaitsMake) {
  const auto waits = [](double mean_h, double nearly_all_h) {
    const std::vector<Pair> mean(30, Pair{mean_h, 1});
    const std::vector<Pair> nearly_all(30, Pair{nearly_all_h, 1});
    analysis::Study study;
    study.replications = 30;
    const MeasureSpread wait{{"departments.till", "all", "wait", "h"}, analysis::ratio_spread(mean), mean, 0, {}};
    study.decided = wait.measure;
    add_doubts(study, {wait, {{"departments.till", "all", "wait.p95", "h"}, analysis::ratio_spread(nearly_all), {}, 10, {}}}, {});
    return study.problems;
  };
  const double mean_h = (0.99 / 60) + 0.15;
  ASSERT_EQ(waits(mean_h, 1.0 / 60).size(), 1U);
  EXPECT_EQ(waits(mean_h, 1.0 / 60).front().find(
                "till: a few long waits make the average, 10 min, which is more than 19 of 20 wait (60 s); "), 0U);
  EXPECT_TRUE(waits(mean_h, 0.2).empty());
}

}  // namespace
}  // namespace servicechain::scenarios
