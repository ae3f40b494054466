#include <gtest/gtest.h>

#include <cmath>

#include "analysis/theory/closed.h"
#include "analysis/theory/erlang.h"
#include "analysis/theory/priorities.h"
#include "analysis/theory/single_server.h"

// Each formula against a value of a book or of another method (the case's name is that of the list of known systems).
namespace servicechain::analysis::theory {
namespace {

sim::Law exponential(double mean_h) { return sim::Exponential{mean_h}; }
Moments moments(double mean, double cv) { return {mean, mean * mean * (1 + cv * cv)}; }

// MM1-01: wait 0.4 h. MMC-01: 6 people, 50 an hour of 6 min: C = 0.5875, wait 3.525 min, 95th percentile 0.24639 h.
TEST(Erlang, KnowsWhoWaitsAndHowLong) {
  EXPECT_NEAR(mmc(8, 0.1, 1).wait_h, 0.4, 1e-12);
  const Line line = mmc(50, 0.1, 6);
  EXPECT_NEAR(line.waits, 0.5875164505, 1e-9);
  EXPECT_NEAR(line.wait_h, 0.05875164505, 1e-10);
  EXPECT_NEAR(mmc_wait_percentile(50, 0.1, 6, 0.95), 0.2463881241, 1e-9);
  EXPECT_EQ(mmc_wait_percentile(1, 0.1, 1, 0.5), 0) << "nine of ten do not wait at all";
}

// FIN-01: 9 an hour, one person of 10 an hour, four places in the tray.
TEST(Erlang, TurnsAwayWhoFindsNoPlace) {
  const Line line = finite(9, 0.1, 1, 4);
  EXPECT_NEAR(line.refused, 0.12602255, 1e-8);
  EXPECT_NEAR(line.wait_h, 0.1790285952, 1e-9);
  EXPECT_NEAR(line.time_h, 0.2790285952, 1e-9);
}

// With no places a tray is Erlang's loss formula: 10 people, 8 of load, 0.12166.
TEST(Erlang, LosesAsErlangSaid) {
  EXPECT_NEAR(erlang_b({10, 8}), finite(8, 1, 10, 0).refused, 1e-14);
  EXPECT_NEAR(erlang_b({10, 8}), 0.121661, 5e-7);
}

// However long the tray: a load of 2 on one person loses half, without numbers that run over.
TEST(Erlang, TakesAnyTray) { EXPECT_NEAR(finite(20, 0.1, 1, 100'000).refused, 0.5, 1e-12); }

// ABN-01: 100 an hour, 10 people of 6 min, patience exponential with a mean of 3 min (Erlang A).
TEST(Patience, IsErlangAWhenExponential) {
  const Line line = impatient(100, 0.1, 10, exponential(0.05)).value();
  EXPECT_NEAR(line.gave_up, 0.1460092534, 1e-5);
  EXPECT_NEAR(line.waits, 0.4655746412, 1e-5);
  EXPECT_NEAR(line.wait_h, 0.007300462671, 1e-6);
}

// Patience of exactly 6 min, one person, load 0.8: the line of an M/M/1 cut at τ. With J = (1 − e^(−2τ))/2 from H(x) =
// x up to τ = 0.1 h, λ = 8, μ = 10, and e^(8τ) ∫ e^(−10x) beyond: J = 0.0906346 + e^(0.8 − 1)/10 = 0.1725077, gave up =
// (1 − 2 J)/(1 + 8 J) = 0.6549846/2.3800617 = 0.275197.
TEST(Patience, MayEndAtOneMoment) {
  const Line line = impatient(8, 0.1, 1, sim::Constant{0.1}).value();
  const double j = (1 - std::exp(-0.2)) / 2 + std::exp(-0.2) / 10;
  EXPECT_NEAR(line.gave_up, (1 - 2 * j) / (1 + 8 * j), 1e-9);
  EXPECT_NEAR(line.waits, 8 * j / (1 + 8 * j), 1e-9);
}

// MG1-01: constant work of 6 min, 8 an hour: 0.2 h, half of the exponential's 0.4.
TEST(OnePerson, WaitsByPollaczekAndKhinchine) { EXPECT_NEAR(wait_mg1(8, moments(0.1, 0)), 0.2, 1e-12); }

// VAC-02: 6 an hour, work 0.1 h with cv 0.8, away for half an hour at a time when idle: 0.123 + 0.25.
TEST(OnePerson, MayBeAwayWhenIdle) {
  EXPECT_NEAR(wait_with_vacations(6, moments(0.1, 0.8), moments(0.5, 0)), 0.373, 1e-12);
}

// BRK-01: 5 an hour, exponential work of 0.1 h, broken off 0.5 times an hour at work for 0.2 h: work takes 0.11 h.
TEST(OnePerson, MayBeInterrupted) {
  const Moments completion = with_interruptions(moments(0.1, 1), 0.5, moments(0.2, 1));
  EXPECT_NEAR(completion.mean_h, 0.11, 1e-12);
  EXPECT_NEAR(wait_mg1(5, completion), 0.1566666667, 1e-9);
}

// BAT-01: geometric groups of 3 on average (second moment 15), 2 an hour, 6 min each: 0.75 h with the work.
TEST(OnePerson, TakesGroupsOneByOne) { EXPECT_NEAR(wait_in_groups(2, {3, 15}, moments(0.1, 1)) + 0.1, 0.75, 1e-12); }

// GM1-01: every 7.5 min, exponential work of 6 min: 0.62863 wait.
TEST(OnePerson, TakesWhatComesEvenly) {
  EXPECT_NEAR(waits_gim1(sim::Constant{0.125}, 0.1), 0.6286297965, 1e-9);
  EXPECT_NEAR(waits_gim1(exponential(0.125), 0.1), 0.8, 1e-5) << "by chance, it is the load";
}

// SIZ-03: 8 an hour of 6 min: 0.28822 h with the work.
TEST(OnePerson, MayTakeTheShortestFirst) {
  EXPECT_NEAR(wait_shortest_first(8, exponential(0.1)) + 0.1, 0.2882218616, 2e-5);
}

// PRI-03: 4 an hour of 0.1 h before 2 an hour of 0.2 h.
TEST(Priority, InterruptsOrNot) {
  const std::vector<UrgencyClass> classes{{4, moments(0.1, 1)}, {2, moments(0.2, 1)}};
  const auto interrupted = waits_with_interruption(classes);
  EXPECT_NEAR(interrupted[0] + 0.1, 0.1666666667, 1e-9);
  EXPECT_NEAR(interrupted[1] + 0.2, 1.333333333, 1e-9);
  // Work met: 4 × 0.01 + 2 × 0.04 = 0.12. Urgent: 0.12/0.6 = 0.2. The others: 0.12/(0.6 × 0.2) = 1.
  const auto in_turn = waits_without_interruption(classes);
  EXPECT_NEAR(in_turn[0], 0.2, 1e-12);
  EXPECT_NEAR(in_turn[1], 1, 1e-12);
}

// Whoever goes first, several people wait as long on the whole as without an order (work of one mean).
TEST(Priority, MovesWaitsAndSavesNone) {
  const std::vector<UrgencyClass> classes{{10, moments(0.1, 1)}, {15, moments(0.1, 1)}};
  const double in_line = 25 * mmc(25, 0.1, 3).wait_h;
  const auto in_turn = waits_without_interruption(classes, 3);
  const auto interrupted = waits_with_interruption(classes, 3);
  EXPECT_NEAR(10 * in_turn[0] + 15 * in_turn[1], in_line, 1e-12);
  EXPECT_NEAR(10 * interrupted[0] + 15 * interrupted[1], in_line, 1e-12);
  EXPECT_LT(interrupted[0], in_turn[0]);
}

// CLO-01: six customers, demands 0.02 0.08 0.08 0.06 h, no time away.
TEST(MeanValues, KnowTheCentralServer) {
  const ClosedFigures figures = mean_values({{6}, {0}, {{0.02, 0.08, 0.08, 0.06}}, {1, 1, 1, 1}});
  EXPECT_NEAR(figures.cycles_per_h[0], 9.919836337, 1e-8);
  EXPECT_NEAR(figures.inside[0][0], 0.2436152589, 1e-8);
  EXPECT_NEAR(figures.inside[0][1], 2.261037791, 1e-8);
  EXPECT_NEAR(figures.inside[0][3], 1.234309158, 1e-8);
}

// Five machines that break after 1 h, two repairers of 0.5 h: birth and death with rates 5 4 3 2 1 up and 2 4 4 4 4
// down. Weights 1, 2.5, 2.5, 1.875, 0.9375, 0.234375: sum 9.046875; repairs an hour = Σ (5 − n) p_n.
TEST(MeanValues, KnowSeveralPeople) {
  const ClosedFigures figures = mean_values({{5}, {1}, {{0.5}}, {2}});
  const double sum = 9.046875;
  EXPECT_NEAR(figures.cycles_per_h[0], (5 + 4 * 2.5 + 3 * 2.5 + 2 * 1.875 + 0.9375) / sum, 1e-9);
  EXPECT_NEAR(figures.inside[0][0], (2.5 + 2 * 2.5 + 3 * 1.875 + 4 * 0.9375 + 5 * 0.234375) / sum, 1e-9);
}

// Two populations of one kind each are as one of both together.
TEST(MeanValues, SplitAPopulationWithoutAChange) {
  const ClosedFigures one = mean_values({{6}, {1}, {{0.2, 0.3}}, {2, 1}});
  const ClosedFigures two = mean_values({{2, 4}, {1, 1}, {{0.2, 0.3}, {0.2, 0.3}}, {2, 1}});
  EXPECT_NEAR(two.cycles_per_h[0] + two.cycles_per_h[1], one.cycles_per_h[0], 1e-9);
  EXPECT_NEAR(two.inside[0][1] + two.inside[1][1], one.inside[0][1], 1e-9);
}

}  // namespace
}  // namespace servicechain::analysis::theory
