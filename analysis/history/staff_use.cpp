#include <algorithm>

#include "analysis/estimates/estimates.h"
#include "analysis/history/history_summary.h"

namespace servicechain::analysis {
namespace {

// People: person-hours of the hour over how long it lasted, in every replication that is there.
Estimate people(const HistoryQuestion& question, const std::vector<double>& person_hours, double seen_h) {
  std::vector<Pair> pairs;
  for (const double hours : person_hours) pairs.push_back({hours, seen_h});
  const std::optional<Spread> spread = ratio_spread(pairs);
  if (!spread) return {};
  Estimate estimate = estimate_of(*spread, question.confidence, "t over replications (ratio)");
  if (estimate.range) estimate.range->low = std::max(0.0, estimate.range->low);
  return estimate;
}

template <class PartOf>
Estimate people(const HistoryQuestion& question, const std::vector<const StaffHour*>& runs, double seen_h,
                PartOf part_of) {
  std::vector<double> hours;
  for (const StaffHour* hour : runs) hours.push_back(part_of(*hour));
  return people(question, hours, seen_h);
}

struct Team {
  std::string of;
  std::size_t place;  // departments, then pools
};

std::vector<Team> teams_of(const models::ServiceChain& chain) {
  std::vector<Team> teams;
  for (const models::Department& department : chain.departments) {
    teams.push_back({"departments." + department.name, teams.size()});
  }
  for (const models::Pool& pool : chain.pools) teams.push_back({"pools." + pool.name, teams.size()});
  return teams;
}

void add(std::vector<StaffUse>& all, const HistoryQuestion& question, const Histories& histories, const Team& team) {
  const std::vector<double> seen_h = question.grid.hours_seen();
  std::vector<double> on_duty(hours_of_week);
  const std::size_t first = all.size();
  for (std::uint32_t hour = 0; hour < hours_of_week; ++hour) {
    if (seen_h[hour] == 0) continue;
    std::vector<const StaffHour*> runs;
    double on_duty_h = 0;
    for (const std::optional<History>& history : histories) {
      if (!history) continue;
      runs.push_back(&history->staff[team.place][hour]);
      on_duty_h += runs.back()->on_duty_h;
    }
    if (runs.empty()) return;
    on_duty[hour] = on_duty_h / (seen_h[hour] * static_cast<double>(runs.size()));
    const auto part = [&](auto part_of) { return people(question, runs, seen_h[hour], part_of); };
    all.push_back({question.what_if, team.of, hour, part([](const StaffHour& h) { return h.working_h; }),
                   part([](const StaffHour& h) { return h.held_h; }),
                   part([](const StaffHour& h) { return std::max(0.0, h.on_duty_h - h.working_h - h.held_h); }), 0});
  }
  const double most = *std::ranges::max_element(on_duty);
  for (std::size_t row = first; row < all.size(); ++row) {
    const double off = most - on_duty[all[row].hour];
    all[row].off = off > 1e-9 * most ? off : 0;  // sums of parts of hours differ in their last digits
  }
  if (most == 0) all.resize(first);  // people without limit
}

}  // namespace

std::vector<StaffUse> staff_use_of(const HistoryQuestion& question, const Histories& histories) {
  std::vector<StaffUse> all;
  if (!question.grid.keeps_staff) return all;
  for (const Team& team : teams_of(question.chain)) add(all, question, histories, team);
  return all;
}

}  // namespace servicechain::analysis
