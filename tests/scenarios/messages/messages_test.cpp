#include <gtest/gtest.h>

#include "tests/scenarios/reading_help.h"

// Wrong scenarios and the words that answer them.
namespace servicechain::scenarios {
namespace {

struct Wrong {
  std::string name;
  std::string lines;  // of the department `store`
  std::string last;   // at the end of the file
  std::string code;
  std::string message;
  std::string caret;
};

class Message : public testing::TestWithParam<Wrong> {};

TEST_P(Message, SaysWhatIsWrongAndWhatIsWanted) {
  const Wrong& wrong = GetParam();
  const Problem problem = only_problem_of(small(wrong.lines, wrong.last));
  EXPECT_EQ(problem.code, wrong.code);
  EXPECT_EQ(problem.message, wrong.message);
  EXPECT_EQ(problem.caret, wrong.caret);
}

const std::vector<Wrong> wrongs = {
    {"Lookalike", "    in-tray: \"２0\"\n", "", "E102", "the full-width ２ is not 2", "write 2"},
    {"CurlyQuote", "    when-full: “block”\n", "", "E102", "the curly quote “ is not \"", "write \""},
    {"NonBreakingSpace", "    promise: 3\u00A0h\n", "", "E102", "a non-breaking space is not an ordinary space",
     "write an ordinary space"},
    {"Dash", "    open: Mon–Fri 09:00-17:00\n", "", "E102", "the dash – is not the hyphen -", "write the hyphen -"},
    {"LookalikeKey", "    ｏpen: always\n", "", "E102", "the full-width ｏ is not o", "write o"},
    {"Nothing", "    order:\n", "", "E219", "nothing is written for \"order\"", "write a value, or delete the line"},
    {"MapForValue", "    at-once: {a: 1}\n", "", "E200", "one value is wanted here, not entries {…}", ""},
    {"ValueForMap", "    needs: warehouse\n", "", "E200", "\"needs\" wants entries, not one value",
     "write {warehouse: {for: 30% of jobs}}"},
    {"NoUnit", "    promise: 10\n", "", "E201", "\"10\" has no unit", "is it 10 min, 10 h or 10 days?"},
    {"TooMuch", "    right-first-time: 130%\n", "", "E203", "\"130%\" is more than 100%", "a share is from 0% to 100%"},
    {"Missing98", "    passes-to: {warehouse: 50%, customer: 48%}\n", "", "E207", "the shares add to 98%",
     "2% is missing; `rest` takes what is left: {delivery: 12%, customer: rest}"},
    {"Above100", "    passes-to: {warehouse: 60%, customer: 48%}\n", "", "E207", "the shares add to 108%",
     "8% too much"},
    {"TwoRests", "    passes-to: {warehouse: rest, customer: rest}\n", "", "E208", "rest stands twice",
     "only one can take what is left: {delivery: 12%, customer: rest}"},
    {"Order", "    order: first\n", "", "E210", "\"first\" is not one of the choices here",
     "write first-come, last-come, random, priority, shortest-job, due-date, shared"},
    {"OrderMisspelt", "    order: frist-come\n", "", "E210", "\"frist-come\" is not one of the choices here",
     "did you mean \"first-come\"?"},
    {"TooManyPlaces", "    in-tray: 20000000\n", "", "E211", "20000000 jobs are beyond the limits",
     "from 0 to 10000000"},
    {"Preempt", "    preempt: resume\n", "", "E220", "preempt goes with order: priority or order: last-come",
     "write order: priority"},
    {"Follows", "    absence: {every: 4 weeks}\n", "", "E212", "\"lasts\" is missing", "write lasts: 2 days"},
    {"Currencies", "    cost: 24 EUR per hour\n    needs: {warehouse: {price: 3 USD}}\n", "", "E217",
     "\"USD\" is another currency than EUR before", "write all money in EUR"},
    {"CostPer", "    cost: 24 EUR per year\n", "", "E209", "the cost of people is per hour on duty",
     "write 24 EUR per hour"},
    {"UnknownDepartment", "    needs: {warehose: {}}\n", "", "E301", "there is no department called \"warehose\"",
     "did you mean \"warehouse\"?"},
    {"UnknownKey", "    colour: red\n", "", "E302", "a department has no key \"colour\"", ""},
    {"UnknownKeyOfNeed", "    needs: {warehouse: {promize: 3 h}}\n", "", "E302", "a need has no key \"promize\"",
     "did you mean \"promise\"?"},
    {"UnknownCalendar", "    open: office\n", "calendars: {offices: always}\n", "E304",
     "there is no calendar called \"office\"", "did you mean \"offices\"?"},
    {"UnknownKindOfNeed", "    needs: {warehouse: {for: {shopers: 1 per job}}}\n", "", "E306",
     "there is no kind of job called \"shopers\"", "did you mean \"shoppers\"?"},
    {"CustomerOfRequest", "    passes-to: {warehouse: {customer: 100%}}\n", "", "E312",
     "a request that is passed on cannot go to the customer", "the last department answers whoever asked"},
    {"KeptWord", "", "pools: {rest: {staff: 1, serves: [store]}}\n", "E312", "a pool cannot be called \"rest\"",
     "this word has a meaning of its own; take another name"},
    {"SharedName", "    routine: {shoppers: {arrive: 1 per week}}\n", "", "E312",
     "\"shoppers\" is the name of a customer segment and of a routine",
     "kinds of jobs go by these names; take another one"},
    {"Itself", "    needs: {store: {}}\n", "", "E403", "\"store\" needs itself",
     "work that one's own people do belongs to `work`"},
    {"WhenFull", "    when-full: divert to warehaus\n", "", "E301", "there is no department called \"warehaus\"",
     "did you mean \"warehouse\"?"},
    {"Join", "    needs: {warehouse: {}}\n    needs-join: 2 of 2\n", "", "E205", "\"store\" has 1 needs",
     "write any, all or 1 of 1"},
    {"AbsenceOverlap",
     "    absence: [{from: 2026-02-01, lasts: 2 days, says: a}, {from: 2026-02-02, lasts: 1 h, says: b}]\n", "", "E215",
     "two absences overlap (\"a\", \"b\")", "write them as one"},
    {"AbsenceBefore", "    absence: [{from: 2025-02-01, lasts: 2 days}]\n", "", "E213",
     "this absence begins before the run starts", "see time.start"},
    {"UnknownTop", "", "departements: {}\n", "E302", "a scenario has no key \"departements\"",
     "did you mean \"departments\"?"},
    {"Language", "", "language: de\n", "E210", "\"de\" is not one of the choices here",
     "write en, it, es, sq, zh-Hant"},
    {"Confidence", "", "decide: {confidence: 30%}\n", "E203", "\"30%\" is no usual confidence",
     "write 95%; it is from 50% to 99.99%"},
    {"Runs", "", "decide: {replications: {at-least: 40, at-most: 30}}\n", "E205", "at-least 40 is more than at-most 30",
     "write {at-least: 30, at-most: 200}"},
};

INSTANTIATE_TEST_SUITE_P(Wrong, Message, testing::ValuesIn(wrongs), [](const auto& of) { return of.param.name; });

// People know a department by what reports call it.
TEST(Department, IsNotCalledByItsLabel) {
  const std::string text =
      "servicechain: 1\n"
      "departments:\n"
      "  store: {staff: 1, work: 1 min, label: {en: Shop floor, zh-Hant: 門市}, needs: {倉庫: {}}}\n"
      "  warehouse: {staff: 1, work: 1 min, label: {en: Stock, zh-Hant: 倉庫}}\n"
      "customers: {c: {arrive: {rate: 1 per day}, enters: shop-floor}}\n";
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].suggestions, std::vector<std::string>{"warehouse"});
  EXPECT_EQ(problems[0].caret, "that is a label; its name is \"warehouse\"");
  EXPECT_EQ(problems[1].suggestions, std::vector<std::string>{"store"});
}

