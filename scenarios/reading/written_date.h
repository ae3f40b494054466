#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/values/hours.h"

// Dates as people and spreadsheets write them, in a table of the user's own.
namespace servicechain::scenarios {

// What stands first where two numbers stand before the year.
enum class FirstNumber { day, month };

// How a whole column of dates is written, as far as its dates tell.
struct DateNotation {
  std::optional<FirstNumber> first;  // of 13/01/2025 and 13-01-2025; nullopt: no number above 12 tells it
  std::string proof;                 // the date that tells it
};

// Looks at one date more.
void learn(DateNotation& notation, std::string_view date);

// A date whose day stands first, whatever else the column says: 05.01.2026.
[[nodiscard]] bool has_points(std::string_view date);

// 2026-01-05, 2026/01/05 or 2026-01-05 09:00; 05.01.2026; 13/01/2026 where the column tells what stands first;
// 2026-01 or Jan 2026 (its first day), 2026-W02 (its Monday, as in ISO 8601), 2026-Q1, Q1 2026 (its first day).
// Years from 1900 to 2100: others are slips of the fingers.
[[nodiscard]] Value<Moment> read_written_date(std::string_view text, const DateNotation& notation);

}  // namespace servicechain::scenarios
