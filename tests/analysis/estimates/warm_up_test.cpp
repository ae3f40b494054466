#include "analysis/estimates/warm_up.h"

#include <gtest/gtest.h>

#include <vector>

namespace servicechain::analysis {
namespace {

PilotSeries series_of(const std::vector<std::vector<double>>& replications) {
  PilotSeries series{"departments.desk", "inside", {}};
  for (const std::vector<double>& path : replications) {
    series.batches.emplace_back();
    for (const double value : path) series.batches.back().push_back({value, 1});
  }
  return series;
}

// By hand, Σ(z − mean)² / n² behind each d:
//   d   0       1       2      3       4       5
//   g   12.9    8.889   8      6.857   6       4.8
//       /100    /81     /64    /49     /36     /25
//     = 0.129   0.110   0.125  0.140   0.167   0.192
TEST(Mser, CutsWhereTheSquaredErrorOfTheRestIsLeast) {
  EXPECT_EQ(mser_cut(std::vector<double>{0, 3, 1, 3, 1, 3, 1, 3, 1, 3}), 1U);
}

TEST(Mser, CutsTheWholeOfAStepUp) {
  EXPECT_EQ(mser_cut(std::vector<double>{0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}), 2U);
}

TEST(Mser, CutsNothingWhereNothingChanges) { EXPECT_EQ(mser_cut(std::vector<double>(12, 7.0)), 0U); }

// The last four are equal, so that behind d = 6 there is no error at all; but of ten batches at most five go, and of
// d = 0 … 5 the last has the least: (16 + 4 · 1)/25 = 0.8, before it 40.8/36.
TEST(Mser, NeverCutsMoreThanHalf) {
  EXPECT_EQ(mser_cut(std::vector<double>{0, 9, 0, 9, 0, 9, 4, 4, 4, 4}), 5U);
}

TEST(Mser, SaysNothingOfAFewBatches) { EXPECT_EQ(mser_cut(std::vector<double>(9, 1.0)), std::nullopt); }

// All ten paths are 0 for four batches and then 10 ± 1: apart whatever the level.
TEST(StartUp, IsWhereAllReplicationsStillShowTheStart) {
  std::vector<std::vector<double>> paths;
  for (int r = 0; r < 10; ++r) {
    std::vector<double> path(20, 10.0);
    for (int b = 0; b < 4; ++b) path[b] = 0;
    for (int b = 4; b < 20; ++b) path[b] += (b + r) % 3 - 1;
    paths.push_back(path);
  }
  EXPECT_EQ(start_up_of(series_of(paths), 0.01), 4U);
}

// The mean path is that of the first Mser test, which cuts its first batch. But half of the replications begin at +2
// and half at −2: the first batch is apart from the rest by 2.1 ± 2, at 90 % not for sure.
TEST(StartUp, IsNothingWhereReplicationsDoNotAgreeOnIt) {
  std::vector<std::vector<double>> paths;
  for (int r = 0; r < 4; ++r) {
    std::vector<double> path{0, 3, 1, 3, 1, 3, 1, 3, 1, 3};
    path[0] += r % 2 == 0 ? 2 : -2;
    paths.push_back(path);
  }
  EXPECT_EQ(mser_cut(series_of(paths).mean_path()), 1U);
  EXPECT_EQ(start_up_of(series_of(paths), 0.1), 0U);
}

// The cut lies behind batch 4 (the lone 9 there is worth leaving out), but batches 2 to 4 waver as the rest does: only
// the first two are of the start.
TEST(StartUp, IsBroughtBackToWhatIsApart) {
  std::vector<std::vector<double>> paths;
  for (int r = 0; r < 6; ++r) {
    std::vector<double> path(20, 10.0);
    path[0] = path[1] = 0;
    path[4] = r % 2 == 0 ? 30 : -10;
    paths.push_back(path);
  }
  EXPECT_EQ(start_up_of(series_of(paths), 0.05), 2U);
}

TEST(StartUp, IsUnknownFromOneReplication) {
  EXPECT_EQ(start_up_of(series_of({std::vector<double>(20, 1.0)}), 0.1), std::nullopt);
}

}  // namespace
}  // namespace servicechain::analysis
