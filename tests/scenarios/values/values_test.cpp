#include <gtest/gtest.h>

#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;

template <class T>
T value_of(const Value<T>& read) {
  if (!good(read)) throw std::runtime_error{fault(read).message};
  return *good(read);
}

template <class T>
std::string code_of(const Value<T>& read) {
  return good(read) ? "" : fault(read).code;
}

// A day is 24 h, a week 7 days, a year 52 weeks.
TEST(Duration, IsItsNumberTimesItsUnit) {
  EXPECT_EQ(value_of(read_duration("12 min")), 12min);
  EXPECT_EQ(value_of(read_duration("12min")), 12min);
  EXPECT_EQ(value_of(read_duration("1.5 h")), 90min);
  EXPECT_EQ(value_of(read_duration("3 days")), 72h);
  EXPECT_EQ(value_of(read_duration("2 weeks")), 336h);
  EXPECT_EQ(value_of(read_duration("30 s")), 30s);
  EXPECT_EQ(value_of(read_duration("1 year")), 8736h);
  EXPECT_EQ(value_of(read_duration("1 h 30 min")), 90min);
  EXPECT_EQ(value_of(read_duration("0 h")), 0h);
  EXPECT_EQ(value_of(read_duration("1e-1 h")), 6min);
}

TEST(Duration, WithoutAUnitNamesTheThreeLikelyMeanings) {
  const auto read = read_duration("12");
  EXPECT_EQ(fault(read).code, "E201");
  EXPECT_EQ(fault(read).message, "\"12\" has no unit");
  EXPECT_EQ(fault(read).caret, "is it 12 min, 12 h or 12 days?");
  EXPECT_EQ(fault(read).suggestions, (std::vector<std::string>{"12 min", "12 h", "12 days"}));
}

TEST(Duration, IsRefusedWhenItIsNone) {
  EXPECT_EQ(code_of(read_duration("-3 min")), "E204");
  EXPECT_EQ(code_of(read_duration("12,5 min")), "E202");
  EXPECT_EQ(code_of(read_duration("12 m")), "E201");
  EXPECT_EQ(code_of(read_duration("3 months")), "E201");
  EXPECT_EQ(code_of(read_duration("12 mins ago")), "E209");
  EXPECT_EQ(code_of(read_duration("soon")), "E209");
  EXPECT_EQ(code_of(read_duration("")), "E209");
  EXPECT_EQ(code_of(read_duration("1e999 min")), "E211");
  EXPECT_EQ(code_of(read_duration("251 years")), "E211");
  EXPECT_EQ(code_of(read_duration("1 000 min")), "E209");
  EXPECT_EQ(code_of(read_duration("nan min")), "E209");
  EXPECT_EQ(code_of(read_duration("inf h")), "E209");
}

TEST(Duration, SuggestsTheUnitThatWasMeant) {
  EXPECT_EQ(fault(read_duration("12 mintues")).suggestions, std::vector<std::string>{"12 minutes"});
  EXPECT_EQ(fault(read_duration("12,5 min")).caret, "write 12.5");
  EXPECT_EQ(fault(read_duration("46,000 min")).caret, "write 46000, or 46 if a decimal is meant");
}

// Marks between the thousands are taken out, and the last mark of two kinds is the decimal one.
TEST(Number, WithMarksIsRefusedWithThePlainNumber) {
  EXPECT_EQ(fault(read_money("46.000,50 EUR")).caret, "write 46000.50");
  EXPECT_EQ(fault(read_money("46,000.50 EUR")).caret, "write 46000.50");
  EXPECT_EQ(fault(read_money("1.000.000 EUR")).caret, "write 1000000");
  EXPECT_EQ(fault(read_money("1,000,000 EUR")).caret, "write 1000000");
  EXPECT_EQ(fault(read_money("46'000 EUR")).caret, "write 46000");
  EXPECT_EQ(fault(read_money("0,125 EUR")).caret, "write 0.125");
}

