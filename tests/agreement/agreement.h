#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/agreement/row.h"

namespace servicechain::tests {

// What became of one expected value.
struct Outcome {
  Expected expected;
  std::optional<double> simulated;  // nullopt: the run says nothing of it
  double half_width = 0;            // of the 99.9 % range; 0 where nothing is left to chance
  double z = 0;                     // (simulated − exact) ÷ standard error
  std::uint32_t runs = 0;           // behind the standard error
  [[nodiscard]] bool is_by_chance() const { return runs > 1; }
  [[nodiscard]] double error() const { return simulated.value_or(0) - expected.exact; }
};

struct Met {
  const Row* row;
  std::vector<Outcome> outcomes;
  std::vector<std::string> problems;  // why the file was not read, or did not reach its end
  double seconds = 0;
};

// Reads the row's scenario, runs it on all cores and compares.
[[nodiscard]] Met meet(const Row& row);

// Student's t of so many runs that stands for a standard normal z: same chance in the tail.
[[nodiscard]] double as_normal(double t, std::uint32_t runs);

}  // namespace servicechain::tests
