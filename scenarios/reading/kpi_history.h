#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/messages/problem.h"
#include "scenarios/values/hours.h"

namespace servicechain::scenarios {

// One number of the user's own over time, to lay beside what is simulated.
struct KpiHistory {
  std::string name;                // of the column: "complaints"
  std::vector<Moment> dates;       // ascending
  std::vector<double> values;      // of each date; percents as shares
  std::vector<std::size_t> lines;  // of the file, from 1, of each
  bool are_percents = false;       // as they are written
  std::vector<std::string> notes;  // how the file was understood, sentences
  [[nodiscard]] friend bool operator==(const KpiHistory&, const KpiHistory&) = default;
};

// Which column of several. Small and capital letters are one, and so is what stands in brackets behind a name.
struct KpiColumn {
  std::string asked;  // "": the one called `like`, or value
  std::string like;   // "satisfaction"
};

// A table with a column of dates and one or more of values, with their names in the first row: RFC 4180, or semicolons
// or tabs between, which `notes` say, as they do of decimal commas, percents and days before months. Rows without a
// value are left out, and told.
//
//   date,complaints          2026-01-05 · 2026-01-05 09:00 · 2026-01 (its first day) · 05.01.2026
//   2026-01-05,12
//
// The dates are in the column called date, else in the first. All that is wrong is told at once, with its line; the rows
// that could be read come with it, so that more can be said of them.
[[nodiscard]] Read<KpiHistory> read_kpi_history(std::string_view text, const std::string& file,
                                                const KpiColumn& column = {});

}  // namespace servicechain::scenarios
