#include "tests/agreement/rows.h"

#include <iterator>

namespace servicechain::tests {

Rows rows_of(Effort at_most) {
  Rows all;
  for (Rows (*family)() : {one_line_rows, any_work_rows, any_arrivals_rows, priority_rows, absence_rows, patience_rows,
                           order_rows, network_rows, kinds_network_rows, hours_rows, first_hours_rows, joining_rows,
                           blocking_rows, asking_rows, pool_rows, feeling_rows, trace_rows, combined_rows}) {
    Rows rows = family();
    all.insert(all.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  std::erase_if(all, [&](const Row& row) { return row.effort > at_most; });
  return all;
}

}  // namespace servicechain::tests
