#pragma once

#include <span>

#include "analysis/history/study_history.h"
#include "analysis/observe/pair.h"

namespace servicechain::analysis {

// Whether the calendar makes more than half of what varies from period to period (adjusted R² of the means by day of the
// week, or by hour of the day where periods are hours). Such a line goes up and down by plan, and a control chart, which asks
// what is more than chance, would call that a signal. Never where periods are weeks or longer.
// Requires: as many values as the history has periods.
[[nodiscard]] bool follows_the_calendar(const StudyHistory& history, std::span<const Pair> values);

}  // namespace servicechain::analysis
