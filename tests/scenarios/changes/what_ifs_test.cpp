#include <gtest/gtest.h>

#include "scenarios/changes/change.h"
#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

std::string changed_text(std::string_view text, std::string_view change, Form form) {
  const auto relative = read_relative(change, form);
  if (!relative) return "a value";
  const auto result = changed(text, *relative, form);
  return good(result) ? *good(result) : fault(result).code;
}

TEST(RelativeChange, ActsOnTheNumberAndKeepsTheRest) {
  EXPECT_EQ(changed_text("2", "+1", Form::people), "3");
  EXPECT_EQ(changed_text("2", "-1", Form::people), "1");
  EXPECT_EQ(changed_text("6", "x1.5", Form::people), "9");
  EXPECT_EQ(changed_text("30% of jobs", "-10%", Form::how_often), "27% of jobs");
  EXPECT_EQ(changed_text("900 per week", "x1.2", Form::rate), "1080 per week");
  EXPECT_EQ(changed_text("1.25 per week", "x0.9", Form::rate), "1.125 per week");
  EXPECT_EQ(changed_text("97%", "+2 points", Form::share), "99%");
  EXPECT_EQ(changed_text("48 EUR per visit", "+10%", Form::money), "52.8 EUR per visit");
  EXPECT_EQ(changed_text("10 min", "+5 min", Form::duration), "15 min");
  EXPECT_EQ(changed_text("2 h", "+30 min", Form::duration), "2.5 h");
  EXPECT_EQ(changed_text("1 h 30 min", "x2", Form::duration), "2 h 60 min");
  EXPECT_EQ(changed_text("at most 30 min", "x2", Form::wait), "at most 60 min");
}

TEST(RelativeChange, ScalesTheDurationsOfALawOnly) {
  EXPECT_EQ(changed_text("lognormal(mean 12 min, sd 8 min)", "x1.5", Form::law), "lognormal(mean 18 min, sd 12 min)");
  EXPECT_EQ(changed_text("triangular(15, 30, 60) min", "x1.2", Form::law), "triangular(18, 36, 72) min");
  EXPECT_EQ(changed_text("gamma(mean 10 min, cv 0.5)", "+20%", Form::law), "gamma(mean 12 min, cv 0.5)");
  EXPECT_EQ(changed_text("erlang(mean 10 min, steps 3)", "x2", Form::law), "erlang(mean 20 min, steps 3)");
  EXPECT_EQ(changed_text("mix(70%: 5 min, 0.3: 20 min)", "x2", Form::law), "mix(70%: 10 min, 0.3: 40 min)");
  EXPECT_EQ(changed_text("empirical(waits2.csv, minutes, min)", "x1.2", Form::law),
            "empirical(waits2.csv, minutes, min) x1.2");
  EXPECT_EQ(changed_text("empirical(waits2.csv, minutes, min) x1.5", "x2", Form::law),
            "empirical(waits2.csv, minutes, min) x3");
  EXPECT_EQ(changed_text("12 min", "x1.5", Form::law), "18 min");
}

TEST(RelativeChange, IsRefusedWhereItMakesNoSense) {
  EXPECT_EQ(changed_text("unlimited", "+1", Form::people), "E309");
  EXPECT_EQ(changed_text("high", "x2", Form::level), "E309");
  EXPECT_EQ(changed_text("10 min", "+5", Form::duration), "E309");
  EXPECT_EQ(changed_text("30% of jobs", "+5", Form::how_often), "E309");
  EXPECT_EQ(changed_text("lognormal(mean 12 min, sd 8 min)", "+5 min", Form::law), "E309");
  EXPECT_EQ(changed_text("6", "-150%", Form::people), "E309");
  EXPECT_EQ(changed_text("0.5", "-1", Form::number), "a value");
  EXPECT_EQ(changed_text("6", "7", Form::people), "a value");
  EXPECT_EQ(changed_text("6", "xylophone", Form::people), "a value");
}

std::string with_what_if(const std::string& change, const std::string& store = "") {
  return small(store, "what-if:\n  try:\n    change: " + change + "\n");
}
WhatIf tried(const std::string& change, const std::string& store = "") {
  return read_well(with_what_if(change, store)).what_ifs.at(0);
}

