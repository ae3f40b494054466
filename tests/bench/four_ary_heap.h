#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace servicechain::bench {

// The least that an event loop needs: what is due next. Ties in any order. After a take() the root is a hole that the
// next put() fills, as the end of one job starts the next.
class FourAryHeap {
 public:
  struct Event {
    std::int64_t time_ns;
    std::uint32_t station;
    std::uint32_t job;
  };

  void put(const Event& event) {
    if (has_hole_) {
      has_hole_ = false;
      sink(event);
    } else {
      events_.push_back(event);
      rise(event);
    }
  }

  // Requires: not empty.
  [[nodiscard]] Event take() {
    if (has_hole_) {
      const Event last = events_.back();
      events_.pop_back();
      sink(last);
    }
    has_hole_ = true;
    return events_.front();
  }

 private:
  void rise(const Event& event) {
    std::size_t place = events_.size() - 1;
    while (place > 0 && event.time_ns < events_[(place - 1) / 4].time_ns) {
      events_[place] = events_[(place - 1) / 4];
      place = (place - 1) / 4;
    }
    events_[place] = event;
  }

  void sink(const Event& event) {
    std::size_t place = 0;
    for (std::size_t child = 1; child < events_.size(); child = 4 * place + 1) {
      const std::size_t beyond = child + 4 < events_.size() ? child + 4 : events_.size();
      std::size_t least = child;
      for (std::size_t other = child + 1; other < beyond; ++other) {
        if (events_[other].time_ns < events_[least].time_ns) least = other;
      }
      if (event.time_ns <= events_[least].time_ns) break;
      events_[place] = events_[least];
      place = least;
    }
    events_[place] = event;
  }

  std::vector<Event> events_;  // -- state
  bool has_hole_ = false;      // -- state
};

}  // namespace servicechain::bench
