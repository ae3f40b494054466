#include "scenarios/changes/difference.h"

#include <gtest/gtest.h>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

std::string in_words(const std::string& before, const std::string& after) {
  const Scenario a = read_well(before);
  const Scenario b = read_well(after);
  return describe(differences({a, tree_as_read(before, "a.yaml", {})}, {b, tree_as_read(after, "b.yaml", {})}));
}

TEST(Difference, IsToldWithItsPathBeforeAndAfter) {
  EXPECT_EQ(in_words(small("    promise: 1 day\n"), small("    promise: 2 days\n")),
            "departments › store › promise: 1 day → 2 days\n");
}

TEST(Difference, StartsFromTheDefaultWhereNothingIsWritten) {
  EXPECT_EQ(in_words(small(), small("    order: random\n")), "departments › store › order: first-come → random\n");
  EXPECT_EQ(in_words(small("    order: random\n"), small()), "departments › store › order: random → first-come\n");
  EXPECT_EQ(in_words(small(), small("    promise: 2 days\n")), "departments › store › promise is there now: 2 days\n");
}

// What stands in one file and holds by default in the other, another order, a note, a source.
TEST(Difference, IsNoneWhereOnlyTheWritingDiffers) {
  EXPECT_EQ(in_words(small(), small("    order: first-come\n    open: always\n", "deadlock: end\n")), "");
  EXPECT_EQ(in_words(small("    right-first-time: 97%\n    knows: 80%\n"),
                     small("    knows: 80%\n    notes: asked\n    right-first-time: {value: 97%, source: guess}\n")),
            "");
  EXPECT_EQ(in_words(small("    passes-to: {warehouse: 10%, customer: rest}\n"),
                     small("    passes-to: {customer: rest, warehouse: 10%}\n")),
            "");
}

TEST(Difference, SaysWhichDepartmentsComeAndGo) {
  const std::string more = small("    needs: {desk: {for: 5% of jobs}}\n  desk: {staff: 1, work: 5 min}\n");
  EXPECT_EQ(in_words(small(), more),
            "departments › store › needs › desk is there now: {for: 5% of jobs}\n"
            "departments › desk is there now: {staff: 1, work: 5 min}\n");
  EXPECT_EQ(in_words(more, small()),
            "departments › store › needs › desk is gone; it was: {for: 5% of jobs}\n"
            "departments › desk is gone; it was: {staff: 1, work: 5 min}\n");
}

TEST(Scenarios, MeanTheSameWhenOnlyWordsDiffer) {
  const Scenario hours = read_well(small("    promise: 1 h\n    label: Shop\n", "name: here\n"));
  const Scenario minutes = read_well(small("    promise: 60 min\n    label: Shop\n", "name: there\n"));
  EXPECT_TRUE(mean_the_same(hours, minutes));
  EXPECT_FALSE(mean_the_same(hours, read_well(small("    promise: 61 min\n    label: Shop\n"))));
  EXPECT_FALSE(mean_the_same(hours, read_well(small("    promise: 1 h\n    label: Shop\n", "decide: {seed: 2}\n"))));
}

}  // namespace
}  // namespace servicechain::scenarios
