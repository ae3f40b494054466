#pragma once

#include "models/baseline.h"
#include "models/run/weekly_mean.h"
#include "sim/time.h"

namespace servicechain::models::run {

// What a department has to do and who is there, over its hours on duty: weekly means of E1 and E2. Work is counted in
// hours as written. What comes while nobody is on duty waits for those who come next, and counts with them.
class Gauge {
 public:
  Gauge() = default;
  explicit Gauge(const DepartmentBaseline& start)
      : arrivals_{start.arrivals}, backlog_{start.backlog}, people_{start.people} {}

  void work_came(double hours, sim::Time now) {
    advance(now);
    came_ += hours;
    inside_ += hours;
  }
  void work_left(double hours, sim::Time now) {
    advance(now);
    inside_ -= hours;
  }
  // More or fewer people on duty, and busy.
  void people_changed(double on_duty, double busy, sim::Time now) {
    advance(now);
    on_duty_ += on_duty;
    busy_ += busy;
  }
  // Ends the epoch. Whether anybody was on duty in it.
  bool close(sim::Time now);

  [[nodiscard]] double arrivals() const { return arrivals_.level_or(0); }        // λ̂, hours of work an hour
  [[nodiscard]] double backlog() const { return backlog_.level_or(0); }          // B, hours of work
  [[nodiscard]] double people() const { return people_.level_or(0); }            // n
  [[nodiscard]] double utilisation() const { return utilisation_.level_or(0); }  // share of their time

 private:
  void advance(sim::Time now);

  WeeklyMean arrivals_;
  WeeklyMean backlog_;
  WeeklyMean people_;
  WeeklyMean utilisation_;
  sim::Time since_{};         // -- state
  double inside_ = 0;         // -- state: hours of work
  double on_duty_ = 0;        // -- state: people
  double busy_ = 0;           // -- state: people
  double came_ = 0;           // -- state, of this epoch: hours of work
  double duty_h_ = 0;         // -- state, of this epoch
  double backlog_h_ = 0;      // -- state, of this epoch: hours of work × hours on duty
  double people_h_ = 0;       // -- state, of this epoch
  double busy_h_ = 0;         // -- state, of this epoch
};

}  // namespace servicechain::models::run
