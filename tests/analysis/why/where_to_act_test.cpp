#include "analysis/why/where_to_act.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

Estimate around(double mean, double half) { return {mean, Range{mean - half, mean + half}, half, 10, "", ""}; }

// A department matters from 2 points on, and does well from 80% on.
Why why_of(std::vector<WhyShare> shares) {
  Why why;
  why.measure = {"customers", "all", "satisfaction", "points"};
  why.replications = 10;
  why.matters = 2;
  why.shares = std::move(shares);
  return why;
}

WhyShare share(const std::string& department, Estimate of_the_gap, Estimate right_in_time) {
  return {department, std::move(of_the_gap), {}, {}, std::move(right_in_time)};
}

TEST(WhereToAct, GivesEachFieldItsInstruction) {
  const WhereToAct found = where_to_act(why_of({share("a", around(5, 1), around(0.6, 0.05)), share("b", around(4, 1), around(0.9, 0.05)),
                                                share("c", around(1, 0.5), around(0.5, 0.05)), share("d", around(0, 1), around(0.95, 0.01))}));
  using enum Instruction;
  const std::vector<Instruction> expected{fix_first, keep_up, watch, do_not_overinvest};
  ASSERT_EQ(found.departments.size(), expected.size());
  for (std::size_t d = 0; d < expected.size(); ++d) EXPECT_EQ(found.departments[d].instruction, expected[d]) << found.departments[d].name;
  EXPECT_TRUE(found.departments[0].is_sure);
  EXPECT_TRUE(found.departments[0].is_felt);
  EXPECT_FALSE(found.departments[3].is_felt);
  EXPECT_EQ(found.answer,
            "Act first at a: its share of the gap in satisfaction is +5 points (likely +4 to +6), and 60% (likely 55 to 65) of "
            "what it gives others is right and in time.");
}

// 5 ± 1 and 4.5 ± 1 overlap; 2.5 ± 0.2 does not reach 4.
TEST(WhereToAct, DoesNotNameOneFirstWhereTwoCannotBeToldApart) {
  const WhereToAct found = where_to_act(why_of({share("a", around(5, 1), around(0.6, 0.05)), share("b", around(4.5, 1), around(0.6, 0.05)),
                                                share("c", around(2.5, 0.2), around(0.6, 0.05))}));
  EXPECT_TRUE(found.answer.starts_with("Act first at a or b; which of them matters more cannot be told. At a, its share")) << found.answer;
  EXPECT_TRUE(found.answer.ends_with(" Then: c.")) << found.answer;
}

// 3 ± 2 reaches down to 1, below 2.
TEST(WhereToAct, SaysWhereARangeReachesOverALine) {
  const WhereToAct found = where_to_act(why_of({share("a", around(3, 2), around(0.6, 0.05))}));
  EXPECT_FALSE(found.departments.front().is_sure);
  EXPECT_TRUE(found.answer.ends_with("Its ranges reach over a line: with more runs it may fall elsewhere.")) << found.answer;
}

TEST(WhereToAct, SaysThatItCannotBeTold) {
  EXPECT_EQ(where_to_act(why_of({share("a", around(1, 2), around(0.6, 0.05))})).answer,
            "It cannot be told where to act first: no department's share of the gap in satisfaction can be told from nothing in 10 runs.");
  // 1.8 ± 0.5 may be 2 or more.
  EXPECT_TRUE(where_to_act(why_of({share("a", around(1.8, 0.5), around(0.6, 0.05))})).answer.starts_with(
      "It cannot be told yet where to act first; it may be a: "));
}

TEST(WhereToAct, SaysThatNobodyIsFirst) {
  EXPECT_TRUE(where_to_act(why_of({share("a", around(5, 1), around(0.9, 0.02))})).answer.starts_with(
      "Nowhere first: whoever matters does well. Keep up a, which matters most: "));
  EXPECT_TRUE(where_to_act(why_of({share("a", around(1, 0.2), around(0.6, 0.02))})).answer.starts_with(
      "Nowhere first: no single department makes 2 points of the gap or more. The most is at a: "));
}

// Lost customers: a perfect department takes 3% away, −3 of the measure, which is 3 to gain.
TEST(WhereToAct, TurnsMeasuresOfWhichLessIsBetter) {
  Why why = why_of({share("a", around(-0.03, 0.01), around(0.6, 0.05))});
  why.measure = {"customers", "all", "lost", "share"};
  why.matters = 0.01;
  const WhereToAct found = where_to_act(why);
  EXPECT_EQ(found.departments.front().instruction, Instruction::fix_first);
  EXPECT_DOUBLE_EQ(*found.departments.front().importance.mean, 0.03);
  EXPECT_NE(found.answer.find("its share of the gap in lost is −3 percentage points"), std::string::npos) << found.answer;
}

TEST(WhereToAct, NamesWhomMostOfAShareReaches) {
  Why why = why_of({share("stock", around(5, 1), around(0.6, 0.05)), share("archive", around(0, 0), {})});
  why.links = {{"stock", "departments.stock", "", around(4, 1), {}, {}}, {"stock", "departments.van.needs.stock", "departments.van", around(3, 1), {}, {}},
               {"stock", "departments.shop.needs.stock", "departments.shop", around(1, 0.5), {}, {}}};
  const WhereToAct found = where_to_act(why);
  EXPECT_NE(found.answer.find(" Most of that is what it does for van."), std::string::npos) << found.answer;
  EXPECT_EQ(found.unseen, std::vector<std::string>{"archive"});
}

}  // namespace
}  // namespace servicechain::analysis
