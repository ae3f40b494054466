#pragma once

#include <string>
#include <string_view>

#include "analysis/charts/chart.h"
#include "analysis/charts/js_engine.h"
#include "analysis/charts/type.h"

namespace servicechain::analysis::charts {

// Draws charts with the kit that travels inside the program. Costs some 50 ms to set up; by one thread
// at a time.
class Painter {
 public:
  Painter();

  // One SVG element: question and answer as <title> and <desc> too, no script, no outside address. The same chart gives
  // the same bytes, whatever was drawn before.
  // Requires: the kit has a chart of that name.
  [[nodiscard]] std::string svg(const Chart& chart, const PictureSize& size);
  // The same, where the chart has been described already. `specification`: json_of(chart).
  [[nodiscard]] std::string svg(const Chart& chart, std::string_view specification, const PictureSize& size);
  // A PNG or PDF would show boxes in the place of letters that no font of this machine has; an SVG goes to other machines.
  [[nodiscard]] bool lacks_letters_of(const Chart& chart);

 private:
  Type type_;
  JsEngine engine_;
};

// What the kit drew, made fit for a file and for the inside of a page: names of its parts that are unique there, a title
// and a description, letters in the middle of their line for renderers that do not know that word of CSS.
[[nodiscard]] std::string finished_svg(std::string svg, const Chart& chart);

}  // namespace servicechain::analysis::charts
