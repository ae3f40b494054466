#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/observe/totals.h"
#include "models/service_chain.h"
#include "sim/time.h"

namespace servicechain::analysis {

inline constexpr std::size_t hours_of_week = 168;

// Whole hours, days or weeks of the calendar inside the observed window, one after the other. What lies before the
// first and behind the last belongs to none.
//
//   warm-up ┊ part │ Mon – Sun │ Mon – Sun │ Mon – Sun │ part ┊
//           from of window      periods                 to of window
struct HistoryGrid {
  Window window;                // observed
  sim::Duration week_offset{};  // how far into the week (since Monday 00:00) the run starts
  sim::Time from{};             // of the first period
  sim::Duration period{};
  std::size_t periods = 0;
  std::uint32_t runs_at_most = 0;  // so many replications keep theirs
  bool keeps_staff = true;         // by hour of the week

  // nullopt: in none.
  [[nodiscard]] std::optional<std::size_t> period_of(sim::Time time) const;
  [[nodiscard]] std::size_t hour_of_week(sim::Time time) const;
  // How long each hour of the week lasted in the window, Monday 00:00 first.
  [[nodiscard]] std::vector<double> hours_seen() const;
};

struct HistorySize {
  std::size_t members;  // departments and segments of one chain
  std::size_t chains;
};

// Weeks, days where there are not 12, hours where there are not 20 days: what follows closely is alike, so batch means,
// Law, Simulation Modeling and Analysis (2015), 9.5.3. Longer periods where members × periods × chains would pass
// 200,000, or periods 520; no hours of the week beyond 3,000 members × chains.
[[nodiscard]] HistoryGrid history_grid_of(const Window& window, sim::Duration week_offset, const HistorySize& size);

// What a segment's customers did in one period. As in SegmentTotals.
struct SegmentPeriod {
  std::uint64_t arrived = 0;
  std::uint64_t left = 0;
  std::uint64_t served = 0;
  std::uint64_t let_in = 0;
  std::uint64_t on_time = 0;
  std::uint64_t complaints = 0;
  std::int64_t wait = 0;    // ns
  double satisfaction = 0;  // points
  double quality = 0;
  [[nodiscard]] friend bool operator==(const SegmentPeriod&, const SegmentPeriod&) = default;
};
SegmentPeriod& operator+=(SegmentPeriod& sum, const SegmentPeriod& more);

// What a department did in one period, all kinds of jobs. As in LaneTotals and TeamTotals.
struct DepartmentPeriod {
  std::uint64_t arrived = 0;
  std::uint64_t not_let_in = 0;
  std::uint64_t gave_up = 0;
  std::uint64_t finished = 0;
  std::uint64_t waits = 0;
  std::uint64_t answered = 0;   // requests of other departments, with something
  std::uint64_t late = 0;       // of these
  std::int64_t wait = 0;        // ns
  double quality = 0;
  double on_duty_h = 0;         // time after hours included
  double working_h = 0;
  double held_h = 0;
  PeopleLevels levels;
  [[nodiscard]] friend bool operator==(const DepartmentPeriod&, const DepartmentPeriod&) = default;
};

// Person-hours of a team in one hour of the week, over the window.
struct StaffHour {
  double on_duty_h = 0;  // time after hours included
  double working_h = 0;
  double held_h = 0;
  [[nodiscard]] friend bool operator==(const StaffHour&, const StaffHour&) = default;
};

// What went wrong in a department, over the window.
struct DepartmentTrouble {
  std::uint64_t customers_refused = 0;  // balked too, but not sent elsewhere
  std::uint64_t customers_gave_up = 0;
  std::uint64_t refused = 0;            // the same of other departments' requests and routines
  std::uint64_t gave_up = 0;
  std::uint64_t sent_back = 0;          // found to be wrong when somebody here took it
  std::uint64_t late = 0;               // answers after their promise
  double wrong = 0;                     // 1 - quality of what was finished for others inside
  [[nodiscard]] friend bool operator==(const DepartmentTrouble&, const DepartmentTrouble&) = default;
};
// What went wrong for a segment's customers who were served.
struct SegmentTrouble {
  std::uint64_t late = 0;
  double wrong = 0;                     // 1 - quality
  [[nodiscard]] friend bool operator==(const SegmentTrouble&, const SegmentTrouble&) = default;
};

// What one replication showed, period by period, by hour of the week, and in all.
struct History {
  std::vector<std::vector<SegmentPeriod>> segments;        // [segment][period]
  std::vector<std::vector<DepartmentPeriod>> departments;  // [department][period]
  std::vector<std::vector<StaffHour>> staff;  // [team: department, then pool][hour of the week]; empty: not kept
  std::vector<DepartmentTrouble> department_troubles;      // [department]
  std::vector<SegmentTrouble> segment_troubles;            // [segment]
  [[nodiscard]] friend bool operator==(const History&, const History&) = default;
};

struct HistoryShape {
  std::size_t segments;
  std::size_t departments;
  std::size_t teams;  // 0: their hours are not kept
  std::size_t periods;
};
[[nodiscard]] History empty_history(const HistoryShape& shape);

// As bytes, and back. nullopt: they do not fit. `fits`: to this chain, in periods that are as many everywhere.
[[nodiscard]] bool fits(const History& history, const models::ServiceChain& chain);
[[nodiscard]] std::string packed(const History& history);
[[nodiscard]] std::optional<History> history_from(std::string_view bytes);

}  // namespace servicechain::analysis
