#pragma once

#include <chrono>
#include <cstdint>

namespace servicechain::sim {

// The simulated clock: whole nanoseconds since the start of the run. Integers, so that two ways to the same moment
// give the same moment, and ties are ties. Reaches 292 years; the reader of scenarios refuses more than 250.
struct SimulatedClock {
  // The names that std::chrono asks of a clock. NOLINTBEGIN(readability-identifier-naming)
  using rep = std::int64_t;
  using period = std::nano;
  using duration = std::chrono::duration<rep, period>;
  using time_point = std::chrono::time_point<SimulatedClock>;
  static constexpr bool is_steady = true;
  // NOLINTEND(readability-identifier-naming)
};

using Duration = SimulatedClock::duration;
using Time = SimulatedClock::time_point;

inline constexpr Time start_of_run{};
inline constexpr Time end_of_time = Time::max();
inline constexpr double ns_per_h = 3.6e12;
inline constexpr Duration one_day = std::chrono::hours{24};
inline constexpr Duration one_week = 7 * one_day;

[[nodiscard]] constexpr double hours(Duration duration) { return static_cast<double>(duration.count()) / ns_per_h; }
[[nodiscard]] constexpr double hours(Time time) { return hours(time - start_of_run); }

// time + by, or end_of_time where the clock does not reach. Requires: by ≥ 0.
[[nodiscard]] constexpr Time later(Time time, Duration by) {
  return time >= start_of_run && by > end_of_time - time ? end_of_time : time + by;
}

// As std::llround, halves away from zero, without its call.
[[nodiscard]] constexpr std::int64_t to_nearest(double x) {
  const auto whole = static_cast<std::int64_t>(x);
  const double rest = x - static_cast<double>(whole);
  return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
}

// To the nearest nanosecond. Requires: |hours| below 2.5 million (the clock's reach).
[[nodiscard]] constexpr Duration from_hours(double hours) { return Duration{to_nearest(hours * ns_per_h)}; }

}  // namespace servicechain::sim
