#include <gtest/gtest.h>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

std::string chain_of(const std::string& departments, const std::string& rate = "6 per hour") {
  return "servicechain: 1\ndepartments:\n" + departments + "customers: {people: {arrive: {rate: " + rate +
         "}, enters: a}}\n";
}

// The one warning of a text that can be run.
Problem warning_of(const std::string& text, const std::vector<Setting>& settings = {}) {
  const auto read = read_scenario_text(text, "test.yaml", settings);
  EXPECT_TRUE(read.value.has_value());
  EXPECT_EQ(read.problems.size(), 1u) << describe(read.problems, text);
  if (read.problems.size() != 1) throw std::runtime_error{"not one warning"};
  EXPECT_EQ(read.problems.front().severity, Severity::warning);
  return read.problems.front();
}

void expect_no_warning(const std::string& text) {
  const auto read = read_scenario_text(text, "test.yaml", {});
  EXPECT_TRUE(read.problems.empty()) << describe(read.problems, text);
}

// 15 jobs of 10 min an hour: 2.5 people, 420 h a week. Two have 336 h, so 84 are too many; three would do.
TEST(Overwork, IsToldInHoursAWeekAndPeople) {
  const Problem problem = warning_of(chain_of("  a: {staff: 2, work: 10 min}\n", "15 per hour"));
  EXPECT_EQ(problem.code, "W420");
  EXPECT_EQ(problem.message, "more work comes to \"a\" than its people can do");
  EXPECT_EQ(problem.notes[0], "420 h of work a week come, and there is time for 336 h: 84 h too many every week");
  EXPECT_EQ(problem.notes[1], "the line grows without end; 3 people on duty in the same hours would do");
  expect_no_warning(chain_of("  a: {staff: 3, work: 10 min}\n", "15 per hour"));
}

// Six people for exactly six people's work are not enough: seven would do.
TEST(Overwork, IsNotEndedByExactlyEnoughPeople) {
  const Problem problem = warning_of(chain_of("  a: {staff: 2, work: 24 min}\n", "15 per hour"));
  EXPECT_EQ(problem.notes[1], "the line grows without end; 7 people on duty in the same hours would do");
}

// Own work 5 h an hour of 6 people; 1 h an hour held for b at least, and 0.4 h more: 6.4.
TEST(Overwork, CountsTheHandsThatAreFull) {
  const std::string b = "  b: {staff: unlimited, work: 14 min}\n";
  const Problem problem = warning_of(chain_of("  a: {staff: 6, work: 50 min, needs: {b: {}}}\n" + b));
  EXPECT_EQ(problem.code, "W420");
  // 6 jobs an hour: 6 × 50 min × 168 = 840 h, and 6 × 14 min × 168 = 235 h; there are 6 × 168 = 1008 h.
  EXPECT_TRUE(problem.notes[0].find("(840 of own work and 235 with hands full, waiting for others)") != std::string::npos)
      << problem.notes[0];
  expect_no_warning(chain_of("  a: {staff: 6, work: 50 min, needs: {b: {wait: park}}}\n" + b));
}

// Absent a quarter of the time: 2 × 3/4 × 168 = 252 h.
TEST(Overwork, KnowsThatPeopleAreAway) {
  const Problem problem = warning_of(chain_of("  a: {staff: 2, work: 16 min, absence: {every: 3 h, lasts: 1 h}}\n"));
  EXPECT_EQ(problem.notes[0], "269 h of work a week come, and there is time for 252 h: 17 h too many every week");
}

TEST(Overwork, IsAnotherMatterWhereWhoWaitsGivesUp) {
  const Problem problem = warning_of(
      "servicechain: 1\ndepartments: {a: {staff: 1, work: 20 min}}\ncustomers: {c: {arrive: {rate: 6 per hour}, "
      "enters: a, patience: 10 min}}\n");
  EXPECT_EQ(problem.code, "W421");
  EXPECT_EQ(problem.message, "\"a\" cannot serve all who come: some will give up or be turned away");
  // 6 × 20 min × 168 = 336 h come, and there are 168.
  EXPECT_EQ(problem.notes[1], "100% more time of people on duty would do for all");
}

TEST(Overwork, NeedsSomebodyOnDuty) {
  const Problem problem = warning_of(chain_of("  a: {staff: {Sun: 2}, open: Mon-Fri 09:00-17:00, work: 1 min}\n"));
  EXPECT_EQ(problem.code, "W422");
  EXPECT_EQ(problem.message, "work comes to \"a\", and nobody is ever on duty there");
}

