#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/ids.h"
#include "sim/random.h"
#include "sim/time.h"

// A job where nothing special happens, on its way through a FlowRun.
namespace servicechain::models::run {

// A list that is filled again and again. Its places keep what they held before.
template <class T>
class Refilled {
 public:
  // A place more, to be filled.
  [[nodiscard]] T& next() {
    if (filled_ == places_.size()) make_room();
    return places_[filled_++];
  }
  [[nodiscard]] std::span<T> all() { return std::span{places_}.first(filled_); }
  [[nodiscard]] std::size_t size() const { return filled_; }
  void clear() { filled_ = 0; }
  // Its room without what was in it, for another to use; it has none then.
  [[nodiscard]] Refilled take_room() {
    Refilled other;
    other.places_.swap(places_);
    filled_ = 0;
    return other;
  }
  [[nodiscard]] bool has_room() const { return !places_.empty(); }

 private:
  [[gnu::noinline]] void make_room() { places_.resize(std::max<std::size_t>(8, 2 * places_.size())); }

  std::vector<T> places_;
  std::size_t filled_ = 0;
};

struct Passage {
  sim::Identity identity;          // whose luck it has
  sim::Time entered;               // the chain
  sim::Time arrived;               // this department
  sim::Duration waited_elsewhere;  // in the lines of departments already passed
  double carried;                  // quality carried in from the department that passed it on; read if has_carried
  LaneId lane;
  std::uint16_t way;  // out of the lane: a place in its routes, or beyond the last
  bool has_carried;
  bool has_waited;  // stood in line here
};

// On the way into a department.
struct Coming {
  Passage job;
  sim::Time put;  // when it was known to come: of two things at one moment, what was known first comes first

  // From outside.
  void arrive(sim::Identity identity, LaneId lane, sim::Time now) {
    job.identity = identity;
    job.entered = now;
    job.arrived = now;
    job.waited_elsewhere = sim::Duration{};
    job.carried = 0;
    job.lane = lane;
    job.way = 0;
    job.has_carried = job.has_waited = false;
  }
  // From the department that has done this job now.
  void pass(const Passage& done, LaneId lane, sim::Time now) {
    job.identity = done.identity;
    job.entered = done.entered;
    job.arrived = now;
    job.waited_elsewhere = done.waited_elsewhere;
    job.lane = lane;
    job.way = 0;
    job.has_carried = true;
    job.has_waited = false;
  }
};
[[nodiscard]] inline bool comes_first(const Coming& a, const Coming& b) {
  return std::pair{a.job.arrived, a.put} < std::pair{b.job.arrived, b.put};
}

// 56 bytes: all that a waiting job needs. Whoever gives up leaves a gap.
struct InLine {
  Passage job;
  sim::Duration work;  // that it needs

  [[nodiscard]] bool is_gap() const { return !job.has_waited; }
};
static_assert(sizeof(InLine) <= 56);

struct AtWork {
  Passage job;
  sim::Time started;

  // Somebody takes it now. Field by field: what is read next was then written in one piece.
  void take(const Passage& taken, sim::Time now) {
    job.identity = taken.identity;
    job.entered = taken.entered;
    job.arrived = taken.arrived;
    job.waited_elsewhere = taken.waited_elsewhere + (now - taken.arrived);
    job.carried = taken.carried;
    job.lane = taken.lane;
    job.way = taken.way;
    job.has_carried = taken.has_carried;
    job.has_waited = taken.has_waited;
    started = now;
  }
};

// The work in hand, the first to end on top; of two at one moment the first that was started. A tree of winners, each
// the first of the two below: who ends first is chance, so a branch on it would be guessed wrong half the time, and
// there is none.
class WorkInHand {
 public:
  [[nodiscard]] std::size_t size() const { return works_.size() - free_.size(); }
  // Requires: not empty.
  [[nodiscard]] sim::Time first_end() const { return winners_.front().time; }
  [[nodiscard]] const AtWork& first() const { return works_[winners_.front().slot()]; }
  // The place for what ends then, to be filled.
  [[nodiscard]] AtWork& add(sim::Time end) {
    if (free_.empty()) make_room();
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    return begin(slot, end);
  }
  // As remove_first() and add(): the person takes the next job.
  [[nodiscard]] AtWork& replace_first(sim::Time end) { return begin(winners_.front().slot(), end); }
  void remove_first() {
    const std::uint32_t slot = winners_.front().slot();
    free_.push_back(slot);
    play(slot, End{});
  }
  // Each with its end, in no order.
  template <class Visit>
  void each(Visit visit) const {
    for (const End& end : std::span{winners_}.last(works_.size())) {
      if (end != End{}) visit(works_[end.slot()], end.time);
    }
  }

