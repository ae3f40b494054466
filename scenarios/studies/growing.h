#pragma once

#include <string>
#include <vector>

#include "analysis/estimates/summary.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/replications.h"

namespace servicechain::scenarios {

// A line that never comes to rest.
struct GrowingLine {
  models::DepartmentId department;
  std::string name;
  double jobs_per_week;
  bool was_seen;  // in the runs; else it follows from more work coming than can be done
};

// What the average path of the first replications shows after the warm-up (analysis/growth.h; where hours differ, by
// whole weeks), and what the traffic equations say before any run (analysis/theory/traffic.h). Of chains whose lines
// are at rest, runs show a false one in one of 2,000.
[[nodiscard]] std::vector<GrowingLine> growing_lines(const models::ServiceChain& chain, const Runs& runs,
                                                     const Plan& plan);

// "the line at store grew as long as it was watched, by about 12 jobs a week: …".
[[nodiscard]] std::string said(const GrowingLine& line);

// Without warm-up by the file's own wish: what is asked is about that stretch of time, not about what lasts.
[[nodiscard]] bool is_a_stretch_of_time(const TimePlan& time);

// Refuses what has no lasting value when that line grows: waits, times and numbers there, of requests to it, and of
// the customers who stand in it.
void refuse_lasting_numbers(std::vector<analysis::MeasureSpread>& summary, const models::ServiceChain& chain,
                            const GrowingLine& line);

}  // namespace servicechain::scenarios
