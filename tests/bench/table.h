#pragma once

#include <string>

#include "tests/bench/memory.h"
#include "tests/bench/rates.h"

namespace servicechain::bench {

struct Measured {
  Rates rates;
  DepartmentMemory department;  // of 10,000
  LineMemory line;              // of a million
};

// What was measured, then each ratio beside its goal and its floor. A "–" where something was not measured.
[[nodiscard]] std::string table_of(const Measured& measured);

}  // namespace servicechain::bench
