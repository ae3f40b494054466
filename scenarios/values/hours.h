#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/values/value.h"
#include "sim/time.h"
#include "sim/timetable.h"

// Hours of the week and single dates, as written: Mon-Fri 08:30-17:00, Sat 09:00-13:00, 2026-12-25: closed.
namespace servicechain::scenarios {

using Date = std::chrono::sys_days;

// 2026-01-05, 2026-01-05 09:00
struct Moment {
  Date date;
  sim::Duration of_day;
  [[nodiscard]] friend bool operator==(const Moment&, const Moment&) = default;
};
[[nodiscard]] Value<Moment> read_moment(std::string_view text);
[[nodiscard]] sim::Time on_the_clock(const Moment& moment, const Moment& start);

// From when to when on a day; `until` is beyond 24 h where the hours cross midnight. Hours belong to the day on which
// they begin.
struct HourRange {
  sim::Duration from;
  sim::Duration until;
};

// One entry: which days (or which date), and which hours of them.
struct HoursEntry {
  std::array<bool, 7> days{};  // Monday first; all, where none is named
  bool names_days = false;
  std::optional<Date> date;
  std::vector<HourRange> ranges;  // none with `closed`; the whole day where no hours are named
  bool names_hours = false;
};

// What stands before a colon: Mon-Fri, 17:00-19:00, "Sat 09:00-13:00", 2026-12-25.
[[nodiscard]] Value<HoursEntry> read_hours_entry(std::string_view text);

// A whole value: entries with commas between, `always`, `closed`.
[[nodiscard]] Value<std::vector<HoursEntry>> read_hours(std::string_view text);

// Hours written as people do, 9-18 or lunedì-sabato or 9am to 6pm, in the form of this format. It may still be no right
// hours. nullopt: not understood, or no other form.
[[nodiscard]] std::optional<std::string> hours_meant(std::string_view text);

// Values over the week: people, weights, open or closed.
struct Stretch {
  sim::Duration from;  // since midnight of the day on which it begins
  sim::Duration until;
  double value;
};
struct Schedule {
  std::array<std::vector<Stretch>, 7> week;
  std::map<Date, std::vector<Stretch>> dated;  // instead of what begins on that day of the week
  double outside = 0;
};

void add(Schedule& schedule, const HoursEntry& entry, double value);

// "Fri 17:00" where two entries hold at once; nullopt: nowhere.
[[nodiscard]] std::optional<std::string> find_overlap(const Schedule& schedule);

// Where entries overlap, the greater value holds. `start`: the date and time at which the run starts.
[[nodiscard]] sim::Timetable timetable_of(const Schedule& schedule, const Moment& start);

// The same value for ever, with the offsets of `start`.
[[nodiscard]] sim::Timetable constant_timetable(double value, const Moment& start);

}  // namespace servicechain::scenarios
