#include "scenarios/studies/average_path.h"

#include <utility>

#include "analysis/estimates/pilot_series.h"

namespace servicechain::scenarios {

void add_average_path(analysis::Study& study, const std::string& name, const models::ServiceChain& chain,
                      const Runs& runs, const Plan& plan) {
  const std::vector<analysis::Path> paths = analysis::paths_of(runs);
  if (!plan.grid || paths.empty()) return;
  analysis::PathGrid step_by_step = *plan.grid;
  step_by_step.batch = 1;
  for (const analysis::PilotSeries& of_measure : analysis::series_of(chain, paths, step_by_step)) {
    const std::string unit = of_measure.measure == "inside" ? "jobs" : "points";
    analysis::Series series{name, {of_measure.of, "all", of_measure.measure, unit}, sim::hours(step_by_step.step),
                            static_cast<std::uint32_t>(paths.size()), of_measure.path()};
    study.series.push_back(std::move(series));
  }
}

}  // namespace servicechain::scenarios
