#include "tests/agreement/table.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

#include "tests/agreement/agreement.h"

namespace servicechain::tests {
namespace {

std::string name_of(const Expected& expected) {
  std::string name = expected.of.substr(expected.of.find('.') + 1);
  if (expected.kind != "all") name += "/" + expected.kind;
  if (expected.what_if != "base") name += " (" + expected.what_if + ")";
  return name + " " + expected.measure;
}

std::string described(const Outcome& outcome) {
  if (!outcome.simulated) return "no number";
  if (outcome.half_width == 0) return fmt::format("{:<12.7g}", *outcome.simulated);
  return fmt::format("{:<10.6g} ± {:<9.2g} {:5.2f} %  z {:+5.2f}", *outcome.simulated, outcome.half_width,
                     100 * outcome.half_width / std::abs(outcome.expected.exact), outcome.z);
}

}  // namespace

void print_table(const Rows& rows, std::string_view word) {
  double seconds = 0;
  for (const Row& row : rows) {
    if (row.family.find(word) == std::string::npos && row.name.find(word) == std::string::npos) continue;
    const Met met = meet(row);
    fmt::print("{} · {}  [{}]  {:.1f} s\n", row.family, row.name, row.source, met.seconds);
    for (const std::string& problem : met.problems) fmt::print("    {}\n", problem);
    for (const Outcome& outcome : met.outcomes) {
      fmt::print("    {:<36} {:<12.7g} {}\n", name_of(outcome.expected), outcome.expected.exact, described(outcome));
    }
    std::fflush(stdout);
    seconds += met.seconds;
  }
  fmt::print("{:.0f} s; ±: range of 99.9 %\n", seconds);
}

}  // namespace servicechain::tests
