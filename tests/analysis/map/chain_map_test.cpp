#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "analysis/map/chain_layout.h"
#include "analysis/map/chain_map.h"
#include "analysis/map/chain_picture.h"
#include "analysis/map/map_marks.h"
#include "analysis/map/map_text.h"
#include "tests/analysis/hand_made.h"

namespace servicechain::tests {
namespace {

using analysis::Direction;
using analysis::ChainPicture;
using analysis::MapArc;
using analysis::picture_of;

std::size_t count(const std::string& text, const std::string& wanted) {
  std::size_t found = 0;
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++found;
  return found;
}

constexpr analysis::Room slide_room{1200, 450};

std::string chain_map_svg(const models::ServiceChain& chain, const analysis::Study& study, std::string_view language) {
  return analysis::chain_map_svg(chain, study, language, analysis::charts::slide);
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

// Layers run to the customers: every segment beyond every department, whichever way the layers run.
TEST(ChainMap, PutsCustomersBeyondAllDepartments) {
  const ChainPicture picture = picture_of(hand_made_chain(), hand_made_study(), "en");
  const analysis::ChainLayout up = lay_out(picture, Direction::up, slide_room);
  const analysis::ChainLayout right = lay_out(picture, Direction::right, slide_room);
  for (std::size_t department = 0; department < 6; ++department) {
    for (std::size_t segment = 6; segment < 8; ++segment) {
      EXPECT_LT(up.nodes[segment].centre.y, up.nodes[department].centre.y);
      EXPECT_GT(right.nodes[segment].centre.x, right.nodes[department].centre.x);
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

void expect_no_box_on_another(const analysis::ChainLayout& layout) {
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

TEST(ChainMap, NoBoxLiesOnAnother) {
  const ChainPicture picture = picture_of(hand_made_chain(), hand_made_study(), "en");
  expect_no_box_on_another(lay_out(picture, Direction::up, slide_room));
  expect_no_box_on_another(lay_out(picture, Direction::right, slide_room));
}

// Letters of four fifths of a slide's own, and the whole of it inside the room.
TEST(ChainMap, IsReadableWhereItIsDrawn) {
  const ChainPicture picture = picture_of(hand_made_chain(), hand_made_study(), "en");
  for (const analysis::Room room : {slide_room, analysis::Room{1080, 550}, analysis::Room{700, 900}}) {
    const analysis::FittedMap map = analysis::fitted(picture, room);
    EXPECT_GE(map.scale, 0.8);
    EXPECT_LE(map.layout.width * map.scale, room.width + 1e-6);
    EXPECT_LE(map.layout.height * map.scale, room.height + 1e-6);
  }
}

TEST(ChainMap, RunsToTheRightOnASlideAndUpwardsOnAPage) {
  const ChainPicture picture = picture_of(row_of(6), study_of_row(6), "en");
  const auto spread = [&](analysis::Room room) {
    const analysis::ChainLayout layout = analysis::fitted(picture, room).layout;
    const auto [first, last] = std::pair{layout.nodes.front().centre, layout.nodes.back().centre};
    return std::pair{std::abs(first.x - last.x), std::abs(first.y - last.y)};
  };
  const auto [slide_x, slide_y] = spread({1200, 300});
  EXPECT_GT(slide_x, slide_y);
  const auto [page_x, page_y] = spread({400, 1200});
  EXPECT_GT(page_y, page_x);
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
  const analysis::ChainLayout layout = lay_out(picture_of(chain, hand_made_study(), "en"), Direction::right, slide_room);
  EXPECT_LT(layout.width, 2000);
}

// Of a chain too large for the room: fewer than all, none lost from the count, and never an arrow without its ends.
TEST(ChainMap, CountsWhatItLeavesOut) {
  const std::string svg = chain_map_svg(row_of(300), study_of_row(300), "en");
  const std::size_t drawn = count(svg, "class=\"department\"");
  EXPECT_GE(drawn, 8u);
  EXPECT_LE(drawn, 40u);
  EXPECT_NE(svg.find("Drawn: " + std::to_string(drawn) + " of 300 departments"), std::string::npos);
}

// Department i is asked i times an hour by the one before it: the ten busiest arrows but one join the last ten of 83.
TEST(ChainMap, DrawsTheBusiestOfTooMany) {
  analysis::Study study = study_of_row(83);
  for (std::size_t i = 1; i < 83; ++i) {
    analysis::Estimate requests;
    requests.mean = static_cast<double>(i);
    const std::string of = fmt::format("departments.d{:03}.needs.d{:03}", i - 1, i);
    study.measures.push_back({"base", {of, "all", "requests", "per h"}, requests});
  }
  const ChainPicture some = most_telling(picture_of(row_of(83), study, "en"), {10, 0, 30});
  ASSERT_EQ(some.nodes.size(), 10u);
  EXPECT_EQ(some.nodes.front().label, "d073");
  EXPECT_EQ(some.arcs.size(), 9u);
  for (const MapArc& arc : some.arcs) EXPECT_LT(std::max(arc.from, arc.to), some.nodes.size());
}

// 40 departments that all need one another: 1560 needs, and one visit.
TEST(ChainMap, IsNoHairball) {
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
  EXPECT_LE(count(svg, "class=\"arc "), 3 * (count(svg, "class=\"department\"") + 1));
  EXPECT_NE(svg.find(" of 1,561 arrows"), std::string::npos);
}

analysis::Study with_mood(analysis::Study study, const std::string& department, double points) {
  analysis::Estimate estimate;
  estimate.mean = points;
  estimate.range = analysis::Range{points - 2, points + 3};
  study.measures.push_back({"base", {"departments." + department, "all", "mood", "points"}, estimate});
  return study;
}

// 72 of 100 points are 0.72 of a turn: the end of the ring at x = 19 sin(0.72 · 360°) = −18.7, y = −19 cos(259.2°) = 3.6.
TEST(ChainMap, GoesRoundARingAsFarAsTheMoodGoes) {
  const std::string ring = analysis::ring_at({0, 0}, {72, analysis::Range{70, 75}});
  EXPECT_NE(ring.find("class=\"mood good\""), std::string::npos);
  EXPECT_NE(ring.find("1 1 -18.7,3.6"), std::string::npos) << ring;
  EXPECT_NE(ring.find(">72</text>"), std::string::npos);
  EXPECT_EQ(ring.find("stroke-dasharray"), std::string::npos);
}

// Without colour: a middling mood is dashed, a low one dotted, and a ring of less than half a turn is drawn the short way.
TEST(ChainMap, TellsALowMoodByPatternAndLength) {
  EXPECT_NE(analysis::ring_at({0, 0}, {60, {}}).find("stroke-dasharray=\"7.0,2.6\""), std::string::npos);
  const std::string low = analysis::ring_at({0, 0}, {25, {}});
  EXPECT_NE(low.find("stroke-dasharray=\"2.2,2.2\""), std::string::npos);
  EXPECT_NE(low.find("0 0 1 19.0,"), std::string::npos) << low;
}

TEST(ChainMap, SaysWhoHasNoMood) {
  EXPECT_EQ(count(hand_made_map(), "class=\"mood "), 0u);
  EXPECT_NE(hand_made_map().find("no rings: mood is not modelled"), std::string::npos);
  const analysis::Study study = with_mood(hand_made_study(), "store", 48);
  const std::string svg = chain_map_svg(hand_made_chain(), study, "en");
  EXPECT_NE(svg.find("no ring: no mood measured there"), std::string::npos);
  EXPECT_NE(svg.find("The lowest mood: Shop floor, 48 points (46 to 51)."), std::string::npos);
}

// Every figure of every box and arrow, drawn or not.
TEST(ChainMap, HasAllFiguresInItsTable) {
  const analysis::charts::Chart chart = analysis::chain_map_chart(hand_made_chain(), hand_made_study(), "en");
  const auto has = [&](std::string_view who, std::string_view whom, std::string_view what) {
    return std::any_of(chart.data.rows.begin(), chart.data.rows.end(), [&](const std::vector<analysis::charts::Cell>& row) {
      return row[0].words == who && row[1].words == whom && row[3].words == what;
    });
  };
  EXPECT_TRUE(has("Warehouse", "Shop floor", "on time"));
  EXPECT_TRUE(has("Warehouse", "Shop floor", "a week"));
  EXPECT_TRUE(has("Shop floor", "", "people busy"));
  EXPECT_NE(csv_of(chart).find("Warehouse"), std::string::npos);
}

TEST(MapText, BreaksAtBlanksAndLettersWithoutBlanksAnywhere) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(analysis::in_lines("one two three", {4.5}), (Lines{"one two", "three"}));
  EXPECT_EQ(analysis::in_lines("國際醫療服務中心", {4}), (Lines{"國際醫療", "服務中心"}));
  EXPECT_EQ(analysis::in_lines("國際醫療服務中心", {4, 1}), (Lines{"國際醫…"}));
  EXPECT_EQ(analysis::in_lines("", {4}), (Lines{""}));
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
