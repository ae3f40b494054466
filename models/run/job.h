#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "models/ids.h"
#include "models/observer.h"
#include "sim/random.h"
#include "sim/time.h"

namespace servicechain::models::run {

// Places in the pools below. -- `nobody` marks the end of a linked line, nothing else.
using JobIndex = std::uint32_t;
using FileIndex = std::uint32_t;
inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

enum class Phase : std::uint8_t { before, after };

// A piece of work at a department: 64 bytes. What is needed only now and then is kept in its JobFile.
struct Job {
  struct Links {  // while it stands in a line: its neighbours; in a heap or bag: `previous` is its place
    JobIndex next;
    JobIndex previous;
  };

  sim::Identity identity;         // whose luck it has
  sim::Time entered;              // a customer: the chain; a request: when it was asked
  sim::Time arrived;              // this department
  sim::Duration waited_elsewhere; // a customer: in the lines of departments already passed
  double carried;                 // quality carried in from the department that passed it on; read if has_carried
  union {
    Links links;                  // in line
    sim::Duration started;        // at work: the last start, since the run began
  };
  LaneId lane;
  FileIndex file;
  std::uint32_t stamp;            // of its pending event; 0: none
  Place place;
  bool has_carried : 1;
  bool is_on_porch : 1;           // waits outside a full in-tray
  bool has_waited : 1;            // stood in line here
  bool is_free : 1;               // not in use
};
static_assert(sizeof(Job) <= 64);

// What a job knows of one need of its department.
struct NeedState {
  double quality_sum = 0;      // over answers that count for this job
  std::uint32_t answers = 0;
  std::uint32_t asked = 0;     // requests sent in this stay: their ordinals
};

// The rare things about a job: kept while it stays in the chain.
struct JobFile {
  std::uint64_t serial = 0;        // of this stay in a department; tells a late answer that the job has moved on
  std::uint64_t number = 0;        // of the job, in order of creation: the last tie-breaker
  sim::Time since{};               // start of the present place
  sim::Time last_start{};          // taken by a person; a wait ends there
  sim::Time work_ends{};           // read while at work
  sim::Duration waited{};          // in line here
  sim::Duration held{};            // here
  sim::Duration held_elsewhere{};  // a customer: in departments already passed
  std::optional<sim::Duration> work_left;  // of interrupted work
  double virtual_finish = 0;       // shared: attained-work clock at which it is done
  double sort_key = 0;             // shortest-job, due-date
  double quality = 0;              // x, once its own work is done
  sim::Time due = sim::end_of_time;
  std::uint32_t level = 0;         // of priority: 0 is served first
  std::uint32_t team = 0;          // whose person has it; read while a person has it
  std::uint32_t person = 0;        // which one, where persons are told apart
  std::uint32_t visit = 0;         // earlier stays in this department
  std::uint32_t attempt = 0;       // of work: requeued or done again
  std::optional<std::uint32_t> diversions_left;  // nullopt: not turned away since a person last took it
  std::uint16_t tries = 0;         // times the work was done
  std::uint32_t hands_place = 0;   // in its team's hands or away list
  Phase phase = Phase::before;
  bool has_started = false;        // was taken by a person in this stay
  bool is_in_hand = false;         // a person has it here
  bool has_asked = false;          // its needs of the present phase
  bool is_asking = false;          // one-by-one: more to ask
  bool is_sending = false;         // just now
  bool is_at_head = false;         // stands before all others of its line
  bool is_ready = false;           // its answers came while its person was away
  bool was_blocked = false;
  bool is_blocked = false;         // finished; waits for room at `next_lane`
  bool is_stopped = false;         // at work when its person left
  LaneId next_lane{};
  std::optional<std::uint32_t> first_department;  // a customer: that it entered
  std::optional<std::uint32_t> last_department;   // a customer: that worked for it

  // Rework: a defect, who made it and with what, and who found it.
  bool is_defective = false;
  bool is_redo = false;                // this stay does again what went wrong
  bool is_inspected = false;           // in this stay
  std::uint32_t times_sent_back = 0;   // to its last maker
  std::optional<LaneId> made_by;
  std::optional<double> made_with;     // quality carried in there
  std::optional<LaneId> returns_to;

  // Its requests in the present round of asking.
  std::uint32_t round = 0;             // goes up when it goes on: answers of earlier rounds come too late
  std::uint32_t answers_counted = 0;   // in this round
  std::uint32_t answers_awaited = 0;   // until it goes on
  std::uint32_t answers_held_for = 0;  // of those, with the person held
  std::vector<NeedState> needs;        // one for each need of the department
  std::vector<std::uint32_t> to_ask;   // needs still to be sent, next one last
  std::vector<std::pair<std::uint32_t, std::uint32_t>> visits;  // department → earlier stays there

  std::vector<JobIndex> open_requests; // sent and not yet answered, waited for or not

  // A request: who asked.
  bool is_request = false;
  JobIndex parent = nobody;
  std::uint64_t parent_serial = 0;
  std::uint32_t parent_round = 0;
  std::uint32_t asker = 0;
  std::uint32_t need = 0;
  bool is_awaited = false;         // the parent waits for it, or did until it gave up
  bool holds_parent = false;       // with a person
  bool came_too_late = false;      // the parent gave up: its answer no longer counts for it
  std::uint32_t give_up_stamp = 0; // of the parent's patience with it
  std::optional<std::uint32_t> member;  // a customer of a closed population: place in its list

  // For another job; keeps the room that the lists have taken.
  void reuse() {
    JobFile fresh;
    fresh.needs.swap(needs);
    fresh.to_ask.swap(to_ask);
    fresh.visits.swap(visits);
    fresh.open_requests.swap(open_requests);
    fresh.needs.clear();
    fresh.to_ask.clear();
    fresh.visits.clear();
    fresh.open_requests.clear();
    *this = std::move(fresh);
  }
};

// Slots that are used again, last freed first.
template <class T>
class SlotPool {
 public:
  [[nodiscard]] std::uint32_t take() {
    if (!free_.empty()) {
      const std::uint32_t slot = free_.back();
      free_.pop_back();
      return slot;
    }
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  void give_back(std::uint32_t slot) { free_.push_back(slot); }

  [[nodiscard]] T& operator[](std::uint32_t slot) { return slots_[slot]; }
  [[nodiscard]] const T& operator[](std::uint32_t slot) const { return slots_[slot]; }
  [[nodiscard]] std::size_t in_use() const { return slots_.size() - free_.size(); }
  [[nodiscard]] std::size_t size() const { return slots_.size(); }

 private:
  std::vector<T> slots_;
  std::vector<std::uint32_t> free_;
};

}  // namespace servicechain::models::run