// The warehouse works 60 h, the office 42.5: Mon to Fri from 9 to 17 both, so 20 h without it, Saturday in one go.
TEST(Hours, ThatRarelyMeetAreToldWhereHandsAreFull) {
  const Problem problem = warning_of(city_shoes(), {{"departments.warehouse.needs.it-desk.wait", "yes"}});
  EXPECT_EQ(problem.code, "W423");
  EXPECT_EQ(problem.message, "\"warehouse\" waits with hands full for \"it-desk\", which is often closed");
  EXPECT_EQ(problem.notes[0],
            "20 of its 60 hours a week, it-desk has nobody on duty; in one go from Sat 09:00 to 19:00");
}

TEST(Hours, ThatNeverMeetAreToldSo) {
  const Problem problem =
      warning_of(chain_of("  a: {staff: 1, open: 08:00-12:00, work: 1 min, needs: {b: {for: 10% of jobs}}}\n  b: "
                          "{staff: 1, open: 13:00-17:00, work: 1 min}\n",
                          "1 per day"));
  EXPECT_EQ(problem.message, "\"a\" waits for \"b\", which never works in its hours");
}

TEST(Waiting, InARingCanBlockForGood) {
  const std::string b = "  b: {staff: 3, work: 1 min, needs: {a: {for: 50% of jobs}}}\n";
  const Problem problem = warning_of(chain_of("  a: {staff: 2, work: 1 min, needs: {b: {for: 50% of jobs}}}\n" + b));
  EXPECT_EQ(problem.code, "W410");
  EXPECT_EQ(problem.notes[0], "the ring: a waits for b, b waits for a");
  EXPECT_EQ(problem.notes[1], "the smallest case: 2 of a and 3 of b, all with their hands full at one moment");
  // The asker's hands are free, or there are always more of them: nothing blocks.
  expect_no_warning(
      chain_of("  a: {staff: 2, work: 1 min, needs: {b: {for: 50% of jobs, wait: at most 5 min}}}\n" + b));
  expect_no_warning(chain_of("  a: {staff: unlimited, work: 1 min, needs: {b: {for: 50% of jobs}}}\n" + b));
}

// Who hands a customer on has free hands again, so the desk always answers in the end.
TEST(Waiting, ForSomebodyWhoHandsOnDoesNotBlock) {
  expect_no_warning(
      chain_of("  a: {staff: 1, work: 1 min, passes-to: {b: 30%, customer: rest}}\n  b: {staff: 1, work: 1 min, needs: "
               "{a: {for: 10% of jobs}}}\n"));
}

// The request that b forwards to c keeps a waiting, and c waits for a.
TEST(Waiting, ForARequestThatIsForwardedCanBlock) {
  const Problem problem = warning_of(
      chain_of("  a: {staff: 1, work: 1 min, needs: {b: {for: 50% of jobs}}}\n  b: {staff: 1, work: 1 min, passes-to: "
               "{a: {c: 100%}}}\n  c: {staff: 1, work: 1 min, needs: {a: {for: 10% of jobs}}}\n"));
  EXPECT_EQ(problem.code, "W410");
  EXPECT_EQ(problem.notes[0], "the ring: a waits for b, b passes requests on to c, c waits for a");
  EXPECT_EQ(problem.notes[1], "the smallest case: 1 of a and 1 of c, all with their hands full at one moment");
}

TEST(Waiting, ForRoomInARingCanBlockForGood) {
  const Problem problem = warning_of(
      chain_of("  a: {staff: 1, work: 1 min, in-tray: 1, when-full: block, passes-to: b}\n  b: {staff: 1, work: 1 min, "
               "in-tray: 1, when-full: block, passes-to: {a: 50%, customer: rest}}\n"));
  EXPECT_EQ(problem.code, "W411");
  EXPECT_EQ(problem.notes[0], "the ring: a hands on to b, b hands on to a");
}

// uniform(5 min, 10 min) is never shorter than 5 min.
TEST(Promise, CannotBeShorterThanTheFastestWork) {
  const std::string b = "  b: {staff: 1, work: 'uniform(5 min, 10 min)'}\n";
  const Problem problem =
      warning_of(chain_of("  a: {staff: 1, work: 1 min, needs: {b: {wait: no, promise: 4 min}}}\n" + b));
  EXPECT_EQ(problem.code, "W430");
  EXPECT_EQ(problem.message, "\"b\" can never keep this promise");
  EXPECT_EQ(problem.notes[0], "the promise is 4 min, and its fastest work takes 5 min");
  expect_no_warning(chain_of("  a: {staff: 1, work: 1 min, needs: {b: {wait: no, promise: 5 min}}}\n" + b));
}

}  // namespace
}  // namespace servicechain::scenarios
