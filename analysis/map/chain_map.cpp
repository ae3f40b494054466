#include "analysis/map/chain_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/map/chain_layout.h"
#include "analysis/map/map_legend.h"
#include "analysis/map/map_marks.h"
#include "analysis/map/map_text.h"
#include "analysis/markup.h"

// The map on its paper: question and answer, boxes and arrows, what the signs mean, where the numbers come from.
namespace servicechain::analysis {
namespace {

constexpr const char* typefaces = "Liberation Sans, Arial, Helvetica, WenQuanYi Micro Hei, sans-serif";

// As the chart kit has them, px of a slide.
constexpr double slide_margin = 40;
constexpr double plot_margin = 8;
constexpr double title_size = 30;
constexpr double answer_size = 21;
constexpr double small_size = 15.5;
constexpr double line_step = 1.25;  // of the letters' size

struct PlacedItem {
  LegendItem item;
  double x;
  std::size_t row;
};

// One after the other, in as many rows as they need.
std::vector<PlacedItem> placed(std::vector<LegendItem> items, double width) {
  constexpr double gap = 8;
  constexpr double apart = 24;
  std::vector<PlacedItem> result;
  double x = 0;
  std::size_t row = 0;
  for (LegendItem& item : items) {
    const double needed = item.width + (item.width > 0 ? gap : 0) + width_em(item.words) * small_size * 0.92;
    if (x > 0 && x + needed > width) {
      x = 0;
      ++row;
    }
    result.push_back({std::move(item), x, row});
    x += needed + apart;
  }
  return result;
}

// All in px of a slide; the picture as a whole is then drawn to its size.
class Sheet {
 public:
  Sheet(const charts::Chart& chart, const charts::PictureSize& size)
      : chart_{chart},
        size_{size},
        is_bare_{size.lettering == charts::Lettering::plot},
        margin_{is_bare_ ? plot_margin : slide_margin},
        width_{size.width / size.scale},
        height_{size.height / size.scale} {}

  std::string drawn(const ChainPicture& all, std::string_view language) {
    double top = is_bare_ ? plot_margin : slide_margin * 0.8;
    if (!is_bare_) {
      top = write(in_lines(chart_.title, {words_width() / title_size * 1.1, 2}), top, title_size, R"( font-weight="bold")") + 6;
      top = write(in_lines(chart_.answer, {words_width() / answer_size * 1.08, 3}), top, answer_size, "") + 12;
    }
    const double foot = foot_for(all);
    const FittedMap map = fitted(all, {words_width(), std::max(60.0, height_ - top - foot - 14)});
    const double room = is_bare_ ? map.layout.height * map.scale : height_ - top - foot - 14;
    write_map(map, top + (room - map.layout.height * map.scale) / 2);
    const double below = write_legend(map.picture, top + room + 14);
    if (is_bare_) height_ = below + plot_margin;
    else write(source_lines(), height_ - slide_margin * 0.55 - source_height(), small_size, soft());
    return opening(language) + body_ + "</g>\n</svg>\n";
  }

 private:
  static std::string soft() { return fmt::format(R"( fill="{}")", map_soft_ink); }
  [[nodiscard]] double words_width() const { return width_ - 2 * margin_; }
  [[nodiscard]] std::vector<std::string> source_lines() const {
    return in_lines(chart_.source, {words_width() / small_size * 1.08, 2});
  }
  [[nodiscard]] double source_height() const { return static_cast<double>(source_lines().size()) * small_size * line_step; }

  // Of legend and source line, at most: what is drawn of the chain is not known yet.
  [[nodiscard]] double foot_for(const ChainPicture& all) const {
    const double legend = static_cast<double>(legend_rows(all)) * legend_step + (all.nodes.size() > 40 ? legend_step : 0);
    return legend + (is_bare_ ? plot_margin : source_height() + slide_margin * 0.55 + 8);
  }
  [[nodiscard]] std::size_t legend_rows(const ChainPicture& picture) const {
    const std::vector<PlacedItem> items = placed(legend_of(picture), words_width());
    return items.empty() ? 0 : items.back().row + 1;
  }

  // Returns: where the next line would begin.
  double write(const std::vector<std::string>& lines, double top, double letters, std::string_view attributes) {
    for (const std::string& line : lines) {
      body_ += text_at({margin_, top + letters}, "start", fmt::format(R"( font-size="{}"{})", letters, attributes), line);
      top += letters * line_step;
    }
    return top;
  }

  void write_map(const FittedMap& map, double top) {
    const double left = (width_ - map.layout.width * map.scale) / 2;
    body_ += fmt::format("<g transform=\"translate({},{}) scale({:.4f})\">\n", px(left), px(top), map.scale);
    const double most = most_per_week(map.picture);
    for (std::size_t i = 0; i < map.picture.arcs.size(); ++i) {
      body_ += analysis::drawn(map.picture.arcs[i], map.layout.arcs[i], most);
    }
    for (std::size_t i = 0; i < map.picture.nodes.size(); ++i) {
      body_ += analysis::drawn(map.picture.nodes[i], map.layout.nodes[i]);
    }
    for (std::size_t i = 0; i < map.picture.arcs.size(); ++i) body_ += drawn_over(map.picture.arcs[i], map.layout.arcs[i]);
    body_ += "</g>\n";
  }

  // Returns: where it ends.
  double write_legend(const ChainPicture& picture, double top) {
    if (!picture.left_out.empty()) {
      top = write(in_lines(picture.left_out, {words_width() / small_size * 1.08, 2}), top, small_size, R"( font-weight="bold")") + 4;
    }
    std::size_t rows = 0;
    for (const PlacedItem& place : placed(legend_of(picture), words_width())) {
      const double y = top + (static_cast<double>(place.row) + 0.5) * legend_step;
      body_ += fmt::format("<g transform=\"translate({},{})\">{}</g>", px(margin_ + place.x), px(y), place.item.sample);
      const double words = margin_ + place.x + place.item.width + (place.item.width > 0 ? 8 : 0);
      body_ += text_at({words, y + small_size * 0.35}, "start", fmt::format(R"( font-size="{}"{})", small_size, soft()), place.item.words);
      rows = place.row + 1;
    }
    return top + static_cast<double>(rows) * legend_step;
  }

  std::string opening(std::string_view language) const {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chain-map\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
        "role=\"img\" aria-labelledby=\"chain-map-title chain-map-desc\" lang=\"{2}\" font-family=\"{3}\" fill=\"{4}\">\n"
        "<title id=\"chain-map-title\">{5}</title>\n<desc id=\"chain-map-desc\">{6} {7}</desc>\n"
        "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n<g transform=\"scale({8})\">\n",
        std::ceil(size_.width), std::ceil(height_ * size_.scale), escaped(language), typefaces, map_ink, escaped(chart_.title),
        escaped(chart_.answer), escaped(chart_.source), size_.scale);
  }

  static constexpr double legend_step = 24;

  const charts::Chart& chart_;
  const charts::PictureSize& size_;
  bool is_bare_;
  double margin_;
  double width_;
  double height_;  // -- state: of a plot alone, down to what was drawn
  std::string body_;
};

}  // namespace

std::string chain_map_svg(const models::ServiceChain& chain, const Study& study, std::string_view language,
                          const charts::PictureSize& size) {
  const charts::Chart chart = chain_map_chart(chain, study, language);
  return Sheet{chart, size}.drawn(picture_of(chain, study, language), language);
}

}  // namespace servicechain::analysis
