#include "analysis/measures/measure_rows.h"

namespace servicechain::analysis {
namespace {

double as_number(std::uint64_t count) { return static_cast<double>(count); }

// Nothing to observe has weight 0, whatever its total.
Pair share(std::uint64_t part, std::uint64_t whole) { return {as_number(part), as_number(whole)}; }
Pair mean_h(Nanoseconds sum, std::uint64_t count) { return {hours(sum), as_number(count)}; }
Pair mean(double sum, std::uint64_t count) { return {sum, as_number(count)}; }
Pair per_h(std::uint64_t count, const Window& window) { return {as_number(count), window.length_h()}; }
Pair on_average(Nanoseconds jobs_times_ns, const Window& window) { return {hours(jobs_times_ns), window.length_h()}; }
Pair a_week(double sum, const Window& window) { return {sum, window.length_weeks()}; }
Pair of_duty(double part_h, const TeamTotals& team) {
  return team.is_counted ? Pair{part_h, team.on_duty_h + team.overtime_h} : Pair{};
}
Pair over_time(const LevelTotals& level) { return {level.level_h, level.seen_h}; }
constexpr Pair none{};

constexpr MeasureDefinition<LaneTotals> lane_table[]{
    {"arrivals", "per h", [](const LaneTotals& l, const Window& w) { return per_h(l.arrived, w); }},
    {"throughput", "per h", [](const LaneTotals& l, const Window& w) { return per_h(l.finished, w); }},
    {"wait", "h", [](const LaneTotals& l, const Window&) { return mean_h(l.wait, l.waits); }},
    {"held", "h", [](const LaneTotals& l, const Window&) { return mean_h(l.held, l.finished); }},
    {"time", "h", [](const LaneTotals& l, const Window&) { return mean_h(l.time, l.finished); }},
    {"waits", "share", [](const LaneTotals& l, const Window&) { return share(l.waited, l.waits); }},
    {"in-line", "jobs", [](const LaneTotals& l, const Window& w) { return on_average(l.in_line, w); }},
    {"inside", "jobs", [](const LaneTotals& l, const Window& w) { return on_average(l.inside, w); }},
    {"refused", "share", [](const LaneTotals& l, const Window&) { return share(l.not_let_in, l.arrived); }},
    {"gave-up", "share", [](const LaneTotals& l, const Window&) { return share(l.gave_up, l.arrived - l.not_let_in); }},
    {"blocked", "share", [](const LaneTotals& l, const Window&) { return share(l.blocked, l.finished); }},
    {"quality", "share", [](const LaneTotals& l, const Window&) { return mean(l.quality, l.finished); }},
};

// Time after hours counts as time on duty, and as overtime.
constexpr MeasureDefinition<TeamTotals> team_table[]{
    {"utilisation", "share", [](const TeamTotals& t, const Window&) { return of_duty(t.working_h + t.held_h, t); }},
    {"working", "share", [](const TeamTotals& t, const Window&) { return of_duty(t.working_h, t); }},
    {"overtime", "h a week",
     [](const TeamTotals& t, const Window& w) { return t.is_counted ? a_week(t.overtime_h, w) : none; }},
    {"standard", "", [](const TeamTotals& t, const Window&) { return over_time(t.levels.standard); }},
    {"pressure", "", [](const TeamTotals& t, const Window&) { return over_time(t.levels.pressure); }},
    {"fatigue", "", [](const TeamTotals& t, const Window&) { return over_time(t.levels.fatigue); }},
    {"mood", "points", [](const TeamTotals& t, const Window&) { return over_time(t.levels.mood); }},
    {"cost", "money a week",
     [](const TeamTotals& t, const Window& w) {
       return t.is_counted && t.has_cost ? a_week((t.on_duty_h + t.overtime_h) * t.cost_per_h, w) : none;
     }},
    {"earned", "money a week",
     [](const TeamTotals& t, const Window& w) { return t.has_price ? a_week(t.earned, w) : none; }},
};

constexpr MeasureDefinition<LinkTotals> link_table[]{
    {"requests", "per h", [](const LinkTotals& l, const Window& w) { return per_h(l.requests, w); }},
    {"time", "h", [](const LinkTotals& l, const Window&) { return mean_h(l.time, l.answered - l.refused); }},
    {"on-time", "share", [](const LinkTotals& l, const Window&) { return share(l.on_time, l.answered - l.refused); }},
    {"refused", "share", [](const LinkTotals& l, const Window&) { return share(l.refused, l.requests); }},
    {"quality", "share", [](const LinkTotals& l, const Window&) { return mean(l.quality, l.answered - l.refused); }},
    {"perceived", "points", [](const LinkTotals& l, const Window&) { return mean(l.perceived, l.answered); }},
    {"gap", "points", [](const LinkTotals& l, const Window&) { return mean(l.gap, l.answered); }},
    {"self-view", "points", [](const LinkTotals& l, const Window&) { return mean(l.self_view, l.answered); }},
    {"paid", "money a week",
     [](const LinkTotals& l, const Window& w) { return l.has_price ? a_week(l.paid, w) : none; }},
};

constexpr MeasureDefinition<SegmentTotals> segment_table[]{
    {"arrivals", "per h", [](const SegmentTotals& s, const Window& w) { return per_h(s.arrived, w); }},
    {"time", "h", [](const SegmentTotals& s, const Window&) { return mean_h(s.time, s.served); }},
    {"wait", "h", [](const SegmentTotals& s, const Window&) { return mean_h(s.wait, s.let_in); }},
    {"served", "share", [](const SegmentTotals& s, const Window&) { return share(s.served, s.left); }},
    {"lost", "share", [](const SegmentTotals& s, const Window&) { return share(s.left - s.served, s.left); }},
    {"on-time", "share", [](const SegmentTotals& s, const Window&) { return share(s.on_time, s.served); }},
    {"satisfaction", "points", [](const SegmentTotals& s, const Window&) { return mean(s.satisfaction, s.left); }},
    {"perceived", "points", [](const SegmentTotals& s, const Window&) { return mean(s.perceived, s.left); }},
    {"expected", "points", [](const SegmentTotals& s, const Window&) { return mean(s.expected, s.left); }},
    {"right", "points", [](const SegmentTotals& s, const Window&) { return mean(s.scores.sum.right, s.scores.judged); }},
    {"speed", "points", [](const SegmentTotals& s, const Window&) { return mean(s.scores.sum.speed, s.scores.judged); }},
    {"information", "points", [](const SegmentTotals& s, const Window&) { return mean(s.scores.sum.information, s.scores.judged); }},
    {"courtesy", "points", [](const SegmentTotals& s, const Window&) { return mean(s.scores.sum.courtesy, s.scores.judged); }},
    {"surroundings", "points", [](const SegmentTotals& s, const Window&) { return mean(s.scores.sum.surroundings, s.scores.judged); }},
    {"quality", "share", [](const SegmentTotals& s, const Window&) { return mean(s.quality, s.served); }},
    {"complaints", "share", [](const SegmentTotals& s, const Window&) { return share(s.complaints, s.left); }},
    {"would-return", "share", [](const SegmentTotals& s, const Window&) { return mean(s.would_return, s.left); }},
    {"promoters", "share",
     [](const SegmentTotals& s, const Window&) {
       return Pair{as_number(s.delighted) - as_number(s.let_down), as_number(s.left)};
     }},
    {"base", "customers", [](const SegmentTotals& s, const Window&) { return s.has_base ? Pair{s.base, 1} : none; }},
    {"revenue", "money a week", [](const SegmentTotals& s, const Window& w) { return a_week(s.revenue, w); }},
    {"inside-at-end", "customers",
     [](const SegmentTotals& s, const Window&) { return Pair{static_cast<double>(s.inside), 1}; }},
};

}  // namespace

std::span<const MeasureDefinition<LaneTotals>> lane_definitions() { return lane_table; }
std::span<const MeasureDefinition<TeamTotals>> team_definitions() { return team_table; }
std::span<const MeasureDefinition<LinkTotals>> link_definitions() { return link_table; }
std::span<const MeasureDefinition<SegmentTotals>> segment_definitions() { return segment_table; }

}  // namespace servicechain::analysis
