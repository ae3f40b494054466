#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "analysis/history/calendar_match.h"
#include "analysis/history/own_history.h"

namespace servicechain::analysis {

// The simulated bands on the calendar of one's own numbers: of the same period where at least half of the own periods
// were simulated; else those of any simulated period, since one year does not lie on another.
class OwnBands {
 public:
  OwnBands(const std::vector<CalendarPeriod>& periods, const OwnHistory& own);

  [[nodiscard]] bool are_by_date() const { return are_by_date_; }
  // nullopt: nothing was simulated then.
  [[nodiscard]] std::optional<Band> at(std::chrono::sys_days begins, const PeriodSeries& series) const;
  // Of all periods together.
  [[nodiscard]] std::optional<Band> any(const PeriodSeries& series) const { return band_of_any(periods_, series); }

 private:
  [[nodiscard]] const CalendarPeriod* find(std::chrono::sys_days begins) const;

  const std::vector<CalendarPeriod>& periods_;
  bool are_by_date_ = false;
};

// Within what nine of ten runs show.
[[nodiscard]] inline bool is_within(const Band& band, double value) { return band.low_90 <= value && value <= band.high_90; }

}  // namespace servicechain::analysis