TEST(WhatIf, ChangesOnlyItsOwnChain) {
  const Scenario scenario = read_well(with_what_if("{departments.store.staff: +1}"));
  EXPECT_EQ(std::get<sim::Timetable>(department(scenario.chain, "store").staff).greatest(), 6);
  EXPECT_EQ(std::get<sim::Timetable>(department(scenario.what_ifs[0].chain, "store").staff).greatest(), 7);
}

TEST(WhatIf, ChangesDefaultsThatTheFileDoesNotWrite) {
  const WhatIf better = tried("{departments.store.right-first-time: +2 points}");
  EXPECT_EQ(better.changes, (std::vector<Change>{{"departments.store.right-first-time", "+2 points", "95%", "97%"}}));
  EXPECT_DOUBLE_EQ(department(better.chain, "store").right_first_time, 0.97);
  const WhatIf mood = tried("{behaviour: [mood], departments.store.mood: x0.8, departments.store.parameters.overtime: x2}");
  EXPECT_EQ(department(mood.chain, "store").mood, 60.0);
  EXPECT_EQ(department(mood.chain, "store").parameters.overtime, 0.5);
  const WhatIf priority = tried("{departments.store.order: priority}");
  EXPECT_EQ(priority.changes[0].before, "first-come");
}

TEST(WhatIf, MeansEveryNameByAStar) {
  const WhatIf all = tried("{departments.*.right-first-time: 99%}");
  ASSERT_EQ(all.changes.size(), 2u);
  EXPECT_EQ(all.changes[1].path, "departments.warehouse.right-first-time");
  EXPECT_DOUBLE_EQ(department(all.chain, "warehouse").right_first_time, 0.99);
  // Only the store has this need.
  const WhatIf some =
      tried("{departments.*.needs.warehouse.for: x0.5}", "    needs: {warehouse: {for: 40% of jobs}}\n");
  EXPECT_EQ(some.changes,
            (std::vector<Change>{{"departments.store.needs.warehouse.for", "x0.5", "40% of jobs", "20% of jobs"}}));
}

TEST(WhatIf, ChangesEveryEntryOfPeopleByHours) {
  const std::string text =
      "servicechain: 1\ndepartments: {a: {work: 1 min, staff: {Mon-Fri: 6, Sat: 9}}}\ncustomers: {c: {arrive: {rate: 1 "
      "per day}, enters: a}}\n"
      "what-if: {more: {change: {departments.a.staff: +1}}, fewer: {change: {departments.a.staff: x0.5}}}\n";
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 1u);  // half of 9 people
  EXPECT_EQ(problems[0].message, "\"4.5\" is not a whole number of people");
  EXPECT_EQ(problems[0].caret, "write 4 or 5");
  EXPECT_EQ(problems[0].notes.back(), "in the what-if fewer");
  const Scenario one = read_well(text.substr(0, text.find(", fewer")) + "}\n");
  // 5 days × 24 h × 7 + 24 h × 10 = 1080.
  EXPECT_DOUBLE_EQ(std::get<sim::Timetable>(one.what_ifs[0].chain.departments[0].staff).regular_week_h(), 1080);
  EXPECT_EQ(one.what_ifs[0].changes[0].after, "{Mon-Fri: 7, Sat: 10}");
}

TEST(WhatIf, AddsAndRemoves) {
  const WhatIf added = tried("{departments.store.needs.warehouse: {for: 10% of jobs, wait: no}}");
  EXPECT_EQ(need(added.chain, "store", "warehouse").waiting, models::Waiting::no);
  const WhatIf merged =
      tried("{departments.store.needs.warehouse: {wait: no}}", "    needs: {warehouse: {for: 10% of jobs}}\n");
  EXPECT_DOUBLE_EQ(std::get<models::PerJob>(need(merged.chain, "store", "warehouse").how_often).times.otherwise, 0.1);
  EXPECT_EQ(need(merged.chain, "store", "warehouse").waiting, models::Waiting::no);
  const WhatIf removed =
      tried("{departments.store.needs.warehouse: remove}", "    needs: {warehouse: {for: 10% of jobs}}\n");
  EXPECT_TRUE(department(removed.chain, "store").needs.empty());
  EXPECT_EQ(removed.changes[0].after, "removed");
  const WhatIf opened = tried("{departments.depot: {staff: 2, work: 5 min}, departments.store.passes-to: depot}");
  EXPECT_EQ(opened.chain.departments.size(), 3u);
}

