#include <gtest/gtest.h>

#include <array>
#include <map>

#include "tests/models/recorder.h"

// The claims that hold for every run.
namespace servicechain::models {

namespace {

using Levels = std::array<std::int64_t, count_of_places>;
std::size_t number(Place place) { return static_cast<std::size_t>(place); }

// Jobs in each place of each lane; the moves alone.
std::vector<Levels> levels_at_end(const Record& run) {
  std::vector<Levels> levels(run.lanes.size());
  for (const JobMoved& move : run.moves) {
    --levels[move.lane.index][number(move.from)];
    ++levels[move.lane.index][number(move.to)];
  }
  return levels;
}

std::int64_t inside(const Levels& levels) { return -levels[number(Place::outside)]; }

void expect_no_place_below_zero(const Record& run) {
  std::vector<Levels> levels(run.lanes.size());
  for (const JobMoved& move : run.moves) {
    Levels& lane = levels[move.lane.index];
    ASSERT_NE(move.from, move.to);
    --lane[number(move.from)];
    ++lane[number(move.to)];
    if (move.from != Place::outside) {
      ASSERT_GE(lane[number(move.from)], 0) << "place " << number(move.from) << " at " << sim::hours(move.at);
    }
    ASSERT_GE(inside(lane), 0);
  }
}

// A team of its department's own, whose people can be counted by the jobs in their hands.
bool can_be_counted(const Record& run, std::uint32_t department) {
  const Department& d = run.chain.departments[department];
  if (std::holds_alternative<Unlimited>(d.staff) || d.order == Order::shared) return false;
  for (const Pool& pool : run.chain.pools) {
    for (DepartmentId served : pool.serves) {
      if (served.index == department) return false;
    }
  }
  return true;
}

void expect_people_match_jobs(const Record& run, std::uint32_t department) {
  struct Moment {
    std::int64_t work = 0;
    std::int64_t held = 0;
    std::int64_t line = 0;
    std::optional<TeamChanged> told = {};
  };
  std::map<sim::Time, Moment> moments;
  for (const JobMoved& move : run.moves) {
    if (run.lanes[move.lane.index].department.index != department) continue;
    Moment& moment = moments[move.at];
    moment.work += (move.to == Place::work) - (move.from == Place::work);
    moment.held += (move.to == Place::held) - (move.from == Place::held);
    moment.line += (move.to == Place::line) - (move.from == Place::line);
  }
  for (const TeamChanged& change : run.teams) {
    if (change.team.index == department) moments[change.now].told = change;
  }
  const Department& here = run.chain.departments[department];
  const double at_once = here.at_once;
  const bool is_never_away = !here.random_absence && here.dated_absences.empty();
  std::int64_t work = 0;
  std::int64_t held = 0;
  std::int64_t line = 0;
  TeamChanged told{};
  for (const auto& [time, moment] : moments) {
    work += moment.work;
    held += moment.held;
    line += moment.line;
    if (moment.told) told = *moment.told;
    ASSERT_EQ(told.working * at_once, static_cast<double>(work)) << here.name << " at " << sim::hours(time);
    ASSERT_EQ(told.held * at_once, static_cast<double>(held)) << here.name << " at " << sim::hours(time);
    ASSERT_GE(told.overtime, 0);
    ASSERT_LE(told.overtime, told.working);
    if (line > 0 && is_never_away) {
      ASSERT_GE(told.working + told.held, told.on_duty)
          << "someone idles while a job waits at " << here.name << ", " << sim::hours(time);
    }
  }
}

}  // namespace

void ExpectConservation(const Record& run) {
  EXPECT_TRUE(run.in_order_of_the_clock);
  expect_no_place_below_zero(run);
  std::vector<std::int64_t> still_there(run.lanes.size());
  for (const Record::Arrival& arrival : run.arrivals) ++still_there[arrival.lane.index];
  for (const VisitEnded& visit : run.visits) --still_there[visit.lane.index];
  const std::vector<Levels> levels = levels_at_end(run);
  for (std::size_t lane = 0; lane < levels.size(); ++lane) EXPECT_EQ(still_there[lane], inside(levels[lane]));

  std::int64_t started = 0;
  for (const Levels& lane : levels) started += inside(lane) - lane[number(Place::line)];
  EXPECT_EQ(static_cast<std::int64_t>(run.unfinished.size()), started);

  std::vector<std::int64_t> customers(run.chain.segments.size());
  for (const Record::Came& came : run.came) ++customers[came.segment.index];
  for (const CustomerLeft& left : run.left) --customers[left.segment.index];
  std::int64_t in_chain = 0;
  for (std::size_t lane = 0; lane < levels.size(); ++lane) {
    if (run.lanes[lane].kind.index < customers.size()) in_chain += inside(levels[lane]);
  }
  for (std::int64_t segment : customers) {
    EXPECT_GE(segment, 0);
    in_chain -= segment;
  }
  // Where the run grew without limit, some were on their way from one department to the next.
  if (!std::holds_alternative<GrewWithoutLimit>(run.end.why)) {
    EXPECT_EQ(in_chain, 0);
  }

  for (std::uint32_t d = 0; d < run.chain.departments.size(); ++d) {
    if (can_be_counted(run, d)) expect_people_match_jobs(run, d);
  }
}

void ExpectLittlesLawHolds(const Record& run) {
  // Job-nanoseconds, modulo 2^64: long runs pass it on the way, the differences below do not.
  using Area = std::uint64_t;
  const auto ns = [](sim::Time time) { return static_cast<Area>(time.time_since_epoch().count()); };
  const auto is_at_most = [](Area a, Area b) { return static_cast<std::int64_t>(b - a) >= 0; };
  std::vector<std::array<Area, count_of_places>> area(run.lanes.size());  // in each place
  for (const JobMoved& move : run.moves) {
    area[move.lane.index][number(move.from)] -= ns(run.end.at) - ns(move.at);
    area[move.lane.index][number(move.to)] += ns(run.end.at) - ns(move.at);
  }
  const std::vector<Levels> levels = levels_at_end(run);
  std::vector<Area> spent(run.lanes.size()), waited(run.lanes.size()), held(run.lanes.size());
  for (std::size_t lane = 0; lane < levels.size(); ++lane)
    spent[lane] = static_cast<Area>(inside(levels[lane])) * ns(run.end.at);
  for (const Record::Arrival& arrival : run.arrivals) spent[arrival.lane.index] -= ns(arrival.at);
  for (const VisitEnded& visit : run.visits) {
    EXPECT_LE(visit.arrived, visit.wait_ended);
    EXPECT_LE(visit.wait_ended, visit.ended);
    EXPECT_LE(visit.wait + visit.held, visit.ended - visit.arrived);
    spent[visit.lane.index] += ns(visit.ended);
    waited[visit.lane.index] += static_cast<Area>(visit.wait.count());
    held[visit.lane.index] += static_cast<Area>(visit.held.count());
  }
  for (const WaitOfUnfinished& wait : run.unfinished) waited[wait.lane.index] += static_cast<Area>(wait.wait.count());
  for (std::size_t lane = 0; lane < levels.size(); ++lane) {
    EXPECT_EQ(spent[lane] + area[lane][number(Place::outside)], Area{0}) << "time inside, lane " << lane;
    if (levels[lane][number(Place::line)] == 0) {
      EXPECT_EQ(waited[lane], area[lane][number(Place::line)]) << "time in line, lane " << lane;
    }
    if (inside(levels[lane]) > 0) continue;
    // Held with a person, or with one who has gone home; a job stopped at work waits for its person and is not held.
    EXPECT_TRUE(is_at_most(area[lane][number(Place::held)], held[lane])) << "held time, lane " << lane;
    EXPECT_TRUE(is_at_most(held[lane], area[lane][number(Place::held)] + area[lane][number(Place::away)]))
        << "lane " << lane;
  }
}

}  // namespace servicechain::models
