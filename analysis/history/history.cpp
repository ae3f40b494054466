#include "analysis/history/history.h"

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <utility>

#include "analysis/store/packing.h"

namespace servicechain::analysis {
namespace {

// Days and hours of a week differ by plan, and would show on a control chart as if something had changed: weeks, as soon as
// there are enough of them for limits that stay. Source of the 12: NHS-R Community, NHSRplotthedots, "How many points are
// required for robust control limits?".
constexpr std::size_t fewest_weeks = 12;
constexpr std::size_t fewest_days = 20;
constexpr std::size_t most_periods = 520;
constexpr std::size_t most_steps = 200'000;   // members × periods × chains
constexpr std::size_t most_kept = 2'000'000;  // the same × replications: about 300 MB
constexpr std::size_t hours_as_periods = 24;  // the hours of the week take as much room as so many periods
constexpr std::size_t most_with_staff = 3'000;  // members × chains
constexpr std::uint32_t most_runs = 200;
constexpr std::uint32_t fewest_runs = 10;
constexpr sim::Duration one_hour = std::chrono::hours{1};

// The first beginning of an hour, day or week of the calendar at or after `time`.
sim::Time next_beginning(sim::Time time, sim::Duration unit, sim::Duration week_offset) {
  const sim::Duration since_monday = time - sim::start_of_run + week_offset;
  const sim::Duration over = since_monday % unit;
  return over == sim::Duration::zero() ? time : time + (unit - over);
}

HistoryGrid in_periods(const Window& window, sim::Duration week_offset, sim::Duration unit, std::int64_t many) {
  HistoryGrid grid{window, week_offset, next_beginning(window.from, unit, week_offset), unit * many, 0, 0};
  if (grid.from < window.to) grid.periods = static_cast<std::size_t>((window.to - grid.from) / grid.period);
  return grid;
}

// -- As bytes ----------------------------------------------------------------------------------------------------

struct Pack {
  Packer& packer;
  void operator()(std::uint64_t count) const { packer.whole(count); }
  void operator()(std::int64_t ns) const { packer.whole(static_cast<std::uint64_t>(ns)); }
  // Nights and empty desks are many.
  void operator()(double value) const {
    packer.whole(value != 0 ? 1 : 0);
    if (value != 0) packer.real(value);
  }
  void operator()(const LevelTotals& level) const {
    const bool was_seen = level.seen_h != 0;
    packer.whole(was_seen ? 1 : 0);
    if (!was_seen) return;
    packer.real(level.level_h);
    packer.real(level.seen_h);
  }
};

struct Unpack {
  Unpacker& from;
  void operator()(std::uint64_t& count) const { count = from.whole(); }
  void operator()(std::int64_t& ns) const { ns = static_cast<std::int64_t>(from.whole()); }
  void operator()(double& value) const { value = from.whole() == 0 ? 0 : from.real(); }
  void operator()(LevelTotals& level) const {
    if (from.whole() == 0) return;
    level.level_h = from.real();
    level.seen_h = from.real();
  }
};

template <class Period, class Visit>
  requires std::same_as<std::remove_const_t<Period>, SegmentPeriod>
void each_field(Period& p, const Visit& visit) {
  const auto all = [&](auto&... fields) { (visit(fields), ...); };
  all(p.arrived, p.left, p.served, p.let_in, p.on_time, p.complaints, p.wait, p.satisfaction, p.quality);
}

template <class Period, class Visit>
  requires std::same_as<std::remove_const_t<Period>, DepartmentPeriod>
void each_field(Period& p, const Visit& visit) {
  const auto all = [&](auto&... fields) { (visit(fields), ...); };
  all(p.arrived, p.not_let_in, p.gave_up, p.finished, p.waits, p.answered, p.late, p.wait, p.quality,
      p.on_duty_h, p.working_h, p.held_h, p.levels.standard, p.levels.pressure, p.levels.fatigue,
      p.levels.mood);
}

template <class Hour, class Visit>
  requires std::same_as<std::remove_const_t<Hour>, StaffHour>
void each_field(Hour& hour, const Visit& visit) {
  visit(hour.on_duty_h);
  visit(hour.working_h);
  visit(hour.held_h);
}

template <class Trouble, class Visit>
  requires std::same_as<std::remove_const_t<Trouble>, DepartmentTrouble>
void each_field(Trouble& t, const Visit& visit) {
  const auto all = [&](auto&... fields) { (visit(fields), ...); };
  all(t.customers_refused, t.customers_gave_up, t.refused, t.gave_up, t.sent_back, t.late, t.wrong);
}

template <class Trouble, class Visit>
  requires std::same_as<std::remove_const_t<Trouble>, SegmentTrouble>
void each_field(Trouble& trouble, const Visit& visit) {
  visit(trouble.late);
  visit(trouble.wrong);
}

template <class Part>
void pack(Packer& packer, const std::vector<Part>& parts) {
  packer.whole(parts.size());
  for (const Part& each : parts) each_field(each, Pack{packer});
}

template <class Part>
void pack(Packer& packer, const std::vector<std::vector<Part>>& parts) {
  packer.whole(parts.size());
  for (const std::vector<Part>& part : parts) pack(packer, part);
}

template <class Part>
void unpack(Unpacker& from, std::vector<Part>& parts) {
  parts.resize(from.count());
  for (Part& each : parts) each_field(each, Unpack{from});
}

template <class Part>
void unpack(Unpacker& from, std::vector<std::vector<Part>>& parts) {
  parts.resize(from.count());
  for (std::vector<Part>& part : parts) unpack(from, part);
}

}  // namespace

std::optional<std::size_t> HistoryGrid::period_of(sim::Time time) const {
  if (time < from) return std::nullopt;
  const auto place = static_cast<std::size_t>((time - from) / period);
  return place < periods ? std::optional{place} : std::nullopt;
}

std::size_t HistoryGrid::hour_of_week(sim::Time time) const {
  return static_cast<std::size_t>((time - sim::start_of_run + week_offset) % sim::one_week / one_hour);
}

std::vector<double> HistoryGrid::hours_seen() const {
  std::vector<double> seen(hours_of_week);
  const auto whole_weeks = (window.to - window.from) / sim::one_week;
  std::ranges::fill(seen, static_cast<double>(whole_weeks));
  for (sim::Time time = window.from + whole_weeks * sim::one_week; time < window.to;) {
    const sim::Time end = std::min(window.to, next_beginning(time + sim::Duration{1}, one_hour, week_offset));
    seen[hour_of_week(time)] += sim::hours(end - time);
    time = end;
  }
  return seen;
}

HistoryGrid history_grid_of(const Window& window, sim::Duration week_offset, const HistorySize& size) {
  HistoryGrid grid;
  for (const auto& [unit, fewest] : {std::pair{sim::one_week, fewest_weeks}, {sim::one_day, fewest_days}, {one_hour, 0U}}) {
    grid = in_periods(window, week_offset, unit, 1);
    if (grid.periods >= fewest) break;
  }
  const std::size_t a_period = std::max<std::size_t>(1, size.members * size.chains);
  for (std::int64_t many = 2; grid.periods > most_periods || grid.periods * a_period > std::max(most_steps, a_period);
       many *= 2) {
    grid = in_periods(window, week_offset, sim::one_week, many);
  }
  grid.keeps_staff = a_period <= most_with_staff;
  const std::size_t steps = a_period * (grid.periods + (grid.keeps_staff ? hours_as_periods : 0));
  const auto fitting = static_cast<std::uint32_t>(most_kept / std::max<std::size_t>(1, steps));
  grid.runs_at_most = std::clamp(fitting, fewest_runs, most_runs);
  return grid;
}

SegmentPeriod& operator+=(SegmentPeriod& sum, const SegmentPeriod& more) {
  sum.arrived += more.arrived;
  sum.left += more.left;
  sum.served += more.served;
  sum.let_in += more.let_in;
  sum.on_time += more.on_time;
  sum.complaints += more.complaints;
  sum.wait += more.wait;
  sum.satisfaction += more.satisfaction;
  sum.quality += more.quality;
  return sum;
}

History empty_history(const HistoryShape& shape) {
  return {std::vector(shape.segments, std::vector<SegmentPeriod>(shape.periods)),
          std::vector(shape.departments, std::vector<DepartmentPeriod>(shape.periods)),
          std::vector(shape.teams, std::vector<StaffHour>(hours_of_week)),
          std::vector<DepartmentTrouble>(shape.departments), std::vector<SegmentTrouble>(shape.segments)};
}

bool fits(const History& history, const models::ServiceChain& chain) {
  const std::size_t periods = history.departments.empty() ? 0 : history.departments.front().size();
  const auto are_all = [](const auto& parts, std::size_t size) {
    return std::ranges::all_of(parts, [size](const auto& part) { return part.size() == size; });
  };
  return history.segments.size() == chain.segments.size() && history.departments.size() == chain.departments.size() &&
         (history.staff.empty() || history.staff.size() == chain.departments.size() + chain.pools.size()) &&
         history.department_troubles.size() == chain.departments.size() &&
         history.segment_troubles.size() == chain.segments.size() && are_all(history.segments, periods) &&
         are_all(history.departments, periods) && are_all(history.staff, hours_of_week);
}

std::string packed(const History& history) {
  Packer packer;
  pack(packer, history.segments);
  pack(packer, history.departments);
  pack(packer, history.staff);
  pack(packer, history.department_troubles);
  pack(packer, history.segment_troubles);
  return packer.bytes();
}

std::optional<History> history_from(std::string_view bytes) {
  Unpacker from{bytes};
  History history;
  unpack(from, history.segments);
  unpack(from, history.departments);
  unpack(from, history.staff);
  unpack(from, history.department_troubles);
  unpack(from, history.segment_troubles);
  if (!from.is_at_end()) return std::nullopt;
  return history;
}

}  // namespace servicechain::analysis
