#include "analysis/map/chain_map.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "analysis/map/chain_layout.h"
#include "analysis/map/chain_picture.h"
#include "analysis/markup.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr double margin = 20;
constexpr double padding_above_text = 23;
constexpr double least_width = 740;
constexpr double line_height = 20;
constexpr double text_size = 14;
constexpr const char* ink = "#14202e";
constexpr const char* typefaces =
    "'Helvetica Neue','Liberation Sans',Arial,'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC',"
    "'WenQuanYi Micro Hei',sans-serif";

// A way to draw a line: colours that people with any colour vision tell apart, and a dash pattern for black and white.
struct Stroke {
  const char* name;
  const char* colour;
  double dash;  // in thicknesses; 0: a line without gaps
  double gap;
  const char* words;
};
constexpr Stroke kept{"kept", "#0b5cad", 0, 0, "95% or more on time"};
constexpr Stroke often_late{"often-late", "#8f5500", 3.2, 1.8, "80 to 95% on time"};
constexpr Stroke late{"late", "#b0124f", 0.1, 2, "less than 80% on time"};
constexpr Stroke not_promised{"not-promised", "#66717e", 0, 0, "no promise, or not measured"};
constexpr Stroke plain{"plain", "#2b3a4b", 0, 0, ""};

Stroke stroke_of(const MapArc& arc) {
  if (arc.kind != MapArc::Kind::need) return plain;
  if (!arc.on_time) return not_promised;
  if (*arc.on_time >= 0.95) return kept;
  return *arc.on_time >= 0.80 ? often_late : late;
}

struct Shade {
  double from;  // share busy
  const char* colour;
  const char* words;
};
constexpr Shade shades[] = {{0.0, "#f3f6fa", "under 50%"},
                            {0.5, "#dbe7f3", "50 to 75%"},
                            {0.75, "#b7d0e8", "75 to 90%"},
                            {0.9, "#8db4da", "90% and more"}};

const char* fill_of(const MapNode& node) {
  const char* fill = "#ffffff";
  if (!node.busy) return fill;
  for (const Shade& shade : shades) {
    if (*node.busy >= shade.from) fill = shade.colour;
  }
  return fill;
}

// Points of the paper, to a tenth.
std::string pt(double value) { return fmt::format("{:.1f}", value + 0.0); }

std::string dashes(const Stroke& stroke, double thickness) {
  if (stroke.gap == 0) return "";
  return fmt::format(R"( stroke-dasharray="{},{}" stroke-linecap="{}")", pt(stroke.dash * thickness),
                     pt(stroke.gap * thickness), stroke.dash < 1 ? "round" : "butt");
}

std::string text_at(Point place, std::string_view anchor, std::string_view attributes, std::string_view words) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>\n", pt(place.x), pt(place.y), anchor,
                     attributes, escaped(words));
}

// Breaks at blanks so that no line is longer than the width.
std::vector<std::string> wrapped(const std::string& text, double width_em_wanted) {
  std::vector<std::string> lines{""};
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t blank = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, blank - from);
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (lines.back().empty() || width_em(longer) <= width_em_wanted)
      lines.back() = longer;
    else
      lines.push_back(word);
    from = blank + 1;
  }
  return lines;
}

enum class Head { filled, hollow };

std::string arrow_head(Point tail, Point tip, double thickness, const char* colour, Head head) {
  const double dx = tip.x - tail.x;
  const double dy = tip.y - tail.y;
  const double length = std::hypot(dx, dy);
  if (length < 0.01) return "";
  const double half = 2.6 + 0.95 * thickness;
  const Point side{-dy / length * half, dx / length * half};
  return fmt::format(
      "<polygon points=\"{},{} {},{} {},{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.3\" "
      "stroke-linejoin=\"round\"/>\n",
      pt(tip.x), pt(tip.y), pt(tail.x + side.x), pt(tail.y + side.y), pt(tail.x - side.x), pt(tail.y - side.y),
      head == Head::hollow ? "#ffffff" : colour, colour);
}

std::string curve_data(const std::vector<Point>& curve) {
  std::string data = fmt::format("M{},{}", pt(curve[0].x), pt(curve[0].y));
  for (std::size_t i = 1; i + 2 < curve.size(); i += 3) {
    data += fmt::format("C{},{} {},{} {},{}", pt(curve[i].x), pt(curve[i].y), pt(curve[i + 1].x), pt(curve[i + 1].y),
                        pt(curve[i + 2].x), pt(curve[i + 2].y));
  }
  return data;
}

// Where a long curve ends without an arrow, it still has to reach the other side.
std::string line_to_tip(const MapArc& arc, const ArcPlace& place) {
  if (arc.leaves) return "";
  return fmt::format("L{},{}", pt(place.head.x), pt(place.head.y));
}

