#pragma once

#include <cstdint>
#include <vector>

#include "analysis/observe/sample.h"
#include "models/observer.h"
#include "sim/time.h"

// What one replication adds up to in its observed window, before anything is divided by anything.
namespace servicechain::analysis {

// Sums of nanoseconds over millions of jobs pass 64 bits.
__extension__ using Nanoseconds = __int128;
[[nodiscard]] inline double hours(Nanoseconds sum) { return static_cast<double>(sum) / sim::ns_per_h; }

// Half open: an observation at `to` is outside.
struct Window {
  sim::Time from;
  sim::Time to;
  [[nodiscard]] double length_h() const { return to > from ? sim::hours(to - from) : 0; }
  [[nodiscard]] double length_weeks() const { return length_h() / 168; }
};

// A department and a kind of job.
struct LaneTotals {
  std::uint64_t arrived = 0;
  std::uint64_t not_let_in = 0;       // refused, balked or sent elsewhere
  std::uint64_t gave_up = 0;
  std::uint64_t finished = 0;
  std::uint64_t blocked = 0;          // of the finished
  std::uint64_t waits = 0;            // waits that ended
  std::uint64_t waited = 0;           // of these, longer than not at all
  std::uint64_t works = 0;            // begun
  Nanoseconds work = 0;               // of the begun, as drawn
  Nanoseconds wait = 0;
  Nanoseconds held = 0;               // of the finished
  Nanoseconds time = 0;               // of the finished
  double quality = 0;                 // of the finished
  Nanoseconds in_line = 0;            // jobs × time
  Nanoseconds inside = 0;             // jobs × time
  Nanoseconds plain_work = 0;         // jobs × time at work, of visits told in one record
};

// A level over the time in which it was told.
struct LevelTotals {
  double level_h = 0;                 // level × hours
  double seen_h = 0;
  void add(double level, double hours) {
    level_h += level * hours;
    seen_h += hours;
  }
  [[nodiscard]] friend bool operator==(const LevelTotals&, const LevelTotals&) = default;
};

// What a department's people are like.
struct PeopleLevels {
  LevelTotals standard;
  LevelTotals pressure;
  LevelTotals fatigue;
  LevelTotals mood;                   // points
  // Those that are told.
  void add(const models::LevelsChanged& levels, double hours);
  [[nodiscard]] friend bool operator==(const PeopleLevels&, const PeopleLevels&) = default;
};

// The people of a department or a pool.
struct TeamTotals {
  double on_duty_h = 0;               // person-hours
  double working_h = 0;
  double held_h = 0;
  double overtime_h = 0;              // beyond the number on duty
  double cost_per_h = 0;              // -- constant
  PeopleLevels levels;
  double earned = 0;                  // money, from those inside that it answered
  bool is_counted = false;            // people without limit are not
  bool has_cost = false;              // -- constant: a department, not a pool
  bool has_price = false;             // -- constant: somebody inside pays for its answers
};

// One department's need of one supplier.
struct LinkTotals {
  std::uint64_t requests = 0;
  std::uint64_t answered = 0;         // with something or nothing
  std::uint64_t refused = 0;          // with nothing
  std::uint64_t on_time = 0;          // of those answered with something
  Nanoseconds time = 0;               // of those answered with something
  double quality = 0;                 // of those answered with something
  double perceived = 0;               // points
  double gap = 0;                     // points
  double self_view = 0;               // points
  double paid = 0;                    // money
  bool has_price = false;             // -- constant
};

// How customers found each dimension of service, in points.
struct ScoreTotals {
  std::uint64_t judged = 0;           // customers who judge by them
  models::Scores sum{};
  void add(const models::Scores& scores);
};

struct SegmentTotals {
  std::uint64_t arrived = 0;
  std::uint64_t left = 0;
  std::uint64_t served = 0;
  std::uint64_t let_in = 0;           // of those who left
  std::uint64_t on_time = 0;          // of the served
  std::uint64_t complaints = 0;
  std::uint64_t delighted = 0;        // S of 90 points or more
  std::uint64_t let_down = 0;         // S below 70 points
  std::int64_t inside = 0;            // at the end; counted from the run's start
  Nanoseconds time = 0;               // of the served
  Nanoseconds wait = 0;               // of those let in
  double satisfaction = 0;            // points
  double perceived = 0;
  double expected = 0;
  double quality = 0;                 // of the served
  ScoreTotals scores;                 // of all who left
  double would_return = 0;
  double revenue = 0;                 // money
  double base = 0;                    // customers: the mean over time
  bool has_base = false;
};

// Both or all together: a department over its kinds, all customers over their segments.
LaneTotals& operator+=(LaneTotals& sum, const LaneTotals& more);
SegmentTotals& operator+=(SegmentTotals& sum, const SegmentTotals& more);

struct Totals {
  Window window;
  std::vector<LaneTotals> lanes;
  std::vector<TeamTotals> teams;        // departments, then pools
  std::vector<LinkTotals> links;        // by department, then need
  std::vector<SegmentTotals> segments;
};

// Where each sample of durations stands in one list.
struct SamplePlaces {
  std::size_t lanes;
  std::size_t links;
  std::size_t segments;
  [[nodiscard]] std::size_t lane_wait(std::size_t lane) const { return 2 * lane; }
  [[nodiscard]] std::size_t lane_time(std::size_t lane) const { return 2 * lane + 1; }
  [[nodiscard]] std::size_t link_time(std::size_t link) const { return 2 * lanes + link; }
  [[nodiscard]] std::size_t segment_wait(std::size_t segment) const { return 2 * lanes + links + 2 * segment; }
  [[nodiscard]] std::size_t segment_time(std::size_t segment) const { return 2 * lanes + links + 2 * segment + 1; }
  [[nodiscard]] std::size_t count() const { return 2 * lanes + links + 2 * segments; }
};

// All that is kept of one replication.
struct Observed {
  Totals totals;
  std::vector<Sample> samples;  // as SamplePlaces says
};

}  // namespace servicechain::analysis
