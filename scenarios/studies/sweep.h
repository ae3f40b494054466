#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/sensitivity/sweep.h"
#include "scenarios/changes/variants.h"
#include "scenarios/reading/read.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/series.h"

namespace servicechain::scenarios {

// More points than these are refused.
inline constexpr std::size_t most_sweep_points = 1000;

// PATH=FROM..TO[:STEP] as read, with the place of each value in it.
struct SweptRange {
  analysis::SweepAxis axis;
  Span path_span;
  std::vector<Span> value_spans;  // by value: the ends stand where they are written, the others in all of the range
  std::string note;               // what the user should know of it; empty: nothing
};

// nullopt: problems were reported. `argument`: which one, as Variants counts them.
[[nodiscard]] std::optional<SweptRange> read_swept_range(Variants& variants, const std::string& text,
                                                         std::uint32_t argument);

struct SweepPlan {
  struct Point {
    std::vector<std::size_t> at;  // by axis
    models::ServiceChain chain;
  };
  std::vector<analysis::SweepAxis> axes;
  std::vector<Point> points;  // the full grid, the last axis fastest
  std::vector<std::string> notes;
};

// Every problem at once, those of the values at the ends too; warnings are notes of the plan. Requires: the scenario
// was read with these settings.
[[nodiscard]] Read<SweepPlan> plan_sweep(const Scenario& scenario, const std::vector<Setting>& settings,
                                         const std::vector<std::string>& ranges);

// `on_budget` is told before the runs begin.
[[nodiscard]] analysis::Sweep run_sweep(const Scenario& scenario, const SweepPlan& plan, const SeriesOptions& options,
                                        const std::function<void(const Budget&, std::uint32_t points)>& on_budget);

}  // namespace servicechain::scenarios
