#include "analysis/history/own_bands.h"

#include <algorithm>

namespace servicechain::analysis {

OwnBands::OwnBands(const std::vector<CalendarPeriod>& periods, const OwnHistory& own) : periods_{periods} {
  const auto meet = std::ranges::count_if(own.points, [&](const OwnPoint& point) { return find(point.begins) != nullptr; });
  are_by_date_ = 2 * static_cast<std::size_t>(meet) >= own.points.size();
}

std::optional<Band> OwnBands::at(std::chrono::sys_days begins, const PeriodSeries& series) const {
  if (!are_by_date_) return any(series);
  const CalendarPeriod* period = find(begins);
  return period == nullptr ? std::nullopt : band_in(*period, series);
}

const CalendarPeriod* OwnBands::find(std::chrono::sys_days begins) const {
  const auto found = std::ranges::find(periods_, begins, &CalendarPeriod::begins);
  return found == periods_.end() ? nullptr : &*found;
}

}  // namespace servicechain::analysis
