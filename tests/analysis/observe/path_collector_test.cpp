#include "analysis/observe/path_collector.h"

#include <gtest/gtest.h>

#include <array>

#include "models/lanes.h"
#include "tests/analysis/little_chain.h"

namespace servicechain::analysis {
namespace {

using namespace std::chrono_literals;
using models::Place;

sim::Time at(double hours) { return sim::start_of_run + sim::from_hours(hours); }

class PathCollectorTest : public testing::Test {
 protected:
  models::ServiceChain chain_ = tests::little_chain();
  std::vector<models::Lane> lanes_ = models::lanes_of(chain_);
  PathCollector collector_{chain_, lanes_, {at(0), at(4)}, nullptr, {1h, 4, 2}};
};

// One from 0.5 to 2.25, one from 2 on; told in the wrong order.
TEST_F(PathCollectorTest, AveragesTheJobsInsideStepByStep) {
  collector_.plain_visit_unfinished({{0}, false, 2, at(2), at(2), at(4), 0});
  collector_.plain_visits(std::array{models::PlainVisit{{0}, false, 1, at(0.5), at(0.5), at(2.25), 1}});
  EXPECT_EQ(collector_.path().inside[0], (std::vector<double>{0.5, 1, 1.25, 1}));
  EXPECT_EQ(collector_.path().inside[1], (std::vector<double>{0, 0, 0, 0}));
}

TEST_F(PathCollectorTest, CountsWhoMovesInAndOutAndNotWhoMovesWithin) {
  collector_.job_moved({{1}, Place::outside, Place::line, at(1)});
  collector_.job_moved({{1}, Place::line, Place::work, at(1.5)});
  collector_.job_moved({{1}, Place::work, Place::outside, at(3)});
  EXPECT_EQ(collector_.path().inside[1], (std::vector<double>{0, 1, 1, 0}));
}

TEST_F(PathCollectorTest, KeepsTheSatisfactionOfThoseWhoLeftInEachStep) {
  for (const double points : {60.0, 80.0}) {
    collector_.customer_left({{0}, 1, models::Ending::finished, at(0), at(3.5), {}, 1, 80, 80, points, true});
  }
  collector_.customers_left(
      std::array{models::CustomerLeft{{0}, 2, models::Ending::finished, at(1), at(3.5), {}, 1, 80, 80, 50, true},
                 models::CustomerLeft{{0}, 3, models::Ending::gave_up, at(1), at(3.75), {}, 0, 10, 80, 10, false}});
  EXPECT_EQ(collector_.path().satisfaction[3], (Pair{200, 4}));
  EXPECT_EQ(collector_.path().satisfaction[0], (Pair{0, 0}));
}

// What comes after the last step belongs to none.
TEST_F(PathCollectorTest, EndsWithItsGrid) {
  collector_.plain_visits(std::array{models::PlainVisit{{0}, false, 1, at(3.5), at(3.5), at(9), 1}});
  EXPECT_EQ(collector_.path().inside[0], (std::vector<double>{0, 0, 0, 0.5}));
}

// 29 weeks of days are in 29 batches of a week; 100 weeks are more than 400 days: weeks. Always open: 400 steps.
TEST(PathGrid, GoesByWholeWeeksWhereHoursDiffer) {
  EXPECT_EQ(grid_of(29 * sim::one_week, Calendar::hours_differ, 6), (PathGrid{sim::one_day, 203, 7}));
  EXPECT_EQ(grid_of(100 * sim::one_week, Calendar::hours_differ, 6), (PathGrid{sim::one_week, 100, 1}));
  EXPECT_EQ(grid_of(400h, Calendar::always_open, 6), (PathGrid{1h, 400, 5}));
  EXPECT_EQ(grid_of(400h, Calendar::always_open, 1000), (PathGrid{4h, 100, 5}));
}

}  // namespace
}  // namespace servicechain::analysis