// Three digits behind a point: thousands to half of the world. 46.00, 0.125 and 1234.125 can only be decimals.
TEST(Number, WithTwoMeaningsIsRefusedInMoneyAndPeople) {
  constexpr Countable people{0, 1000, "people"};
  EXPECT_EQ(code_of(read_money("46.000 EUR per year")), "E221");
  EXPECT_EQ(code_of(read_count("6.000", people)), "E221");
  EXPECT_EQ(fault(read_money("46.000 EUR")).caret, "write 46000, or 46");
  EXPECT_EQ(fault(read_money("1.125 EUR")).caret, "write 1125, or 1.1250");
  EXPECT_EQ(fault(read_money("46.000 EUR")).suggestions, (std::vector<std::string>{"46000 EUR", "46 EUR"}));
  for (const char* clear : {"46.00 EUR", "0.125 EUR", "1234.125 EUR", "1.1250 EUR"}) EXPECT_EQ(code_of(read_money(clear)), "");
  EXPECT_DOUBLE_EQ(value_of(read_duration_h("1.500 h")), 1.5);
  EXPECT_DOUBLE_EQ(value_of(read_share("12.125%")), 0.12125);
  EXPECT_DOUBLE_EQ(value_of(read_how_often("1.125 per job")).times, 1.125);
  EXPECT_DOUBLE_EQ(value_of(read_rate_per_week("1.125 per week")), 1.125);
  EXPECT_DOUBLE_EQ(value_of(read_share("1")), 1);
}

// 168 hours, 7 days to the week, 52 weeks to the year.
TEST(Rate, IsPerWeekOf168Hours) {
  EXPECT_DOUBLE_EQ(value_of(read_rate_per_week("120 per week")), 120);
  EXPECT_DOUBLE_EQ(value_of(read_rate_per_week("30 per hour")), 5040);
  EXPECT_DOUBLE_EQ(value_of(read_rate_per_week("1 per day")), 7);
  EXPECT_DOUBLE_EQ(value_of(read_rate_per_week("52 per year")), 1);
  EXPECT_DOUBLE_EQ(value_of(read_rate_per_week("0 per week")), 0);
  EXPECT_EQ(code_of(read_rate_per_week("120")), "E201");
  EXPECT_EQ(code_of(read_rate_per_week("120 a week")), "E201");
  EXPECT_EQ(code_of(read_rate_per_week("-1 per week")), "E204");
  EXPECT_EQ(code_of(read_rate_per_week("1e300 per week")), "E211");
  EXPECT_EQ(fault(read_rate_per_week("120")).caret, "is it 120 per week, 120 per day or 120 per hour?");
}

TEST(Share, IsPercentOrAFraction) {
  EXPECT_DOUBLE_EQ(value_of(read_share("30%")), 0.3);
  EXPECT_DOUBLE_EQ(value_of(read_share("30 %")), 0.3);
  EXPECT_DOUBLE_EQ(value_of(read_share("0.3")), 0.3);
  EXPECT_DOUBLE_EQ(value_of(read_share("0")), 0);
  EXPECT_DOUBLE_EQ(value_of(read_share("1")), 1);
  EXPECT_DOUBLE_EQ(value_of(read_share("100%")), 1);
  EXPECT_EQ(code_of(read_share("101%")), "E203");
  EXPECT_EQ(code_of(read_share("30")), "E201");
  EXPECT_EQ(code_of(read_share("-1%")), "E204");
  EXPECT_EQ(code_of(read_share("12,5%")), "E202");
  EXPECT_EQ(fault(read_share("30")).suggestions, std::vector<std::string>{"30%"});
}

TEST(HowOften, IsPerJobOrPerWeek) {
  EXPECT_DOUBLE_EQ(value_of(read_how_often("30% of jobs")).times, 0.3);
  EXPECT_DOUBLE_EQ(value_of(read_how_often("2 per job")).times, 2);
  EXPECT_EQ(value_of(read_how_often("1.5 per job")).per, Often::Per::job);
  EXPECT_DOUBLE_EQ(value_of(read_how_often("12 per week")).times, 12);
  EXPECT_EQ(value_of(read_how_often("1 per day")).per, Often::Per::week);
  EXPECT_EQ(code_of(read_how_often("30%")), "E209");
  EXPECT_EQ(code_of(read_how_often("3")), "E201");
  EXPECT_EQ(code_of(read_how_often("150% of jobs")), "E203");
  EXPECT_EQ(fault(read_how_often("150% of jobs")).caret, "if a job asks more than once, write 1.5 per job");
}

TEST(Level, IsAWordOrANumber) {
  EXPECT_EQ(value_of(read_level("low")), 1);
  EXPECT_EQ(value_of(read_level("medium")), 2);
  EXPECT_EQ(value_of(read_level("high")), 4);
  EXPECT_EQ(value_of(read_level("3.5")), 3.5);
  EXPECT_EQ(fault(read_level("hihg")).caret, "did you mean \"high\"?");
}

