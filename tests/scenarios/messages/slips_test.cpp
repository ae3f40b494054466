#include <gtest/gtest.h>

#include "tests/scenarios/reading_help.h"

// What people write by habit, and the answer that gives it back in the right form. Each slip is one message: what
// follows from it is held back.
namespace servicechain::scenarios {
namespace {

struct Slip {
  std::string name;
  std::string lines;  // of the department `store`
  std::string last;   // at the end of the file
  std::string code;
  std::string advice;  // beside the caret, else the first note
};

class SlipOfThePen : public testing::TestWithParam<Slip> {};

TEST_P(SlipOfThePen, IsAnsweredOnceWithWhatWasMeant) {
  const Slip& slip = GetParam();
  const Problem problem = only_problem_of(small(slip.lines, slip.last));
  EXPECT_EQ(problem.code, slip.code) << problem.message;
  EXPECT_EQ(problem.caret.empty() && !problem.notes.empty() ? problem.notes.front() : problem.caret, slip.advice);
}

std::string of_change(const std::string& change) { return "what-if: {try: {says: a try, change: " + change + "}}\n"; }
std::string of_cost(const std::string& cost) {
  return "what-if: {try: {change: {departments.store.staff: +1}, cost: " + cost + "}}\n";
}

const std::vector<Slip> slips = {
    {"LawTorn", "    needs: {warehouse: {for: {default: 1 per job}}}\n    absence: {every: lognormal(mean 4 weeks, sd 1 week), lasts: 2 days}\n",
     "", "E112", "put quotes around all of it: every: \"lognormal(mean 4 weeks, sd 1 week)\""},
    {"LawOfThreeTorn", "    absence: {every: 4 weeks, lasts: triangular(1, 2, 5) days}\n", "", "E112",
     "put quotes around all of it: lasts: \"triangular(1, 2, 5) days\""},
    {"LawTornInAChange", "", of_change("{departments.store.work: lognormal(mean 10 min, sd 8 min)}"), "E112",
     "put quotes around all of it: departments.store.work: \"lognormal(mean 10 min, sd 8 min)\""},
    {"ChangeInAMapOfValues", "", of_change("{departments.store.work: {default: x0.8}}"), "E309",
     "write departments.store.work.default: x0.8"},
    {"HoursTornInAChange", "", "calendars: {shop: Mon-Fri 09:00-19:00, Sat 09:00-21:00}\n", "E112",
     "put quotes around all of it: shop: \"Mon-Fri 09:00-19:00, Sat 09:00-21:00\""},
    {"NoteTorn", "    promise: {value: 3 h, source: guess, note: counted by Anna, on Monday}\n", "", "E112",
     "put quotes around all of it: note: \"counted by Anna, on Monday\""},
    {"SentenceTorn", "", "what-if: {try: {says: Hire one more, quickly, change: {departments.store.staff: +1}}}\n", "E112",
     "put quotes around all of it: says: \"Hire one more, quickly\""},
    {"ColonInALaw", "    absence: {every: mix(70%: 4 weeks, 30%: 8 weeks), lasts: 2 days}\n", "", "E100",
     "inside { } a text with a colon stands in quotes: \"mix(70%: 4 weeks, 30%: 8 weeks)\""},
    {"CommaMissing", "    absence: {every: 4 weeks lasts: 2 days}\n", "", "E100", "write , lasts: for another entry"},
    {"BraceMissing", "    absence: {every: 4 weeks, lasts: 2 days\n", "", "E100", "close the { of line 6 with }"},
    {"ColonMissingInAChange", "", of_change("{departments.store.staff +1}"), "E100", "write departments.store.staff: +1"},
    {"ColonMissing", "    absence: {every: 4 weeks, lasts 2 days}\n", "", "E100", "write lasts: 2 days"},
    {"BracesMissing", "", "what-if:\n  try:\n    change: departments.store.staff: +1\n", "E100",
     "write change: {departments.store.staff: +1}"},
    {"CurlyQuoteInAKey", "    open: {“Mon”: 09:00-17:00}\n", "", "E102", "write \""},
    {"ShortHours", "    open: 9-18\n", "", "E213", "write 09:00-18:00"},
    {"HoursOfTwelve", "    open: Mon-Fri 9am-6pm\n", "", "E213", "write Mon-Fri 09:00-18:00"},
    {"HoursWithPoints", "    open: 9.00-18.30\n", "", "E213", "write 09:00-18:30"},
    {"HoursInWords", "    open: Monday to Saturday 9 to 18\n", "", "E213", "write Mon-Sat 09:00-18:00"},
    {"HoursInItalian", "    open: lunedì-sabato 9-13\n", "", "E213", "write Mon-Sat 09:00-13:00"},
    {"HoursInChinese", "    open: 週一-週五 9:00-18:00\n", "", "E213", "write Mon-Fri 09:00-18:00"},
    {"DaysAlone", "", "calendars: {shop: lun-sab}\n", "E213", "write Mon-Sat 09:00-18:00, with your own hours"},
    {"EuroSign", "", of_cost("€48"), "E209", "write 48 EUR"},
    {"Thousands", "", of_cost("46k EUR a year"), "E209", "write 46000 EUR per year"},
    {"PerAnnum", "", of_cost("34000 EUR per annum"), "E209", "write 34000 EUR per year"},
    {"Slash", "", of_cost("34000 EUR/year"), "E209", "write 34000 EUR per year"},
    {"NoCurrency", "", of_cost("34000"), "E201", "write 34000 EUR, or 34000 EUR per visit, per year or once, whichever is meant"},
    {"HoursAndMinutes", "    promise: 1h30\n", "", "E201", "write 1 h 30 min"},
    {"Clock", "    promise: 1:30\n", "", "E201", "write 1 h 30 min"},
    {"HalfAnHour", "    promise: half an hour\n", "", "E209", "write 30 min"},
    {"WorkingDays", "    promise: 3 working days\n", "", "E201",
     "write 3 days, which are of 24 h, or 24 h if 8 h of work a day are meant"},
    {"FromTo", "    absence: {every: 4-6 weeks, lasts: 2 days}\n", "", "E209",
     "write uniform(4 weeks, 6 weeks): every time between is as likely"},
    {"RateInWords", "    routine: {rota: {arrive: 900 a week}}\n", "", "E201", "write 900 per week"},
    {"OtherWord", "    hours: always\n", "", "E302", "did you mean \"open\"?"},
    {"OtherWordInAPath", "", of_change("{departments.store.people: 3}"), "E307", "did you mean \"staff\"?"},
    {"MeasureInWords", "", "decide: {on: waiting time, smallest-difference-that-matters: 2 points}\n", "E307",
     "did you mean \"wait\"?"},
};

INSTANTIATE_TEST_SUITE_P(Slips, SlipOfThePen, testing::ValuesIn(slips), [](const auto& of) { return of.param.name; });

// The cause comes first, and what is missing because of it is not told: the warehouse that `store` needs.
TEST(NameTwice, HoldsBackWhatFollows) {
  const Problem problem = only_problem_of(
      "servicechain: 1\n"
      "departments:\n"
      "  store: {staff: 1, work: 1 min, needs: {warehouse: {}}}\n"
      "  delivery: {staff: 1, work: 1 min}\n"
      "  delivery: {staff: 1, work: 2 min}\n"
      "customers: {c: {arrive: {rate: 1 per day}, enters: {store: 50%, delivery: 50%}}}\n");
  EXPECT_EQ(problem.code, "E104");
}

// A law with commas needs no quotes on a line of its own, nor a list of plain words.
TEST(Comma, IsHarmlessOutsideOfBraces) {
  const Scenario scenario = read_well(small("    absence:\n      every: triangular(1, 2, 5) weeks\n      lasts: 2 days\n"));
  EXPECT_TRUE(department(scenario.chain, "store").random_absence.has_value());
}

}  // namespace
}  // namespace servicechain::scenarios
