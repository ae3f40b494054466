#pragma once

#include "analysis/history/study_history.h"
#include "analysis/tables/data_table.h"

// Control charts of what happened over time, as tables.
namespace servicechain::analysis {

// A series a row: the XmR chart of the typical replication, what its last point is part of, and the signals in it.
// A simulated firm that nothing changes in shows common cause, with a false alarm now and then; limits describe the
// model, not the firm. Series of fewer than 12 periods are left out: too few for limits.
[[nodiscard]] DataTable control_charts_table(const StudyHistory& history);

// A what-if, a measure of all customers, a set of rules, a period after the change a row: the chance that a chart like
// one run's has shown it by then, and that it would have shown something where nothing had changed. A year of weeks, or twice as many periods
// as were watched.
[[nodiscard]] DataTable when_noticed_table(const StudyHistory& history, double confidence);

}  // namespace servicechain::analysis
