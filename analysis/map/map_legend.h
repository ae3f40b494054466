#pragma once

#include <string>
#include <vector>

#include "analysis/map/chain_picture.h"

// What the signs of a chain map mean.
namespace servicechain::analysis {

struct LegendItem {
  std::string sample;  // SVG around y = 0, from x = 0 on
  double width;        // of the sample, px of a slide
  std::string words;
};

// Only of what is drawn; also that something is not, where one would look for it.
[[nodiscard]] std::vector<LegendItem> legend_of(const ChainPicture& picture);

}  // namespace servicechain::analysis
