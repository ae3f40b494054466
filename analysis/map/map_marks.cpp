#include "analysis/map/map_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "analysis/markup.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr double padding_above_text = 26;

constexpr std::array<Shade, 4> all_shades{{{0.0, "#f3f6fa", "under 50%"},
                                           {0.5, "#dbe7f3", "50 to 75%"},
                                           {0.75, "#b7d0e8", "75 to 90%"},
                                           {0.9, "#8db4da", "90% and more"}}};

constexpr std::array<Spirit, 3> all_spirits{{{0, "low", "#b0124f", 2.2, 2.2, "under 50"},
                                             {50, "middling", "#8f5500", 7, 2.6, "50 to 70"},
                                             {70, "good", "#0b5cad", 0, 0, "70 and more"}}};

// The last whose lower end is not above the value.
template <class Band>
const Band& band_of(std::span<const Band> bands, double value) {
  const Band* found = &bands.front();
  for (const Band& band : bands) {
    if (value >= band.from) found = &band;
  }
  return *found;
}

Stroke stroke_of(const MapArc& arc) {
  if (arc.kind != MapArc::Kind::need) return plain_line;
  if (arc.on_time == nullptr) return not_promised_line;
  const double share = *arc.on_time->estimate.mean;
  if (share >= 0.95) return kept_line;
  return share >= 0.80 ? often_late_line : late_line;
}

std::string curve_data(const std::vector<Point>& curve) {
  std::string data = fmt::format("M{},{}", px(curve[0].x), px(curve[0].y));
  for (std::size_t i = 1; i + 2 < curve.size(); i += 3) {
    data += fmt::format("C{},{} {},{} {},{}", px(curve[i].x), px(curve[i].y), px(curve[i + 1].x), px(curve[i + 1].y),
                        px(curve[i + 2].x), px(curve[i + 2].y));
  }
  return data;
}

// Where a long curve ends without an arrow, it still has to reach the other side.
std::string line_to_tip(const MapArc& arc, const ArcPlace& place) {
  if (arc.leaves) return "";
  return fmt::format("L{},{}", px(place.head.x), px(place.head.y));
}

// On the ring, points of 100 clockwise from the top.
Point on_ring(Point middle, double radius, double points) {
  const double turn = 2 * std::numbers::pi * points / 100;
  return {middle.x + radius * std::sin(turn), middle.y - radius * std::cos(turn)};
}

std::string range_end(Point middle, double points) {
  const Point inside = on_ring(middle, ring_radius_px - ring_width_px * 0.75, points);
  const Point outside = on_ring(middle, ring_radius_px + ring_width_px * 0.75, points);
  return fmt::format("<path d=\"M{},{}L{},{}\" stroke=\"{}\" stroke-width=\"1.6\"/>", px(inside.x), px(inside.y), px(outside.x),
                     px(outside.y), map_ink);
}

}  // namespace

std::span<const Shade> shades() { return all_shades; }
std::span<const Spirit> spirits() { return all_spirits; }

std::string px(double value) { return fmt::format("{:.1f}", value + 0.0); }

std::string text_at(Point place, std::string_view anchor, std::string_view attributes, std::string_view words) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>\n", px(place.x), px(place.y), anchor, attributes,
                     escaped(words));
}

std::string dashes(const Stroke& stroke, double thickness) {
  if (stroke.gap == 0) return "";
  return fmt::format(R"( stroke-dasharray="{},{}" stroke-linecap="{}")", px(stroke.dash * thickness), px(stroke.gap * thickness),
                     stroke.dash < 1 ? "round" : "butt");
}

std::string drawn(const ArrowHead& arrow) {
  const Point& tail = arrow.tail;
  const double dx = arrow.tip.x - tail.x;
  const double dy = arrow.tip.y - tail.y;
  const double length = std::hypot(dx, dy);
  if (length < 0.01) return "";
  const double half = 2.6 + 0.95 * arrow.thickness;
  const Point side{-dy / length * half, dx / length * half};
  return fmt::format(
      "<polygon points=\"{},{} {},{} {},{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.3\" stroke-linejoin=\"round\"/>\n",
      px(arrow.tip.x), px(arrow.tip.y), px(tail.x + side.x), px(tail.y + side.y), px(tail.x - side.x), px(tail.y - side.y),
      arrow.head == Head::hollow ? "#ffffff" : arrow.colour, arrow.colour);
}

std::string door_at(Point place) {
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"6\" fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"2.4\"/>\n", px(place.x),
                     px(place.y), plain_line.colour);
}

