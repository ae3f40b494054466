#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/lanes.h"
#include "models/observer.h"
#include "models/service_chain.h"

// One customer's way through the chain, with everything that was asked for it on the way.
//
//   customer ── store: line │ work │ held ─────────────────────────────│ work ── left
//                                   └─ request ── warehouse: line │ work ─┘ answer
namespace servicechain::analysis {

// "line", "work", "held", "parked", "away", "outside".
[[nodiscard]] std::string_view name_of(models::Place place);
// "finished", "gave-up", "refused"…
[[nodiscard]] std::string_view name_of(models::Ending ending);

struct Spell {
  models::Place place;
  sim::Time from;
  sim::Time to;
  bool is_over = true;  // false: it went on when the story ends
  [[nodiscard]] friend bool operator==(const Spell&, const Spell&) = default;
};

// In one department, from coming to going.
struct Stay {
  models::LaneId lane;
  std::vector<Spell> spells;                // without gaps
  std::optional<models::VisitEnded> ended;  // nullopt: not yet
  std::optional<models::LevelsChanged> people = std::nullopt;  // as they were when it ended; nullopt: no coupling moves them
};

// The customer's own job, or a request that somebody sent for it.
struct Thread {
  std::optional<models::RequestSent> sent;          // nullopt: the customer
  std::optional<models::RequestAnswered> answered;  // nullopt: not (yet)
  std::vector<Stay> stays;
  std::vector<std::size_t> requests;                // places in Story::threads, in the order in which they were sent
};

struct Story {
  models::CustomerLeft customer;
  std::vector<Thread> threads;  // first the customer's
};

// Writes down the story of one customer, and stops the run when the customer leaves.
class StoryRecorder final : public models::Observer {
 public:
  StoryRecorder(const models::ServiceChain& chain, sim::Identity customer);

  void job_moved(const models::JobMoved& move) override;
  void visit_ended(const models::VisitEnded& visit) override;
  void request_sent(const models::RequestSent& request) override;
  void request_answered(const models::RequestAnswered& answer) override;
  void customer_left(const models::CustomerLeft& customer) override;
  void levels_changed(const models::LevelsChanged& levels) override;
  [[nodiscard]] bool wants_more() override { return !left_; }

  // nullopt: the customer did not leave.
  [[nodiscard]] std::optional<Story> take();

 private:
  [[nodiscard]] Thread* thread_of(sim::Identity job);

  std::vector<models::Lane> lanes_;                          // -- constant
  sim::Identity customer_;                                   // -- constant
  std::vector<std::optional<models::LevelsChanged>> people_; // -- state, by department
  std::vector<Thread> threads_;                              // -- state
  std::unordered_map<sim::Identity, std::size_t> numbers_;   // -- state: job → place in threads_
  std::optional<models::CustomerLeft> left_;                 // -- state
};

// A stretch of the customer's time and what it was spent on: one link of the critical path. Time that a job is held
// for an answer is spent on what the request was doing, down to the last supplier.
struct Part {
  std::size_t thread;
  std::size_t stay;
  models::Place place;
  sim::Time from;
  sim::Time to;
  [[nodiscard]] sim::Duration length() const { return to - from; }
  [[nodiscard]] friend bool operator==(const Part&, const Part&) = default;
};

// In the order of the clock and without gaps, from coming to leaving: their lengths add up to the whole time.
[[nodiscard]] std::vector<Part> critical_path(const models::ServiceChain& chain, const Story& story);

}  // namespace servicechain::analysis
