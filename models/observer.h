#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "models/ids.h"
#include "models/scores.h"
#include "sim/random.h"
#include "sim/time.h"

// What a run tells while it goes. Models tell, observers count: there is no sum or average inside a department.
namespace servicechain::models {

// Where a job is.
enum class Place : std::uint8_t {
  outside,  // not in the department
  line,     // waits in line (outside a full in-tray with when-full: block, too)
  work,     // a person works on it
  held,     // a person waits with it for an answer, or for room at the next department
  parked,   // waits for an answer without a person
  away,     // its person has gone home, or is absent, and the job waits for them
};
inline constexpr int count_of_places = 6;

enum class Ending : std::uint8_t {
  finished,
  gave_up,   // lost patience in line
  refused,   // the in-tray was full
  balked,    // saw too long a line
  diverted,  // the in-tray was full, went elsewhere
  sent_back, // found to be wrong when somebody took it, and sent back to who did it (rework)
};
// Did not turn round at the door, whoever closed it.
[[nodiscard]] constexpr bool was_let_in(Ending ending) {
  return ending == Ending::finished || ending == Ending::gave_up || ending == Ending::sent_back;
}

// A job moves between places of one department.
struct JobMoved {
  LaneId lane;
  Place from;
  Place to;
  sim::Time at;
  sim::Identity job{};
};

// A job's stay in one department, told when it ends.
struct VisitEnded {
  LaneId lane;
  sim::Identity job;
  Ending ending;
  bool waited;              // stood in line at all
  bool was_blocked;         // finished, and waited for room at the next department
  std::uint16_t tries;      // times the work was done (1, more with rework)
  sim::Time arrived;
  sim::Time wait_ended;     // the last start of work; of those who gave up, when they left
  sim::Time ended;
  sim::Duration wait;       // in line, all stays
  sim::Duration held;       // a person waited with it (clock time)
  double quality;           // x when finished, 0–1
};

// A wait that was over before the run ended, of a job that was not: counted with the waits, not with the times.
struct WaitOfUnfinished {
  LaneId lane;
  sim::Time wait_ended;
  sim::Duration wait;
  bool waited;
};

// An ordinary visit in one record: came, perhaps stood in line, was served, left.
struct PlainVisit {
  LaneId lane;
  bool waited;
  sim::Identity job;
  sim::Time arrived;
  sim::Time started;        // of work
  sim::Time ended;
  double quality;           // x, 0–1
};

struct RequestSent {
  DepartmentId asker;
  NeedId need;
  sim::Time at;
  sim::Identity request{};
  std::optional<sim::Identity> job{};  // that it is for; nullopt: a need per week, for no job
};

struct RequestAnswered {
  DepartmentId asker;
  NeedId need;
  sim::Identity request;
  bool was_refused;         // answered at once with nothing
  bool on_time;             // within the promise; true without one
  sim::Time asked;
  sim::Time answered;
  double quality;           // 0–1
  double perceived;         // points, P
  double expected;          // points, E before it learns
  double self_view;         // points, 100 c of the supplier
};

struct CustomerLeft {
  SegmentId segment;
  sim::Identity customer;
  Ending ending;
  sim::Time entered;
  sim::Time left;
  sim::Duration wait;       // in line, all departments passed
  double quality;           // x of the last department that worked for it, 0–1
  double perceived;         // points, P
  double expected;          // points, E before it learns
  double satisfaction;      // points, S
  bool on_time;             // W within expects.wait
};

// People on duty in a department, or in a pool (numbered after the departments).
struct TeamId {
  std::uint32_t index;
  [[nodiscard]] friend constexpr auto operator<=>(TeamId, TeamId) = default;
};
struct TeamChanged {
  TeamId team;
  sim::Time now;
  double on_duty;           // people
  double working;           // people, those beyond the number on duty included
  double held;              // people on duty who wait for an answer or for room
  double overtime;          // people at work beyond the number on duty
};

// How the people of a department are, from `now` on; told at the start and once a day where a coupling moves them.
struct LevelsChanged {
  DepartmentId department;
  sim::Time now;
  std::optional<double> pressure;  // 1: the usual; nullopt: people without limit
  std::optional<double> standard;  // own work time that people hold for normal, relative to the written
  std::optional<double> fatigue;   // 1: rested
  std::optional<double> mood;      // points
};

// How many customers a segment has, from `now` on.
struct CustomersChanged {
  SegmentId segment;
  sim::Time now;
  double customers;
};

// The one open set: who watches a run.
//
// Whoever wants every step is called in the order of the simulated clock. Whoever does not (a counter that looks at
// the times, not at the order) may be told of many things at once and late: of ordinary visits by plain_visits, with
// their times; of customers by customers_arrived and customers_left; of what is no ordinary visit by the usual calls;
// and of a team without the people who work on ordinary visits. The order of the clock then holds only among the
// ordinary visits of one lane, the customers of one segment that leave, and the changes of one team. A run in which
// nothing special happens costs a small part of it that way.
class Observer {
 public:
  virtual ~Observer() = default;
  [[nodiscard]] virtual bool wants_every_step() const { return true; }
  // Never called for whoever wants every step: ordinary visits of one department that have ended.
  virtual void plain_visits(std::span<const PlainVisit>) {}
  // A job that is still inside when the run ends, at `ended`; one in line has started == ended.
  virtual void plain_visit_unfinished(const PlainVisit&) {}
  // A job comes to a department, whether it is let in or not (arrivals).
  virtual void job_arrived(LaneId, sim::Time) {}
  // How long a work takes, drawn as it begins at `begins`: afresh, not what is left of it. Of ordinary visits only where
  // the run ends before the work; else it is the time from started to ended.
  virtual void work_drawn(LaneId, sim::Time /*begins*/, sim::Duration) {}
  virtual void job_moved(const JobMoved&) {}
  virtual void visit_ended(const VisitEnded&) {}
  virtual void wait_of_unfinished(const WaitOfUnfinished&) {}
  virtual void request_sent(const RequestSent&) {}
  virtual void request_answered(const RequestAnswered&) {}
  virtual void customer_arrived(SegmentId, sim::Time) {}
  // Of whom P is made of scores, just before customer_left; others are judged by the quality alone.
  virtual void customer_judged(SegmentId, sim::Time /*left*/, const Scores&) {}
  virtual void customer_left(const CustomerLeft&) {}
  // The same of several at once, of one segment.
  virtual void customers_arrived(SegmentId segment, std::span<const sim::Time> at) {
    for (const sim::Time time : at) customer_arrived(segment, time);
  }
  virtual void customers_left(std::span<const CustomerLeft> customers) {
    for (const CustomerLeft& customer : customers) customer_left(customer);
  }
  virtual void team_changed(const TeamChanged&) {}
  virtual void levels_changed(const LevelsChanged&) {}
  virtual void customers_changed(const CustomersChanged&) {}
  // Asked now and then; false ends the run as RunEnded::stopped.
  [[nodiscard]] virtual bool wants_more() { return true; }
};

}  // namespace servicechain::models
