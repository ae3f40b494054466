#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Days, weeks, months and quarters of the calendar.
namespace servicechain::analysis {

enum class Every { day, week, month, quarter };

[[nodiscard]] std::string_view name_of(Every every);       // "month"
[[nodiscard]] std::string_view adjective_of(Every every);  // "monthly"

// The first day of the period in which a day lies; weeks begin on Monday.
[[nodiscard]] std::chrono::sys_days begin_of(Every every, std::chrono::sys_days day);
// The first day of the period behind the one that begins then.
[[nodiscard]] std::chrono::sys_days next_begin(Every every, std::chrono::sys_days begins);

// "5 Jan 2026" of days and weeks, "Jan 2026", "Q1 2026".
[[nodiscard]] std::string in_words(Every every, std::chrono::sys_days begins);
// "2026-01-05"
[[nodiscard]] std::string iso_date(std::chrono::sys_days day);
// "2026-01-26", or "2026-01-26 09:00", and nothing besides. nullopt: no such words, or no such day or time.
[[nodiscard]] std::optional<std::chrono::sys_seconds> moment_of(std::string_view text);

}  // namespace servicechain::analysis
