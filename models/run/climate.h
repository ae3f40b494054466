#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/capability.h"
#include "models/mood.h"
#include "models/observer.h"
#include "models/pilot.h"
#include "models/run/blueprint.h"
#include "models/run/crew.h"
#include "models/run/gauge.h"

namespace servicechain::models::run {

// The slow side of a run: how people's pressure, standard, fatigue, mood and experience move, and what they do to the
// pace and quality of work. Events are told to it; once a day it looks back, and settles what holds for the next day.
// Departments are moved from what all were before, so that their order changes nothing.
//
//   jobs, people, answers, customers ──▶ weekly means ──day──▶ pressure ──▶ standard, fatigue, mood, people
//                                                                  ▲              │
//                                                                  └──────────────┴──▶ time factor, capability
//
// In a pilot nothing is settled: every factor stays 1, and the means are summed up for the calibration.
class Climate {
 public:
  Climate(const ServiceChain& chain, const Blueprint& blueprint, const sim::Luck& luck, RunKind kind);

  // -- What happens
  void job_came(LaneId lane, sim::Time now);
  void job_left(LaneId lane, sim::Time now);
  void team_changed(const TeamChanged& team);
  void work_starts(std::uint32_t department, double input);  // with input index u
  void answered(std::uint32_t asker, double gap, double matters);
  // `department`: the last that worked for them, or the first they entered.
  void customer_left(std::uint32_t department, double satisfaction);
  void end_day(sim::Time now);

  // -- What holds today
  // Factor on the written work; `input`: its input index, if it was given anything.
  [[nodiscard]] double time_factor(std::uint32_t department, std::optional<double> input) const;
  [[nodiscard]] double capability(std::uint32_t department) const { return states_[department].capability; }
  [[nodiscard]] double know_how(std::uint32_t department) const { return states_[department].know_how; }
  [[nodiscard]] double unhurried(std::uint32_t department) const { return states_[department].unhurried; }
  // Of the people that the timetable says, those that there are. Other teams: as written.
  [[nodiscard]] double rostered(std::uint32_t team, double written) const;
  [[nodiscard]] bool changes_people(std::uint32_t department) const;
  // Mean of (m − m0)⁺ where customers of the segment are served; 0 without the coupling.
  [[nodiscard]] double staff_joy(std::uint32_t segment) const;
  [[nodiscard]] LevelsChanged levels(std::uint32_t department, sim::Time now) const;
  // Sums since the last call of forget_pilot.
  [[nodiscard]] const std::vector<PilotDepartment>& pilot() const { return pilot_; }
  void forget_pilot() { pilot_.assign(pilot_.size(), {}); }

 private:
  struct State {
    Gauge gauge;
    WeeklyMean input;                 // k
    WeeklyMean gap;                   // P_int − E_int
    WeeklyMean satisfaction;          // S_ext
    std::optional<Crew> crew;
    double usual_load = 0;            // ρ*; 0: no pressure is felt
    double lead_time_h = 0;           // D
    double places = 0;                // people written, at the busiest time
    double wanted = 0;                // n of E16
    double pressure = 1;              // p
    double standard = 1;              // θ*
    double fatigue = 1;               // φ
    double mood = 0;                  // m
    double time_factor = 1;
    double capability = 0;
    double know_how = 1;
    double unhurried = 1;
  };

  [[nodiscard]] State first_state(std::uint32_t department) const;
  void find_neighbours();
  void find_hearers(const std::vector<bool>& faces_customers);
  void sum_up(std::uint32_t department);
  void move(std::uint32_t department, double step_h, const std::vector<double>& moods);
  void settle(std::uint32_t department);
  [[nodiscard]] double mood_target(std::uint32_t department, double fatigue, const std::vector<double>& moods) const;
  [[nodiscard]] double demand(std::uint32_t department) const;
  [[nodiscard]] double experience_of(std::uint32_t department) const;
  [[nodiscard]] PeopleState people_state(std::uint32_t department) const;
  [[nodiscard]] const Department& department(std::uint32_t index) const { return chain_.departments[index]; }

  const ServiceChain& chain_;                        // -- constant
  const Behaviour on_;                               // -- constant: all off in a pilot
  const sim::Luck luck_;                             // -- constant
  const bool is_pilot_;                              // -- constant
  std::vector<std::pair<std::uint32_t, double>> work_of_lane_;       // -- constant: department, mean written hours
  std::vector<std::vector<std::uint32_t>> departments_of_team_;      // -- constant
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hand_ons_;    // -- constant: from, to; each once
  std::vector<std::vector<std::pair<std::uint32_t, double>>> near_;  // -- constant: neighbours, with weights
  std::vector<std::vector<std::uint32_t>> serves_segment_;  // -- constant: departments that customers leave from
  std::vector<std::vector<std::uint32_t>> heard_by_;  // -- constant: who hears of customers whom a department served last
  std::vector<State> states_;                        // -- state, by department
  std::vector<TeamChanged> teams_;                   // -- state, as last told
  std::vector<double> moods_before_;                 // scratch
  std::vector<PilotDepartment> pilot_;               // -- state
  sim::Time since_{};                                // -- state: start of this day
};

}  // namespace servicechain::models::run