// Shares are one value: a new map takes the place of the old one.
TEST(WhatIf, ReplacesSharesAsAWhole) {
  const WhatIf all =
      tried("{departments.store.passes-to: {warehouse: 100%}}", "    passes-to: {warehouse: 12%, customer: rest}\n");
  EXPECT_DOUBLE_EQ(department(all.chain, "store").passes_to.of({0}).shares[0].share, 1);
  const WhatIf one =
      tried("{departments.store.passes-to.warehouse: 20%}", "    passes-to: {warehouse: 12%, customer: rest}\n");
  EXPECT_DOUBLE_EQ(department(one.chain, "store").passes_to.of({0}).shares[0].share, 0.2);
}

TEST(WhatIf, IsRefusedWhenItsPathNamesNothing) {
  const Problem problem = only_problem_of(with_what_if("{departments.stroe.staff: +1}"));
  EXPECT_EQ(problem.code, "E307");
  EXPECT_EQ(problem.message, "there is no \"stroe\" in departments");
  EXPECT_EQ(problem.caret, "did you mean \"store\"?");
  EXPECT_EQ(problem.spot->line, 11u);
  EXPECT_EQ(problem.spot->column, 14u);
  EXPECT_EQ(only_problem_of(with_what_if("{departments.store.stff: +1}")).caret, "did you mean \"staff\"?");
  EXPECT_EQ(only_problem_of(with_what_if("{departments.*.needs.warehouse.for: x2}")).code, "E307");
  EXPECT_EQ(only_problem_of(with_what_if("{departments.store.staff.more: 2}")).code, "E307");
  EXPECT_EQ(only_problem_of(with_what_if("{departments.store.needs.warehouse: remove}")).code, "E307");
  EXPECT_EQ(only_problem_of(with_what_if("{\"\": 2}")).code, "E307");
  EXPECT_EQ(only_problem_of(with_what_if("{departments..staff: 2}")).code, "E307");
}

TEST(WhatIf, AddsOnlyNumbersOfOneMeaning) {
  const std::string worth = "servicechain: 1\ndepartments: {a: {work: 1 min, staff: 2}}\ncustomers: {c: {arrive: {rate: 1 "
                            "per day}, enters: a, worth: 48.5 EUR}}\nwhat-if: {dear: {change: {customers.c.worth: ";
  EXPECT_EQ(only_problem_of(worth + "+1.000 EUR}}}\n").code, "E221");
  // 48.5 × 1.05 = 50.925, which must not be taken for fifty thousand.
  EXPECT_EQ(read_well(worth + "x1.05}}}\n").what_ifs[0].changes[0].after, "50.9250 EUR");
}

// "1 more" written as 1 would be one person in all.
TEST(WhatIf, InWordsIsAnsweredWithTheChangeThatIsMeant) {
  const auto answer = [](const std::string& change) {
    const Problem problem = only_problem_of(with_what_if("{departments.store.staff: " + change + "}"));
    EXPECT_EQ(problem.code, "E309");
    return problem.suggestions.at(0);
  };
  EXPECT_EQ(answer("1 more"), "+1");
  EXPECT_EQ(answer("one more"), "+1");
  EXPECT_EQ(answer("two fewer people"), "-2");
  EXPECT_EQ(answer("50% more"), "+50%");
  EXPECT_EQ(answer("+1 more"), "+1");
  EXPECT_EQ(answer("double"), "x2");
  const Problem hours = only_problem_of(with_what_if("{departments.store.work: 2 min less}"));
  EXPECT_EQ(hours.caret, "write -2 min");
  EXPECT_EQ(only_problem_of(with_what_if("{departments.store.staff: 1 more}")).caret,
            "write +1 for 1 more than today (1 alone would be 1 in all)");
}

TEST(WhatIf, IsRefusedWhenItChangesNothing) {
  const Problem problem = only_problem_of(with_what_if("{departments.store.staff: 6}"));
  EXPECT_EQ(problem.code, "E308");
  EXPECT_EQ(problem.message, "the what-if \"try\" changes nothing");
}

TEST(WhatIf, LeavesTheExperimentAlone) {
  EXPECT_EQ(only_problem_of(with_what_if("{time.length: 3 weeks}")).code, "E309");
  EXPECT_EQ(only_problem_of(with_what_if("{decide.seed: 3}")).message, "a what-if cannot change \"decide\"");
}

