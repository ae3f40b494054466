#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/map/chain_layout.h"

// The signs of a chain map as SVG, and what they mean.
namespace servicechain::analysis {

inline constexpr const char* map_ink = "#14202e";
inline constexpr const char* map_soft_ink = "#4a5765";

// A way to draw a line: colours that people with any colour vision tell apart, and a dash pattern for black and white.
struct Stroke {
  const char* name;
  const char* colour;
  double dash;  // in thicknesses; 0: a line without gaps
  double gap;
  const char* words;
};
inline constexpr Stroke kept_line{"kept", "#0b5cad", 0, 0, "95% or more on time"};
inline constexpr Stroke often_late_line{"often-late", "#8f5500", 3.2, 1.8, "80 to 95%"};
inline constexpr Stroke late_line{"late", "#b0124f", 0.1, 2, "less than 80%"};
inline constexpr Stroke not_promised_line{"not-promised", "#66717e", 0, 0, "no promise, or not measured"};
inline constexpr Stroke plain_line{"plain", "#2b3a4b", 0, 0, ""};

// How dark the box of a department is.
struct Shade {
  double from;  // share busy
  const char* colour;
  const char* words;
};
[[nodiscard]] std::span<const Shade> shades();

// How the ring of a mood is drawn. It goes round as far as the mood goes up to 100; black ends mark its likely range.
struct Spirit {
  double from;  // points
  const char* name;
  const char* colour;
  double dash;  // px; 0: without gaps
  double gap;
  const char* words;
};
[[nodiscard]] std::span<const Spirit> spirits();

// A number of px, to a tenth.
[[nodiscard]] std::string px(double value);
[[nodiscard]] std::string text_at(Point place, std::string_view anchor, std::string_view attributes, std::string_view words);

enum class Head { filled, hollow };
struct ArrowHead {
  Point tail;
  Point tip;
  double thickness;  // px, of its line
  const char* colour;
  Head head;
};
[[nodiscard]] std::string drawn(const ArrowHead& arrow);
[[nodiscard]] std::string dashes(const Stroke& stroke, double thickness);
[[nodiscard]] std::string door_at(Point place);
// Around its middle.
[[nodiscard]] std::string ring_at(Point middle, const MapMood& mood);

[[nodiscard]] std::string drawn(const MapArc& arc, const ArcPlace& place, double most_per_week);
[[nodiscard]] std::string drawn(const MapNode& node, const NodePlace& place);
// Over boxes and arrows: where customers come in, and how much is on time.
[[nodiscard]] std::string drawn_over(const MapArc& arc, const ArcPlace& place);

}  // namespace servicechain::analysis
