#pragma once

#include <span>
#include <string>

#include "analysis/charts/chart.h"

// Charts in a page: drawn there by the same kit that draws them for slides, so that they look the same and answer to the
// pointer. Without scripts their questions, answers and numbers stay.
namespace servicechain::analysis {

struct PageCharts {
  std::string section;  // what the reader sees
  std::string scripts;  // for the end of the page
  std::string policy;   // a source list for script-src: these scripts by their fingerprints, and no other
};

// Requires: a chart or more.
[[nodiscard]] PageCharts page_charts(std::span<const charts::Chart> charts);

// "sha256-" and the digest in base 64, as a Content-Security-Policy names a script.
[[nodiscard]] std::string fingerprint(const std::string& script);

}  // namespace servicechain::analysis