std::string drawn(const MapArc& arc, const ArcPlace& place, double most) {
  if (place.curve.empty()) return "";
  const Stroke stroke = stroke_of(arc);
  const double thickness = thickness_of(arc, most);
  std::string svg =
      fmt::format("<g id=\"{}\" class=\"arc {}\"><title>{}</title>\n", arc.id, stroke.name, escaped(arc.tooltip));
  svg += fmt::format("<path d=\"{}{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", curve_data(place.curve),
                     line_to_tip(arc, place), stroke.colour, pt(thickness), dashes(stroke, thickness));
  if (arc.leaves) {
    const Head head = arc.kind == MapArc::Kind::hand_on ? Head::hollow : Head::filled;
    svg += arrow_head(place.curve.back(), place.head, thickness, stroke.colour, head);
  }
  return svg + "</g>\n";
}

// Drawn over the department, where its customers come in.
std::string door_of(const MapArc& arc, const ArcPlace& place) {
  if (!arc.comes_in || place.curve.empty()) return "";
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"2\"/>\n",
                     pt(place.curve[0].x), pt(place.curve[0].y), plain.colour);
}

std::string label_of(const MapArc& arc, const ArcPlace& place) {
  if (arc.label.empty() || place.curve.empty()) return "";
  const double width = width_em(arc.label) * number_size_pt + 6;
  return fmt::format(
             "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"15\" rx=\"3\" fill=\"#ffffff\" fill-opacity=\"0.88\"/>",
             pt(place.label.x - width / 2), pt(place.label.y - 7.5), pt(width)) +
         text_at({place.label.x, place.label.y + 4}, "middle",
                 fmt::format(R"( font-size="{}" fill="{}")", number_size_pt, stroke_of(arc).colour), arc.label);
}

std::string drawn(const MapNode& node, const NodePlace& place) {
  const bool is_department = node.kind == MapNode::Kind::department;
  std::string svg = fmt::format(
      "<g id=\"{}\" class=\"{}\"><title>{}</title>\n<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" "
      "fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
      node.id, is_department ? "department" : "customers", escaped(node.tooltip), pt(place.centre.x - place.width / 2),
      pt(place.centre.y - place.height / 2), pt(place.width), pt(place.height), pt(is_department ? 7 : 18),
      fill_of(node), ink, is_department ? "1" : "2.4");
  double y = place.centre.y - place.height / 2 + padding_above_text;
  for (const std::string& line : node.title) {
    svg += text_at({place.centre.x, y}, "middle", fmt::format(R"( font-size="{}" font-weight="600")", title_size_pt),
                   line);
    y += title_line_pt;
  }
  for (const std::string& line : node.numbers) {
    svg += text_at({place.centre.x, y - 1.5}, "middle", fmt::format(R"( font-size="{}")", number_size_pt), line);
    y += number_line_pt;
  }
  return svg + "</g>\n";
}

// -- Legend ----------------------------------------------------------------------------------------------------

struct LegendItem {
  std::string sample;  // drawn around y = 0, from x = 0 to 40
  std::string words;
};

std::string sample_line(const Stroke& stroke, double thickness) {
  return fmt::format("<path d=\"M0,0H40\" stroke=\"{}\" stroke-width=\"{}\"{}/>", stroke.colour, pt(thickness),
                     dashes(stroke, thickness));
}

std::string sample_arrow(const Stroke& stroke, Head head) {
  return fmt::format("<path d=\"M0,0H32\" stroke=\"{}\" stroke-width=\"2\"/>", stroke.colour) +
         arrow_head({31, 0}, {40, 0}, 2, stroke.colour, head);
}

std::vector<LegendItem> meanings_of_lines(const ChainPicture& picture) {
  const auto is_drawn = [&](MapArc::Kind kind) {
    return std::any_of(picture.arcs.begin(), picture.arcs.end(), [&](const MapArc& arc) { return arc.kind == kind; });
  };
  std::vector<LegendItem> items;
  if (is_drawn(MapArc::Kind::need)) {
    items.push_back({sample_arrow(kept, Head::filled), "works for a colleague"});
    for (const Stroke& stroke : {kept, often_late, late, not_promised}) {
      items.push_back({sample_line(stroke, 3), stroke.words});
    }
  }
  if (is_drawn(MapArc::Kind::hand_on)) {
    items.push_back({sample_arrow(plain, Head::hollow), "passes the work on"});
  }
  if (is_drawn(MapArc::Kind::visit)) {
    items.push_back({sample_arrow(plain, Head::filled), "serves customers"});
    items.push_back(
        {fmt::format("<circle cx=\"20\" cy=\"0\" r=\"5\" fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"2\"/>",
                     plain.colour),
         "customers come in here"});
  }
  return items;
}

