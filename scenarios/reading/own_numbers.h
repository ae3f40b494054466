#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/history/own_history.h"
#include "analysis/measures/measure.h"
#include "scenarios/messages/problem.h"

namespace servicechain::scenarios {

// A file of the organisation's own numbers over time, and what it is of.
struct OwnNumbersFile {
  std::string path;
  std::string column;         // "": see KpiColumn
  analysis::Measure measure;  // by its name over time
  std::vector<std::string> measures = {};  // names of all: an only column called like another is not taken for this one
};

// The last so many periods are kept: ten years of weeks, and as much as a chart can show.
inline constexpr std::size_t most_own_periods = 520;

// As a history in the unit of that measure, one number a day, week, month or quarter, found by how far apart the dates
// are. Units stand in brackets behind the name of the column: wait (min), late (%), satisfaction (1-5), of which 1
// becomes 0 points and 5 becomes 100. All that is wrong is told at once, with its line. More than ten years between two
// dates are taken for a slip.
[[nodiscard]] Read<analysis::OwnHistory> read_own_numbers(std::string_view text, const OwnNumbersFile& file);

}  // namespace servicechain::scenarios
