#include "models/run/stream.h"

#include "sim/elementary.h"
#include "sim/law.h"

namespace servicechain::models::run {

Stream Stream::poisson(sim::Identity identity, double rate_per_week, const sim::Timetable& when) {
  Stream stream{Form::poisson, identity};
  stream.weights_ = when;
  const double weight_hours = when.regular_week_h();
  stream.rate_per_weight_h_ = weight_hours > 0 ? rate_per_week / weight_hours : 0;
  if (when.is_constant() && stream.rate_per_weight_h_ > 0) {
    stream.constant_gap_ns_ = sim::ns_per_h / (stream.rate_per_weight_h_ * when.week().front().value);
  }
  return stream;
}

Stream Stream::renewal(sim::Identity identity, const sim::Law& every) {
  Stream stream{Form::renewal, identity};
  stream.every_ = &every;
  return stream;
}

Stream Stream::listed(sim::Identity identity, std::span<const sim::Time> times) {
  Stream stream{Form::listed, identity};
  stream.times_ = times;
  return stream;
}

sim::Time Stream::next_of_any(const sim::Luck& luck, sim::Time now, sim::Time until) {
  if (form_ == Form::listed) return count_ < times_.size() ? times_[count_++] : sim::end_of_time;
  if (form_ == Form::renewal) return sim::later(now, sim::draw(*every_, uniform(luck)));
  if (rate_per_weight_h_ <= 0) return sim::end_of_time;
  return through_rates(-sim::log(1 - uniform(luck)), now, until);
}

// Spends `gap`, a unit-exponential amount of expected arrivals, over the rates from `from` on.
sim::Time Stream::through_rates(double gap, sim::Time from, sim::Time until) const {
  while (from <= until) {
    const double rate_per_h = rate_per_weight_h_ * weights_->value_at(from);
    const sim::Time end = weights_->step_end_after(from);
    const double room_h = sim::hours(end - from);
    if (rate_per_h > 0 && gap <= rate_per_h * room_h) return from + sim::from_hours(gap / rate_per_h);
    gap -= rate_per_h * room_h;
    from = end;
  }
  return sim::end_of_time;
}

}  // namespace servicechain::models::run
