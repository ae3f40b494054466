#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/drawing.h"
#include "analysis/markup.h"
#include "analysis/sweep.h"
#include "analysis/words.h"

// A sweep as a line with its range; with two axes a line for each value of the second, its name at its end.
namespace servicechain::analysis {
namespace {

constexpr double width = 800;
constexpr double plot_height = 300;
constexpr double left = 84;
constexpr double wide = 130;   // room for the names of the lines
constexpr double narrow = 40;  // without
constexpr std::array<std::string_view, 6> colours{"#0b5cad", "#b0124f", "#8f5500", "#2a7d4f", "#5b3fa0", "#2b3a4b"};

struct Line {
  std::string name;                 // empty: the only one
  std::vector<std::size_t> points;  // places in the sweep, only those with a mean
};

std::vector<Line> lines_of(const Sweep& sweep) {
  std::vector<Line> lines(sweep.axes.size() < 2 ? 1 : sweep.axes[1].values.size());
  for (std::size_t p = 0; p < sweep.points.size(); ++p) {
    const std::size_t line = sweep.axes.size() < 2 ? 0 : sweep.points[p].at[1];
    if (sweep.axes.size() > 1) lines[line].name = sweep.axes[1].values[line].text;
    if (sweep.points[p].estimate.mean) lines[line].points.push_back(p);
  }
  return lines;
}

Range range_at(const SweepPoint& point) {
  return point.estimate.range.value_or(Range{*point.estimate.mean, *point.estimate.mean});
}

// From values to places on the paper.
class Plot {
 public:
  Plot(const Sweep& sweep, Drawing& drawing, double top)
      : sweep_{sweep}, drawing_{drawing}, top_{top}, end_{width - (sweep.axes.size() > 1 ? wide : narrow)} {
    const std::vector<SweepValue>& values = sweep.axes.front().values;
    from_ = values.front().number;
    to_ = values.back().number;
    std::optional<Range> all;
    for (const SweepPoint& point : sweep.points) {
      if (!point.estimate.mean) continue;
      const Range range = range_at(point);
      all = all ? Range{std::min(all->low, range.low), std::max(all->high, range.high)} : range;
    }
    const Range shown = all.value_or(Range{0, 1});
    scale_ = scale_for(sweep.measure, std::max(std::abs(shown.low), std::abs(shown.high)), Saying::value);
    Range scaled{shown.low * scale_.factor, shown.high * scale_.factor};
    if (scaled.high - scaled.low < 1e-9) scaled = {scaled.low - 0.5, scaled.high + 0.5};
    ticks_ = round_ticks(scaled, 5);
  }

  void draw_axes() {
    for (const double tick : ticks_) {
      drawing_.line(left, y_of(tick), end_, y_of(tick), fmt::format("stroke=\"{}\"", ink::line));
      drawing_.text(left - 8, y_of(tick) + 4, rounded(tick, 4), {12, Anchor::end, ink::soft});
    }
    const std::string unit = scale_.unit.empty() ? "" : ", " + scale_.unit;
    drawing_.text(left - 60, top_ - 14, name_of(sweep_.measure, Vocabulary::plain) + unit,
                  {12, Anchor::start, ink::soft});
    const SweepAxis& axis = sweep_.axes.front();
    const std::size_t every = 1 + axis.values.size() / 12;
    for (std::size_t v = 0; v < axis.values.size(); v += every) {
      drawing_.text(x_of(axis.values[v].number), top_ + plot_height + 20, axis.values[v].text,
                    {12, Anchor::middle, ink::soft});
    }
    drawing_.text((left + end_) / 2, top_ + plot_height + 42,
                  fmt::format("{} ({})", shortened(axis.path, 70), axis.says), {12, Anchor::middle, ink::soft});
  }

