#include "analysis/labels.h"

#include <gtest/gtest.h>

#include "tests/analysis/hand_made.h"

namespace servicechain::analysis {
namespace {

const Labels shop{{"departments.store", "Shop floor"}, {"customers.shoppers", "顧客"}};

TEST(Labels, StandInThePlaceOfNamesOnly) {
  EXPECT_EQ(in_labels("departments.store", shop), "departments.Shop floor");
  EXPECT_EQ(in_labels("departments.warehouse.needs.store", shop), "departments.warehouse.needs.Shop floor");
  EXPECT_EQ(in_labels("departments.store.passes-to.delivery", shop), "departments.Shop floor.passes-to.delivery");
  EXPECT_EQ(in_labels("customers.shoppers", shop), "customers.顧客");
  EXPECT_EQ(in_labels("customers", shop), "customers");
  EXPECT_EQ(in_labels("pools.store", shop), "pools.store");
  EXPECT_EQ(in_labels(Measure{"departments.store", "shoppers", "wait", "h"}, shop), (Measure{"departments.Shop floor", "顧客", "wait", "h"}));
}

TEST(Labels, AreThoseOfTheLanguageElseOfEveryLanguage) {
  models::ServiceChain chain = tests::hand_made_chain();
  chain.segments[1].label = {{"", "Walk-in customers"}};
  const Labels chinese = labels_of(chain, "zh-Hant");
  EXPECT_EQ(chinese.at("departments.store"), "門市");
  EXPECT_EQ(chinese.at("customers.shoppers"), "Walk-in customers");
  EXPECT_FALSE(chinese.contains("departments.it-desk"));
}

// Two called alike are told apart by their names.
TEST(Labels, DoNotMixUpTwo) {
  models::ServiceChain chain = tests::hand_made_chain();
  chain.departments[0].label = {{"", "Desk"}};
  chain.departments[1].label = {{"", "Desk"}};
  const Labels labels = labels_of(chain, "en");
  EXPECT_EQ(labels.at("departments.delivery"), "Desk (delivery)");
  EXPECT_EQ(labels.at("departments.it-desk"), "Desk (it-desk)");
}

TEST(Labels, StayInOneLineWhateverSomebodyWrote) {
  models::ServiceChain chain = tests::hand_made_chain();
  chain.departments[0].label = {{"", "a\nb\x01"}};
  EXPECT_EQ(labels_of(chain, "en").at("departments.delivery"), "a b\xEF\xBF\xBD");
}

// Every row that speaks of the store speaks of the shop floor, and the chain agrees with the study.
TEST(Labels, AreTheSameInTheChainAndInTheStudy) {
  const Shown people = shown(tests::hand_made_chain(), tests::hand_made_study(), {"en"});
  for (const MeasureRow& row : people.study.measures) {
    EXPECT_NE(row.measure.of, "departments.store");
    EXPECT_NE(row.measure.kind, "store");
  }
  EXPECT_EQ(people.chain.departments[4].name, "Shop floor");
  EXPECT_TRUE(people.chain.departments[4].label.empty());
}

TEST(Labels, StandInWhoMakesTheGap) {
  Why why;
  why.measure = {"departments.store", "all", "wait", "h"};
  why.shares.push_back({.department = "store", .all = {}, .quality = {}, .capacity = {}});
  why.links.push_back({.from = "store", .of = "departments.store.passes-to.delivery", .to = "customers.shoppers", .all = {}, .quality = {}, .capacity = {}});
  why.departments = {"delivery", "store"};
  why.influences.push_back({"store", {"customers.shoppers", "all", "satisfaction", "points"}, {}});
  const Why shown = in_labels(why, shop);
  EXPECT_EQ(shown.measure.of, "departments.Shop floor");
  EXPECT_EQ(shown.shares[0].department, "Shop floor");
  EXPECT_EQ(shown.links[0].from, "Shop floor");
  EXPECT_EQ(shown.links[0].to, "customers.顧客");
  EXPECT_EQ(shown.departments[1], "Shop floor");
  EXPECT_EQ(shown.influences[0].department, "Shop floor");
  EXPECT_EQ(shown.influences[0].on.of, "customers.顧客");
}

}  // namespace
}  // namespace servicechain::analysis
