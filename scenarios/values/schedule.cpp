#include <fmt/format.h>

#include <algorithm>

#include "scenarios/values/hours.h"

namespace servicechain::scenarios {
namespace {

using sim::Duration;
using sim::one_day;
using sim::one_week;

constexpr std::array<std::string_view, 7> day_names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

// Monday 0 … Sunday 6.
std::size_t weekday_of(Date date) { return std::chrono::weekday{date}.iso_encoding() - 1; }

// What begins on that date.
const std::vector<Stretch>& own(const Schedule& schedule, Date date) {
  const auto place = schedule.dated.find(date);
  return place != schedule.dated.end() ? place->second : schedule.week[weekday_of(date)];
}

bool by_start(const Stretch& a, const Stretch& b) { return a.from < b.from; }

// Steps of [0, end), from stretches that lie inside.
std::vector<sim::Timetable::Step> steps_of(const std::vector<Stretch>& stretches, double outside, Duration end) {
  std::vector<Duration> edges{Duration{0}};
  for (const Stretch& stretch : stretches) {
    edges.push_back(stretch.from);
    if (stretch.until < end) edges.push_back(stretch.until);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::vector<sim::Timetable::Step> steps;
  for (const Duration edge : edges) {
    double value = outside;
    bool covered = false;
    for (const Stretch& stretch : stretches) {
      if (stretch.from > edge || stretch.until <= edge) continue;
      value = covered ? std::max(value, stretch.value) : stretch.value;
      covered = true;
    }
    if (steps.empty() || steps.back().value != value) steps.push_back({edge, value});
  }
  return steps;
}

// The parts of stretches that lie in [0, end), moved by `shift` first.
void put_part(std::vector<Stretch>& into, const Stretch& stretch, Duration shift, Duration end) {
  const Stretch moved{std::max(stretch.from + shift, Duration{0}), std::min(stretch.until + shift, end), stretch.value};
  if (moved.from < moved.until) into.push_back(moved);
}

std::vector<Stretch> regular_week(const Schedule& schedule) {
  std::vector<Stretch> week;
  for (std::size_t day = 0; day < 7; ++day) {
    const Duration midnight = static_cast<int>(day) * one_day;
    for (const Stretch& stretch : schedule.week[day]) {
      put_part(week, stretch, midnight, one_week);
      put_part(week, stretch, midnight - one_week, one_week);  // Sunday night into Monday
    }
  }
  std::sort(week.begin(), week.end(), by_start);
  return week;
}

std::vector<Stretch> on_date(const Schedule& schedule, Date date) {
  std::vector<Stretch> day;
  for (const Stretch& stretch : own(schedule, date - std::chrono::days{1})) put_part(day, stretch, -one_day, one_day);
  for (const Stretch& stretch : own(schedule, date)) put_part(day, stretch, Duration{0}, one_day);
  return day;
}

bool crosses_midnight(const std::vector<Stretch>& stretches) {
  return std::any_of(stretches.begin(), stretches.end(), [](const Stretch& s) { return s.until > one_day; });
}

}  // namespace

void add(Schedule& schedule, const HoursEntry& entry, double value) {
  const auto put = [&](std::vector<Stretch>& day) {
    for (const HourRange& range : entry.ranges) day.push_back({range.from, range.until, value});
  };
  if (entry.date) return put(schedule.dated[*entry.date]);
  for (std::size_t day = 0; day < 7; ++day) {
    if (entry.days[day]) put(schedule.week[day]);
  }
}

std::optional<std::string> find_overlap(const Schedule& schedule) {
  const auto clock = [](Duration at) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(at % one_day).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  };
  const std::vector<Stretch> week = regular_week(schedule);
  for (std::size_t i = 1; i < week.size(); ++i) {
    if (week[i].from >= week[i - 1].until) continue;
    return fmt::format("{} {}", day_names[static_cast<std::size_t>(week[i].from / one_day)], clock(week[i].from));
  }
  return std::nullopt;
}

sim::Timetable timetable_of(const Schedule& schedule, const Moment& start) {
  std::map<Date, std::vector<Stretch>> days;
  for (const auto& [date, stretches] : schedule.dated) {
    days[date] = on_date(schedule, date);
    const Date next = date + std::chrono::days{1};
    if (crosses_midnight(stretches) || crosses_midnight(schedule.week[weekday_of(date)]))
      days[next] = on_date(schedule, next);
  }
  std::vector<sim::Timetable::DatedDay> dated;
  for (const auto& [date, stretches] : days)
    dated.push_back({(date - start.date).count(), steps_of(stretches, schedule.outside, one_day)});
  return sim::Timetable{steps_of(regular_week(schedule), schedule.outside, one_week), std::move(dated),
                        static_cast<int>(weekday_of(start.date)) * one_day + start.of_day, start.of_day};
}

sim::Timetable constant_timetable(double value, const Moment& start) {
  Schedule schedule;
  schedule.outside = value;
  return timetable_of(schedule, start);
}

}  // namespace servicechain::scenarios