  void draw(const Line& line, std::string_view colour) {
    if (line.points.empty()) return;
    std::vector<std::pair<double, double>> band;
    std::vector<std::pair<double, double>> means;
    for (const std::size_t p : line.points) band.emplace_back(x_at(p), y(range_at(sweep_.points[p]).high));
    for (auto p = line.points.rbegin(); p != line.points.rend(); ++p) {
      band.emplace_back(x_at(*p), y(range_at(sweep_.points[*p]).low));
    }
    for (const std::size_t p : line.points) means.emplace_back(x_at(p), y(*sweep_.points[p].estimate.mean));
    drawing_.points("polygon", band, fmt::format("fill=\"{}\" fill-opacity=\"0.18\"", colour));
    drawing_.points("polyline", means, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2\"", colour));
    for (const auto& [x, y] : means) drawing_.circle(x, y, 3.2, fmt::format("fill=\"{}\"", colour));
    names_.push_back({means.back().second + 4, shortened(line.name, 16), colour});
  }

  // Beside the ends of the lines, apart from each other.
  void write_names() {
    constexpr double apart = 14;
    std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.y < b.y; });
    double above = -apart;
    for (Name& name : names_) {
      name.y = std::max(name.y, above + apart);
      above = name.y;
      drawing_.text(end_ + 4, name.y, name.text, {12, Anchor::start, name.colour});
    }
  }

  // Rings round today and the knee, each with its word.
  void mark() {
    for (std::size_t p = 0; p < sweep_.points.size(); ++p) {
      const SweepPoint& point = sweep_.points[p];
      const bool is_knee = sweep_.knee == p;
      if (!point.estimate.mean || !(point.is_today || is_knee)) continue;
      const std::string word = point.is_today && is_knee ? "today, enough" : is_knee ? "enough" : "today";
      drawing_.circle(x_at(p), y(*point.estimate.mean), 7,
                      fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.6\"", ink::text));
      drawing_.text(x_at(p), y(range_at(point).high) - 12, word, {12, Anchor::middle, ink::text});
    }
  }

 private:
  struct Name {
    double y;
    std::string text;
    std::string_view colour;
  };

  [[nodiscard]] double x_of(double number) const {
    return left + 14 + (end_ - left - 28) * (number - from_) / (to_ - from_);
  }
  [[nodiscard]] double x_at(std::size_t p) const {
    return x_of(sweep_.axes.front().values[sweep_.points[p].at.front()].number);
  }
  [[nodiscard]] double y_of(double scaled) const {
    return top_ + plot_height * (ticks_.back() - scaled) / (ticks_.back() - ticks_.front());
  }
  [[nodiscard]] double y(double value) const { return y_of(value * scale_.factor); }

  const Sweep& sweep_;
  Drawing& drawing_;
  double top_;
  double end_;  // of the axis along the paper
  double from_ = 0;
  double to_ = 1;
  Scale scale_;
  std::vector<double> ticks_;
  std::vector<Name> names_;
};

}  // namespace

std::string sweep_svg(const Sweep& sweep) {
  if (sweep.axes.empty() || sweep.axes.size() > 2) return {};
  Drawing drawing{"sweep", width};
  const std::string what = name_of(sweep.measure, Vocabulary::plain) + " (" + place_of(sweep.measure.of) + ")";
  std::string moved = sweep.axes.front().path;
  if (sweep.axes.size() > 1) moved += " and " + sweep.axes[1].path;
  const std::string_view verb = sweep.axes.size() > 1 ? "do" : "does";
  const double head = drawing.head(fmt::format("What {} {} do to {}?", verb, moved, what),
                                   sweep.answer.empty() ? "" : sweep.answer.front());
  const double top = head + 46;
  Plot plot{sweep, drawing, top};
  plot.draw_axes();
  if (sweep.axes.size() > 1) {
    drawing.text(width - 24, top - 14, "lines: " + shortened(sweep.axes[1].path, 60), {12, Anchor::end, ink::soft});
  }
  const std::vector<Line> lines = lines_of(sweep);
  for (std::size_t l = 0; l < lines.size(); ++l) plot.draw(lines[l], colours[l % colours.size()]);
  plot.write_names();
  plot.mark();
  const double foot = top + plot_height + 68;
  drawing.text(24, foot, fmt::format("Band: the likely range ({}%).", rounded(100 * sweep.confidence, 3)),
               {12, Anchor::start, ink::soft});
  return drawing.svg(foot + 40, sweep.source_line);
}

}  // namespace servicechain::analysis
