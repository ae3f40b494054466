#include "models/run/stream.h"

#include <algorithm>

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

void Stream::add_next(const sim::Luck& luck, const Stretch& stretch, std::vector<sim::Time>& times) {
  sim::Time last = times.back();
  while (last < stretch.end && times.size() < stretch.most) {
    const std::size_t size = times.size();
    const std::size_t most = std::min<std::size_t>(stretch.most - size, most_ahead);
    times.resize(size + most);
    std::size_t more = 0;
    while (more < most && last < stretch.end) times[size + more++] = last = next(luck, last, stretch.until);
    times.resize(size + more);
  }
}

bool Stream::is_smooth() const {
  return form_ == Form::poisson || (form_ == Form::renewal && sim::is_smooth(*every_));
}

bool Stream::stands_still() const { return form_ == Form::renewal && sim::mean_h(*every_) <= 0; }

// Few at first, for streams that bring few.
void Stream::draw_ahead(const sim::Luck& luck) {
  constexpr std::uint32_t few = 8;
  const std::uint32_t size = std::clamp(count_, few, most_ahead);
  std::array<sim::Identity, most_ahead / 2> who;
  who.fill(identity_);
  std::array<double, most_ahead / 2> first;
  std::array<double, most_ahead / 2> second;
  block_draws_.pairs(luck, {std::span{who}.first(size / 2), arrives, count_ / 2, 1}, first, second);
  const auto draws = std::span{draws_}.last(size);
  for (std::size_t i = 0; i < size / 2; ++i) {
    draws[2 * i] = first[i];
    draws[2 * i + 1] = second[i];
  }
  if (form_ == Form::poisson) block_draws_.to_exponentials(draws);
  ahead_ = size;
}

sim::Time Stream::next_of_any(const sim::Luck& luck, sim::Time now, sim::Time until) {
  if (form_ == Form::listed) return count_ < times_.size() ? times_[count_++] : sim::end_of_time;
  if (form_ == Form::renewal) return sim::later(now, sim::draw(*every_, drawn(luck)));
  if (rate_per_weight_h_ <= 0) return sim::end_of_time;
  gap_ = drawn(luck);
  gap_from_ = now;
  return through_rates(gap_, now, until);
}

// Expected arrivals.
double Stream::expected_between(sim::Time from, sim::Time to) const {
  double sum = 0;
  while (from < to) {
    const sim::Time end = std::min(to, weights_->step_end_after(from));
    sum += rate_per_weight_h_ * factor_ * weights_->value_at(from) * sim::hours(end - from);
    from = end;
  }
  return sum;
}

sim::Time Stream::quickened(double factor, sim::Time now, sim::Time until) {
  gap_ = std::max(0.0, gap_ - expected_between(gap_from_, now));
  gap_from_ = now;
  factor_ = factor;
  return through_rates(gap_, now, until);
}

void Stream::may_be_quickened() {
  if (form_ == Form::poisson) constant_gap_ns_ = 0;
}

// Spends `gap`, a unit-exponential amount of expected arrivals, over the rates from `from` on.
sim::Time Stream::through_rates(double gap, sim::Time from, sim::Time until) const {
  while (from <= until) {
    const double rate_per_h = rate_per_weight_h_ * factor_ * weights_->value_at(from);
    const sim::Time end = weights_->step_end_after(from);
    const double room_h = sim::hours(end - from);
    if (rate_per_h > 0 && gap <= rate_per_h * room_h) return from + sim::from_hours(gap / rate_per_h);
    gap -= rate_per_h * room_h;
    from = end;
  }
  return sim::end_of_time;
}

}  // namespace servicechain::models::run
