#include "tests/agreement/rows.h"

#include <iterator>
#include <chrono>
#include <cstdio>

namespace servicechain::tests {

Rows rows_of(Effort at_most) {
  Rows all;
  for (Rows (*family)() : {one_line_rows, any_work_rows, any_arrivals_rows, priority_rows, absence_rows, patience_rows,
                           order_rows, network_rows, kinds_network_rows, hours_rows, first_hours_rows, joining_rows,
                           blocking_rows, asking_rows, pool_rows, feeling_rows, trace_rows}) {
    const auto t0 = std::chrono::steady_clock::now();
    Rows rows = family();
    std::fprintf(stderr, "%s %.2f\n", rows.front().family.c_str(), std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count());
    all.insert(all.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  std::erase_if(all, [&](const Row& row) { return row.effort > at_most; });
  return all;
}

}  // namespace servicechain::tests