TEST(Money, HasACurrencyAndAnOccasion) {
  EXPECT_EQ(value_of(read_money("48 EUR")), (Cost{48, "EUR", Cost::Per::once}));
  EXPECT_EQ(value_of(read_money("48 EUR per visit")), (Cost{48, "EUR", Cost::Per::visit}));
  EXPECT_EQ(value_of(read_money("46000 EUR per year")), (Cost{46000, "EUR", Cost::Per::year}));
  EXPECT_EQ(value_of(read_money("15000 EUR once")), (Cost{15000, "EUR", Cost::Per::once}));
  EXPECT_EQ(value_of(read_money("24 € per hour")), (Cost{24, "€", Cost::Per::hour}));
  EXPECT_EQ(code_of(read_money("48")), "E201");
  EXPECT_EQ(code_of(read_money("48 EUR per fortnight")), "E209");
}

TEST(YesAndNo, AreWordsAndOnlyWhereTheyAreWanted) {
  EXPECT_TRUE(value_of(read_yes_no("yes")));
  EXPECT_FALSE(value_of(read_yes_no("false")));
  EXPECT_EQ(code_of(read_yes_no("on")), "E210");
  EXPECT_EQ(code_of(read_yes_no("1")), "E210");
}

TEST(Count, IsWholeAndWithinItsLimits) {
  constexpr Countable people{0, 1'000'000, "people"};
  EXPECT_EQ(value_of(read_count("6", people)), 6u);
  EXPECT_EQ(value_of(read_count("010", people)), 10u);  // never 8
  EXPECT_EQ(code_of(read_count("2.5", people)), "E209");
  EXPECT_EQ(fault(read_count("7.2", people)).caret, "write 7 or 8");
  EXPECT_EQ(code_of(read_count("-1", people)), "E204");
  EXPECT_EQ(code_of(read_count("1000001", people)), "E211");
  EXPECT_EQ(code_of(read_count("1e30", people)), "E211");
  EXPECT_EQ(code_of(read_count("six", people)), "E209");
}

TEST(Points, GoFrom0To100) {
  EXPECT_EQ(value_of(read_points("80")), 80);
  EXPECT_EQ(value_of(read_points("80 points")), 80);
  EXPECT_EQ(value_of(read_points("98%")), 98);
  EXPECT_EQ(code_of(read_points("101")), "E203");
  EXPECT_EQ(code_of(read_points("-1")), "E204");
}

TEST(Group, IsANumberARangeOrSharesOfNumbers) {
  EXPECT_EQ(value_of(read_group("3")), (std::vector<models::GroupSize>{{3, 1.0}}));
  EXPECT_EQ(value_of(read_group("1..4")), (std::vector<models::GroupSize>{{1, .25}, {2, .25}, {3, .25}, {4, .25}}));
  EXPECT_EQ(value_of(read_group("discrete(50%: 1, rest: 4)")), (std::vector<models::GroupSize>{{1, .5}, {4, .5}}));
  EXPECT_EQ(code_of(read_group("4..1")), "E205");
  EXPECT_EQ(code_of(read_group("0")), "E211");
  EXPECT_EQ(code_of(read_group("10001")), "E211");
  EXPECT_EQ(code_of(read_group("1..99999999999")), "E211");
}

TEST(Join, IsAllAnyOrSomeOfThem) {
  EXPECT_TRUE(std::holds_alternative<models::JoinAll>(value_of(read_join("all")).join));
  EXPECT_EQ(std::get<models::JoinSome>(value_of(read_join("any")).join).count, 1u);
  EXPECT_EQ(std::get<models::JoinSome>(value_of(read_join("2 of 3")).join).count, 2u);
  EXPECT_EQ(code_of(read_join("4 of 3")), "E205");
  EXPECT_EQ(code_of(read_join("some")), "E209");
}

TEST(Wait, IsYesParkNoOrAtMost) {
  EXPECT_EQ(value_of(read_wait("yes")).waiting, models::Waiting::yes);
  EXPECT_EQ(value_of(read_wait("park")).waiting, models::Waiting::park);
  EXPECT_EQ(value_of(read_wait("no")).waiting, models::Waiting::no);
  EXPECT_EQ(value_of(read_wait("at most 30 min")).at_most, 30min);
  EXPECT_EQ(code_of(read_wait("at most 30")), "E201");
  EXPECT_EQ(fault(read_wait("prak")).caret, "did you mean \"park\"?");
}

TEST(Combination, MayBeAPower) {
  EXPECT_EQ(value_of(read_combination("power(-1)")).power, -1);
  EXPECT_EQ(value_of(read_combination("linear")).combine, models::Combine::linear);
  EXPECT_EQ(code_of(read_combination("power(0)")), "E209");
  EXPECT_EQ(code_of(read_combination("power(1e9)")), "E211");
}

}  // namespace
}  // namespace servicechain::scenarios
