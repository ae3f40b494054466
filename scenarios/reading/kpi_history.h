#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/messages/problem.h"
#include "scenarios/reading/kpi_columns.h"
#include "scenarios/values/hours.h"

namespace servicechain::scenarios {

// One number of the user's own over time, to lay beside what is simulated.
struct KpiHistory {
  std::string name;                           // of the column: "complaints"
  std::vector<Moment> dates;                  // ascending
  std::vector<std::optional<double>> values;  // of each date; percents as shares; nullopt: none is written
  std::vector<std::size_t> lines;             // of the file, from 1, of each
  bool are_percents = false;                  // as they are written
  std::optional<Problem> two_meanings;        // of a number, where no other tells whether thousands are marked so
  std::vector<std::string> notes;             // how the file was understood, sentences
  [[nodiscard]] friend bool operator==(const KpiHistory&, const KpiHistory&) = default;
};

// A file that is larger holds no numbers by the day.
inline constexpr std::size_t most_history_rows = 20'000;
inline constexpr std::size_t most_history_bytes = 4u << 20u;

// A table with a column of dates and one or more of values, with their names in the first row: RFC 4180, or semicolons
// or tabs between, which `notes` say, as they do of decimal commas, days before months, and of rows without a value
// (empty, - or n/a).
//
//   date,complaints          2026-01-05 · 2026-01-05 09:00 · 05.01.2026 · 13/01/2026 · 2026-01 · 2026-W02 · 2026-Q1
//   2026-01-05,12
//
// Newest first is turned round. All that is wrong is told at once, with its line; the rows
// that could be read come with it, so that more can be said of them.
[[nodiscard]] Read<KpiHistory> read_kpi_history(std::string_view text, const std::string& file,
                                                const KpiColumn& column = {});

}  // namespace servicechain::scenarios
