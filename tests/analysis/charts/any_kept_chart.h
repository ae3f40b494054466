#pragma once

#include <cstddef>
#include <string>

#include "analysis/charts/kept_chart.h"
#include "analysis/charts/painter.h"

namespace servicechain::tests {

struct AnyChart {
  std::size_t rows;
  double number;      // wherever there is one, but for counts and places
  std::string words;  // wherever there are any, but for choices
};
// A chart of that kind with all that it has to have.
[[nodiscard]] analysis::charts::Chart any_chart(const analysis::charts::KeptChartKind& kind, const AnyChart& of);

// Draws it. "": the picture is well-formed, with every number in it a number, it did not take long, and a page can read its
// specification.
[[nodiscard]] std::string fault_of_drawing(analysis::charts::Painter& painter, const analysis::charts::Chart& chart);

}  // namespace servicechain::tests
