#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/graph.h"
#include "models/lanes.h"
#include "models/run/job.h"
#include "models/service_chain.h"
#include "sim/random.h"
#include "sim/timetable.h"

namespace servicechain::models::run {

// A pilot runs with every coupling off, for what the couplings measure change against (models/pilot.h).
enum class RunKind { real, pilot };

// A way out of a lane: taken when the draw is below `upto` (and not below the one before).
struct Route {
  double upto;
  LaneId to;
};

// The way out that a draw falls into; nullopt: none of them.
[[nodiscard]] inline std::optional<LaneId> chosen(const std::vector<Route>& routes, double u) {
  for (const Route& route : routes) {
    if (u < route.upto) return route.to;
  }
  return std::nullopt;
}

// Its place; as many as there are: none of them.
[[nodiscard]] inline std::uint16_t place_of_chosen(const std::vector<Route>& routes, double u) {
  std::uint16_t place = 0;
  while (place < routes.size() && !(u < routes[place].upto)) ++place;
  return place;
}

// What is fixed about one kind of job at one department, ready for the run.
struct LanePlan {
  std::uint32_t department;
  KindId kind;
  const sim::Law* work;
  const sim::Law* patience = nullptr;      // nullptr: never gives up
  std::vector<Route> routes = {};               // draws beyond the last leave: to the customer, or the answer to the asker
  std::optional<LaneId> divert_to = {};
  std::uint32_t diversions = 0;            // one after the other, until a job is where it has been before
  std::optional<std::uint32_t> segment = {};  // a customer's
  std::optional<std::uint64_t> balks_at = {};
  std::vector<double> times = {};          // requests per job, for each need of the department
  bool asks_before = false;
  bool asks_after = false;
  bool can_leave = false;                  // a job, from here out of the chain, served or not
};

struct NeedPlan {
  const Need* need;
  LaneId lane;                             // of the request, at the supplier
  sim::Purpose purpose;
  std::optional<std::uint32_t> level;      // of priority; nullopt: that of the job it is for
};

struct DepartmentPlan {
  const Department* department;
  std::vector<NeedPlan> needs;
  std::vector<std::uint32_t> pools;        // that serve it, as teams
  sim::Identity identity;
  sim::Purpose visit;                      // first: work, second: hand-on
  sim::Purpose work_again;
  sim::Purpose patience;
  sim::Purpose choice;                     // order: random
  sim::Purpose defect;                     // rework: whether work went wrong
  sim::Purpose finds;                      // rework: whether a defect is found here
  double c;                                // own capability
  double depends;                          // λ, 0 where quality is not inherited
  bool has_room_always;                    // unlimited in-tray
  bool is_revisited;                       // a job can come back: its draws count its stays
};

// The chain, compiled into tables for one run. Refers to the chain, which must outlive it.
struct Blueprint {
  explicit Blueprint(const ServiceChain& chain);

  // The level of a priority that the chain names. 0 is served first.
  [[nodiscard]] std::uint32_t level_of(double priority) const;

  std::vector<Lane> lanes;
  std::vector<LanePlan> lane_plans;
  std::vector<DepartmentPlan> departments;
  std::uint32_t levels = 1;                // of priority
  std::vector<double> level_values;        // priority of each level, descending
  bool has_climate;                        // people or customers change in the course of a run
  bool is_plain;                           // nothing special happens, and no job comes back to where it was
  bool flows;                              // plain, and moments fall together by accident only: a FlowRun will do
  std::vector<Arrow> ways;                 // of jobs from department to department, each once
  std::vector<std::uint32_t> upstream_first;  // departments, if plain: each after those that pass jobs on to it
  bool can_block;                          // some in-tray blocks those who bring work to it
  bool can_deadlock;                       // a ring of waiting exists
};

}  // namespace servicechain::models::run
