#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "models/observer.h"
#include "models/run/blueprint.h"
#include "models/run/job.h"
#include "models/run/passage.h"
#include "models/run/sources.h"
#include "models/simulate.h"
#include "sim/block_draws.h"
#include "sim/event_calendar.h"

namespace servicechain::models::run {

// A run of a chain in which nothing special happens and jobs only flow forward: first come first served, nobody asks
// anybody, people finish what they have in hand (Blueprint::flows). The same luck and the same rules as Engine, for
// observers that do not want every step: several times as fast. A test holds the two to the same records.
//
// Nothing that happens in a department bears on one before it. So there is no common calendar: the clock goes in
// stretches of some hundred arrivals, and in each stretch the departments live through it one after the other, those
// that pass work on first. Who comes is known then, so that draws are made by the block; what remains is a line and
// the people at work.
//
//   stretch:  sources ──▶ coming ──▶ department 1 ──▶ coming ──▶ department 2 … ──▶ leaving ──▶ observer
//
// Source: with one person this is Lindley's recursion (Proc. Cambridge Phil. Soc. 48, 1952), with several that of
// Kiefer & Wolfowitz (Trans. AMS 78, 1955), on whole nanoseconds and therefore exact.
class FlowRun {
 public:
  FlowRun(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer);
  [[nodiscard]] RunEnd run();

 private:
  enum class Type : std::uint8_t { patience, people };

  // What a job needs to know of its lane, in one place.
  struct Row {
    const LanePlan* plan;       // -- constant
    double exponential_mean_h;  // -- constant; 0: another law
    double own_quality;         // -- constant: c
    std::uint32_t department;   // -- constant
    std::uint32_t segment;      // -- constant; nobody: no customer
    std::uint32_t next;         // -- constant: lane that follows for sure; nobody: none, or by draw
    double last_carried = -1;   // -- state: the last quality that was carried in here…
    double last_quality = 0;    // -- state: …and what became of it; it often serves again
    bool draws_way;             // -- constant
    bool inherits;              // -- constant
  };
  // A department: its people, its line and who is on the way to it.
  struct Desk {
    std::int64_t slots = 0;        // -- state: people on duty
    std::uint64_t waiting = 0;     // -- state: in line, without gaps
    std::uint64_t places;          // -- constant: of the in-tray
    const sim::Timetable* duty;    // -- constant
    bool is_counted;               // -- constant: its people are not unlimited
    sim::Purpose visit;            // -- constant
    bool serves_all;               // -- constant: nobody is turned away or gives up
    std::uint32_t lanes = 0;       // -- constant
    bool has_exponential = false;  // -- constant: some lane has such work
    bool is_joined = false;        // -- constant: jobs come to it from several sides
    FirstComeLine line;            // -- state
    WorkInHand in_hand;            // -- state
    sim::EventCalendar calendar;   // -- state: what else is due here
    Refilled<Coming> coming;       // -- state: in this stretch
  };
  struct Stretch {
    sim::Time end;         // -- state: exclusive
    sim::Duration length;  // -- state
  };
  // A source, and whom it sends: one moment for each arrival of this stretch, and the one after.
  struct Sender {
    Source source;
    std::uint32_t sent = 0;       // -- state: arrivals so far
    sim::Time last{};             // -- state: the last of them
    std::vector<sim::Time> next;  // -- state
  };
  // A segment, and who of it leaves in this stretch: what they leave with is formed at its end.
  struct Exit {
    const Segment* segment;             // -- constant
    double learns;                      // -- constant: E, by encounter
    bool means_time;                    // -- constant: wait-means: time
    bool is_joined;                     // -- constant: they leave by several departments
    sim::Duration wait_expected;        // -- constant; the longest there is: none
    std::optional<double> expectation;  // -- state: E
    Refilled<CustomerLeft> left;        // -- state
    std::vector<sim::Time> put;         // -- state: of each of these, when the event was known that it left by
  };
  // flow_run.cpp: the stretches
  void set_up_desks();
  void set_up_rows();
  void set_up_senders();
  void set_up_exits();
  void choose_end(sim::Time end);
  [[nodiscard]] std::uint64_t send_all();
  [[nodiscard]] Coming& next_coming(Desk& desk);
  void send(Sender& sender, std::size_t count);
  void send_singly(const Source& source, std::span<const sim::Identity> who, const sim::Time* times, sim::Time put);
  void send_groups(const Source& source, std::span<const sim::Identity> who, const sim::Time* times, sim::Time put);
  void end_growth();
  void tell_unfinished();

