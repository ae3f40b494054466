#include "analysis/drawing.h"

#include <fmt/format.h>

#include <cmath>
#include <sstream>

#include "analysis/markup.h"

namespace servicechain::analysis {
namespace {

constexpr double margin = 24;

std::vector<std::string> wrapped(const std::string& text, double width_in_em) {
  std::vector<std::string> lines;
  std::istringstream words{text};
  for (std::string word; words >> word;) {
    if (!lines.empty() && width_em(lines.back() + " " + word) <= width_in_em) {
      lines.back().append(" ").append(word);
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::string_view name_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::start: return "start";
    case Anchor::middle: return "middle";
    case Anchor::end: return "end";
  }
  return "";
}

}  // namespace

double Drawing::head(const std::string& question, const std::string& answer) {
  constexpr double title_size = 18;
  constexpr double sentence_size = 14;
  question_ = question;
  answer_ = answer;
  double y = margin;
  const auto write = [&](const std::string& words, double size, std::string_view attributes) {
    for (const std::string& line : wrapped(words, (width_ - 2 * margin) / size)) {
      y += size * 1.35;
      body_ += fmt::format("<text x=\"{}\" y=\"{:.1f}\" font-size=\"{}\"{}>{}</text>\n", margin, y - size * 0.35, size,
                           attributes, escaped(line));
    }
  };
  write(question, title_size, " font-weight=\"600\"");
  y += 4;
  write(answer, sentence_size, "");
  return y;
}

void Drawing::text(double x, double y, std::string_view words, TextStyle style) {
  body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\">{}</text>\n", x,
                       y, style.size, name_of(style.anchor), style.colour, escaped(words));
}

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view attributes) {
  body_ +=
      fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x1, y1, x2, y2, attributes);
}

void Drawing::rectangle(double x, double y, double width, double height, std::string_view attributes) {
  body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" {}/>\n", x, y, width, height,
                       attributes);
}

void Drawing::points(std::string_view element, const std::vector<std::pair<double, double>>& points,
                     std::string_view attributes) {
  std::string places;
  for (const auto& [x, y] : points) places += fmt::format("{}{:.1f},{:.1f}", places.empty() ? "" : " ", x, y);
  body_ += fmt::format("<{} points=\"{}\" {}/>\n", element, places, attributes);
}

void Drawing::circle(double x, double y, double radius, std::string_view attributes) {
  body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" {}/>\n", x, y, radius, attributes);
}

std::string Drawing::svg(double height, const std::string& source) const {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
      "role=\"img\" aria-labelledby=\"{2}-title {2}-desc\" font-family=\"Helvetica Neue, Arial, DejaVu Sans, Noto Sans "
      "CJK TC, sans-serif\" fill=\"{3}\">\n<title id=\"{2}-title\">{4}</title>\n<desc id=\"{2}-desc\">{5}</desc>\n"
      "<rect width=\"{0:.0f}\" height=\"{1:.0f}\" fill=\"#ffffff\"/>\n{6}"
      "<text x=\"{7}\" y=\"{8:.1f}\" font-size=\"12\" fill=\"{9}\">{10}</text>\n</svg>\n",
      width_, height, id_, ink::text, escaped(question_), escaped(answer_), body_, margin, height - 14, ink::soft,
      escaped(source));
}

std::vector<double> round_ticks(Range range, std::size_t about) {
  const double rough = (range.high - range.low) / static_cast<double>(about);
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double nice : {1.0, 2.0, 5.0}) {
    if (nice * power < rough * 0.999) continue;
    step = nice * power;
    break;
  }
  const auto first = static_cast<std::int64_t>(std::floor(range.low / step + 1e-9));
  const auto last = static_cast<std::int64_t>(std::ceil(range.high / step - 1e-9));
  std::vector<double> ticks;
  for (std::int64_t i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
  return ticks;
}

}  // namespace servicechain::analysis
