#include "models/run/gauge.h"

#include <algorithm>

namespace servicechain::models::run {

void Gauge::advance(sim::Time now) {
  const double step_h = sim::hours(now - since_);
  since_ = now;
  if (on_duty_ <= 0) return;
  duty_h_ += step_h;
  backlog_h_ += inside_ * step_h;
  people_h_ += on_duty_ * step_h;
  busy_h_ += std::min(busy_, on_duty_) * step_h;
}

bool Gauge::close(sim::Time now) {
  advance(now);
  if (duty_h_ <= 0) return false;
  arrivals_.add(came_, duty_h_);
  backlog_.add(backlog_h_, duty_h_);
  people_.add(people_h_, duty_h_);
  utilisation_.add(busy_h_, people_h_);
  for (WeeklyMean* mean : {&arrivals_, &backlog_, &people_, &utilisation_}) mean->close(now);
  came_ = duty_h_ = backlog_h_ = people_h_ = busy_h_ = 0;
  return true;
}

}  // namespace servicechain::models::run