 private:
  static constexpr int bits_of_slot = 24;
  // As made: of nobody, behind all others.
  struct End {
    sim::Time time = sim::Time::max();
    std::uint64_t order = ~std::uint64_t{0};  // number of the start 40 bits, slot 24

    [[nodiscard]] friend bool operator==(const End&, const End&) = default;
    [[nodiscard]] std::uint32_t slot() const { return static_cast<std::uint32_t>(order & ((1u << bits_of_slot) - 1)); }
    [[nodiscard]] std::uint64_t ns() const { return static_cast<std::uint64_t>(time.time_since_epoch().count()); }
    // Without a branch.
    [[nodiscard]] static End first_of(const End& a, const End& b) {
      __extension__ using Key = unsigned __int128;
      const bool is_b = (Key{b.ns()} << 64 | b.order) < (Key{a.ns()} << 64 | a.order);
      const std::uint64_t take_b = std::uint64_t{0} - static_cast<std::uint64_t>(is_b);
      const std::uint64_t ns = a.ns() ^ ((a.ns() ^ b.ns()) & take_b);
      return {sim::Time{sim::Duration{static_cast<std::int64_t>(ns)}}, a.order ^ ((a.order ^ b.order) & take_b)};
    }
  };

  AtWork& begin(std::uint32_t slot, sim::Time end) {
    play(slot, {end, number_++ << bits_of_slot | slot});
    return works_[slot];
  }
  // That one has this end from now on.
  void play(std::uint32_t slot, End end) {
    std::size_t place = works_.size() - 1 + slot;
    winners_[place] = end;
    while (place > 0) {
      const std::size_t beside = ((place + 1) ^ 1) - 1;
      end = End::first_of(end, winners_[beside]);
      place = (place - 1) / 2;
      winners_[place] = end;
    }
  }
  // Twice as much. Requires: none is free.
  [[gnu::noinline]] void make_room() {
    const std::size_t before = works_.size();
    const std::vector<End> ends{winners_.end() - static_cast<std::ptrdiff_t>(before), winners_.end()};
    works_.resize(std::max<std::size_t>(1, 2 * before));
    winners_.assign(2 * works_.size() - 1, End{});
    for (std::size_t slot = works_.size(); slot-- > before;) free_.push_back(static_cast<std::uint32_t>(slot));
    for (const End& end : ends) play(end.slot(), end);
  }

  std::vector<End> winners_;         // -- state: the first of all, then the two below it, …, at last each slot's own end
  std::vector<AtWork> works_;        // -- state: by slot; a power of two of them
  std::vector<std::uint32_t> free_;  // -- state: slots
  std::uint64_t number_ = 0;         // -- state: works started so far
};

// A line in the order of coming. Who gives up leaves a gap that is closed when it comes to the head.
class FirstComeLine {
 public:
  // The number of its place, by which it can be found again.
  std::uint64_t join(const InLine& waiting) {
    places_.push_back(waiting);
    return first_number_ + (places_.size() - head_ - 1);
  }
  [[nodiscard]] bool is_empty() const { return head_ == places_.size(); }
  // Requires: not empty.
  [[nodiscard]] const InLine& first() const { return places_[head_]; }
  void leave_first() {
    ++first_number_;
    ++head_;
    if (head_ == places_.size() || (head_ >= 32 && 2 * head_ >= places_.size())) close_up();
  }
  // nullptr: it has left. `number`: its lowest `bits` bits, which come again after 2^bits others.
  [[nodiscard]] InLine* find(std::uint64_t number, int bits) {
    const std::uint64_t behind = (number - first_number_) & ((std::uint64_t{1} << bits) - 1);
    return behind < places_.size() - head_ ? &places_[head_ + behind] : nullptr;
  }
  // From the first to the last, gaps too.
  [[nodiscard]] std::span<const InLine> all() const { return std::span{places_}.subspan(head_); }

 private:
  void close_up() {
    places_.erase(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }

  std::vector<InLine> places_;      // -- state: those before the head have left
  std::size_t head_ = 0;            // -- state
  std::uint64_t first_number_ = 0;  // -- state: of the place at the head
};

}  // namespace servicechain::models::run
