#include <gtest/gtest.h>

#include "sim/id.h"
#include "sim/time.h"

namespace servicechain::sim {
namespace {

using namespace std::chrono_literals;

TEST(Clock, CountsWholeNanoseconds) {
  EXPECT_EQ(from_hours(0.5), 30min);
  EXPECT_EQ(from_hours(1e-12), 4ns);  // 3.6 ns
  EXPECT_EQ(hours(start_of_run + 90min), 1.5);
  EXPECT_EQ(one_week, 168h);
}

// 250 years twice is more than the clock's 292.
TEST(Clock, StopsAtTheEndOfTimeInsteadOfStartingOver) {
  const Duration quarter_millennium = 250 * 52 * one_week;
  EXPECT_EQ(later(start_of_run, quarter_millennium), start_of_run + quarter_millennium);
  EXPECT_EQ(later(start_of_run + quarter_millennium, quarter_millennium), end_of_time);
  EXPECT_EQ(later(start_of_run - 1h, Duration::max()), end_of_time - 1h);
  EXPECT_EQ(later(end_of_time, 0ns), end_of_time);
}

template <class A, class B>
concept Comparable = requires(A a, B b) {
  a == b;
};

TEST(Id, OfOneListIsNotComparedWithThatOfAnother) {
  using Left = Id<struct LeftTag>;
  using Right = Id<struct RightTag>;
  EXPECT_TRUE((Comparable<Left, Left>));
  EXPECT_FALSE((Comparable<Left, Right>));
  EXPECT_LT(Left{1}, Left{2});
  EXPECT_EQ(sizeof(Left), 4u);
}

}  // namespace
}  // namespace servicechain::sim
