#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "analysis/map/chain_layout.h"
#include "analysis/map/chain_map.h"
#include "analysis/map/chain_picture.h"
#include "tests/analysis/hand_made.h"

namespace servicechain::tests {
namespace {

using analysis::chain_map_svg;
using analysis::ChainPicture;
using analysis::MapArc;
using analysis::picture_of;

std::size_t count(const std::string& text, const std::string& wanted) {
  std::size_t found = 0;
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++found;
  return found;
}

std::string hand_made_map() { return chain_map_svg(hand_made_chain(), hand_made_study(), "en"); }

// The group of one arc or node, up to its end.
std::string group(const std::string& svg, const std::string& id) {
  const std::size_t from = svg.find("<g id=\"" + id + "\"");
  return from == std::string::npos ? "" : svg.substr(from, svg.find("</g>", from) - from);
}

const MapArc& arc(const ChainPicture& picture, const std::string& id) {
  return *std::find_if(picture.arcs.begin(), picture.arcs.end(), [&](const MapArc& a) { return a.id == id; });
}

TEST(ChainMap, IsWellFormedAndNeedsNothingFromOutside) {
  const std::string svg = hand_made_map();
  EXPECT_EQ(what_is_wrong_as_xml(svg), "");
  EXPECT_TRUE(outside_addresses(svg).empty());
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_EQ(svg.find("<!"), std::string::npos);
}

TEST(ChainMap, TellsItsQuestionAndAnswerToWhoCannotSeeIt) {
  const std::string svg = hand_made_map();
  EXPECT_NE(svg.find("<title id=\"chain-map-title\">Who serves whom"), std::string::npos);
  EXPECT_NE(svg.find("<desc id=\"chain-map-desc\">The promise kept least: Warehouse for Shop floor, 58%"),
            std::string::npos);
}

// 10 needs; hand-ons store → delivery and purchasing → store; visits: businesses at purchasing, store and delivery,
// shoppers at store and delivery. 10 + 2 + 5 = 17 arcs; 6 departments; 2 segments.
TEST(ChainMap, DrawsEveryDepartmentSegmentNeedAndHandOn) {
  const std::string svg = hand_made_map();
  EXPECT_EQ(count(svg, "class=\"arc "), 17u);
  EXPECT_EQ(count(svg, "class=\"department\""), 6u);
  EXPECT_EQ(count(svg, "class=\"customers\""), 2u);
}

// Value flows to the one who is served: the arrow of "store needs warehouse" starts at the warehouse.
TEST(ChainMap, PointsFromTheSupplierToTheAsker) {
  const ChainPicture picture = picture_of(hand_made_chain(), hand_made_study(), "en");
  const MapArc& need = arc(picture, "map-need-5-4");
  EXPECT_EQ(picture.nodes[need.from].title, std::vector<std::string>{"Warehouse"});
  EXPECT_EQ(picture.nodes[need.to].title, std::vector<std::string>{"Shop floor"});
}

// Layers rise to the customers: a supplier that nobody supplies stands lower than the one it serves, and every
// segment above every department.
TEST(ChainMap, PutsCustomersAboveAllDepartments) {
  const ChainPicture picture = picture_of(hand_made_chain(), hand_made_study(), "en");
  const analysis::ChainLayout layout = lay_out(picture);
  for (std::size_t department = 0; department < 6; ++department) {
    for (std::size_t segment = 6; segment < 8; ++segment) {
      EXPECT_LT(layout.nodes[segment].centre.y, layout.nodes[department].centre.y);
    }
  }
}

TEST(ChainMap, DrawsTwoThatServeEachOtherWithAnArcEach) {
  const std::string svg = hand_made_map();
  const std::string there = group(svg, "map-need-3-5");
  const std::string back = group(svg, "map-need-5-3");
  ASSERT_NE(there, "");
  ASSERT_NE(back, "");
  const auto path = [](const std::string& text) { return text.substr(text.find(" d=\""), 60); };
  EXPECT_NE(path(there), path(back));
}

TEST(ChainMap, NoBoxLiesOnAnother) {
  const analysis::ChainLayout layout = lay_out(picture_of(hand_made_chain(), hand_made_study(), "en"));
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const analysis::NodePlace& a = layout.nodes[i];
      const analysis::NodePlace& b = layout.nodes[j];
      const bool apart = std::abs(a.centre.x - b.centre.x) >= (a.width + b.width) / 2 ||
                         std::abs(a.centre.y - b.centre.y) >= (a.height + b.height) / 2;
      EXPECT_TRUE(apart) << i << " and " << j;
    }
  }
}

// On time: store ← warehouse 58%, store ← it-desk 88%, it-desk ← people 99%.
TEST(ChainMap, TellsLatePromisesByPatternAndNumberAsWellAsByColour) {
  const std::string svg = hand_made_map();
  EXPECT_NE(group(svg, "map-need-5-4").find("class=\"arc late\""), std::string::npos);
  EXPECT_NE(group(svg, "map-need-5-4").find("stroke-dasharray"), std::string::npos);
  EXPECT_NE(group(svg, "map-need-1-4").find("class=\"arc often-late\""), std::string::npos);
  EXPECT_NE(group(svg, "map-need-1-4").find("stroke-dasharray"), std::string::npos);
  EXPECT_NE(group(svg, "map-need-2-1").find("class=\"arc kept\""), std::string::npos);
  EXPECT_EQ(group(svg, "map-need-2-1").find("stroke-dasharray"), std::string::npos);
  EXPECT_NE(svg.find(">58%</text>"), std::string::npos);
  EXPECT_NE(svg.find("busy 94% (93 to 95)"), std::string::npos);
}

