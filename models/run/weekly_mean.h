#pragma once

#include <optional>

#include "models/slow_state.h"
#include "sim/time.h"

namespace servicechain::models::run {

// A mean that forgets with a time constant of a week: what was added between two closings, as total ÷ weight, pulls the
// level towards it. A stretch in which nothing was added is left out, and adds to the next one's length.
class WeeklyMean {
 public:
  WeeklyMean() = default;
  explicit WeeklyMean(double level) : level_{level} {}

  void add(double total, double weight) {
    total_ += total;
    weight_ += weight;
  }
  void close(sim::Time now) {
    if (weight_ <= 0) return;
    const double mean = total_ / weight_;
    level_ = level_ ? moved(*level_, mean, sim::hours(now - closed_), sim::hours(sim::one_week)) : mean;
    closed_ = now;
    total_ = weight_ = 0;
  }
  // nullopt: nothing was ever added, and it has no start.
  [[nodiscard]] std::optional<double> level() const { return level_; }
  [[nodiscard]] double level_or(double otherwise) const { return level_.value_or(otherwise); }

 private:
  std::optional<double> level_;         // -- state
  double total_ = 0;                    // -- state
  double weight_ = 0;                   // -- state
  sim::Time closed_ = sim::start_of_run;  // -- state
};

}  // namespace servicechain::models::run
