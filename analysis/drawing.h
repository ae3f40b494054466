#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate.h"

// A chart on white paper as SVG: what it asks on top, what it answers below, where it comes from at the bottom.
namespace servicechain::analysis {

namespace ink {
inline constexpr std::string_view text = "#14202e";
inline constexpr std::string_view soft = "#4a5765";
inline constexpr std::string_view line = "#d5dbe2";
inline constexpr std::string_view accent = "#0b5cad";
inline constexpr std::string_view alarm = "#b0124f";
}  // namespace ink

// Horizontal place of a text at its point.
enum class Anchor { start, middle, end };

struct TextStyle {
  double size = 13;
  Anchor anchor = Anchor::start;
  std::string_view colour = ink::text;
};

class Drawing {
 public:
  // `id`: of the title and the description, unique in a page.
  Drawing(std::string id, double width) : id_{std::move(id)}, width_{width} {}

  // Title and sentence on top, wrapped. Returns: the height they take.
  [[nodiscard]] double head(const std::string& question, const std::string& answer);
  void text(double x, double y, std::string_view words, TextStyle style);
  void line(double x1, double y1, double x2, double y2, std::string_view attributes);
  void rectangle(double x, double y, double width, double height, std::string_view attributes);
  // Pairs of numbers "x,y x,y". `element`: polyline or polygon.
  void points(std::string_view element, const std::vector<std::pair<double, double>>& points,
              std::string_view attributes);
  void circle(double x, double y, double radius, std::string_view attributes);

  // The whole picture, so high, with the source line at its foot.
  [[nodiscard]] std::string svg(double height, const std::string& source) const;

 private:
  std::string id_;  // -- constant
  double width_;    // -- constant
  std::string question_;
  std::string answer_;
  std::string body_;  // -- state
};

// A few round numbers that cover the range: 0, 5, 10. Requires: low < high.
[[nodiscard]] std::vector<double> round_ticks(Range range, std::size_t about);

}  // namespace servicechain::analysis
