#pragma once

#include <vector>

#include "tests/agreement/agreement.h"

namespace servicechain::tests {

// What the rows came to, for the tests of the table as a whole.
struct Ledger {
  std::vector<Met> met;
};

// One test per row, then those of the whole table. Both must outlive the tests.
void register_tests(const Rows& rows, Ledger& ledger);

}  // namespace servicechain::tests
