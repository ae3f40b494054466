#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/ids.h"
#include "models/service_chain.h"
#include "sim/block_draws.h"
#include "sim/random.h"
#include "sim/timetable.h"

namespace servicechain::models::run {

// Something that sends jobs into the chain: customers of a segment at one entry, a routine, or needs by the week.
// The n-th arrival of a stream has the same luck whatever else is in the file.
class Stream {
 public:
  // Poisson: `rate_per_week` spread over the weights of `when`, kept as a total over a regular week.
  [[nodiscard]] static Stream poisson(sim::Identity identity, double rate_per_week, const sim::Timetable& when);
  [[nodiscard]] static Stream renewal(sim::Identity identity, const sim::Law& every);
  [[nodiscard]] static Stream listed(sim::Identity identity, std::span<const sim::Time> times);

  // The moment of the next arrival after `now`, which is the last one's (or the start). end_of_time: none before `until`.
  [[nodiscard]] sim::Time next(const sim::Luck& luck, sim::Time now, sim::Time until) {
    if (constant_gap_ns_ <= 0) return next_of_any(luck, now, until);
    const double wait_ns = drawn(luck) * constant_gap_ns_;
    return wait_ns > static_cast<double>((until - now).count()) + 1 ? sim::end_of_time
                                                                    : now + sim::Duration{sim::to_nearest(wait_ns)};
  }

  // The moments of further arrivals are added to `times`, from the last of them on, until one is not before `end` or
  // there are `most`. Requires: times not empty.
  struct Stretch {
    sim::Time end;
    std::size_t most;
    sim::Time until;
  };
  void add_next(const sim::Luck& luck, const Stretch& stretch, std::vector<sim::Time>& times);

  // Whether its moments lie anywhere, so that they fall together with others by accident only.
  [[nodiscard]] bool is_smooth() const;
  // Whether it sends without end at one moment.
  [[nodiscard]] bool stands_still() const;

  // For a stream whose rate will change while it runs; call before the first next(). Poisson only.
  void may_be_quickened();
  // Arrivals come `factor` times as often as written from `now` on. Returns the next one's moment, as next(): what was
  // left of the wait for it is spent at the changed rate. Requires: may_be_quickened, and a factor above 0.
  [[nodiscard]] sim::Time quickened(double factor, sim::Time now, sim::Time until);

  // Number of arrivals handed out so far.
  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] sim::Identity identity() const { return identity_; }
  // Whose luck the arrival `n` has (0 is the first).
  [[nodiscard]] sim::Identity identity_of(std::uint32_t n) const { return sim::identity(identity_, n); }

 private:
  enum class Form { poisson, renewal, listed };
  static constexpr std::uint32_t most_ahead = 64;
  static constexpr sim::Purpose arrives = sim::purpose("arrive");
  Stream(Form form, sim::Identity identity) : form_{form}, identity_{identity} {}
  // Of the next arrival: a uniform for a law of gaps, else an exponential of mean 1.
  [[nodiscard]] double drawn(const sim::Luck& luck) {
    if (ahead_ == 0) draw_ahead(luck);
    ++count_;
    return draws_[draws_.size() - ahead_--];
  }
  void draw_ahead(const sim::Luck& luck);
  [[nodiscard]] sim::Time next_of_any(const sim::Luck& luck, sim::Time now, sim::Time until);
  [[nodiscard]] sim::Time through_rates(double gap, sim::Time from, sim::Time until) const;
  [[nodiscard]] double expected_between(sim::Time from, sim::Time to) const;

  Form form_;                              // -- constant
  sim::Identity identity_;                 // -- constant
  std::optional<sim::Timetable> weights_;  // -- constant
  double rate_per_weight_h_ = 0;           // -- constant: arrivals per hour and weight 1
  double constant_gap_ns_ = 0;             // -- constant: mean gap, where the rate never changes; else 0
  const sim::Law* every_ = nullptr;        // -- constant
  std::span<const sim::Time> times_;       // -- constant
  sim::BlockDraws block_draws_;            // -- constant
  std::uint32_t count_ = 0;                // -- state
  std::uint32_t ahead_ = 0;                // -- state: draws not yet handed out: the last ones of…
  std::array<double, most_ahead> draws_{};         // -- state: …these. Two arrivals share the pair of one visit
  double factor_ = 1;                      // -- state: on the rate as written
  double gap_ = 0;                         // -- state: expected arrivals until the next, from gap_from_ on
  sim::Time gap_from_{};                   // -- state
};

}  // namespace servicechain::models::run
