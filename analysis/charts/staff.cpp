#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"

// When are we short of people? Every department by day and hour of the week: how much of its people's time on duty goes
// into work, and how much into waiting for others with hands full.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_teams = 9;
constexpr std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

double value(const Estimate& estimate) { return estimate.mean.value_or(0); }
double on_duty(const StaffUse& use) { return value(use.busy) + value(use.held) + value(use.idle); }
double taken(const StaffUse& use) { return (value(use.busy) + value(use.held)) / on_duty(use); }

// Somebody is on the roster in that hour of a regular week.
bool is_staffed(const models::Staff& staff, std::uint32_t hour) {
  const sim::Timetable* roster = std::get_if<sim::Timetable>(&staff);
  if (roster == nullptr) return true;
  const std::vector<sim::Timetable::Step>& week = roster->week();
  for (std::size_t i = 0; i < week.size(); ++i) {
    const double from_h = sim::hours(week[i].from);
    const double to_h = i + 1 < week.size() ? sim::hours(week[i + 1].from) : 168;
    if (week[i].value > 0 && from_h < hour + 1.0 && to_h > hour) return true;
  }
  return false;
}

const models::Staff* staff_of(const models::ServiceChain& chain, std::string_view of) {
  for (const models::Department& department : chain.departments) {
    if (of == "departments." + department.name) return &department.staff;
  }
  for (const models::Pool& pool : chain.pools) {
    if (of == "pools." + pool.name) return &pool.staff;
  }
  return nullptr;
}

// Whose people are taken most over the week first.
std::vector<std::string> teams_of(const Study& study, std::string_view what_if) {
  struct Team {
    std::string of;
    double taken = 0;
    double duty = 0;
  };
  std::vector<Team> teams;
  for (const StaffUse& use : study.history.staff) {
    if (use.what_if != what_if) continue;
    if (teams.empty() || teams.back().of != use.of) teams.push_back({use.of, 0, 0});
    teams.back().taken += value(use.busy) + value(use.held);
    teams.back().duty += on_duty(use);
  }
  std::erase_if(teams, [](const Team& team) { return team.duty <= 0; });
  std::stable_sort(teams.begin(), teams.end(), [](const Team& a, const Team& b) { return a.taken / a.duty > b.taken / b.duty; });
  std::vector<std::string> names;
  for (const Team& team : teams) names.push_back(team.of);
  names.resize(std::min(names.size(), most_teams));
  return names;
}

}  // namespace

ChartOrNot staff_chart(const ChartRequest& request) {
  const Study& study = request.study;
  if (!request.what_if.empty() && what_if_in(request) == nullptr) return no_what_if(request);
  const std::string what_if = request.what_if.empty() ? "base" : request.what_if;
  const std::vector<std::string> teams = teams_of(study, what_if);
  if (teams.empty()) return study.history.period.empty() ? no_history() : NoChart{"nobody here works by the hour: all people are without limit"};
  Chart chart;
  chart.title = "When are we short of people?";
  chart.axis = "share of people's time on duty";
  chart.data.columns = {{"panel", "team"}, {"day", "day"}, {"hour", "hour"}, {"taken", "at work or held up, %"},
                        {"held", "of that held up by others, % of all"}, {"duty", "people on duty"}, {"after", "after hours"}};
  const StaffUse* worst = nullptr;
  constexpr double hardly = 0.05;  // people on duty on average
  for (const std::string& team : teams) {
    const models::Staff* staff = staff_of(request.chain, team);
    for (const StaffUse& use : study.history.staff) {
      if (use.what_if != what_if || use.of != team || on_duty(use) <= hardly) continue;
      // Who is still there without being on the roster ends what was begun.
      const bool is_after_hours = staff != nullptr && !is_staffed(*staff, use.hour);
      if (!is_after_hours && (worst == nullptr || taken(use) > taken(*worst))) worst = &use;
      chart.data.rows.push_back({place_of(team), static_cast<double>(use.hour / 24), static_cast<double>(use.hour % 24), 100 * taken(use),
                                 100 * value(use.held) / on_duty(use), on_duty(use), is_after_hours ? "yes" : ""});
    }
  }
  chart.answer = "Nobody is on duty for long enough to tell.";
  if (worst != nullptr) {
    const double held = value(worst->held) / on_duty(*worst);
    chart.answer = fmt::format("Most stretched: {} on {} from {}:00 to {}:00; {}% of their time is taken{}.", place_of(worst->of), days[worst->hour / 24],
                               worst->hour % 24, worst->hour % 24 + 1, number(100 * taken(*worst), 0),
                               held < 0.005 ? "" : fmt::format(", {}% by waiting for others", number(100 * held, 0)));
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
