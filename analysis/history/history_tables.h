#pragma once

#include <vector>

#include "analysis/history/study_history.h"
#include "analysis/tables/data_table.h"

// What happened over time as tables, one row for each what-if and whatever they are of.
namespace servicechain::analysis {

// A period a row: what the replications showed (median, half and nine of ten), and what the typical one did.
[[nodiscard]] DataTable series_table(const StudyHistory& history);
// An hour of the week a row: people busy, held by others, idle, off.
[[nodiscard]] DataTable staff_use_table(const StudyHistory& history);
// A point of a curve a row: the share within so long.
[[nodiscard]] DataTable wait_curves_table(const StudyHistory& history);
// A reason a row, the most frequent first.
[[nodiscard]] DataTable troubles_table(const StudyHistory& history);

// These, and the control charts of spc_tables.h: "series", "staff-use", "wait-curves", "troubles", "control-charts",
// "when-noticed".
[[nodiscard]] std::vector<DataTable> history_tables(const StudyHistory& history, double confidence);

}  // namespace servicechain::analysis
