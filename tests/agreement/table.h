#pragma once

#include <string_view>

#include "tests/agreement/row.h"

namespace servicechain::tests {

// Runs the rows whose family or name has the word in it and prints case, measure, exact, simulated ± half-width, z.
void print_table(const Rows& rows, std::string_view word);

}  // namespace servicechain::tests
