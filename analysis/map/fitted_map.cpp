#include <algorithm>
#include <array>
#include <cstddef>

#include "analysis/map/chain_layout.h"

// How much of a chain has room where it is drawn.
namespace servicechain::analysis {
namespace {

// Smaller letters than this share of a slide's nobody reads from the back of the room.
constexpr double least_scale = 0.8;

// From all of it to the little that can always be drawn. Arrows: beyond three a box nobody follows one.
struct Level {
  std::size_t most_departments;
  std::size_t most_customers;
  std::size_t most_numbers;
};
constexpr std::array<Level, 8> levels{{
    {40, 12, 2}, {40, 12, 1}, {40, 12, 0}, {28, 6, 0}, {20, 5, 1}, {16, 4, 1}, {12, 4, 1}, {8, 3, 1}}};

std::size_t count_of(const ChainPicture& picture, MapNode::Kind kind) {
  return std::count_if(picture.nodes.begin(), picture.nodes.end(), [&](const MapNode& node) { return node.kind == kind; });
}

ChainPicture at_level(const ChainPicture& all, const Level& level) {
  const std::size_t departments = std::min(level.most_departments, count_of(all, MapNode::Kind::department));
  const std::size_t customers = std::min(level.most_customers, count_of(all, MapNode::Kind::customers));
  const MapLimits limits{departments, customers, 3 * (departments + customers)};
  return most_telling(all, limits);
}

// The way that gives the largest letters.
FittedMap largest(const ChainPicture& picture, std::size_t most_numbers, Room room) {
  FittedMap best{{}, {}, 0};
  for (const Brackets brackets : {Brackets::beside, Brackets::below}) {
    if (brackets == Brackets::below && most_numbers == 0) continue;
    const ChainPicture shaped = with_numbers(picture, most_numbers, brackets);
    for (const Direction direction : {Direction::right, Direction::up}) {
      ChainLayout layout = lay_out(shaped, direction, room);
      const double scale = scale_in(room, layout);
      if (scale > best.scale * 1.02) best = {shaped, std::move(layout), scale};
    }
  }
  return best;
}

}  // namespace

FittedMap fitted(const ChainPicture& all, Room room) {
  if (all.nodes.empty()) return {};
  FittedMap map;
  for (const Level& level : levels) {
    const bool cuts_nothing_more = level.most_departments < levels[0].most_departments &&
                                   level.most_departments >= count_of(all, MapNode::Kind::department);
    if (cuts_nothing_more) continue;
    map = largest(at_level(all, level), level.most_numbers, room);
    if (map.scale >= least_scale) break;
  }
  return map;
}

}  // namespace servicechain::analysis
