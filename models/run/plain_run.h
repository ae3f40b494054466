#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/observer.h"
#include "models/run/blueprint.h"
#include "models/run/job.h"
#include "models/run/sources.h"
#include "models/simulate.h"
#include "sim/event_calendar.h"

namespace servicechain::models::run {

// A run of a chain in which nothing special happens: first come first served, nobody asks anybody, people finish what
// they have in hand (Blueprint::is_plain). The same luck and the same rules as Engine with everything left out that
// cannot occur, for observers that do not want every step: several times as fast. A test holds the two to the same
// records.
//
//   source ──▶ line ──▶ work ──▶ the next line … or leave
//     │         └─ gives up
//     └─ refused, balks
class PlainRun {
 public:
  PlainRun(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer);
  [[nodiscard]] RunEnd run();

 private:
  enum class Type : std::uint8_t { work_end, arrival, patience, people };

  // What a job needs to know of its lane, in one place.
  struct Row {
    const sim::Law* work;           // -- constant
    const LanePlan* plan;           // -- constant
    double exponential_mean_ns;     // -- constant; 0: another law
    double own_quality;             // -- constant: c
    sim::Purpose visit;             // -- constant
    std::uint32_t department;       // -- constant
    std::uint32_t segment;          // -- constant; nobody: no customer
    std::uint32_t next;             // -- constant: lane that follows for sure; nobody: none, or by draw
    double last_carried = -1;       // -- state: the last quality that was carried in here…
    double last_quality = 0;        // -- state: …and what became of it; it often serves again
    bool draws_next;                // -- constant
    bool inherits;                  // -- constant
  };
  // What a customer needs to know of its segment when it leaves.
  struct SegmentRow {
    const Segment* segment;             // -- constant
    double learns;                      // -- constant: E, by encounter
    sim::Duration wait_expected;        // -- constant; the longest there is: none
    bool means_time;                    // -- constant: wait-means: time
    bool has_noise;                     // -- constant
    std::optional<double> expectation;  // -- state: E
  };
  // What a job needs to know of its department, and the line there.
  struct Desk {
    std::int64_t slots = 0;         // -- state: people on duty
    std::int64_t present = 0;       // -- state: people at work
    JobIndex head = nobody;         // -- state
    JobIndex tail = nobody;         // -- state
    std::uint64_t waiting = 0;      // -- state
    std::uint64_t places;           // -- constant: of the in-tray
    const sim::Timetable* duty;     // -- constant
    bool is_counted;                // -- constant: its people are not unlimited
  };

  void set_up();
  void handle(const sim::EventCalendar::Event& event);
  void arrive(std::uint32_t source);
  void expect_next(std::uint32_t source);
  void bring(const Source& source, sim::Identity identity, LaneId lane);
  void enter(JobIndex job);
  void join_line(JobIndex job, Desk& desk);
  void leave_line(JobIndex job, Desk& desk);
  void work(JobIndex job);
  void end_work(JobIndex job);
  void lose_patience(JobIndex job);
  void turn_away(JobIndex job, Ending ending);
  void customer_leaves(JobIndex job, Ending ending);
  void change_people(std::uint32_t department);
  void tell_people(std::uint32_t department);
  void tell_unfinished();
  [[nodiscard]] double quality_of(const Job& job, Row& row) const;
  [[nodiscard]] std::optional<LaneId> next_of(const Job& job, const Row& row) const;
  [[nodiscard]] JobIndex new_job(sim::Identity identity, LaneId lane);
  std::uint32_t put(sim::Time time, Type type, std::uint32_t target) {
    return calendar_.put(time, type == Type::people ? sim::Rank::people : sim::Rank::usual,
                         static_cast<std::uint32_t>(type), target);
  }

  const ServiceChain& chain_;        // -- constant
  const Blueprint& blueprint_;       // -- constant
  RunOptions options_;               // -- constant
  Observer& observer_;
  sim::Luck luck_;                   // -- constant
  std::vector<Row> rows_;            // -- by lane
  std::vector<Desk> desks_;          // -- by department
  std::vector<Source> sources_;      // -- state
  std::vector<SegmentRow> segments_;  // -- by segment
  sim::EventCalendar calendar_;      // -- state
  sim::Time now_{};                  // -- state
  SlotPool<Job> jobs_;               // -- state
  std::optional<WhyEnded> why_ended_;
};

}  // namespace servicechain::models::run
