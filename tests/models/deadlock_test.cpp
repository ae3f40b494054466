#include <gtest/gtest.h>

#include <algorithm>

#include "models/kinds.h"
#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// Rings of waiting that nothing can open, and those that look like one.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

// A need of the customers of one segment alone.
Need asked_for(std::uint32_t segment, DepartmentId supplier, When when, Waiting waiting = Waiting::yes) {
  Need asked = need(supplier, waiting);
  asked.how_often = PerJob{.times = {.otherwise = 0, .named = {{KindId{segment}, 1.0}}}};
  asked.when = when;
  return asked;
}

// `n` departments in a ring, one person each; customer i comes to department i at 0, works i + 1 hours, then asks the
// next. From `n` hours on everyone waits for the next one's person.
ServiceChain ring(std::uint32_t n) {
  std::vector<Department> departments;
  std::vector<Segment> segments;
  for (std::uint32_t d = 0; d < n; ++d) {
    departments.push_back(department(std::string(1, static_cast<char>('a' + d)), 1, constant_h(1)));
    departments[d].work.named = {{KindId{d}, constant_h(d + 1)}};
    departments[d].needs = {asked_for(d, {(d + 1) % n}, When::after)};
    segments.push_back(example::segment("j" + std::to_string(d + 1), example::at_h({0}), {d}));
  }
  return example::chain(departments, segments);
}

// The ring as it is named, turned so that it starts at department 0.
std::vector<std::uint32_t> ring_of(const Record& run) {
  std::vector<std::uint32_t> names;
  if (const auto* deadlock = std::get_if<Deadlocked>(&run.end.why)) {
    for (DepartmentId department : deadlock->ring) names.push_back(department.index);
  }
  std::ranges::rotate(names, std::ranges::min_element(names));
  return names;
}

TEST(Deadlock, TwoWhoWaitForEachOtherAreNamedWithTheTime) {
  const Record run = trace(ring(2), 100);
  ASSERT_TRUE(std::holds_alternative<Deadlocked>(run.end.why));
  EXPECT_EQ(ring_of(run), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).since, at(2));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).jobs_held, 2u);
  EXPECT_EQ(run.end.at, at(2));
}

// a waits for b, b for c, c for a.
TEST(Deadlock, ThreeInARingAreNamedInTheirOrder) {
  const Record run = trace(ring(3), 100);
  ASSERT_TRUE(std::holds_alternative<Deadlocked>(run.end.why));
  EXPECT_EQ(ring_of(run), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).since, at(3));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).jobs_held, 3u);
}

// d stands apart and goes on bringing events: the ring is found all the same.
TEST(Deadlock, ARingIsFoundWhileOthersAreBusy) {
  ServiceChain chain = ring(2);
  chain.departments.push_back(department("d", 1, constant_h(0.25)));
  chain.segments.push_back(example::segment("x", RenewalArrivals{constant_h(0.5)}, {2}));
  const Record run = trace(chain, 1000);
  EXPECT_EQ(ring_of(run), (std::vector<std::uint32_t>{0, 1}));
  ASSERT_TRUE(std::holds_alternative<Deadlocked>(run.end.why));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).since, at(2));
}

// One customer is enough: a asks b, b for it a again.
TEST(Deadlock, ADepartmentMayWaitForItself) {
  ServiceChain chain = ring(2);
  chain.segments.erase(chain.segments.begin() + 1);
  chain.departments[1].needs[0].how_often = PerJob{.times = {.otherwise = 1, .named = {}}};
  chain.departments[1].work.named.clear();
  const Record run = trace(chain, 100);
  EXPECT_EQ(ring_of(run), (std::vector<std::uint32_t>{0, 1}));
  ASSERT_TRUE(std::holds_alternative<Deadlocked>(run.end.why));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).since, at(2));  // a asks at 1, b has worked an hour on it
}

