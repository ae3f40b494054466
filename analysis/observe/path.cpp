#include "analysis/observe/path.h"

#include <algorithm>
#include <cstdint>

namespace servicechain::analysis {
namespace {

constexpr std::int64_t most_steps = 400;
constexpr std::int64_t fewest_steps = 100;
constexpr std::int64_t most_values = 20'000;  // departments × steps

std::int64_t rounded_up(sim::Duration whole, sim::Duration part) { return (whole + part - sim::Duration{1}) / part; }

}  // namespace

PathGrid grid_of(sim::Duration run, Calendar calendar, std::size_t departments) {
  const auto count = std::max<std::int64_t>(1, static_cast<std::int64_t>(departments));
  const std::int64_t wanted = std::clamp(most_values / count, fewest_steps, most_steps);
  if (calendar == Calendar::always_open) {
    const sim::Duration step{std::max<std::int64_t>(1, rounded_up(run, sim::Duration{wanted}))};
    return {step, static_cast<std::size_t>(run / step), 5};
  }
  if (run <= wanted * sim::one_day) return {sim::one_day, static_cast<std::size_t>(run / sim::one_day), 7};
  const sim::Duration step = sim::one_week * rounded_up(run, sim::one_week * wanted);
  return {step, static_cast<std::size_t>(run / step), 1};
}

}  // namespace servicechain::analysis
