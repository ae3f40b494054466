#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/drawing.h"
#include "analysis/markup.h"
#include "analysis/tornado.h"
#include "analysis/words.h"

// Bars from the middle, the longest on top; a whisker is the likely range; what cannot be told from 0 is pale.
namespace servicechain::analysis {
namespace {

constexpr double width = 960;
constexpr double left = 330;
constexpr double right = 40;
constexpr double row_height = 30;
constexpr std::size_t most_rows = 15;
constexpr std::string_view less_colour = "#8db4da";
constexpr std::string_view more_colour = "#0b5cad";

class Bars {
 public:
  Bars(const Tornado& tornado, Drawing& drawing, double top)
      : tornado_{tornado}, drawing_{drawing}, top_{top}, shown_{std::min(most_rows, tornado.rows.size())} {
    double farthest = 1e-9;
    for (std::size_t r = 0; r < shown_; ++r) {
      for (const auto* side : {&tornado.rows[r].less, &tornado.rows[r].more}) {
        if (!*side || !(*side)->effect.range) continue;
        farthest = std::max({farthest, std::abs((*side)->effect.range->low), std::abs((*side)->effect.range->high)});
      }
    }
    scale_ = scale_for(tornado.measure, farthest, Saying::change);
    ticks_ = round_ticks(Range{-farthest * scale_.factor, farthest * scale_.factor}, 6);
  }

  [[nodiscard]] double foot() const { return top_ + row_height * static_cast<double>(shown_); }

  void draw() {
    for (const double tick : ticks_) {
      drawing_.line(x_of(tick), top_ - 6, x_of(tick), foot(),
                    fmt::format("stroke=\"{}\"", tick == 0 ? ink::text : ink::line));
      const std::string sign = tick > 0 ? "+" : "";
      drawing_.text(x_of(tick), foot() + 18, sign + rounded(tick, 3), {12, Anchor::middle, ink::soft});
    }
    drawing_.text(x_of(0), foot() + 38,
                  fmt::format("change of {}{}{}", name_of(tornado_.measure, Vocabulary::plain),
                              scale_.unit.empty() ? "" : ", ", scale_.unit),
                  {12, Anchor::middle, ink::soft});
    for (std::size_t r = 0; r < shown_; ++r) draw(tornado_.rows[r], top_ + row_height * static_cast<double>(r));
  }

 private:
  [[nodiscard]] double x_of(double scaled) const {
    return left + (width - left - right) * (scaled - ticks_.front()) / (ticks_.back() - ticks_.front());
  }
  [[nodiscard]] double x(double effect) const { return x_of(effect * scale_.factor); }

  void draw(const TornadoRow& row, double y) {
    const bool is_guess = row.source == NumberSource::guess;
    drawing_.text(left - 12, y + 12, shortened(row.path, 46), {12, Anchor::end, ink::text});
    drawing_.text(left - 12, y + 25, fmt::format("{}; today {}", words_for(row.source), shortened(row.today, 28)),
                  {11, Anchor::end, is_guess ? ink::alarm : ink::soft});
    // The longer bar first, so that the shorter stays in sight when both lie on one side.
    const auto size = [](const std::optional<TornadoSide>& side) {
      return side && side->effect.mean ? std::abs(*side->effect.mean) : 0;
    };
    const bool less_first = size(row.less) >= size(row.more);
    draw(less_first ? row.less : row.more, less_first ? less_colour : more_colour, y);
    draw(less_first ? row.more : row.less, less_first ? more_colour : less_colour, y);
  }

  void draw(const std::optional<TornadoSide>& side, std::string_view colour, double y) {
    if (!side || !side->effect.mean) return;
    const double end = x(*side->effect.mean);
    const bool is_sure = side->effect.range && (side->effect.range->low > 0 || side->effect.range->high < 0);
    drawing_.rectangle(std::min(end, x(0)), y + 5, std::abs(end - x(0)), row_height - 12,
                       fmt::format("fill=\"{}\"{}", colour, is_sure ? "" : " fill-opacity=\"0.35\""));
    if (!side->effect.range) return;
    drawing_.line(x(side->effect.range->low), y + row_height / 2 - 1, x(side->effect.range->high),
                  y + row_height / 2 - 1, fmt::format("stroke=\"{}\" stroke-width=\"1.2\"", ink::text));
  }

  const Tornado& tornado_;
  Drawing& drawing_;
  double top_;
  std::size_t shown_;
  Scale scale_;
  std::vector<double> ticks_;
};

}  // namespace

std::string tornado_svg(const Tornado& tornado) {
  Drawing drawing{"tornado", width};
  const double head =
      drawing.head(fmt::format("Which numbers move {} most?", name_of(tornado.measure, Vocabulary::plain)),
                   tornado.answer.empty() ? "" : tornado.answer.front());
  const double legend = head + 24;
  drawing.rectangle(24, legend - 10, 14, 12, fmt::format("fill=\"{}\"", less_colour));
  drawing.text(44, legend, "made less", {12, Anchor::start, ink::soft});
  drawing.rectangle(124, legend - 10, 14, 12, fmt::format("fill=\"{}\"", more_colour));
  drawing.text(144, legend,
               fmt::format("made more, by {}% (people by 1); line: likely range; pale: cannot be told from 0",
                           rounded(100 * tornado.by, 3)),
               {12, Anchor::start, ink::soft});
  Bars bars{tornado, drawing, legend + 24};
  bars.draw();
  return drawing.svg(bars.foot() + 84, tornado.source_line);
}

}  // namespace servicechain::analysis