  // flow_desk.cpp: what happens in a department
  void live_through(std::uint32_t department);
  void draw(const Desk& desk, std::span<Coming> coming);
  void serve_in_turn(Desk& desk, std::span<const Coming> coming);
  void serve_by_the_clock(Desk& desk, std::span<const Coming> coming);
  void pass_time(Desk& desk, sim::Time end);
  void pass_moment(Desk& desk, const Coming& coming);
  [[nodiscard]] static bool is_done(const Desk& desk, sim::Time end);
  [[nodiscard]] static bool is_due(Desk& desk, sim::Time end);
  [[nodiscard]] static bool is_before_work(Desk& desk);
  [[nodiscard]] static sim::Time put_of_event(Desk& desk);
  void handle(Desk& desk, const sim::EventCalendar::Event& event);
  void enter(Desk& desk, const Coming& coming, sim::Duration work);
  void join(Desk& desk, const Passage& job, sim::Duration work);
  void start(Desk& desk, const Passage& job, sim::Duration work);
  [[nodiscard]] static std::optional<InLine> take_next(Desk& desk);
  void end_work(Desk& desk);
  void end_last_work(Desk& desk);
  void finish(const AtWork& done);
  [[nodiscard]] sim::Time gives_up_at(const Passage& job) const;
  void lose_patience(Desk& desk, const sim::EventCalendar::Event& event);
  void turn_away(const Passage& job, sim::Time put, Ending ending);
  void change_people(Desk& desk);
  void tell_people(const Desk& desk);
  [[nodiscard]] double quality_of(double carried, Row& row) const;

  // flow_exit.cpp: what is told
  void tell_visit(const AtWork& done, double quality);
  void tell_visits();
  void leave(const Passage& job, sim::Time put, double quality, Ending ending);
  void tell_leavers(std::uint32_t segment);
  static void put_in_order(Exit& exit);

  static constexpr std::size_t block = 256;

  const ServiceChain& chain_;   // -- constant
  const Blueprint& blueprint_;  // -- constant
  RunOptions options_;          // -- constant
  Observer& observer_;
  sim::Luck luck_;                     // -- constant
  sim::BlockDraws draws_;              // -- constant
  std::vector<Row> rows_;              // -- by lane
  std::vector<Desk> desks_;            // -- by department
  std::vector<Sender> senders_;        // -- state
  std::vector<Exit> exits_;            // -- by segment
  Stretch stretch_;                    // -- state
  sim::Time now_{};                    // -- state: in the department at hand
  std::uint64_t events_ = 0;           // -- state: arrivals from outside, and what was due in a department
  std::optional<WhyEnded> why_ended_;  // -- state
  // Room for a block, kept from one to the next.
  std::array<sim::Identity, block> who_;
  std::array<double, block> first_;        // uniforms
  std::array<double, block> second_;       // uniforms
  std::array<double, block> exponential_;  // of the first uniforms
  std::array<sim::Duration, block> work_;
  std::array<PlainVisit, block> visits_;  // told together…
  std::size_t count_of_visits_ = 0;       // …so many
  std::vector<sim::Time> came_;
  std::vector<Refilled<Coming>> rooms_;  // for those who come to a department, between one and the next
};

// Those who come to it need room only until it has lived through the stretch.
inline Coming& FlowRun::next_coming(Desk& desk) {
  if (!desk.coming.has_room() && !rooms_.empty()) {
    desk.coming = std::move(rooms_.back());
    rooms_.pop_back();
  }
  return desk.coming.next();
}

// -- Told of every job. Field by field: a record that is made elsewhere and copied costs twice as much. -----------

inline void FlowRun::tell_visit(const AtWork& done, double quality) {
  PlainVisit& visit = visits_[count_of_visits_++];
  visit.lane = done.job.lane;
  visit.waited = done.job.has_waited;
  visit.job = done.job.identity;
  visit.arrived = done.job.arrived;
  visit.started = done.started;
  visit.ended = now_;
  visit.quality = quality;
  if (count_of_visits_ == block) tell_visits();
}

// Out of the chain; a routine job is simply done. `put`: when the event was known that it leaves by.
inline void FlowRun::leave(const Passage& job, sim::Time put, double quality, Ending ending) {
  const std::uint32_t segment = rows_[job.lane.index].segment;
  if (segment == nobody) return;
  Exit& exit = exits_[segment];
  const sim::Duration meant = exit.means_time ? now_ - job.entered : job.waited_elsewhere;
  if (exit.is_joined) exit.put.push_back(put);
  CustomerLeft& customer = exit.left.next();
  customer.segment = {segment};
  customer.customer = job.identity;
  customer.ending = ending;
  customer.entered = job.entered;
  customer.left = now_;
  customer.wait = job.waited_elsewhere;
  customer.quality = quality;
  customer.on_time = meant <= exit.wait_expected;
}

}  // namespace servicechain::models::run
