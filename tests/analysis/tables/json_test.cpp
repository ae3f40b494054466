#include "analysis/tables/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace servicechain::analysis {
namespace {

Study two_rows() {
  Study study;
  study.scenario = "City Shoes";
  study.seed = 2026;
  study.replications = 30;
  study.warm_up_h = 504;
  study.length_h = 4368;
  study.ended = "reached the end";
  const Measure satisfaction{"customers", "all", "satisfaction", "points"};
  const Measure wait{"departments.store", "all", "wait", "h"};
  study.measures = {{"base", wait, {1.0 / 3, Range{0.1, 0.2}, 0.0041, 30, "t", ""}},
                    {"base", satisfaction, {}}};
  study.differences = {{"third", satisfaction, {0.4, Range{0.1, 0.7}, 1.0, 30, "t", ""}, 6.1, VerdictKind::a_little, "A."},
                       {"third", wait, {0.4, Range{0.1, 0.7}, 1.0, 30, "t", ""}, std::nullopt, std::nullopt, ""}};
  return study;
}

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& item : object.items()) names.push_back(item.key());
  return names;
}

using Names = std::vector<std::string>;

TEST(Json, HasItsKeysInOrder) {
  const auto json = nlohmann::ordered_json::parse(json_of(two_rows()));
  EXPECT_EQ(keys(json), (Names{"format", "scenario", "seed", "replications", "confidence", "warm_up_h", "warm_up",
                               "length_h", "ended", "stopping", "problems", "rests_on", "calibration", "measures", "differences"}));
  EXPECT_EQ(keys(json["measures"][0]),
            (Names{"what_if", "of", "kind", "measure", "unit", "mean", "low", "high", "n", "sd", "method"}));
  EXPECT_EQ(keys(json["differences"][0]), (Names{"what_if", "of", "kind", "measure", "unit", "mean", "low", "high", "n",
                                                 "variance_reduction", "correlation", "method", "verdict", "sentence"}));
}

TEST(Json, GivesTheVerdictOnTheDecidedRowOnly) {
  const auto json = nlohmann::ordered_json::parse(json_of(two_rows()));
  EXPECT_EQ(json["differences"][0]["verdict"], "a-little");
  EXPECT_FALSE(json["differences"][1].contains("verdict"));
  EXPECT_FALSE(json["differences"][1].contains("sentence"));
  EXPECT_TRUE(json["differences"][1]["variance_reduction"].is_null());
}

TEST(Json, WritesNullWhereThereIsNoNumber) {
  const auto json = nlohmann::ordered_json::parse(json_of(two_rows()));
  for (const char* key : {"mean", "low", "high", "sd"}) EXPECT_TRUE(json["measures"][1][key].is_null()) << key;
}

TEST(Json, WritesAtMostTwelveDigits) {
  EXPECT_NE(json_of(two_rows()).find("0.333333333333,"), std::string::npos);
}

TEST(Json, StandsAnyName) {
  Study study = two_rows();
  study.scenario = "門市 \"x\" \xff\n";
  EXPECT_TRUE(nlohmann::json::accept(json_of(study)));
}

}  // namespace
}  // namespace servicechain::analysis
