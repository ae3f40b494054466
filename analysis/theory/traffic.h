#pragma once

#include <optional>
#include <vector>

#include "analysis/theory/bare_time.h"
#include "analysis/theory/flow.h"
#include "models/service_chain.h"

// How much work comes to whom, and whether the people can do it: the traffic equations, before any luck.
//
//   jobs = from outside + Mᵀ jobs,  M: hand-ons by share, requests by number per job
//
// Everybody is taken to be let in, to stay and to come back for no rework, so that in-trays, patience and balking can
// only make it less. Means over a regular week (dated days apart).
// Source: Jackson 1957; Gross & Harris, Fundamentals of Queueing Theory, ch. 4.
namespace servicechain::analysis::theory {

struct Traffic {
  FlowMap map;
  BareTimes bare;                 // per lane
  std::vector<double> outside;    // jobs a week per lane, from customers, routines and requests tied to no job
  std::vector<double> jobs;       // jobs a week per lane: those and all they lead to
  std::vector<double> returning;  // jobs a week per lane of populations that return: at most, if nobody ever waited
};

// nullopt: requests multiply in a ring that only a full in-tray ends (E405 refuses every other).
[[nodiscard]] std::optional<Traffic> traffic_of(const models::ServiceChain& chain);

// The work of a department against the time of its people.
struct Load {
  models::DepartmentId department;
  double jobs_a_week = 0;
  double returning_a_week = 0;           // at most, on top of jobs_a_week
  double work_h_a_week = 0;              // own work of both
  double held_h_a_week = 0;              // with hands full, at least: as long as suppliers work at it
  std::optional<double> staff_h_a_week;  // on duty, own people and those of pools it can call; nullopt: unlimited
  std::optional<double> room_h_a_week;   // what they can do at most: at-once, less absence, with work after closing
  double own_room_h_a_week = 0;          // of that, by its own people; 0 without limit
  double patient_h_a_week = 0;           // of work and held: what neither gives up nor is refused
  bool shares_people = false;            // a pool serves it, and others

  // Shares of the time on duty; nullopt: unlimited, or nobody is ever on duty.
  [[nodiscard]] std::optional<double> bare_load() const;
  [[nodiscard]] std::optional<double> load() const;  // with held
};
[[nodiscard]] std::vector<Load> loads_of(const models::ServiceChain& chain, const Traffic& traffic);

// A department, or departments that share people, to which more comes than can be done: its line grows for ever.
struct Overload {
  std::vector<models::DepartmentId> departments;  // one, or all that share people
  double work_h_a_week;                           // what comes, and stays until it is done
  double room_h_a_week;                           // what can be done
  double jobs_left_per_h;                         // by which the line grows, by the clock
  std::optional<double> people_needed;            // on duty in the same hours, to do it all; nullopt: nobody ever is
};
// Departments behind an overloaded one get only what it can do (Goodman & Massey 1984).
[[nodiscard]] std::vector<Overload> overloads_of(const models::ServiceChain& chain, const Traffic& traffic);

}  // namespace servicechain::analysis::theory