// Shoppers 5.3 an hour, of whom 12%, and businesses 0.68, of whom 80%: (0.636 + 0.544) · 168 = 198.24 a week.
TEST(ChainMap, AddsTheVolumesOfAllKindsOnAHandOn) {
  const ChainPicture picture = picture_of(hand_made_chain(), hand_made_study(), "en");
  const MapArc& hand_on = arc(picture, "map-hand-on-4-0");
  ASSERT_TRUE(hand_on.per_week);
  EXPECT_NEAR(*hand_on.per_week, 198.24, 1e-9);
}

// Above the thinnest line thickness grows with the square root: four times the volume, twice the growth.
TEST(ChainMap, DrawsMoreVolumeThicker) {
  MapArc none{}, few{}, many{};
  none.per_week = 0;
  few.per_week = 100;
  many.per_week = 400;
  const double thinnest = thickness_of(none, 400);
  EXPECT_NEAR(thickness_of(many, 400) - thinnest, 2 * (thickness_of(few, 400) - thinnest), 1e-12);
}

// Businesses come in at purchasing and all go on to the store: a door there, and no arrow to the customers.
TEST(ChainMap, ShowsADoorWhereCustomersComeInAndNoArrowWhereNobodyLeaves) {
  const ChainPicture picture = picture_of(hand_made_chain(), hand_made_study(), "en");
  EXPECT_TRUE(arc(picture, "map-visit-3-0").comes_in);
  EXPECT_FALSE(arc(picture, "map-visit-3-0").leaves);
  EXPECT_FALSE(arc(picture, "map-visit-0-0").comes_in);
  EXPECT_TRUE(arc(picture, "map-visit-0-0").leaves);
}

TEST(ChainMap, ShowsLabelsInTheLanguageAskedForElseTheName) {
  const std::string svg = chain_map_svg(hand_made_chain(), hand_made_study(), "zh-Hant");
  EXPECT_NE(svg.find(">門市</text>"), std::string::npos);
  EXPECT_NE(svg.find(">it-desk</text>"), std::string::npos);
  EXPECT_EQ(svg.find("Shop floor"), std::string::npos);
}

TEST(ChainMap, LetsNoNameBreakOutOfItsPlace) {
  models::ServiceChain chain = hand_made_chain();
  chain.departments[4].label = {{"en", "</text></svg><script>alert(1)</script> \"'& \x01 \xFF\xC3 \\N \\G <b>"}};
  chain.segments[1].name = std::string(5000, 'x') + "<&>";
  const std::string svg = chain_map_svg(chain, hand_made_study(), "en\"><script>");
  EXPECT_EQ(what_is_wrong_as_xml(svg), "");
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(count(svg, "</svg>"), 1u);
  const analysis::ChainLayout layout = lay_out(picture_of(chain, hand_made_study(), "en"));
  EXPECT_LT(layout.width, 2000);
}

// Throughput of department i of the row is i + 1 an hour: of 83 the busiest 60 are numbers 23 to 82.
TEST(ChainMap, DrawsTheBusiestSixtyOfMoreAndSaysSo) {
  const std::string svg = chain_map_svg(row_of(83), study_of_row(83), "en");
  EXPECT_EQ(count(svg, "class=\"department\""), 60u);
  EXPECT_EQ(svg.find("id=\"map-department-22\""), std::string::npos);
  EXPECT_NE(svg.find("id=\"map-department-23\""), std::string::npos);
  EXPECT_NE(svg.find("The 60 busiest of 83 departments are drawn."), std::string::npos);
}

// 40 departments that all need one another: 1560 needs, of which the greatest are drawn, and one visit.
TEST(ChainMap, DrawsTheGreatestArrowsOfTooManyAndSaysSo) {
  models::ServiceChain chain = row_of(40);
  for (models::Department& asker : chain.departments) {
    asker.needs.clear();
    for (std::uint32_t i = 0; i < 40; ++i) {
      if (chain.departments[i].name == asker.name) continue;
      asker.needs.emplace_back();
      asker.needs.back().supplier = {i};
    }
  }
  const std::string svg = chain_map_svg(chain, study_of_row(40), "en");
  EXPECT_EQ(count(svg, "class=\"arc "), 150u);
  EXPECT_NE(svg.find("The 150 arrows with the greatest volume of 1561 are drawn."), std::string::npos);
}

TEST(ChainMap, DrawsOneDepartmentAloneAndAChainWithoutNumbers) {
  EXPECT_EQ(what_is_wrong_as_xml(chain_map_svg(row_of(1), study_of_row(1), "en")), "");
  EXPECT_EQ(what_is_wrong_as_xml(chain_map_svg(hand_made_chain(), analysis::Study{}, "en")), "");
  EXPECT_EQ(what_is_wrong_as_xml(chain_map_svg(models::ServiceChain{}, analysis::Study{}, "en")), "");
}

TEST(ChainMap, IsTheSameFromManyThreadsAtOnce) {
  const std::string expected = hand_made_map();
  std::vector<std::string> drawn(6);
  {
    std::vector<std::jthread> threads;
    for (std::string& svg : drawn) threads.emplace_back([&svg] { svg = hand_made_map(); });
  }
  for (const std::string& svg : drawn) EXPECT_TRUE(svg == expected);
}

}  // namespace
}  // namespace servicechain::tests
