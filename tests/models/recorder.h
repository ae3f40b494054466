#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/lanes.h"
#include "models/simulate.h"
#include "sim/timetable.h"

// A run written down, so that a test can hold every moment of it against arithmetic.
namespace servicechain::models {

// Everything an observer was told, in order.
struct Record {
  struct Arrival {
    LaneId lane;
    sim::Time at;
  };
  struct Came {
    SegmentId segment;
    sim::Time at;
  };

  ServiceChain chain;
  std::vector<Lane> lanes;
  RunEnd end;
  std::vector<Arrival> arrivals;
  std::vector<JobMoved> moves;
  std::vector<VisitEnded> visits;
  std::vector<WaitOfUnfinished> unfinished;
  std::vector<RequestSent> sent;
  std::vector<RequestAnswered> answers;
  std::vector<Came> came;
  std::vector<CustomerLeft> left;
  std::vector<Scores> judged;  // as they left
  std::vector<TeamChanged> teams;
  std::vector<LevelsChanged> levels = {};
  std::vector<CustomersChanged> bases = {};
  bool in_order_of_the_clock = true;
};

struct Luckily {
  std::uint32_t seed = 1;
  std::uint32_t replication = 0;
  std::uint32_t jobs_at_most = 1'000'000;
};
// Runs the chain, and holds the run to ExpectConservation and ExpectLittlesLawHolds.
[[nodiscard]] Record trace(const ServiceChain& chain, double hours, Luckily luckily = {});
// Who leaves within 100 hours; more or none fails the test.
[[nodiscard]] CustomerLeft only_customer(const ServiceChain& chain);

// -- What happened, as text; hours are written in full, so that equal text is equal nanoseconds. ------------------

using Rows = std::vector<std::string>;

// Stays that ended, by department, then arrival: "j1@a 0-3 waits 1 held 0.5 blocked refused".
// `waits` stands there if the job stood in line at all, the ending if it was not finished.
[[nodiscard]] Rows stays(const Record& run);
[[nodiscard]] Rows stays_at(const Record& run, const std::string& department);
// Requests in order of their answers: "a>b 0-2 refused late".
[[nodiscard]] Rows answers(const Record& run);
// Customers in order of leaving: "j1 0-3", "j2 1-3 gave up".
[[nodiscard]] Rows departures(const Record& run);
// Where the jobs of a department went: "0.5 j1 line>work".
[[nodiscard]] Rows places(const Record& run, const std::string& department);
// The people of a department or pool, as they stand after each moment that changed them: "2 duty 0 working 1 held 0
// over 1".
[[nodiscard]] Rows people(const Record& run, const std::string& team);

// -- Claims that hold for every run -------------------------------------------------------------------------------

// Arrivals = ended + inside, in every lane and for customers; no place ever holds fewer than no jobs; each moment
// leaves as many people at work and held as there are jobs at work and held, and nobody idle while a job waits; the
// clock never runs backwards.
void ExpectConservation(const Record& run);
// The time jobs spent in a lane is the integral of the number inside; waits add up to the integral of the line. To the
// nanosecond, since both are sums of whole nanoseconds.
void ExpectLittlesLawHolds(const Record& run);

// -- Small descriptions --------------------------------------------------------------------------------------------

// One customer of department 0, a segment of its own: j1, j2, … in order.
struct Visitor {
  double at_h;
  double work_h;
  double priority = 0;
};
// Department "a" alone.
[[nodiscard]] ServiceChain counter(double people, const std::vector<Visitor>& visitors);

// A week of steps, from hours since Monday 00:00.
struct FromHour {
  double h;
  double value;
};
[[nodiscard]] sim::Timetable by_hours(const std::vector<FromHour>& steps);
[[nodiscard]] sim::Time at(double h);

}  // namespace servicechain::models
