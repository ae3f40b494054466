#include "analysis/words.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

Estimate ranging(double low, double high) { return {(low + high) / 2, Range{low, high}, 1.0, 30, "t", ""}; }

std::string said(const std::string& unit, double low, double high) {
  return with_range({"customers", "all", "x", unit}, ranging(low, high), Saying::value, Vocabulary::plain);
}

TEST(Words, GiveDurationsInTheUnitAPersonWouldUse) {
  EXPECT_EQ(said("h", 0.0902, 0.0940), "5.5 min (likely 5.4 to 5.6)");
  EXPECT_EQ(said("h", 10.0 / 3600, 14.0 / 3600), "12 s (likely 10 to 14)");
  EXPECT_EQ(said("h", 1.9, 2.3), "2.1 h (likely 1.9 to 2.3)");
  EXPECT_EQ(said("h", 60, 84), "3.0 days (likely 2.5 to 3.5)");
}

TEST(Words, GiveSharesInPercentAndRatesByTheWeek) {
  EXPECT_EQ(said("share", 0.812, 0.828), "82.0% (likely 81.2 to 82.8)");
  EXPECT_EQ(said("per h", 5.9, 6.3), "1,020 a week (likely 990 to 1,060)");
  EXPECT_EQ(said("per h", 0.06, 0.08), "12 a week (likely 10 to 13)");
  EXPECT_EQ(said("per h", 0.01, 0.02), "2.5 a week (likely 1.7 to 3.4)");
}

// Half-width 56: tens. 1,234 ± 56 is 1,230, from 1,180 to 1,290.
TEST(Words, GiveNoMoreDigitsThanTheRangeSupports) {
  EXPECT_EQ(supported_decimals({1178, 1290}), -1);
  EXPECT_EQ(said("jobs", 1178, 1290), "1,230 jobs (likely 1,180 to 1,290)");
  EXPECT_EQ(supported_decimals({0.0902, 0.0940}), 3);
  EXPECT_EQ(supported_decimals({1, 4}), 0);
}

// All runs gave the same, but for the last digits of a sum.
TEST(Words, GiveThreeDigitsOfANumberWithoutSpread) {
  EXPECT_EQ(said("share", 0.95 - 1e-15, 0.95 + 1e-15), "95.0% (in every run)");
  EXPECT_EQ(said("money a week", 336, 336), "336 a week (in every run)");
}

TEST(Words, NeverGiveANumberWithoutItsRange) {
  const Measure wait{"customers", "all", "wait", "h"};
  EXPECT_EQ(with_range(wait, {0.25, std::nullopt, std::nullopt, 1, "t", ""}, Saying::value, Vocabulary::plain),
            "15 min (one run: no range)");
  EXPECT_EQ(with_range(wait, {}, Saying::value, Vocabulary::plain), "–");
}

// 98.148 to 98.152 read alike with two digits; what was 100% in all runs has no range to speak of.
TEST(Words, DoNotWriteOneNumberTwiceAsARange) {
  const Measure points{"customers", "all", "satisfaction", "points"};
  const Measure share{"customers", "all", "served", "share"};
  EXPECT_EQ(with_range(points, {98.15, Range{98.148, 98.152}, 0.002, 30, "", ""}, Saying::value, Vocabulary::plain), "98.15 points (likely within 0.01)");
  EXPECT_EQ(in_a_table(points, {98.15, Range{98.148, 98.152}, 0.002, 30, "", ""}, Saying::value), "98.15 points (within 0.01)");
  EXPECT_EQ(with_range(share, {1, Range{1, 1}, 0, 30, "", ""}, Saying::value, Vocabulary::plain), "100% (in every run)");
  EXPECT_EQ(in_a_table(share, {0, Range{0, 0}, 0, 30, "", ""}, Saying::value), "0% (in every run)");
  EXPECT_EQ(range_in_words({-0.2, 0.3}, 1, Saying::change, "likely "), "likely −0.2 to +0.3");
}

TEST(Words, SignChanges) {
  const Measure lost{"customers", "all", "lost", "share"};
  EXPECT_EQ(with_range(lost, ranging(-0.038, -0.024), Saying::change, Vocabulary::plain),
            "−3.1 percentage points (likely −3.8 to −2.4)");
  EXPECT_EQ(with_range(lost, ranging(0.024, 0.038), Saying::change, Vocabulary::expert),
            "+3.1 percentage points (CI +2.4 to +3.8)");
}

TEST(Words, GroupThousands) {
  EXPECT_EQ(number(46000, 0), "46,000");
  EXPECT_EQ(number(-1234567.5, 1), "−1,234,567.5");
  EXPECT_EQ(number(999, 0), "999");
  EXPECT_EQ(number(-0.2, 0), "0");
  EXPECT_EQ(rounded(14838.7, 2), "15,000");
  EXPECT_EQ(rounded(2.50, 3), "2.5");
  EXPECT_EQ(rounded(0.0333333, 2), "0.033");
  EXPECT_EQ(signed_number(0.2, 0), "0");
}

TEST(Words, NamePlacesAndMeasures) {
  EXPECT_EQ(place_of("departments.store"), "store");
  EXPECT_EQ(place_of("departments.store.needs.warehouse"), "store asks warehouse");
  EXPECT_EQ(place_of("customers"), "all customers");
  EXPECT_EQ(place_of("customers.shoppers"), "shoppers");
  EXPECT_EQ(department_in("departments.it-desk.staff"), "it-desk");
  EXPECT_EQ(department_in("customers.shoppers.worth"), std::nullopt);
  EXPECT_EQ(name_of({"customers", "all", "wait.p95", "h"}, Vocabulary::plain), "wait, 19 of 20 have less");
  EXPECT_EQ(name_of({"customers", "all", "wait.p95", "h"}, Vocabulary::expert), "waiting time in line, 95th percentile");
}

}  // namespace
}  // namespace servicechain::analysis