TEST(WhatIf, HasTheChecksOfTheFile) {
  const Problem problem = only_problem_of(with_what_if("{departments.store.needs.warehose: {for: 10% of jobs}}"));
  EXPECT_EQ(problem.code, "E301");
  EXPECT_EQ(problem.path, (std::vector<std::string>{"departments", "store", "needs", "warehose"}));
  EXPECT_EQ(problem.spot->line, 11u);
  EXPECT_EQ(problem.notes.back(), "in the what-if try");
  EXPECT_EQ(only_problem_of(with_what_if("{departments.store.work: 12}")).code, "E201");
  EXPECT_EQ(only_problem_of(with_what_if("{departments.warehouse: remove}")).code, "E301");
}

TEST(Setting, ChangesTheBaseAndEveryWhatIf) {
  const Scenario scenario = read_well(with_what_if("{departments.store.work: x2}"),
                                      {{"departments.store.staff", "+3"}, {"decide.seed", "7"}});
  EXPECT_EQ(std::get<sim::Timetable>(department(scenario.chain, "store").staff).greatest(), 9);
  EXPECT_EQ(std::get<sim::Timetable>(department(scenario.what_ifs[0].chain, "store").staff).greatest(), 9);
  EXPECT_EQ(scenario.decide.seed, 7u);
  EXPECT_EQ(scenario.sets,
            (std::vector<Change>{{"departments.store.staff", "+3", "6", "9"}, {"decide.seed", "7", "1", "7"}}));
}

TEST(Setting, MayAddAMap) {
  const Scenario scenario =
      read_well(small(), {{"departments.store.needs.warehouse", "{for: 10% of jobs, wait: park}"}});
  EXPECT_EQ(need(scenario.chain, "store", "warehouse").waiting, models::Waiting::park);
}

TEST(Setting, IsRefusedWithItsPlace) {
  const Problem path = only_problem_of(small(), {{"departments.stor.staff", "+3"}});
  EXPECT_EQ(path.code, "E307");
  EXPECT_EQ(path.spot->file, "--set departments.stor.staff=+3");
  EXPECT_EQ(path.spot->column, 1u);
  const Problem value = only_problem_of(small(), {{"departments.store.needs.warehouse", "{for: 10%}"}});
  EXPECT_EQ(value.spot->column, 41u);  // 33 characters of path, =, {for: and a blank
  EXPECT_EQ(only_problem_of(small(), {{"departments.store.needs", "{warehouse: "}}).code, "E100");
}

TEST(Path, MayNameThingsWithDots) {
  const std::string text =
      "servicechain: 1\ndepartments: {a.b: {work: 1 min, staff: 1}}\ncustomers: {c: {arrive: {rate: 1 per day}, "
      "enters: a.b}}\n"
      "what-if: {w: {change: {departments.a.b.staff: 2}}}\n";
  EXPECT_EQ(read_well(text).what_ifs[0].changes[0].path, "departments.a.b.staff");
}

struct Meant {
  std::string written;
  std::string path;
};

// Other marks between the steps, a forgotten first step, a label for a name, another hyphen.
TEST(Path, SuggestsWhatWasLikelyMeant) {
  const std::string lines = "    label: {en: Shop floor, it: Negozio}\n";
  for (const Meant& each : std::vector<Meant>{{"departments/store/staff", "departments.store.staff"},
                                              {"departments › store › staff", "departments.store.staff"},
                                              {"departments store staff", "departments.store.staff"},
                                              {"store.staff", "departments.store.staff"},
                                              {"decide/seed", "decide.seed"},
                                              {"shoppers/patience", "customers.shoppers.patience"},
                                              {"departments.Negozio.staff", "store"},
                                              {"departments.shop floor.staff", "store"},
                                              {"departments.stor.staff", "store"},
                                              {"departments.store.at_closing", "at-closing"}}) {
    const Problem problem = only_problem_of(small(lines), {{each.written, "7"}});
    EXPECT_EQ(problem.code, "E307") << each.written;
    EXPECT_EQ(problem.suggestions, std::vector<std::string>{each.path}) << each.written;
  }
}

TEST(Path, SuggestsNothingWhereNothingIsNear) {
  EXPECT_TRUE(only_problem_of(small(), {{"departments.lighthouse.staff", "7"}}).suggestions.empty());
  EXPECT_TRUE(only_problem_of(small(), {{"lighthouse", "7"}}).suggestions.empty());
}

}  // namespace
}  // namespace servicechain::scenarios
