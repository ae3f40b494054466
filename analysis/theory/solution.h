#pragma once

#include <vector>

#include "analysis/theory/figures.h"
#include "analysis/theory/traffic.h"

namespace servicechain::analysis::theory {

// Every department of a chain without populations that return, solved as far as formulas go.
struct Solution {
  Traffic traffic;                // what comes in the end: those who leave a line ask nobody and are not handed on
  std::vector<Station> stations;  // by department, as all below
  std::vector<Feed> feeds;
  std::vector<Figures> figures;
  std::vector<bool> is_overloaded;  // its line grows for ever
  std::vector<bool> flow_is_known;  // nothing before it loses jobs without a formula, or more than it can do
};
[[nodiscard]] Solution solve(const models::ServiceChain& chain, const Traffic& traffic);

// Departments of people without limit that wait for answers: a job takes its work and the time of the answers.
// Two requests at once to one person each: Nelson & Tantawi 1988 (exact for two, approximate for more).
void solve_askers_without_limit(const models::ServiceChain& chain, Solution& solution);

// What becomes of a job from a lane on, until it leaves the chain or is answered.
struct Way {
  Basis basis;
  double served = 1;  // the share that is
  double time_h = 0;  // of those who are
  double wait_h = 0;  // in lines; where nobody is lost
  bool has_wait = true;
};
[[nodiscard]] std::vector<Way> ways_of(const models::ServiceChain& chain, const Solution& solution);

}  // namespace servicechain::analysis::theory
