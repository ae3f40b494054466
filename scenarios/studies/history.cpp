#include "scenarios/studies/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>

#include "analysis/history/history_summary.h"
#include "scenarios/messages/said.h"
#include "scenarios/values/hours.h"

namespace servicechain::scenarios {
namespace {

using analysis::HistoryGrid;

Moment start_of(const Scenario& scenario) {
  const Value<Moment> start = read_moment(scenario.time.start);
  return good(start) ? *good(start) : Moment{};
}

// "2026-01-26", with the time of day where the periods are hours.
std::string date_of(const Moment& start, sim::Time time, sim::Duration period) {
  const sim::Duration since_midnight = start.of_day + (time - sim::start_of_run);
  const std::chrono::days days{since_midnight / sim::one_day};
  const std::chrono::year_month_day date{start.date + days};
  std::string words = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (period % sim::one_day == sim::Duration::zero()) return words;
  const auto minutes = std::chrono::floor<std::chrono::minutes>(since_midnight % sim::one_day).count();
  return words + fmt::format(" {:02}:{:02}", minutes / 60, minutes % 60);
}

std::string name_of(sim::Duration period) {
  const std::string words = said(period);
  return words.starts_with("1 ") ? words.substr(2) : words;
}

template <class Row>
void append(std::vector<Row>& all, std::vector<Row> more) {
  std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

HistoryGrid history_grid_for(const Scenario& scenario, const analysis::Window& window, std::size_t chains) {
  const Moment start = start_of(scenario);
  const auto since_monday = std::chrono::weekday{start.date}.iso_encoding() - 1;
  const sim::Duration week_offset = static_cast<std::int64_t>(since_monday) * sim::one_day + start.of_day;
  return analysis::history_grid_of(window, week_offset,
                                   {scenario.chain.departments.size() + scenario.chain.segments.size(), chains});
}

analysis::StudyHistory history_of(const Scenario& scenario, std::span<const std::string> names,
                                  std::span<const models::ServiceChain* const> chains, const Replications& runs) {
  analysis::StudyHistory history;
  const HistoryGrid& grid = *runs.plan().history;
  const std::optional<std::size_t> typical = analysis::typical_of(runs[0].histories);
  if (!typical) return history;
  history.period = name_of(grid.period);
  history.runs = static_cast<std::uint32_t>(
      std::ranges::count_if(runs[0].histories, [](const auto& kept) { return kept.has_value(); }));
  history.typical_run = static_cast<std::uint32_t>(*typical + 1);
  const Moment start = start_of(scenario);
  for (std::size_t p = 0; p < grid.periods; ++p) {
    const sim::Time from = grid.from + grid.period * static_cast<std::int64_t>(p);
    history.periods.push_back({sim::hours(from), sim::hours(from + grid.period), date_of(start, from, grid.period)});
  }
  for (std::size_t c = 0; c < runs.size(); ++c) {
    const analysis::HistoryQuestion question{grid, names[c], *chains[c], *typical, scenario.decide.confidence};
    append(history.series, analysis::period_series_of(question, runs[c].histories));
    append(history.staff, analysis::staff_use_of(question, runs[c].histories));
    append(history.waits, analysis::wait_curves_of(question, runs[c].evidence));
    append(history.troubles, analysis::troubles_of(question, runs[c].histories));
  }
  return history;
}

}  // namespace servicechain::scenarios
