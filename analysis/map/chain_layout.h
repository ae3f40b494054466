#pragma once

#include <string>
#include <vector>

#include "analysis/map/chain_picture.h"

// Where each thing of a chain map stands on the paper, in px, x to the right and y downwards.
namespace servicechain::analysis {

struct Point {
  double x = 0;
  double y = 0;
};

struct NodePlace {
  Point centre;
  double width = 0;
  double height = 0;
};

struct ArcPlace {
  std::vector<Point> curve;  // cubic Bézier: 1 + 3 n points
  Point head;                // where the arrow's tip is, at the end of the curve
  Point label;               // the middle of the label
};

struct ChainLayout {
  double width = 0;
  double height = 0;
  std::vector<NodePlace> nodes;  // as in the picture
  std::vector<ArcPlace> arcs;    // as in the picture
};

// Of a slide's letters; a map that does not fit is made smaller as a whole.
inline constexpr double title_size_px = 18;
inline constexpr double number_size_px = 15.5;
inline constexpr double title_line_px = 22;
inline constexpr double number_line_px = 19;
inline constexpr double ring_radius_px = 19;  // of the middle of its line
inline constexpr double ring_width_px = 7;
// What the ring of a mood takes of its box's width.
inline constexpr double ring_room_px = 2 * ring_radius_px + ring_width_px + 8;

// How thick an arrow is drawn: the square root of its volume, so that rare ones are still seen.
[[nodiscard]] double thickness_of(const MapArc& arc, double most_per_week);
[[nodiscard]] double most_per_week(const ChainPicture& picture);
[[nodiscard]] double arrow_length(double thickness);

// Customers at the right, or at the top.
enum class Direction { right, up };

struct Room {
  double width;
  double height;
};

// What its letters and lines must be made smaller by to have room; never above 1.
[[nodiscard]] double scale_in(Room room, const ChainLayout& layout);

// In layers towards the customers; two departments that serve each other have an arc each. Nothing is closer together than
// can be read; where the room is larger than that, it is filled up to two thirds more each way.
// The same picture gives the same places on every machine: no font is measured. Safe to call from several threads.
[[nodiscard]] ChainLayout lay_out(const ChainPicture& picture, Direction direction, Room room);

// What is drawn of a chain, where, and how large.
struct FittedMap {
  ChainPicture picture;
  ChainLayout layout;
  double scale = 1;  // scale_in
};

// As much as can be read in that room: all of it, else fewer numbers, else the most telling part.
[[nodiscard]] FittedMap fitted(const ChainPicture& all, Room room);

}  // namespace servicechain::analysis
