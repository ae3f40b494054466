#include "scenarios/studies/warm_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "analysis/estimates/pilot_series.h"
#include "analysis/estimates/warm_up.h"
#include "analysis/words.h"
#include "scenarios/messages/said.h"
#include "scenarios/studies/growing.h"
#include "scenarios/studies/history.h"

namespace servicechain::scenarios {
namespace {

using analysis::PathGrid;
using analysis::PilotSeries;

constexpr std::uint32_t pilots = analysis::most_paths;
constexpr auto enough_to_compare = 10 * sim::one_week;
constexpr auto long_enough = 12 * sim::one_week;

// What the average path of the pilots showed.
struct StartUp {
  sim::Duration length{};
  std::string slowest;              // "the line at store", "satisfaction with seventh"
  bool goes_on = false;             // to the middle of the runs, or further
  std::vector<std::string> growing;
  bool was_seen = false;            // there was a path to look at
};

sim::Duration rounded_up(const Scenario& scenario, sim::Duration duration) {
  const sim::Duration step = scenario.has_calendars ? sim::one_week : sim::Duration{std::chrono::hours{1}};
  const auto steps = (duration + step - sim::Duration{1}) / step;
  return step * (steps > 0 ? steps : 1);
}

PathGrid grid_for(const Scenario& scenario, sim::Duration run) {
  return analysis::grid_of(run,
                           scenario.has_calendars ? analysis::Calendar::hours_differ : analysis::Calendar::always_open,
                           scenario.chain.departments.size());
}

Plan plan_of(const Scenario& scenario, const Undertaking& undertaking, sim::Duration warm_up) {
  Plan plan = undertaking.plan;
  const sim::Time from = sim::start_of_run + warm_up;
  plan.window = {from, from + scenario.time.length};
  plan.grid = grid_for(scenario, warm_up + scenario.time.length);
  if (undertaking.with_history) plan.history = history_grid_for(scenario, plan.window, undertaking.chains.size());
  return plan;
}

// The runs before it count as done.
Plan after(std::uint32_t runs_before, Plan plan) {
  if (!plan.on_progress) return plan;
  plan.on_progress = [runs_before, tell = plan.on_progress](Progress progress) {
    tell({progress.done + runs_before, progress.total + runs_before});
  };
  return plan;
}

std::string place_of(const PilotSeries& series, const std::string& name) {
  const std::string place = series.of == "customers" ? "satisfaction" : "the line at " + analysis::place_of(series.of);
  return name == "base" ? place : fmt::format("{} with {}", place, name);
}

StartUp start_up_of(const Undertaking& undertaking, const Replications& trial) {
  const PathGrid& grid = *trial.plan().grid;
  StartUp found;
  std::vector<std::vector<PilotSeries>> all;
  std::size_t measures = 0;
  for (std::size_t c = 0; c < trial.size(); ++c) {
    all.push_back(analysis::series_of(*undertaking.chains[c], analysis::paths_of(trial[c]), grid));
    measures += all.back().size();
    for (const GrowingLine& line : growing_lines(*undertaking.chains[c], trial[c], trial.plan())) {
      found.growing.push_back(line.name);
    }
  }
  if (!found.growing.empty()) return found;
  const double chance = analysis::chance_of_needless_cut / static_cast<double>(measures);
  for (std::size_t c = 0; c < all.size(); ++c) {
    for (const PilotSeries& series : all[c]) {
      const std::optional<std::size_t> batches = analysis::start_up_of(series, chance);
      found.was_seen = found.was_seen || batches;
      if (!batches || grid.batch_length() * static_cast<std::int64_t>(*batches) <= found.length) continue;
      found.length = grid.batch_length() * static_cast<std::int64_t>(*batches);
      found.slowest = place_of(series, undertaking.names[c]);
      found.goes_on = *batches >= grid.batches() / 2;
    }
  }
  return found;
}

std::string words_of(const Scenario& scenario, const StartUp& start_up, sim::Duration length) {
  std::string words = fmt::format("Warm-up: {}", said(length));
  const sim::Duration needed = rounded_up(scenario, start_up.length);
  if (!start_up.growing.empty()) {
    return fmt::format("{}, a tenth of the time watched: in {} trial runs the line at {} kept growing, so the chain "
                       "never comes to rest.", words, pilots, start_up.growing.front());
  }
  if (!start_up.was_seen) return words + ", a tenth of the time watched.";
  if (start_up.length == sim::Duration::zero()) {
    return fmt::format("{}, a tenth of the time watched: the average of {} trial runs shows no longer start-up.", words,
                       pilots);
  }
  if (2 * start_up.length <= chosen_warm_up(scenario)) {
    return fmt::format("{}, a tenth of the time watched: on the average of {} trial runs all had come to rest after {}.",
                       words, pilots, said(needed));
  }
  return fmt::format("{}: on the average of {} trial runs {} was the last to come to rest, after {}; twice that is left "
                     "out.", words, pilots, start_up.slowest, said(needed));
}

WarmUp warm_up_of(const Scenario& scenario, const StartUp& start_up) {
  const sim::Duration length = std::max(chosen_warm_up(scenario), rounded_up(scenario, 2 * start_up.length));
  WarmUp warm_up{length, words_of(scenario, start_up, length), {}};
  if (start_up.goes_on) {
    warm_up.notes.push_back(fmt::format(
        "{} was still on its way at the middle of the trial runs: they are too short to say where the start-up ends; "
        "a longer time.length would be safer (W510)", start_up.slowest));
  } else if (2 * start_up.length * 3 > scenario.time.length) {
    warm_up.notes.push_back(fmt::format(
        "the time watched, {}, is shorter than three times the warm-up that the chain needs ({}); a longer time.length "
        "would be safer (W510)", said(scenario.time.length), said(length)));
  }
  return warm_up;
}

// Where hours differ weeks are compared with weeks.
bool is_too_short_to_compare(const Scenario& scenario) {
  return scenario.has_calendars && chosen_warm_up(scenario) + scenario.time.length < enough_to_compare;
}

WarmUp as_written(sim::Duration written) {
  if (written == sim::Duration::zero()) return {written, "No warm-up, as written: every run starts empty.", {}};
  return {written, fmt::format("Warm-up: {}, as written.", said(written)), {}};
}

}  // namespace

sim::Duration chosen_warm_up(const Scenario& scenario) {
  if (scenario.time.warm_up) return *scenario.time.warm_up;
  return rounded_up(scenario, scenario.time.length / 10);
}

WarmUp find_warm_up(const Scenario& scenario, const Undertaking& undertaking) {
  const sim::Duration least = chosen_warm_up(scenario);
  if (scenario.time.warm_up) return as_written(least);
  Plan plan = plan_of(scenario, undertaking, least);
  plan.history.reset();
  if (is_too_short_to_compare(scenario)) {
    plan.window.to = sim::start_of_run + long_enough;
    plan.grid = grid_for(scenario, long_enough);
  }
  Replications trial{undertaking.chains, plan};
  trial.run_to(pilots);
  return warm_up_of(scenario, start_up_of(undertaking, trial));
}

Beginning begin(const Scenario& scenario, const Undertaking& undertaking) {
  const sim::Duration least = chosen_warm_up(scenario);
  Replications runs{undertaking.chains, plan_of(scenario, undertaking, least)};
  if (scenario.time.warm_up) return {as_written(least), std::move(runs)};

  const auto made = static_cast<std::uint32_t>(pilots * undertaking.chains.size());
  if (is_too_short_to_compare(scenario) || undertaking.replications < pilots) {
    WarmUp warm_up = find_warm_up(scenario, undertaking);
    Replications later{undertaking.chains, after(made, plan_of(scenario, undertaking, warm_up.length))};
    return {std::move(warm_up), std::move(later)};
  }
  runs.run_to(pilots);
  WarmUp warm_up = warm_up_of(scenario, start_up_of(undertaking, runs));
  if (warm_up.length == least) return {std::move(warm_up), std::move(runs)};
  Replications longer{undertaking.chains, after(made, plan_of(scenario, undertaking, warm_up.length))};
  return {std::move(warm_up), std::move(longer)};
}

Beginning begin_again(const Scenario& scenario, const Undertaking& undertaking, analysis::KeptRuns earlier) {
  const Plan plan = plan_of(scenario, undertaking, earlier.warm_up);
  return {{earlier.warm_up, std::move(earlier.warm_up_words), std::move(earlier.warm_up_notes)},
          Replications{undertaking.chains, plan, std::move(earlier.chains)}};
}

}  // namespace servicechain::scenarios
