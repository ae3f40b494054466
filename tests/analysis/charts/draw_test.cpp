#include "analysis/charts/draw.h"

#include <gtest/gtest.h>

#include "analysis/charts/study_charts.h"
#include "tests/analysis/hand_made.h"

namespace servicechain::analysis::charts {
namespace {

Chart chart_named(std::string_view name) {
  const Study study = tests::hand_made_study();
  return std::get<Chart>(chart_of(*find_study_chart(name), {study, tests::hand_made_chain(), ""}));
}

// The kit knows no chart called "no-such-chart". A painter that failed is thrown away, and each thread has its own: what
// it drew before shows nowhere.
TEST(Drawing, GivesTheSamePicturesOnAnyNumberOfThreadsWhateverFailsBeside) {
  const PictureSize sizes[] = {in_page, slide};
  Chart unknown = chart_named("what-ifs");
  unknown.name = "no-such-chart";
  const std::vector<Chart> charts{chart_named("what-ifs"), unknown, chart_named("promises")};
  std::vector<std::size_t> told;
  const std::vector<DrawnChart> alone =
      draw(charts, sizes, {.threads = 1, .on_progress = [&](std::size_t done, std::size_t) { told.push_back(done); }});
  const std::vector<DrawnChart> together = draw(charts, sizes, {.threads = 2});
  EXPECT_EQ(told, (std::vector<std::size_t>{0, 1, 2, 3}));
  for (const std::vector<DrawnChart>& drawn : {alone, together}) {
    ASSERT_EQ(drawn.size(), 3U);
    EXPECT_EQ(drawn[0].svgs.size(), 2U);
    EXPECT_NE(drawn[0].svgs[0], drawn[0].svgs[1]);
    EXPECT_EQ(drawn[0].specification, json_of(drawn[0].chart));
    EXPECT_TRUE(drawn[1].svgs.empty());
    const Undrawn missing = undrawn(drawn);
    ASSERT_EQ(missing.faults.size(), 1U);
    EXPECT_TRUE(missing.faults[0].starts_with("the chart no-such-chart could not be drawn: ")) << missing.faults[0];
    EXPECT_FALSE(missing.was_stopped);
  }
  EXPECT_TRUE(alone[0].svgs == together[0].svgs);
  EXPECT_TRUE(alone[2].svgs == together[2].svgs);
}

TEST(Drawing, StopsWhenAsked) {
  const std::atomic<bool> stop = true;
  const std::vector<DrawnChart> drawn = draw({chart_named("what-ifs")}, std::span{&slide, 1}, {.threads = 4, .stop_asked = &stop});
  EXPECT_TRUE(drawn[0].svgs.empty());
  EXPECT_TRUE(undrawn(drawn).was_stopped);
  EXPECT_TRUE(undrawn(drawn).faults.empty());
}

}  // namespace
}  // namespace servicechain::analysis::charts