// Blocked both ways: j1 goes from a to b, j2 from b to a, and neither has room for another job.
ServiceChain blocking_ring() {
  ServiceChain chain = ring(2);
  for (std::uint32_t d : {0u, 1u}) {
    chain.departments[d].needs.clear();
    chain.departments[d].in_tray = {.places = 0, .when_full = Block{}};
    chain.departments[d].passes_to.named = {{KindId{d}, {.shares = {{{1 - d}, 1.0}}, .leaves = 0}}};
  }
  return chain;
}

TEST(Deadlock, TwoWhoBlockEachOtherAreNamed) {
  const Record run = trace(blocking_ring(), 100);
  ASSERT_TRUE(std::holds_alternative<Deadlocked>(run.end.why));
  EXPECT_EQ(ring_of(run), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).since, at(2));
}

// j1 waits since 1, j2 since 2. j1 leaves at 2 without its answer; a's person takes b's request, 2-3; j2 leaves at 3,
// and b works on the request of j1, which nobody waits for any more, 3-4.
TEST(Deadlock, TheLongestWaitingGoesOn) {
  ServiceChain chain = ring(2);
  chain.deadlock = DeadlockPolicy::longest_waiting_goes_on;
  const Record run = trace(chain, 100);
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
  EXPECT_EQ(run.end.deadlocks_resolved, 1u);
  EXPECT_EQ(departures(run), (Rows{"j1 0-2", "j2 0-3"}));
  EXPECT_EQ(stays(run), (Rows{"j1@a 0-2 held 1", "b@a 2-3 waits 0", "j2@b 0-3 held 1", "a@b 1-4 waits 2"}));
  EXPECT_EQ(answers(run), (Rows{"b>a 2-3", "a>b 1-4"}));
}

// j1 goes on to b though it has no room there; its person takes j2's job.
TEST(Deadlock, TheLongestBlockedGoesOn) {
  ServiceChain chain = blocking_ring();
  chain.deadlock = DeadlockPolicy::longest_waiting_goes_on;
  const Record run = trace(chain, 100);
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
  EXPECT_EQ(run.end.deadlocks_resolved, 1u);
  EXPECT_EQ(departures(run), (Rows{"j2 0-3", "j1 0-3"}));
}

// b's customer j2 asks a at 2, where that request is parked until c answers at 12. Meanwhile j3 comes to a and asks b.
// Nobody comes to be held any more when the request comes back into the line at 12, and yet it closes the ring.
TEST(Deadlock, AParkedJobThatComesBackMayCloseTheRing) {
  ServiceChain chain = ring(2);
  chain.departments.push_back(department("c", 1, constant_h(10)));
  chain.segments[0].arrivals = example::at_h({3});
  chain.departments[0].needs = {asked_for(0, {1}, When::before),
                                asked_for(kind_of(chain, DepartmentId{1}).index, {2}, When::before, Waiting::park)};
  const Record run = trace(chain, 100);
  EXPECT_EQ(ring_of(run), (std::vector<std::uint32_t>{0, 1}));
  ASSERT_TRUE(std::holds_alternative<Deadlocked>(run.end.why));
  EXPECT_EQ(std::get<Deadlocked>(run.end.why).since, at(12));
}

// A person now and then away at random changes nothing about it.
TEST(Deadlock, ThoseWhoAreAwayNowAndThenCanBlockEachOtherToo) {
  ServiceChain chain = ring(2);
  for (std::uint32_t d : {0u, 1u})
    chain.departments[d].random_absence = RandomAbsence{.every = constant_h(7), .lasts = constant_h(1)};
  EXPECT_EQ(ring_of(trace(chain, 100)), (std::vector<std::uint32_t>{0, 1}));
}

// No false alarm: the same ring, and something that opens it.

