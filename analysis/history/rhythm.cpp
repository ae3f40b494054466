#include "analysis/history/rhythm.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace servicechain::analysis {
namespace {

struct Group {
  double sum = 0;
  double count = 0;
};

// After how many periods the calendar begins again, and how long a period is.
struct Cycle {
  std::size_t periods = 0;
  double period_h = 0;
};
Cycle cycle_of(const StudyHistory& history) {
  if (history.period == "day") return {7, 24};
  if (history.period == "hour") return {24, 1};
  return {};
}

}  // namespace

bool follows_the_calendar(const StudyHistory& history, std::span<const Pair> values) {
  const auto [length, period_h] = cycle_of(history);
  if (length == 0 || values.empty()) return false;
  std::vector<Group> groups(length);
  Group all;
  double squares = 0;
  std::optional<double> first;  // what is alike in all is taken off, so that nothing is left of it but for its differences
  for (std::size_t p = 0; p < values.size(); ++p) {
    if (values[p].weight <= 0) continue;
    const double seen_now = values[p].total / values[p].weight;
    if (!first) first = seen_now;
    const double value = seen_now - *first;
    const double since_first = history.periods[p].from_h - history.periods.front().from_h;
    Group& group = groups[static_cast<std::size_t>(std::llround(since_first / period_h)) % length];
    for (Group* into : {&group, &all}) {
      into->sum += value;
      into->count += 1;
    }
    squares += value * value;
  }
  const auto seen = static_cast<double>(std::ranges::count_if(groups, [](const Group& group) { return group.count > 0; }));
  if (all.count <= seen) return false;
  double explained = 0;
  for (const Group& group : groups) {
    if (group.count > 0) explained += group.sum * group.sum / group.count;
  }
  const double within = (squares - explained) / (all.count - seen);
  const double varied = (squares - all.sum * all.sum / all.count) / (all.count - 1);
  return within < varied / 2;
}

}  // namespace servicechain::analysis