TEST(Version, IsWanted) {
  const Problem missing = only_problem_of(small().substr(small().find('\n') + 1));
  EXPECT_EQ(missing.code, "E212");
  EXPECT_EQ(missing.caret, "the first line is servicechain: 1");
  std::string second = small();
  second.replace(second.find("1\n"), 1, "2");
  EXPECT_EQ(only_problem_of(second).message, "this program reads format 1, not \"2\"");
}

std::string one_department(const std::string& keys) {
  return "servicechain: 1\ndepartments: {a: {" + keys + "}}\ncustomers: {c: {arrive: {rate: 1 per day}, enters: a}}\n";
}

TEST(Department, MustSayWhoWorksAndHowLong) {
  EXPECT_EQ(only_problem_of(one_department("work: 1 h")).message, "\"staff\" is missing");
  EXPECT_EQ(only_problem_of(one_department("staff: 1")).message, "\"work\" is missing");
  // One mistake, one message.
  EXPECT_EQ(only_problem_of(one_department("staff: 1, wrok: 1 h")).caret, "did you mean \"work\"?");
}

TEST(Department, TellsPeopleByHoursThatOverlap) {
  const Problem problem = only_problem_of(one_department("work: 1 h, staff: {Mon-Fri: 6, \"Fri 17:00-19:00\": 2}"));
  EXPECT_EQ(problem.code, "E215");
  EXPECT_EQ(problem.message, "Fri 17:00 is covered by two entries");
}

