#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/time.h"

namespace servicechain::sim {

// What is due when: a 4-ary heap of 16-byte events.
//
// Order is a contract: earlier first; at one moment changes of people first (Rank::people), then everything else in
// the order in which it was put in. (time, rank, ticket) stands in two words that compare as one number.
// After a take() the root is a hole, and the next put() fills it: the end of one job that starts the next, which is
// half of all events, costs one sift instead of two.
enum class Rank : std::uint8_t { people = 0, usual = 1 };

class EventCalendar {
 public:
  static constexpr int bits_of_target = 24;
  static constexpr int bits_of_type = 4;
  static constexpr std::uint32_t greatest_target = (1u << bits_of_target) - 1;

  struct Event {
    Time time;
    std::uint64_t order;  // rank 1 bit, ticket 35, type 4, target 24

    [[nodiscard]] std::uint32_t target() const { return static_cast<std::uint32_t>(order & greatest_target); }
    [[nodiscard]] std::uint32_t type() const { return static_cast<std::uint32_t>(order >> bits_of_target) & 15u; }
    // The stamp that put() gave. Who must be able to call an event off keeps it and ignores events with another.
    [[nodiscard]] std::uint32_t stamp() const { return stamp_of(order); }
    // One number to compare: no branch to guess. Times are never negative.
    [[nodiscard]] bool before(const Event& other) const { return key() < other.key(); }

   private:
    __extension__ using Key = unsigned __int128;
    [[nodiscard]] Key key() const { return Key{static_cast<std::uint64_t>(time.time_since_epoch().count())} << 64 | order; }
  };

  // Returns the event's stamp, never 0.
  std::uint32_t put(Time time, Rank rank, std::uint32_t type, std::uint32_t target) {
    ticket_ += one_ticket;
    if (stamp_of(ticket_) == 0) ticket_ += one_ticket;
    const Event event{time, (static_cast<std::uint64_t>(rank) << 63) | (ticket_ & ~(std::uint64_t{1} << 63)) |
                                (static_cast<std::uint64_t>(type) << bits_of_target) | target};
    if (root_is_hole_) {
      root_is_hole_ = false;
      sift_down(event);
    } else {
      heap_.push_back(event);
      sift_up(event);
    }
    return stamp_of(ticket_);
  }

  [[nodiscard]] bool is_empty() {
    fill_hole();
    return heap_.size() == first;
  }

  // Requires: not empty.
  [[nodiscard]] Event take() {
    fill_hole();
    root_is_hole_ = true;
    return heap_[first];
  }

  // Requires: !is_empty() was just asked, and the answer was yes.
  [[nodiscard]] const Event& next() const { return heap_[first]; }

  // Whether the next event is of this rank, and at this time.
  [[nodiscard]] bool is_next(Time time, Rank rank) {
    return !is_empty() && heap_[first].time == time && heap_[first].order >> 63 == static_cast<std::uint64_t>(rank);
  }

  [[nodiscard]] std::size_t size() const { return heap_.size() - first - (root_is_hole_ ? 1 : 0); }

 private:
  // The root stands at 3, so that the four children of a node (4i − 8 … 4i − 5) share a cache line.
  static constexpr std::size_t first = 3;

  static constexpr std::uint64_t one_ticket = std::uint64_t{1} << (bits_of_target + bits_of_type);
  [[nodiscard]] static std::uint32_t stamp_of(std::uint64_t order) {
    return static_cast<std::uint32_t>(order >> (bits_of_target + bits_of_type));
  }
  [[nodiscard]] static std::size_t first_child(std::size_t i) { return 4 * i - 8; }
  [[nodiscard]] static std::size_t parent(std::size_t i) { return (i + 8) / 4; }

  void fill_hole() {
    if (!root_is_hole_) return;
    root_is_hole_ = false;
    const Event last = heap_.back();
    heap_.pop_back();
    if (heap_.size() > first) sift_down(last);
  }

  void sift_up(const Event& event) {
    std::size_t i = heap_.size() - 1;
    while (i > first && event.before(heap_[parent(i)])) {
      heap_[i] = heap_[parent(i)];
      i = parent(i);
    }
    heap_[i] = event;
  }

  void sift_down(const Event& event) {
    const std::size_t end = heap_.size();
    std::size_t i = first;
    for (;;) {
      const std::size_t child = first_child(i);
      if (child >= end) break;
      std::size_t least = child;
      if (child + 4 <= end) {  // by pairs: the two first comparisons do not wait for each other
        const std::size_t a = child + (heap_[child + 1].before(heap_[child]) ? 1 : 0);
        const std::size_t b = child + 2 + (heap_[child + 3].before(heap_[child + 2]) ? 1 : 0);
        least = heap_[b].before(heap_[a]) ? b : a;
      } else {
        for (std::size_t c = child + 1; c < end; ++c) {
          if (heap_[c].before(heap_[least])) least = c;
        }
      }
      if (!heap_[least].before(event)) break;
      heap_[i] = heap_[least];
      i = least;
    }
    heap_[i] = event;
  }

  std::vector<Event> heap_ = std::vector<Event>(first);  // -- state
  std::uint64_t ticket_ = 0;                             // -- state: shifted to its place
  bool root_is_hole_ = false;                            // -- state
};

}  // namespace servicechain::sim
