#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/measures/measure.h"
#include "analysis/study.h"

// Words for the narrow room of a drawing.
namespace servicechain::analysis {

struct LineRoom {
  double width_em;
  std::size_t most_lines = 99;
};

// Broken at blanks; within a word, or between letters that are written without blanks, only where it is wider than a line by
// itself. Where more was than has room, the last line ends in an ellipsis.
[[nodiscard]] std::vector<std::string> in_lines(std::string_view text, LineRoom room);

// As few lines as in_lines needs, all about as long.
[[nodiscard]] std::vector<std::string> in_even_lines(std::string_view text, LineRoom room);

// "62% (60 to 64)": with_range where a legend says what the brackets are.
[[nodiscard]] std::string briefly(const MeasureRow& row);

// "4 h".
[[nodiscard]] std::string time_in_words(double hours);

}  // namespace servicechain::analysis
