#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/hours.h"
#include "scenarios/problem.h"

namespace servicechain::scenarios {

// One number of the user's own over time, to lay beside what is simulated.
struct KpiHistory {
  std::string name;                // of the column: "complaints"
  std::vector<Moment> dates;       // ascending
  std::vector<double> values;      // of each date; percents as shares
  std::vector<std::string> notes;  // how the file was understood, sentences
  [[nodiscard]] friend bool operator==(const KpiHistory&, const KpiHistory&) = default;
};

// A table of two columns, date and value, with their names in the first row: RFC 4180, or semicolons or tabs between,
// which `notes` say, as they do of decimal commas and percents. Rows without a value are left out, and told.
//
//   date,complaints          2026-01-05 · 2026-01-05 09:00 · 2026-01 (its first day) · 05.01.2026
//   2026-01-05,12
//
// Of more columns those called date and value are taken. All that is wrong is told at once, with its line.
[[nodiscard]] Read<KpiHistory> read_kpi_history(std::string_view text, const std::string& file);

}  // namespace servicechain::scenarios
