#pragma once

#include <cstdint>
#include <vector>

#include "models/simulate.h"

// A run with every coupling off, for what the couplings measure change against.
namespace servicechain::models {

// Sums over the observed days of a department on which somebody was on duty, and over its jobs and customers.
struct PilotDepartment {
  double days = 0;
  double arrivals = 0;              // λ̂, hours of work in an hour on duty
  double backlog = 0;               // B, hours of work
  double people = 0;                // n
  double utilisation = 0;           // share of their time that is taken
  double arrivals_per_person = 0;   // λ̂/n
  double backlog_per_person = 0;    // B/n
  double input = 0;                 // u, by jobs with inputs
  double inputs = 0;
  double satisfaction = 0;          // S of its customers
  double customers = 0;
  PilotDepartment& operator+=(const PilotDepartment& more);
};

struct PilotSegment {
  double satisfaction = 0;
  double customers = 0;
  PilotSegment& operator+=(const PilotSegment& more);
};

struct Pilot {
  std::vector<PilotDepartment> departments;
  std::vector<PilotSegment> segments;
  WhyEnded why_ended = {};
};

// Observes from `observed_from` to the end of the run. Requires: as simulate().
[[nodiscard]] Pilot run_pilot(const ServiceChain& chain, const RunOptions& options, sim::Time observed_from);

}  // namespace servicechain::models
