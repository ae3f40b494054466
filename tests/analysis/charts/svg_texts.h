#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/charts/type.h"

namespace servicechain::tests {

// A text of an SVG and the box it fills on the paper.
struct PlacedText {
  std::string words;
  double left;
  double top;
  double right;
  double bottom;
};

// Of every <text> that our charts draw: x, y, text-anchor, a font in its style or attributes, translate() and scale() of it and
// of its groups.
[[nodiscard]] std::vector<PlacedText> texts_of(const std::string& svg, analysis::charts::Type& type);

// "store over warehouse", for each two that cover each other by more than a hair.
[[nodiscard]] std::vector<std::string> overlaps(const std::vector<PlacedText>& texts);

// Those that stick out of the paper.
[[nodiscard]] std::vector<std::string> outside(const std::vector<PlacedText>& texts, double width, double height);

}  // namespace servicechain::tests
