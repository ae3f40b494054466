#include "tests/bench/bare.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "tests/bench/four_ary_heap.h"

namespace servicechain::bench {
namespace {

std::int64_t ns_of(sim::Time time) { return (time - sim::start_of_run).count(); }

class EventLoop {
 public:
  EventLoop(const RowOfDesks& row, sim::Luck luck)
      : dice_{row, luck}, desks_(row.visits.size(), {nobody, nobody, row.people}) {}

  Passed run(sim::Time until) {
    const std::int64_t end = ns_of(until);
    expect_customer();
    for (;;) {
      const FourAryHeap::Event event = heap_.take();
      if (event.time_ns > end) break;
      now_ = event.time_ns;
      if (event.station == outside) {
        come();
      } else {
        finish(event.job, event.station);
      }
    }
    passed_.mean_wait_ns = static_cast<double>(wait_sum_ns_) / static_cast<double>(passed_.waits);
    return passed_;
  }

 private:
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t outside = nobody;

  struct Job {
    std::int64_t arrived_ns;  // at this desk
    std::uint32_t next;       // in line, or among the free ones
  };
  struct Desk {
    std::uint32_t head;
    std::uint32_t tail;
    std::uint32_t idle;  // people
  };

  void expect_customer() { heap_.put({now_ + dice_.next_gap_ns(), outside, nobody}); }

  void come() {
    const std::uint32_t job = new_job();
    std::ranges::copy(dice_.work_ns(), work_ns_.begin() + static_cast<std::ptrdiff_t>(job * desks_.size()));
    expect_customer();
    enter(job, 0);
  }

  void enter(std::uint32_t job, std::uint32_t station) {
    jobs_[job].arrived_ns = now_;
    Desk& desk = desks_[station];
    if (desk.idle > 0) {
      --desk.idle;
      start(job, station);
      return;
    }
    jobs_[job].next = nobody;
    (desk.head == nobody ? desk.head : jobs_[desk.tail].next) = job;
    desk.tail = job;
  }

  void start(std::uint32_t job, std::uint32_t station) {
    wait_sum_ns_ += now_ - jobs_[job].arrived_ns;
    ++passed_.waits;
    heap_.put({now_ + work_ns_[job * desks_.size() + station], station, job});
  }

  void finish(std::uint32_t job, std::uint32_t station) {
    ++passed_.visits;
    Desk& desk = desks_[station];
    if (desk.head == nobody) {
      ++desk.idle;
    } else {
      const std::uint32_t following = desk.head;
      desk.head = jobs_[following].next;
      start(following, station);
    }
    if (station + 1 < desks_.size()) {
      enter(job, station + 1);
    } else {
      jobs_[job].next = free_;
      free_ = job;
    }
  }

  std::uint32_t new_job() {
    if (free_ == nobody) {
      jobs_.push_back({0, nobody});
      work_ns_.resize(jobs_.size() * desks_.size());
      return static_cast<std::uint32_t>(jobs_.size() - 1);
    }
    const std::uint32_t job = free_;
    free_ = jobs_[job].next;
    return job;
  }

  Dice dice_;                     // -- state
  FourAryHeap heap_;              // -- state
  std::vector<Job> jobs_;         // -- state
  std::vector<std::int64_t> work_ns_;  // -- state: by job, then desk
  std::vector<Desk> desks_;       // -- state
  std::uint32_t free_ = nobody;   // -- state
  std::int64_t now_ = 0;          // -- state
  std::int64_t wait_sum_ns_ = 0;  // -- state
  Passed passed_;                 // -- state
};

}  // namespace

Passed pass_by_recursion(const RowOfDesks& row, sim::Luck luck, sim::Time until) {
  const std::int64_t end = ns_of(until);
  Dice dice{row, luck};
  Passed passed;
  std::int64_t wait_sum_ns = 0;
  std::int64_t left = 0;
  for (std::int64_t arrived = dice.next_gap_ns(); arrived <= end; arrived += dice.next_gap_ns()) {
    const std::int64_t started = std::max(arrived, left);
    left = started + dice.work_ns().front();
    if (started > end) break;
    wait_sum_ns += started - arrived;
    ++passed.waits;
    passed.visits += left <= end;
  }
  passed.mean_wait_ns = static_cast<double>(wait_sum_ns) / static_cast<double>(passed.waits);
  return passed;
}

Passed pass_by_events(const RowOfDesks& row, sim::Luck luck, sim::Time until) {
  return EventLoop{row, luck}.run(until);
}

}  // namespace servicechain::bench
