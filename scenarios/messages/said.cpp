#include "scenarios/messages/said.h"

#include <fmt/format.h>

#include <string_view>

#include "analysis/words.h"

namespace servicechain::scenarios {

std::string said(sim::Duration duration) {
  const auto with = [](double count, std::string_view unit) {
    return fmt::format("{} {}{}", analysis::rounded(count, 4), unit, count == 1 ? "" : "s");
  };
  const double length_h = sim::hours(duration);
  if (duration % sim::one_week == sim::Duration::zero()) return with(length_h / 168, "week");
  if (duration % sim::one_day == sim::Duration::zero()) return with(length_h / 24, "day");
  return length_h >= 1 ? with(length_h, "hour") : with(length_h * 60, "minute");
}

}  // namespace servicechain::scenarios
