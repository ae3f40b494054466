#pragma once

#include <string>
#include <string_view>

#include "analysis/study.h"

namespace servicechain::analysis {

struct PageContent {
  const Study& study;
  std::string_view about;          // the scenario's own words about itself; "" without
  std::string_view chain_map_svg;  // from chain_map_svg(): markup already
};

// One HTML file that opens from a disk: answers first, then the ideas, the chain map, the numbers and how to read them.
// No script, no outside address, and a policy inside that forbids both. Names are escaped: anybody may have written
// them.
[[nodiscard]] std::string page_html(const PageContent& content);

}  // namespace servicechain::analysis
