#pragma once

#include "tests/agreement/row.h"

// The rows of the table, by family.
namespace servicechain::tests {

[[nodiscard]] Rows one_line_rows();      // M/M/1, M/M/c, without limit, finite
[[nodiscard]] Rows any_work_rows();      // M/G/1, M/D/c
[[nodiscard]] Rows any_arrivals_rows();  // GI/M/1, GI/G/1, groups
[[nodiscard]] Rows priority_rows();
[[nodiscard]] Rows absence_rows();        // vacations and breakdowns
[[nodiscard]] Rows patience_rows();       // giving up, turning away
[[nodiscard]] Rows order_rows();          // sharing, last come, random, shortest job, due date
[[nodiscard]] Rows network_rows();        // feedback, Jackson, without product form
[[nodiscard]] Rows kinds_network_rows();  // BCMP open, closed, mixed
[[nodiscard]] Rows hours_rows();          // rates that change, shifts
[[nodiscard]] Rows first_hours_rows();    // from empty
[[nodiscard]] Rows joining_rows();        // fork and join
[[nodiscard]] Rows blocking_rows();       // finite buffers
[[nodiscard]] Rows asking_rows();         // nested requests
[[nodiscard]] Rows pool_rows();
[[nodiscard]] Rows feeling_rows();   // quality and satisfaction
[[nodiscard]] Rows trace_rows();     // every time known
[[nodiscard]] Rows combined_rows();  // two features at once

// All that cost no more than that. Names are unique.
[[nodiscard]] Rows rows_of(Effort at_most);

}  // namespace servicechain::tests
