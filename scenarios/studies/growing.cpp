#include "scenarios/studies/growing.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "analysis/estimates/growth.h"
#include "analysis/estimates/pilot_series.h"
#include "analysis/theory/traffic.h"
#include "analysis/words.h"
#include "models/kinds.h"

namespace servicechain::scenarios {
namespace {

bool depends_on_line(const analysis::Measure& measure) {
  const std::string_view name = measure.name;
  return name.starts_with("wait") || name.starts_with("time") || name == "in-line" || name == "inside" ||
         name == "inside-at-end";
}

// "customers" and "customers.X" of the segments that come to that department.
std::vector<std::string> customers_in(const models::ServiceChain& chain, models::DepartmentId department,
                                      const std::vector<models::Lane>& lanes) {
  std::vector<std::string> paths;
  for (const models::Lane& lane : lanes) {
    const auto segment = models::segment_of(chain, lane.kind);
    if (lane.department == department && segment) paths.push_back("customers." + chain[*segment].name);
  }
  if (!paths.empty()) paths.push_back("customers");
  return paths;
}

std::vector<GrowingLine> seen_growing(const models::ServiceChain& chain, const Runs& runs, const Plan& plan) {
  std::vector<GrowingLine> growing;
  if (!plan.grid) return growing;
  const analysis::PathGrid& grid = *plan.grid;
  const sim::Duration batch = grid.batch_length();
  const sim::Duration warm_up = plan.window.from - sim::start_of_run;
  const auto first = static_cast<std::size_t>((warm_up + batch - sim::Duration{1}) / batch);
  const double chance = analysis::chance_of_false_alarm / static_cast<double>(chain.departments.size());
  const std::vector<analysis::PilotSeries> all = analysis::series_of(chain, analysis::paths_of(runs), grid);
  for (std::size_t d = 0; d < chain.departments.size(); ++d) {
    const auto growth = analysis::growth_of(all[d], first, grid.batches(), chance);
    if (!growth) continue;
    const double jobs_per_week = growth->per_batch * 168 / sim::hours(batch);
    growing.push_back({{static_cast<std::uint32_t>(d)}, chain.departments[d].name, jobs_per_week, true});
  }
  return growing;
}

// Of departments that share people any may grow; the first stands for them.
std::vector<GrowingLine> bound_to_grow(const models::ServiceChain& chain) {
  std::vector<GrowingLine> growing;
  const auto traffic = analysis::theory::traffic_of(chain);
  if (!traffic) return growing;
  for (const analysis::theory::Overload& overload : analysis::theory::overloads_of(chain, *traffic)) {
    const models::DepartmentId department = overload.departments.front();
    growing.push_back({department, chain[department].name, overload.jobs_left_per_h * 168, false});
  }
  return growing;
}

}  // namespace

std::vector<GrowingLine> growing_lines(const models::ServiceChain& chain, const Runs& runs, const Plan& plan) {
  std::vector<GrowingLine> growing = seen_growing(chain, runs, plan);
  for (GrowingLine& line : bound_to_grow(chain)) {
    const bool was_seen = std::any_of(growing.begin(), growing.end(),
                                      [&](const GrowingLine& seen) { return seen.department == line.department; });
    if (!was_seen) growing.push_back(std::move(line));
  }
  return growing;
}

std::string said(const GrowingLine& line) {
  if (!line.was_seen) {
    return fmt::format("more work comes to {} than its people can do, so its line grows by about {} jobs a week", line.name,
                       analysis::rounded(line.jobs_per_week, 2));
  }
  return fmt::format("the line at {} grew as long as it was watched, by about {} jobs a week: more comes than can be done, "
                     "or the run is too short for it to come to rest",
                     line.name, analysis::rounded(line.jobs_per_week, 2));
}

bool is_a_stretch_of_time(const TimePlan& time) { return time.warm_up == sim::Duration::zero(); }

void refuse_lasting_numbers(std::vector<analysis::MeasureSpread>& summary, const models::ServiceChain& chain,
                            const GrowingLine& line) {
  std::vector<std::string> paths = customers_in(chain, line.department, models::lanes_of(chain));
  paths.push_back("departments." + line.name);
  const std::string asked = ".needs." + line.name;
  for (analysis::MeasureSpread& entry : summary) {
    const std::string& of = entry.measure.of;
    const bool is_touched = std::find(paths.begin(), paths.end(), of) != paths.end() || of.ends_with(asked);
    if (!is_touched || !depends_on_line(entry.measure)) continue;
    entry.spread.reset();
    entry.refused_because = fmt::format("the line at {} grows without limit", line.name);
  }
}

}  // namespace servicechain::scenarios
