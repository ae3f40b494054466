#include "analysis/history/spc_tables.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

const Measure satisfaction{"customers", "all", "satisfaction", "points"};

std::vector<Pair> run_of(const std::vector<double>& values) {
  std::vector<Pair> run;
  for (const double value : values) run.push_back({value, 1});
  return run;
}

// Two replications of 12 weeks: 5 and 7 by turns today, 7 with the what-if.
StudyHistory hand_made() {
  std::vector<double> by_turns;
  for (int i = 0; i < 6; ++i) by_turns.insert(by_turns.end(), {5, 7});
  const std::vector<Pair> today = run_of(by_turns);
  const std::vector<Pair> later = run_of(std::vector<double>(12, 7));
  StudyHistory history;
  history.period = "week";
  history.runs = 2;
  history.periods.resize(12);
  history.series = {{"base", satisfaction, std::vector<std::optional<Band>>(12), today, {today, today}},
                    {"better", satisfaction, std::vector<std::optional<Band>>(12), later, {later, later}}};
  return history;
}

// Mean 6, every range 2: 6 ± 5.32, and ranges up to 6.536. Nobody knows what is special in 7, 7, 7.
TEST(ControlChartsTable, HasLimitsAndWhatTheLastPointIsPartOf) {
  const DataTable table = control_charts_table(hand_made());
  ASSERT_EQ(table.rows.size(), 2U);
  const std::vector<Cell>& today = table.rows[0];
  EXPECT_EQ(today[5].number, 12);
  EXPECT_EQ(today[6].number, 6);
  EXPECT_DOUBLE_EQ(*today[7].number, 0.68);
  EXPECT_DOUBLE_EQ(*today[8].number, 11.32);
  EXPECT_DOUBLE_EQ(*today[10].number, 6.536);
  EXPECT_EQ(today[12].words, "common cause");
  EXPECT_EQ(table.rows[1][12].words, "common cause");
}

// Eight of 2 after eleven of 8: a shift, and the last point is part of it.
TEST(ControlChartsTable, NamesTheSideByWhatIsWanted) {
  StudyHistory history = hand_made();
  std::vector<double> falling(11, 8);
  falling.insert(falling.end(), 8, 2);
  history.series[0].typical = run_of(falling);
  history.series[1].typical = run_of(falling);
  history.series[1].measure = {"customers", "all", "late", "share"};
  const DataTable table = control_charts_table(history);
  EXPECT_EQ(table.rows[0][12].words, "concern");
  EXPECT_EQ(table.rows[1][12].words, "improvement");
  EXPECT_NE(table.rows[0][14].words.find("seven on one side"), std::string::npos);
}

TEST(ControlChartsTable, LeavesOutWhatHasTooFewPoints) {
  StudyHistory history = hand_made();
  history.series[0].typical.resize(11);
  EXPECT_EQ(control_charts_table(history).rows.size(), 1U);
}

// Today's last point is above the mean, and six more make seven: in the sixth week, of 52. Once more with limits alone.
TEST(WhenNoticedTable, GoesOverAYearOfWeeks) {
  const DataTable table = when_noticed_table(hand_made(), 0.95);
  ASSERT_EQ(table.rows.size(), 104U);
  EXPECT_EQ(table.rows[4][6].number, 0);
  EXPECT_EQ(table.rows[5][6].number, 1);
  EXPECT_EQ(table.rows[51][9].number, 0);
  EXPECT_EQ(table.rows[5][0].words, "better");
}

}  // namespace
}  // namespace servicechain::analysis
