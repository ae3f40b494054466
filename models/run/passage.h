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

// The work in hand, the first to end on top; of two at one moment the first that was started.
class WorkInHand {
 public:
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  // Requires: not empty.
  [[nodiscard]] sim::Time first_end() const { return ends_.front().time; }
  [[nodiscard]] const AtWork& first() const { return works_[ends_.front().slot()]; }
  // The place for what ends then, to be filled.
  [[nodiscard]] AtWork& add(sim::Time end) {
    const auto slot = static_cast<std::uint32_t>(ends_.size());
    if (slot == works_.size()) make_room();
    ends_.push_back({end, number_++ << bits_of_slot | slots_[slot]});
    sift_up(slot);
    return works_[slots_[slot]];
  }
  // As remove_first() and add(): the person takes the next job.
  [[nodiscard]] AtWork& replace_first(sim::Time end) {
    const std::uint32_t slot = ends_.front().slot();
    sift_down({end, number_++ << bits_of_slot | slot});
    return works_[slot];
  }
  void remove_first() {
    slots_[ends_.size() - 1] = ends_.front().slot();  // free from now on
    const End last = ends_.back();
    ends_.pop_back();
    if (!ends_.empty()) sift_down(last);
  }
  // Each with its end, in no order.
  template <class Visit>
  void each(Visit visit) const {
    for (const End& end : ends_) visit(works_[end.slot()], end.time);
  }

 private:
  static constexpr int bits_of_slot = 24;
  struct End {
    sim::Time time;
    std::uint64_t order;  // number of the start 40 bits, slot 24

    [[nodiscard]] std::uint32_t slot() const { return static_cast<std::uint32_t>(order & ((1u << bits_of_slot) - 1)); }
    [[nodiscard]] bool before(const End& other) const { return key() < other.key(); }

   private:
    __extension__ using Key = unsigned __int128;
    [[nodiscard]] Key key() const {
      return Key{static_cast<std::uint64_t>(time.time_since_epoch().count())} << 64 | order;
    }
  };
  [[gnu::noinline]] void make_room() {
    slots_.push_back(static_cast<std::uint32_t>(works_.size()));
    works_.emplace_back();
  }
  void sift_up(std::size_t i) {
    const End end = ends_[i];
    for (; i > 0 && end.before(ends_[(i - 1) / 2]); i = (i - 1) / 2) ends_[i] = ends_[(i - 1) / 2];
    ends_[i] = end;
  }
  // Fills the hole at the top.
  void sift_down(End end) {
    const std::size_t count = ends_.size();
    std::size_t i = 0;
    for (std::size_t child = 1; child < count; child = 2 * i + 1) {
      if (child + 1 < count) child += ends_[child + 1].before(ends_[child]) ? 1 : 0;
      if (!ends_[child].before(end)) break;
      ends_[i] = ends_[child];
      i = child;
    }
    ends_[i] = end;
  }

  std::vector<End> ends_;             // -- state: a heap
  std::vector<AtWork> works_;         // -- state: by slot
  std::vector<std::uint32_t> slots_;  // -- state: from the size of the heap on, the free ones
  std::uint64_t number_ = 0;          // -- state: works started so far
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
