#pragma once

#include <string>
#include <vector>

#include "analysis/map/chain_picture.h"

// Where each thing of a chain map stands on the paper, in points, x to the right and y downwards.
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

inline constexpr double title_size_pt = 15;
inline constexpr double number_size_pt = 12;
inline constexpr double title_line_pt = 19;
inline constexpr double number_line_pt = 16;

// How thick an arrow is drawn: the square root of its volume, so that rare ones are still seen.
[[nodiscard]] double thickness_of(const MapArc& arc, double most_per_week);
[[nodiscard]] double most_per_week(const ChainPicture& picture);
[[nodiscard]] double arrow_length(double thickness);

// Layers from left to right, customers at the right, two departments that serve each other with an arc each.
// The same picture gives the same places on every machine: no font is measured. Safe to call from several threads.
[[nodiscard]] ChainLayout lay_out(const ChainPicture& picture);

}  // namespace servicechain::analysis