std::vector<LegendItem> meanings_of_widths(const ChainPicture& picture) {
  std::vector<LegendItem> items;
  const double most = most_per_week(picture);
  if (most > 0) {
    for (double share : {0.02, 0.25, 1.0}) {
      MapArc arc{};
      arc.per_week = most * share;
      items.push_back({sample_line(plain, thickness_of(arc, most)), rounded(most * share, 2) + " a week"});
    }
  }
  return items;
}

std::vector<LegendItem> meanings_of_shades() {
  std::vector<LegendItem> items;
  for (const Shade& shade : shades) {
    items.push_back(
        {fmt::format("<rect x=\"9\" y=\"-7\" width=\"22\" height=\"14\" rx=\"3\" fill=\"{}\" stroke=\"{}\"/>",
                     shade.colour, ink),
         fmt::format("busy {}", shade.words)});
  }
  return items;
}

class Sheet {
 public:
  Sheet(const ChainPicture& picture, const ChainLayout& layout, const Study& study)
      : picture_{picture}, layout_{layout}, study_{study}, width_{std::max(least_width, layout.width + 2 * margin)} {}

  std::string drawn(std::string_view language) {
    write_head();
    write_map();
    write_legend(meanings_of_lines(picture_), 230);
    write_legend(meanings_of_widths(picture_), 230);
    write_legend(meanings_of_shades(), 172);
    y_ += 6;
    for (const std::string& remark : picture_.remarks) write_words(remark, "");
    write_words("Numbers in brackets: the likely range. Thicker arrow: more requests, jobs or visits a week.", "");
    write_words(study_.source_line, R"( fill="#4a5765")");
    return opening(language) + body_ + "</svg>\n";
  }

 private:
  void write_words(const std::string& words, std::string_view attributes) {
    for (const std::string& line : wrapped(words, (width_ - 2 * margin) / text_size)) {
      y_ += line_height;
      body_ += text_at({margin, y_}, "start", fmt::format(R"( font-size="{}"{})", text_size, attributes), line);
    }
  }

  void write_head() {
    y_ = margin + 10;
    body_ += text_at({margin, y_}, "start", R"( font-size="18" font-weight="600")", question);
    y_ += 2;
    for (const std::string& answer : picture_.answers) write_words(answer, "");
    y_ += 14;
  }

  void write_map() {
    const double left = (width_ - layout_.width) / 2;
    body_ += fmt::format("<g transform=\"translate({},{})\">\n", pt(left), pt(y_));
    const double most = most_per_week(picture_);
    for (std::size_t i = 0; i < picture_.arcs.size(); ++i) {
      body_ += analysis::drawn(picture_.arcs[i], layout_.arcs[i], most);
    }
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i) {
      body_ += analysis::drawn(picture_.nodes[i], layout_.nodes[i]);
    }
    for (std::size_t i = 0; i < picture_.arcs.size(); ++i) {
      body_ += door_of(picture_.arcs[i], layout_.arcs[i]) + label_of(picture_.arcs[i], layout_.arcs[i]);
    }
    body_ += "</g>\n";
    y_ += layout_.height + 16;
  }

  // In columns of that width.
  void write_legend(const std::vector<LegendItem>& items, double column) {
    const auto columns = static_cast<std::size_t>((width_ - 2 * margin) / column);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double x = margin + static_cast<double>(i % columns) * column;
      if (i % columns == 0) y_ += line_height + 2;
      body_ += fmt::format("<g transform=\"translate({},{})\">{}", pt(x), pt(y_ - 4), items[i].sample);
      body_ += text_at({48, 4}, "start", R"( font-size="13")", items[i].words) + "</g>\n";
    }
    y_ += 4;
  }

  std::string opening(std::string_view language) const {
    std::string description = picture_.answers.empty() ? "Departments and customers, and who works for whom." : "";
    for (const std::string& answer : picture_.answers) description += (description.empty() ? "" : " ") + answer;
    const double height = y_ + margin;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chain-map\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"chain-map-title chain-map-desc\" lang=\"{2}\" "
        "font-family=\"{3}\" fill=\"{4}\">\n<title id=\"chain-map-title\">{5}</title>\n"
        "<desc id=\"chain-map-desc\">{6}</desc>\n<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
        pt(std::ceil(width_)), pt(std::ceil(height)), escaped(language), typefaces, ink, question,
        escaped(description));
  }

  static constexpr const char* question = "Who serves whom, and where does it hurt?";

  const ChainPicture& picture_;
  const ChainLayout& layout_;
  const Study& study_;
  double width_;
  double y_ = 0;
  std::string body_;
};

}  // namespace

std::string chain_map_svg(const models::ServiceChain& chain, const Study& study, std::string_view language) {
  const ChainPicture picture = picture_of(chain, study, language);
  const ChainLayout layout = lay_out(picture);
  return Sheet{picture, layout, study}.drawn(language);
}

}  // namespace servicechain::analysis
