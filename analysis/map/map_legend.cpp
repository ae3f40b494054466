#include "analysis/map/map_legend.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/map/map_marks.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr double line_width = 40;

std::string sample_line(const Stroke& stroke, double thickness, double from = 0) {
  return fmt::format("<path d=\"M{},0h{}\" stroke=\"{}\" stroke-width=\"{}\"{}/>", px(from), line_width, stroke.colour, px(thickness),
                     dashes(stroke, thickness));
}

LegendItem arrow(const Stroke& stroke, Head head, std::string words) {
  return {fmt::format("<path d=\"M0,0H30\" stroke=\"{}\" stroke-width=\"2\"/>", stroke.colour) +
              drawn(ArrowHead{{29, 0}, {40, 0}, 3, stroke.colour, head}),
          line_width, std::move(words)};
}

void add_lines(std::vector<LegendItem>& items, const ChainPicture& picture) {
  const auto is_drawn = [&](MapArc::Kind kind) {
    return std::any_of(picture.arcs.begin(), picture.arcs.end(), [&](const MapArc& arc) { return arc.kind == kind; });
  };
  if (is_drawn(MapArc::Kind::need)) {
    items.push_back(arrow(kept_line, Head::filled, "works for a colleague:"));
    for (const Stroke& stroke : {kept_line, often_late_line, late_line, not_promised_line}) {
      items.push_back({sample_line(stroke, 3.4), line_width, stroke.words});
    }
  }
  if (is_drawn(MapArc::Kind::hand_on)) items.push_back(arrow(plain_line, Head::hollow, "passes the work on"));
  if (is_drawn(MapArc::Kind::visit)) {
    items.push_back(arrow(plain_line, Head::filled, "serves customers"));
    items.push_back({door_at({8, 0}), 16, "customers come in here"});
  }
}

void add_widths(std::vector<LegendItem>& items, const ChainPicture& picture) {
  const double most = most_per_week(picture);
  if (most <= 0) return;
  std::string samples;
  std::string words;
  double from = 0;
  for (const double share : {0.02, 0.25, 1.0}) {
    MapArc arc{};
    arc.per_week = most * share;
    samples += sample_line(plain_line, thickness_of(arc, most), from);
    words += (words.empty() ? "" : ", ") + rounded(most * share, 2);
    from += line_width + 8;
  }
  items.push_back({samples, from - 8, "thicker: more a week (" + words + ")"});
}

void add_shades(std::vector<LegendItem>& items, const ChainPicture& picture) {
  if (std::none_of(picture.nodes.begin(), picture.nodes.end(), [](const MapNode& node) { return node.busy.has_value(); })) return;
  std::string samples;
  double from = 0;
  for (const Shade& shade : shades()) {
    samples += fmt::format("<rect x=\"{}\" y=\"-7\" width=\"20\" height=\"14\" fill=\"{}\" stroke=\"{}\"/>", px(from), shade.colour,
                           map_ink);
    from += 20;
  }
  items.push_back({samples, from, "darker: busier (below 50%, 75%, 90%, above)"});
}

void add_moods(std::vector<LegendItem>& items, const ChainPicture& picture) {
  std::size_t with = 0;
  std::size_t departments = 0;
  for (const MapNode& node : picture.nodes) {
    with += node.mood.has_value();
    departments += node.kind == MapNode::Kind::department;
  }
  if (with == 0) {
    if (departments > 0) items.push_back({"", 0, "no rings: mood is not modelled (behaviour: [mood] adds it)"});
    return;
  }
  items.push_back({"<g transform=\"translate(13,0) scale(0.55)\">" + ring_at({0, 0}, {64, Range{58, 70}}) + "</g>", 28,
                   "ring: mood, full at 100; black marks: its likely range"});
  for (auto spirit = spirits().rbegin(); spirit != spirits().rend(); ++spirit) {
    const std::string gaps = spirit->gap == 0 ? "" : fmt::format(R"( stroke-dasharray="{},{}")", px(spirit->dash), px(spirit->gap));
    items.push_back({fmt::format("<path d=\"M0,0h{}\" stroke=\"{}\" stroke-width=\"7\"{}/>", line_width, spirit->colour, gaps),
                     line_width, fmt::format("mood {}", spirit->words)});
  }
  if (with < departments) items.push_back({"", 0, "no ring: no mood measured there"});
}

}  // namespace

std::vector<LegendItem> legend_of(const ChainPicture& picture) {
  std::vector<LegendItem> items;
  add_lines(items, picture);
  add_widths(items, picture);
  add_shades(items, picture);
  add_moods(items, picture);
  if (!picture.nodes.empty()) items.push_back({"", 0, "(…): likely range"});
  return items;
}

}  // namespace servicechain::analysis
