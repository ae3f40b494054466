#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "models/run/job.h"
#include "sim/time.h"

namespace servicechain::models::run {

// Processor sharing (order: shared): all jobs inside share the people equally, none faster than one person.
// Attained work is one clock for all: a job that enters at v with work w is done when the clock shows v + w, so an
// arrival or a departure changes the speed of the clock and nothing else.
class Sharing {
 public:
  // Jobs that take a share: at work, and held ones, who keep theirs without using it.
  [[nodiscard]] std::uint32_t shares() const { return shares_; }

  // Brings the clock to `now`, at the speed of the time since the last call.
  void advance(sim::Time now) {
    attained_ns_ += static_cast<double>((now - at_).count()) * speed_;
    at_ = now;
  }
  // Requires: advance(now) before. People: how many share themselves out.
  void set_people(double people) {
    people_ = people;
    set_speed();
  }
  void take_share() {
    ++shares_;
    set_speed();
  }
  void give_up_share() {
    --shares_;
    set_speed();
  }
  void start_work(JobIndex job, std::uint64_t number, sim::Duration work) {
    heap_.push_back({attained_ns_ + static_cast<double>(work.count()), number, job});
    std::ranges::push_heap(heap_, later);
  }
  // When the next job is done at the present speed; end_of_time: never.
  [[nodiscard]] sim::Time next_end() const {
    if (heap_.empty() || speed_ <= 0) return sim::end_of_time;
    const double wait_ns = std::max(0.0, (heap_.front().done_at - attained_ns_) / speed_);
    return wait_ns > 9e18 - static_cast<double>(at_.time_since_epoch().count())
               ? sim::end_of_time
               : at_ + sim::Duration{static_cast<std::int64_t>(wait_ns + 0.5)};
  }
  // Requires: somebody is at work, and now is next_end(). The clock is set to the exact end, so that rounding never adds up.
  [[nodiscard]] JobIndex end_next() {
    const Entry done = heap_.front();
    std::ranges::pop_heap(heap_, later);
    heap_.pop_back();
    attained_ns_ = done.done_at;
    return done.job;
  }
  [[nodiscard]] double people() const { return people_; }
  [[nodiscard]] double people_working() const {
    return std::min(people_, static_cast<double>(heap_.size()));
  }

 private:
  struct Entry {
    double done_at;  // ns of attained work
    std::uint64_t number;
    JobIndex job;
  };
  static constexpr auto later = [](const Entry& a, const Entry& b) {
    return std::tie(a.done_at, a.number) > std::tie(b.done_at, b.number);
  };
  void set_speed() { speed_ = shares_ == 0 ? 0 : std::min(1.0, people_ / shares_); }

  std::vector<Entry> heap_;      // -- state: jobs at work, the first done on top
  std::uint32_t shares_ = 0;     // -- state
  double people_ = 0;            // -- state
  double speed_ = 0;             // -- derived: work attained by each job per time
  double attained_ns_ = 0;       // -- state
  sim::Time at_{};               // -- state: when attained_ns_ was right
};

}  // namespace servicechain::models::run