std::string one_segment(const std::string& keys) {
  return "servicechain: 1\ndepartments: {a: {staff: 1, work: 1 h, open: Mon-Fri 09:00-17:00}}\ncustomers: {c: {" +
         keys + "}}\n";
}

TEST(Customers, MustComeSomewhereAndInOneWay) {
  EXPECT_EQ(only_problem_of(one_segment("arrive: {rate: 1 per day}")).message, "\"enters\" is missing");
  EXPECT_EQ(only_problem_of(one_segment("enters: a")).message, "\"arrive\" is missing");
  EXPECT_EQ(only_problem_of(one_segment("enters: a, arrive: {any-time: yes}")).message,
            "it does not say how customers arrive");
  EXPECT_EQ(only_problem_of(one_segment("enters: a, arrive: {rate: 1 per day, every: 1 h}")).message,
            "customers arrive in one way only");
  EXPECT_EQ(only_problem_of(one_segment("enters: a, arrive: {every: 1 h, pattern: {Mon: 1}}")).message,
            "pattern goes with rate, not with every");
  EXPECT_EQ(only_problem_of(one_segment("enters: a, arrive: {every: 0 h}")).code, "E214");
  EXPECT_EQ(only_problem_of(one_segment("enters: a, arrive: {population: 2000000, returns-after: 1 h}")).code, "E211");
}

TEST(Customers, MustComeWhileItIsOpen) {
  const Problem problem = only_problem_of(one_segment("enters: a, arrive: {rate: 1 per day, pattern: {Sun: 1}}"));
  EXPECT_EQ(problem.code, "E406");
  EXPECT_EQ(problem.message, "\"c\" come only while \"a\" is closed");
  EXPECT_EQ(read_well(one_segment("enters: a, any-time: yes, arrive: {rate: 1 per day, pattern: {Sun: 1}}"))
                .chain.segments[0]
                .any_time,
            true);
  EXPECT_EQ(read_well(one_segment("enters: a, arrive: {any-time: yes, group: 2, rate: 1 per day}"))
                .chain.segments[0]
                .group[0]
                .size,
            2u);
}

TEST(Customers, ShowEveryMistakeAtOnce) {
  const auto problems = problems_of(
      one_segment("enters: {a: 50%, b: 30%}, arrive: {rate: 5}, patience: soon, worth: 3, cares-about: {speed: 0}"));
  std::vector<std::string> codes;
  for (const Problem& problem : problems) codes.push_back(problem.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"E207", "E301", "E201", "E209", "E201", "E207"}));
}

}  // namespace
}  // namespace servicechain::scenarios
