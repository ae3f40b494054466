#pragma once

#include <string>
#include <vector>

#include "tests/coverage/again.h"

namespace servicechain::coverage {

// One line for each value asked: truth, bias, coverage.
[[nodiscard]] std::string coverage_table(const Case& the_case, const std::vector<Said>& said,
                                         const std::vector<Truth>& truths);
// One line for each what-if: how often each verdict was given; of those that change nothing, how often that was wrong.
[[nodiscard]] std::string verdict_table(const Case& the_case, const std::vector<Said>& said);

// How often the runs asked for settled it.
[[nodiscard]] std::string more_runs_line(const Case& the_case, std::uint32_t studies, const MoreRuns& more);

}  // namespace servicechain::coverage
