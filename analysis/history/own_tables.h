#pragma once

#include "analysis/study.h"
#include "analysis/tables/data_table.h"

// The organisation's own numbers beside what is simulated, as tables.
namespace servicechain::analysis {

// An own number a row: its chart's mean and limits, what the rules see there, and between what nine of ten simulated
// runs lie in such a period.
[[nodiscard]] DataTable own_history_table(const Study& study);

// A what-if, an own measure, a set of rules, a period after the change a row: the chance that the own chart has shown it
// by then, at the ends of the what-if's likely effect too, and that it shows something where nothing changed.
[[nodiscard]] DataTable own_noticed_table(const Study& study);

}  // namespace servicechain::analysis
