#pragma once

#include <compare>
#include <string>

namespace servicechain::analysis {

// Which number: JSON's of, kind, measure and unit.
struct Measure {
  std::string of;       // "departments.store", "departments.store.needs.warehouse", "customers", "customers.X", "pools.X"
  std::string kind;     // "all" or a kind of job
  std::string name;     // "wait", "wait.p95", "satisfaction"…
  std::string unit;     // "h", "per h", "share", "points", "jobs", "h a week", "money a week", "customers"
  [[nodiscard]] friend auto operator<=>(const Measure&, const Measure&) = default;
};

// Times, lines, refused, gave up, blocked, lost, complaints, cost, pressure, fatigue.
[[nodiscard]] bool less_is_better(const std::string& measure_name);

}  // namespace servicechain::analysis
