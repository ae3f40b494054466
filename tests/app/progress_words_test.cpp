#include "app/progress_words.h"

#include <gtest/gtest.h>

namespace servicechain::app {
namespace {

using scenarios::Progress;
using scenarios::Total;

Progress of_hundred(std::uint32_t done) { return {done, 100, Total::known}; }

// 10 of 100 in 20 s are 2 s each: 90 × 2 s = 180 s.
TEST(TimeLeft, IsWhatTheRestTakesIfItIsLikeWhatIsDone) {
  TimeLeft left;
  left.take(of_hundred(0), Seconds{5});
  EXPECT_FALSE(left.at(Seconds{6}));
  left.take(of_hundred(10), Seconds{25});
  EXPECT_EQ(left.at(Seconds{25}), Seconds{180});
  EXPECT_EQ(left.at(Seconds{35}), Seconds{170});
}

// Four threads bring their first pieces all at once: of the first alone one would expect four times as long.
TEST(TimeLeft, IsNotToldByTheFirstPieces) {
  TimeLeft left;
  left.take(of_hundred(0), Seconds{0});
  left.take(of_hundred(1), Seconds{8});
  EXPECT_FALSE(left.at(Seconds{8}));
  left.take({1, 3, Total::known}, Seconds{8});
  EXPECT_EQ(left.at(Seconds{8}), Seconds{16});
}

// 20 of 100 in 40 s: 160 s. At 100 s 51 are done, a second faster than said; at 110 s only 52: 48 × 110/52 = 101.5 s
// instead of 90 s, which is less than a sixth of it apart (16.9 s). Then 300 s for 60: 40 × 5 s.
TEST(TimeLeft, CountsDownSteadilyUnlessItWasWrongByASixth) {
  TimeLeft left;
  left.take(of_hundred(0), Seconds{0});
  left.take(of_hundred(20), Seconds{40});
  left.take(of_hundred(51), Seconds{100});
  EXPECT_EQ(left.at(Seconds{100}), Seconds{100});
  left.take(of_hundred(52), Seconds{110});
  EXPECT_EQ(left.at(Seconds{110}), Seconds{90});
  left.take(of_hundred(60), Seconds{300});
  EXPECT_EQ(left.at(Seconds{300}), Seconds{200});
}

// 50 in 100 s, then nothing for ten minutes: half of the 50 × 2 s that are left stays.
TEST(TimeLeft, DoesNotRunOutWhileNothingIsDone) {
  TimeLeft left;
  left.take(of_hundred(0), Seconds{0});
  left.take(of_hundred(50), Seconds{100});
  EXPECT_EQ(left.at(Seconds{700}), Seconds{50});
}

TEST(TimeLeft, IsSaidAsRoughlyAsItIsKnown) {
  EXPECT_EQ(words_for({}, Total::known), "time left not known yet");
  EXPECT_EQ(words_for(Seconds{0.4}, Total::known), "almost done");
  EXPECT_EQ(words_for(Seconds{7.2}, Total::known), "about 7 s left");
  EXPECT_EQ(words_for(Seconds{42}, Total::known), "about 40 s left");
  EXPECT_EQ(words_for(Seconds{200}, Total::at_least), "at least 3 min left");
  EXPECT_EQ(words_for(Seconds{9000}, Total::rough), "roughly 2.5 hours left");
  EXPECT_EQ(words_for(Seconds{0.4}, Total::at_least), "almost done, unless more are needed");
}

TEST(ProgressLine, GrowsShorterUntilItFits) {
  const Progress progress{1412, 9000, Total::known};
  EXPECT_EQ(lines_for(simulating, progress, Seconds{40}),
            (std::vector<std::string>{"simulating 1,412 of 9,000 runs, about 40 s left", "1,412 of 9,000 runs, about 40 s left",
                                      "simulating 1,412 of 9,000", "about 40 s left", "1,412 of 9,000", ""}));
  EXPECT_EQ(lines_for(drawing_charts, {7, 15, Total::known}, Seconds{3}).front(), "drawing charts 7 of 15, about 3 s left");
  EXPECT_EQ(lines_for(drawing_charts, {15, 15, Total::known}, Seconds{0}).front(), "writing the files");
}

}  // namespace
}  // namespace servicechain::app