std::string ring_at(Point middle, const MapMood& mood) {
  const double points = std::clamp(mood.points, 0.0, 100.0);
  const Spirit& spirit = band_of(spirits(), points);
  std::string svg = fmt::format(
      "<g class=\"mood {}\"><circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"#ffffff\" stroke=\"#c3cad2\" stroke-width=\"{}\"/>", spirit.name,
      px(middle.x), px(middle.y), px(ring_radius_px), px(ring_width_px));
  const Point from = on_ring(middle, ring_radius_px, 0);
  const Point to = on_ring(middle, ring_radius_px, std::min(points, 99.9));  // a whole turn would be none
  const std::string gaps = spirit.gap == 0 ? "" : fmt::format(R"( stroke-dasharray="{},{}")", px(spirit.dash), px(spirit.gap));
  svg += fmt::format("<path d=\"M{},{}A{r},{r} 0 {} 1 {},{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>", px(from.x), px(from.y),
                     points > 50 ? 1 : 0, px(to.x), px(to.y), spirit.colour, px(ring_width_px), gaps,
                     fmt::arg("r", px(ring_radius_px)));
  if (mood.likely) svg += range_end(middle, mood.likely->low) + range_end(middle, mood.likely->high);
  return svg + text_at({middle.x, middle.y + 5}, "middle", R"( font-size="15" font-weight="600")", number(points, 0)) + "</g>\n";
}

std::string drawn(const MapArc& arc, const ArcPlace& place, double most_per_week) {
  if (place.curve.empty()) return "";
  const Stroke stroke = stroke_of(arc);
  const double thickness = thickness_of(arc, most_per_week);
  std::string svg = fmt::format("<g id=\"{}\" class=\"arc {}\"><title>{}</title>\n", arc.id, stroke.name, escaped(arc.tooltip));
  svg += fmt::format("<path d=\"{}{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", curve_data(place.curve),
                     line_to_tip(arc, place), stroke.colour, px(thickness), dashes(stroke, thickness));
  if (arc.leaves) {
    const Head head = arc.kind == MapArc::Kind::hand_on ? Head::hollow : Head::filled;
    svg += drawn(ArrowHead{place.curve.back(), place.head, thickness, stroke.colour, head});
  }
  return svg + "</g>\n";
}

std::string drawn_over(const MapArc& arc, const ArcPlace& place) {
  if (place.curve.empty()) return "";
  if (arc.comes_in) return door_at(place.curve[0]);
  if (arc.label.empty()) return "";
  const double width = width_em(arc.label) * number_size_px + 4;
  return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"19\" rx=\"3\" fill=\"#ffffff\" fill-opacity=\"0.9\"/>",
                     px(place.label.x - width / 2), px(place.label.y - 9.5), px(width)) +
         text_at({place.label.x, place.label.y + 5.4}, "middle",
                 fmt::format(R"( font-size="{}" font-weight="600" fill="{}")", number_size_px, stroke_of(arc).colour), arc.label);
}

std::string drawn(const MapNode& node, const NodePlace& place) {
  const bool is_department = node.kind == MapNode::Kind::department;
  const char* fill = is_department && node.busy ? band_of(shades(), *node.busy).colour : "#ffffff";
  const double left = place.centre.x - place.width / 2;
  const double top = place.centre.y - place.height / 2;
  std::string svg = fmt::format(
      "<g id=\"{}\" class=\"{}\"><title>{}</title>\n<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" "
      "stroke=\"{}\" stroke-width=\"{}\"/>\n",
      node.id, is_department ? "department" : "customers", escaped(node.tooltip), px(left), px(top), px(place.width),
      px(place.height), is_department ? "7" : "18", fill, map_ink, is_department ? "1.2" : "2.6");
  const double ring = node.mood ? ring_room_px : 0;
  if (node.mood) svg += ring_at({left + 6 + ring / 2, place.centre.y}, *node.mood);
  const double middle = place.centre.x + ring / 2;
  const double lines = static_cast<double>(node.title.size()) * title_line_px +
                       static_cast<double>(node.numbers.size()) * number_line_px;
  double y = place.centre.y - lines / 2 + padding_above_text - 9;
  for (const std::string& line : node.title) {
    svg += text_at({middle, y}, "middle", fmt::format(R"( font-size="{}" font-weight="600")", title_size_px), line);
    y += title_line_px;
  }
  for (const std::string& line : node.numbers) {
    svg += text_at({middle, y - 1.5}, "middle", fmt::format(R"( font-size="{}")", number_size_px), line);
    y += number_line_px;
  }
  return svg + "</g>\n";
}

}  // namespace servicechain::analysis
