#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/store/kept_runs.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/replications.h"
#include "sim/time.h"

namespace servicechain::scenarios {

// The time at the start of every run that is not observed, without running anything: as written, and the least with
// `auto`: a tenth of the observed time, in whole weeks where hours or days differ, else in whole hours.
[[nodiscard]] sim::Duration chosen_warm_up(const Scenario& scenario);

struct WarmUp {
  sim::Duration length{};
  std::string words;               // how it came about, a sentence
  std::vector<std::string> notes;  // what to know about it
};

// Replications that have their window, and perhaps their first runs.
struct Beginning {
  WarmUp warm_up;
  Replications runs;
};

// What is run, and how: all that a Plan says but the window and the grid, which are found here.
struct Undertaking {
  std::span<const models::ServiceChain* const> chains;  // must outlive what is begun
  std::span<const std::string> names;                   // one for each chain: "base", a what-if
  std::uint32_t replications;                           // that will be run at least
  Plan plan;
  bool with_history = false;                            // what happened over time is kept
};

// One warm-up for all replications of all chains. As written; with `auto`
//
//   d = max(2 × start-up, tenth of the length), rounded up as above,
//
// where the start-up is the latest that the average path of the first ten replications shows in any main measure (jobs
// inside each department, satisfaction) of any chain. Those ten runs are the first of the study where their window
// turns out to be right; they are made for the warm-up alone where it does not, where fewer than ten are wanted, and,
// twelve weeks long, where hours differ and the run has not ten weeks to compare.
[[nodiscard]] Beginning begin(const Scenario& scenario, const Undertaking& undertaking);

// The same warm-up by itself, for runs that are made elsewhere: all trial runs are made for it alone.
[[nodiscard]] WarmUp find_warm_up(const Scenario& scenario, const Undertaking& undertaking);

// With what is there of earlier runs.
[[nodiscard]] Beginning begin_again(const Scenario& scenario, const Undertaking& undertaking,
                                    analysis::KeptRuns earlier);

}  // namespace servicechain::scenarios