// Meanwhile z, which has nothing to do with it, brings an event every quarter of an hour.
void ExpectNoAlarm(ServiceChain chain) {
  const auto z = static_cast<std::uint32_t>(chain.departments.size());
  chain.departments.push_back(department("z", 1, constant_h(0.25)));
  chain.segments.push_back(example::segment("z", RenewalArrivals{constant_h(0.5)}, {z}));
  const Record run = trace(chain, 100);
  EXPECT_TRUE(std::holds_alternative<ReachedTheEnd>(run.end.why));
  for (const std::string name : {"j1", "j2", "j3"}) {
    const auto is_name = [&](const CustomerLeft& left) { return chain[left.segment].name == name; };
    const bool comes =
        std::ranges::any_of(chain.segments, [&](const Segment& segment) { return segment.name == name; });
    EXPECT_EQ(std::ranges::count_if(run.left, is_name), comes ? 1 : 0) << name;
  }
}

TEST(Deadlock, ASecondPersonIsNoDeadlock) {
  ServiceChain chain = ring(2);
  chain.departments[1].staff = sim::Timetable::constant(2);
  ExpectNoAlarm(chain);
}

TEST(Deadlock, WhoComesOnDutyLaterOpensTheRing) {
  ServiceChain chain = ring(2);
  chain.departments[0].staff = by_hours({{0, 1}, {50, 2}});
  ExpectNoAlarm(chain);
}

TEST(Deadlock, AParkedJobKeepsNobody) {
  ServiceChain chain = ring(2);
  chain.departments[1].needs[0].waiting = Waiting::park;
  ExpectNoAlarm(chain);
}

TEST(Deadlock, WhoWaitsAtMostSoLongGoesOn) {
  ServiceChain chain = ring(2);
  chain.departments[1].needs[0].waiting = Waiting::at_most;
  chain.departments[1].needs[0].waits_at_most = sim::from_hours(30);
  ExpectNoAlarm(chain);
}

// a's answer to b is one of two, of which any will do; c gives the other.
TEST(Deadlock, AnAnswerFromElsewhereWillDo) {
  ServiceChain chain = ring(2);
  chain.departments.push_back(department("c", 1, constant_h(20)));
  chain.departments[1].needs.push_back(asked_for(1, {2}, When::after));
  chain.departments[1].needs_join = JoinSome{1};
  ExpectNoAlarm(chain);
}

TEST(Deadlock, APoolOpensTheRing) {
  ServiceChain chain = ring(2);
  chain.pools = {
      {.name = "p", .staff = by_hours({{0, 0}, {30, 1}}), .open = sim::Timetable::constant(1), .serves = {{0}}}};
  ExpectNoAlarm(chain);
}

// b closes 1.5-40: at 2 both wait, but b's person, gone home with its work done until then, comes back to j2 only.
TEST(Deadlock, ARingThroughClosedHoursIsADeadlockToo) {
  ServiceChain chain = ring(2);
  chain.departments[1].staff = by_hours({{0, 1}, {1.5, 0}, {40, 1}});
  const Record run = trace(chain, 100);
  EXPECT_EQ(ring_of(run), (std::vector<std::uint32_t>{0, 1}));
}

// One place at b, where j3 waits and loses patience at 30: there is room for j1, and a's person is free for j2.
TEST(Deadlock, WhoLosesPatienceMakesRoomForTheBlocked) {
  ServiceChain chain = blocking_ring();
  chain.departments[1].in_tray.places = 1;
  chain.departments[1].work.named.emplace_back(KindId{2}, constant_h(1));
  chain.segments.push_back(example::segment("j3", example::at_h({0.5}), {1}));
  chain.segments[2].patience = {{{1}, constant_h(29.5)}};
  ExpectNoAlarm(chain);
}

// Everyone at a is held, but b works on what they wait for.
TEST(Deadlock, ALongAnswerIsNoDeadlock) {
  ServiceChain chain = ring(2);
  chain.departments[1].needs.clear();
  chain.departments[1].work.named = {{KindId{1}, constant_h(60)}};
  ExpectNoAlarm(chain);
}

}  // namespace
}  // namespace servicechain::models
