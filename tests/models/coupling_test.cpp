#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "models/kinds.h"
#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Base and what-if under the same luck: what a change does not touch stays as it was, to the nanosecond and the bit.
namespace servicechain::models {
namespace {

using example::department;
using example::exponential_h;
using example::need;
using example::poisson_per_h;
using example::segment;

// Three departments that ask each other and hand on, and two segments; before them `first` others, unconnected.
ServiceChain busy_chain(std::uint32_t first) {
  const auto id = [&](std::uint32_t index) { return DepartmentId{first + index}; };
  std::vector<Department> departments;
  std::vector<Segment> segments;
  for (std::uint32_t extra = 0; extra < first; ++extra) {
    const std::string name = "0-" + std::to_string(extra);
    departments.push_back(department(name, 2, exponential_h(.3)));
    departments.back().order = Order::shared;
    departments.back().routines = {{.name = "tidying", .arrives = exponential_h(2), .work = {}}};
    segments.push_back(segment(name, poisson_per_h(3), {extra}));
    segments.back().priority = 7;
  }
  Department a = department("a", 4, exponential_h(.3));
  a.needs = {need(id(1), Waiting::yes), need(id(2), Waiting::park)};
  a.needs[0].how_often = PerJob{.times = {.otherwise = .4, .named = {}}};
  a.needs[1].how_often = PerJob{.times = {.otherwise = 1.3, .named = {}}};
  Department b = department("b", 3, exponential_h(.3));
  b.order = Order::random;
  b.random_absence = RandomAbsence{.every = exponential_h(5), .lasts = exponential_h(.5)};
  Department c = department("c", 6, exponential_h(.5));
  c.needs = {need(id(1), Waiting::no)};
  c.order = Order::priority;
  a.passes_to.otherwise = {.shares = {{id(1), .3}}, .leaves = .7};
  departments.insert(departments.end(), {a, b, c});
  segments.push_back(segment("s", poisson_per_h(5), id(0)));
  segments.back().patience = {{id(0), exponential_h(.4)}};
  segments.back().priority = 1;
  segments.push_back(segment("t", poisson_per_h(2), id(2)));
  ServiceChain chain = example::chain(departments, segments);
  chain.behaviour.inherited_quality = true;
  return chain;
}

// Every record of a, b and c and their customers, by name, in order.
Rows records(const Record& run) {
  Rows rows;
  const auto is_extra = [](const std::string& name) { return name.starts_with("0-"); };
  for (const VisitEnded& v : run.visits) {
    const std::string& name = run.chain[run.lanes[v.lane.index].department].name;
    if (is_extra(name)) continue;
    rows.push_back(fmt::format("{} {} {} {} {} {} {} {} {} {}", name, name_of(run.chain, run.lanes[v.lane.index].kind),
                               v.job, static_cast<int>(v.ending), sim::hours(v.arrived), sim::hours(v.wait_ended),
                               sim::hours(v.ended), sim::hours(v.wait), sim::hours(v.held), v.quality));
  }
  for (const RequestAnswered& r : run.answers) {
    rows.push_back(fmt::format("{} {} {} {} {} {} {} {}", run.chain[r.asker].name, r.need.index, r.request,
                               sim::hours(r.asked), sim::hours(r.answered), r.quality, r.perceived, r.expected));
  }
  for (const CustomerLeft& c : run.left) {
    const std::string& name = run.chain[c.segment].name;
    if (is_extra(name)) continue;
    rows.push_back(fmt::format("{} {} {} {} {} {} {}", name, c.customer, sim::hours(c.entered), sim::hours(c.left),
                               c.quality, c.perceived, c.satisfaction));
  }
  return rows;
}

TEST(Coupling, TheSameSeedIsTheSameRun) {
  EXPECT_EQ(records(trace(busy_chain(0), 100)), records(trace(busy_chain(0), 100)));
  EXPECT_NE(records(trace(busy_chain(0), 100)), records(trace(busy_chain(0), 100, {.seed = 2})));
  EXPECT_NE(records(trace(busy_chain(0), 100)), records(trace(busy_chain(0), 100, {.replication = 1})));
}

// The others stand before all in every numbering: of departments, segments, kinds, lanes, priorities and tickets.
TEST(Coupling, UnconnectedDepartmentsChangeNothing) {
  const Rows alone = records(trace(busy_chain(0), 300));
  ASSERT_GT(alone.size(), 5000u);
  EXPECT_EQ(alone, records(trace(busy_chain(1), 300)));
  EXPECT_EQ(alone, records(trace(busy_chain(3), 300)));
}

// Five or six people: the n-th customer comes at the same moment, bears as long a wait, has as much work.
TEST(Coupling, MorePeopleLeaveEveryCustomersLuckAlone) {
  const auto at_work = [](double people) {
    ServiceChain chain =
        example::chain({department("a", people, exponential_h(.5))}, {segment("s", poisson_per_h(12), {0})});
    chain.segments[0].patience = {{{0}, exponential_h(.3)}};
    return trace(chain, 500);
  };
  const Record five = at_work(5);
  const Record six = at_work(6);
  ASSERT_EQ(five.came.size(), six.came.size());
  for (std::size_t n = 0; n < five.came.size(); ++n) EXPECT_EQ(five.came[n].at, six.came[n].at);
  std::map<sim::Identity, VisitEnded> visits;
  for (const VisitEnded& visit : five.visits) visits[visit.job] = visit;
  int both_worked = 0;
  int both_gave_up = 0;
  int differ = 0;
  for (const VisitEnded& then : six.visits) {
    if (!visits.contains(then.job)) continue;
    const VisitEnded& now = visits[then.job];
    if (now.ending != then.ending) {
      ++differ;
    } else if (now.ending == Ending::finished) {
      ++both_worked;
      EXPECT_EQ(now.ended - now.wait_ended, then.ended - then.wait_ended);
    } else {
      ++both_gave_up;
      EXPECT_EQ(now.wait, then.wait);
    }
  }
  EXPECT_GT(both_worked, 1000);
  EXPECT_GT(both_gave_up, 100);
  EXPECT_GT(differ, 10);  // and it made a difference
}

// Identities of the requests to a supplier, with the work each one is.
std::map<sim::Identity, sim::Duration> requests_at(const Record& run, const std::string& supplier) {
  std::map<sim::Identity, sim::Duration> work;
  for (const VisitEnded& visit : run.visits) {
    const Lane lane = run.lanes[visit.lane.index];
    if (run.chain[lane.department].name != supplier || !asker_of(run.chain, lane.kind)) continue;
    work[visit.job] = visit.ended - visit.wait_ended;
  }
  return work;
}

// a asks b less often: those who still ask are among those who asked before, each with the same work; and what is
// asked of c, in the same round and after, is untouched.
TEST(Coupling, AskingOneLessOftenLeavesTheOthersRequestsAlone) {
  const auto with_share = [](double times) {
    ServiceChain chain =
        example::chain({department("a", 50, exponential_h(.3)), department("b", 50, exponential_h(.3)),
                        department("c", 50, exponential_h(.5)), department("d", 50, exponential_h(.5))},
                       {segment("s", poisson_per_h(5), {0})});
    chain.departments[0].needs = {need({1}, Waiting::no), need({2}, Waiting::no)};
    chain.departments[0].needs[0].how_often = PerJob{.times = {.otherwise = times, .named = {}}};
    chain.departments[0].needs[1].how_often = PerJob{.times = {.otherwise = 1.5, .named = {}}};
    chain.departments[0].passes_to.otherwise = {.shares = {{{1}, 1.0}}, .leaves = 0};
    chain.departments[1].needs = {need({3}, Waiting::no)};
    chain.departments[1].needs[0].how_often = PerJob{.times = {.otherwise = 0, .named = {{KindId{0}, 1.5}}}};
    return trace(chain, 200);
  };
  const Record often = with_share(.8);
  const Record seldom = with_share(.3);
  EXPECT_EQ(requests_at(often, "c"), requests_at(seldom, "c"));
  EXPECT_EQ(requests_at(often, "d"), requests_at(seldom, "d"));
  const auto before = requests_at(often, "b");
  const auto after = requests_at(seldom, "b");
  EXPECT_LT(after.size(), before.size() / 2);
  for (const auto& [request, work] : after) {
    ASSERT_TRUE(before.contains(request));
    EXPECT_EQ(before.at(request), work);
  }
}

// deadlock: longest-waiting-goes-on opens rings at the moment they close, whatever goes on elsewhere.
TEST(Coupling, RingsAreOpenedAtTheSameMomentWhateverElseHappens) {
  const auto run = [](std::uint32_t extras) {
    ServiceChain chain = busy_chain(extras);
    Department& b = chain.departments[extras + 1];
    chain.departments[extras].staff = sim::Timetable::constant(2);
    b.staff = sim::Timetable::constant(1);
    b.random_absence.reset();
    b.needs = {need({extras}, Waiting::yes)};
    b.needs[0].how_often = PerJob{.times = {.otherwise = .2, .named = {}}};
    chain.deadlock = DeadlockPolicy::longest_waiting_goes_on;
    return trace(chain, 1000);
  };
  const Record alone = run(0);
  EXPECT_GT(alone.end.deadlocks_resolved, 10u);
  EXPECT_EQ(records(alone), records(run(2)));
}

}  // namespace
}  // namespace servicechain::models
