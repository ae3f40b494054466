#include <gtest/gtest.h>

#include "models/kinds.h"
#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;
using models::HandOn;

models::ServiceChain chain_with(std::string_view store_lines, std::string_view last_lines = "") {
  return read_well(small(store_lines, last_lines)).chain;
}
models::Department store_with(std::string_view store_lines) { return department(chain_with(store_lines), "store"); }

TEST(Department, HasTheDefaultsOfTheContract) {
  const models::Department store = store_with("");
  EXPECT_EQ(store.at_closing, models::AtClosing::finish);
  EXPECT_EQ(store.order, models::Order::first_come);
  EXPECT_EQ(store.preempt, models::Preempt::no);
  EXPECT_EQ(store.in_tray, (models::InTray{std::nullopt, models::Refuse{}}));
  EXPECT_EQ(store.at_once, 1u);
  EXPECT_DOUBLE_EQ(store.right_first_time, 0.95);
  EXPECT_DOUBLE_EQ(store.depends_on_suppliers, 0);  // no needs, and nobody passes on to it
  EXPECT_DOUBLE_EQ(store.contact, 1);
  EXPECT_DOUBLE_EQ(store.knows, 1);
  EXPECT_DOUBLE_EQ(store.surroundings, 75);
  EXPECT_DOUBLE_EQ(store.welfare, 50);
  EXPECT_FALSE(store.mood.has_value());
  EXPECT_DOUBLE_EQ(store.standard, 1);
  EXPECT_EQ(store.parameters, models::Parameters{});
  EXPECT_TRUE(store.open.is_constant());
  EXPECT_EQ(store.passes_to, (models::ByKind<HandOn>{}));
}

TEST(Need, HasTheDefaultsOfTheContract) {
  const models::ServiceChain chain = chain_with("    needs: {warehouse: {}}\n");
  const models::Need& asked = need(chain, "store", "warehouse");
  EXPECT_DOUBLE_EQ(std::get<models::PerJob>(asked.how_often).times.otherwise, 1);
  EXPECT_EQ(asked.waiting, models::Waiting::yes);
  EXPECT_EQ(asked.matters, 2);
  EXPECT_EQ(asked.when, models::When::before);
  EXPECT_FALSE(asked.promise.has_value());
  EXPECT_FALSE(asked.priority.has_value());
  EXPECT_DOUBLE_EQ(department(chain, "store").depends_on_suppliers, 0.4);
  EXPECT_DOUBLE_EQ(department(chain, "warehouse").depends_on_suppliers, 0);
}

TEST(Department, TakesEveryKeyOfItsOwn) {
  const models::ServiceChain chain = chain_with(
      "    label: {en: Shop, it: Negozio}\n"
      "    open: Mon-Sat 09:00-19:00\n"
      "    at-closing: hand-over\n"
      "    order: priority\n"
      "    preempt: requeue\n"
      "    in-tray: 20\n"
      "    when-full: divert to warehouse\n"
      "    at-once: 3\n"
      "    right-first-time: 97%\n"
      "    depends-on-suppliers: 0.2\n"
      "    contact: 50%\n"
      "    knows: 80%\n"
      "    mood: 70\n"
      "    welfare: 60\n"
      "    surroundings: 90\n"
      "    training: 0.5\n"
      "    selection: 30%\n"
      "    promise: 1 day\n"
      "    standard: 0.9\n"
      "    cost: 24 EUR per hour\n"
      "    parameters: {overtime: 0.4}\n"
      "    notes: {anything: [goes, here]}\n"
      "    x-own: 12\n",
      "behaviour: [mood, turnover, corner-cutting]\n");
  const auto& store = department(chain, "store");
  EXPECT_EQ(store.label, (std::map<std::string, std::string>{{"en", "Shop"}, {"it", "Negozio"}}));
  EXPECT_EQ(store.at_closing, models::AtClosing::hand_over);
  EXPECT_EQ(store.order, models::Order::priority);
  EXPECT_EQ(store.preempt, models::Preempt::requeue);
  EXPECT_EQ(store.in_tray.places, 20u);
  EXPECT_EQ(store.in_tray.when_full, (models::WhenFull{models::Divert{{1}}}));
  EXPECT_EQ(store.at_once, 3u);
  EXPECT_DOUBLE_EQ(store.depends_on_suppliers, 0.2);
  EXPECT_DOUBLE_EQ(store.contact, 0.5);
  EXPECT_DOUBLE_EQ(store.knows, 0.8);
  EXPECT_EQ(store.mood, 70.0);
  EXPECT_EQ(store.welfare, 60);
  EXPECT_EQ(store.surroundings, 90);
  EXPECT_EQ(store.training, 0.5);
  EXPECT_EQ(store.selection, 0.3);
  EXPECT_EQ(store.promise, 24h);
  EXPECT_EQ(store.standard, 0.9);
  EXPECT_EQ(store.cost_per_h, 24);
  EXPECT_EQ(store.parameters.overtime, 0.4);
  EXPECT_EQ(chain.parameters.overtime, 0.25);
}

// Each word of a choice must become its own value of the enum: the table and the enum stand in the same order.
TEST(Choices, StandInTheOrderOfTheirEnums) {
  const auto order = [](const std::string& word) { return store_with("    order: " + word + "\n").order; };
  EXPECT_EQ(order("first-come"), models::Order::first_come);
  EXPECT_EQ(order("last-come"), models::Order::last_come);
  EXPECT_EQ(order("random"), models::Order::random);
  EXPECT_EQ(order("priority"), models::Order::priority);
  EXPECT_EQ(order("shortest-job"), models::Order::shortest_job);
  EXPECT_EQ(order("due-date"), models::Order::due_date);
  EXPECT_EQ(order("shared"), models::Order::shared);
  const auto closing = [](const std::string& word) { return store_with("    at-closing: " + word + "\n").at_closing; };
  EXPECT_EQ(closing("finish"), models::AtClosing::finish);
  EXPECT_EQ(closing("stop"), models::AtClosing::stop);
  const auto preempt = [](const std::string& word) {
    return store_with("    order: last-come\n    preempt: " + word + "\n").preempt;
  };
  EXPECT_EQ(preempt("no"), models::Preempt::no);
  EXPECT_EQ(preempt("resume"), models::Preempt::resume);
  EXPECT_EQ(preempt("restart"), models::Preempt::restart);
  EXPECT_EQ(chain_with("", "deadlock: longest-waiting-goes-on\n").deadlock,
            models::DeadlockPolicy::longest_waiting_goes_on);
  EXPECT_EQ(store_with("    needs: {warehouse: {when: after}}\n").needs[0].when, models::When::after);
  EXPECT_EQ(store_with("    needs-order: one-by-one\n").needs_order, models::NeedsOrder::one_by_one);
  EXPECT_EQ(store_with("    absence: {every: 1 week, lasts: 1 day, counts: on-duty, starts: when-idle}\n")
                .random_absence->counts,
            models::AbsenceClock::on_duty);
  EXPECT_EQ(store_with("    absence: {every: 1 week, lasts: 1 day, counts: working}\n").random_absence->counts,
            models::AbsenceClock::working);
}

TEST(People, MayDifferByHours) {
  const auto staff = [](const std::string& text) {
    return std::get<sim::Timetable>(
        department(read_scenario_text("servicechain: 1\ndepartments:\n  store: {work: 5 min, staff: " + text +
                                          "}\ncustomers: {a: {arrive: {rate: 1 per day}, enters: store}}\n",
                                      "test.yaml", {})
                       .value->chain,
                   "store")
            .staff);
  };
  // 5 × 24 h × 6 + 24 h × 9 = 936 person-hours.
  EXPECT_DOUBLE_EQ(staff("{Mon-Fri: 6, Sat: 9}").regular_week_h(), 936);
  EXPECT_EQ(staff("{Mon-Fri: 6, Sat: 9}").value_at(sim::start_of_run + 6 * 24h), 0);
  // Every day 8 h of 2 and 8 h of 6 people: 7 × 64.
  EXPECT_DOUBLE_EQ(staff("{\"00:00-08:00\": 2, \"08:00-16:00\": 6}").regular_week_h(), 448);
  EXPECT_DOUBLE_EQ(staff("0").regular_week_h(), 0);
}

// 6 people at all hours, open 10 h on six days: 360 person-hours.
TEST(People, AreThereWhileItIsOpen) {
  const auto store = store_with("    open: {Mon-Sat: 09:00-19:00, 2026-01-06: closed}\n");
  const auto& people = std::get<sim::Timetable>(store.staff);
  EXPECT_DOUBLE_EQ(people.regular_week_h(), 360);
  EXPECT_EQ(people.value_at(sim::start_of_run + 10h), 6);
  EXPECT_EQ(people.value_at(sim::start_of_run + 24h + 10h), 0);
}

TEST(People, MayBeUnlimited) {
  const std::string text =
      "servicechain: 1\ndepartments:\n  a: {staff: unlimited, work: 1 h}\ncustomers: {c: {arrive: {rate: 1 per day}, "
      "enters: a}}\n";
  EXPECT_TRUE(std::holds_alternative<models::Unlimited>(read_well(text).chain.departments[0].staff));
}

TEST(PassesTo, MayBeANameAShareOrByKind) {
  const models::ServiceChain plain = chain_with("    passes-to: warehouse\n");
  EXPECT_EQ(department(plain, "store").passes_to.of({0}), (HandOn{{{{1}, 1.0}}, 0}));
  const models::ServiceChain self = chain_with("    passes-to: {store: 25%, customer: rest}\n");
  EXPECT_EQ(department(self, "store").passes_to.of({0}), (HandOn{{{{0}, 0.25}}, 0.75}));
}

// Kinds are numbered shoppers, store, warehouse, count. Only shoppers get the default; the others end.
TEST(PassesTo, CoversSegmentsOnlyUnlessAKindIsNamed) {
  const models::ServiceChain chain = chain_with(
      "    needs: {warehouse: {for: 10% of jobs}}\n"
      "    routine: {count: {arrive: 1 per week, work: 2 h}}\n"
      "    passes-to: {default: {warehouse: 40%, customer: rest}, count: {warehouse: 100%}}\n");
  const auto& passes_to = department(chain, "store").passes_to;
  EXPECT_EQ(passes_to.otherwise, HandOn{});
  EXPECT_DOUBLE_EQ(passes_to.of({0}).shares[0].share, 0.4);
  EXPECT_EQ(passes_to.of(models::kind_of(chain, models::DepartmentId{1})), HandOn{});
  EXPECT_EQ(passes_to.of(models::kind_of_routine(chain, "count")), (HandOn{{{{1}, 1.0}}, 0}));
}

// The warehouse passes the store's requests on to the depot, which answers the store.
TEST(PassesTo, ForwardsRequestsOfANamedAsker) {
  const std::string text =
      "servicechain: 1\n"
      "departments:\n"
      "  store: {staff: 1, work: 1 min, needs: {warehouse: {}}}\n"
      "  warehouse: {staff: 1, work: 1 min, passes-to: {store: {depot: 100%}}}\n"
      "  depot: {staff: 1, work: 1 min}\n"
      "customers: {c: {arrive: {rate: 1 per day}, enters: store}}\n";
  const models::ServiceChain chain = read_well(text).chain;
  EXPECT_EQ(department(chain, "warehouse").passes_to.of(models::kind_of(chain, models::DepartmentId{1})),
            (HandOn{{{{0}, 1.0}}, 0}));
  // A request brings no quality in.
  EXPECT_DOUBLE_EQ(department(chain, "depot").depends_on_suppliers, 0);
}

TEST(Need, MayDifferByKind) {
  const auto store = store_with("    needs: {warehouse: {for: {default: 10% of jobs, shoppers: 2 per job}}}\n");
  const auto& times = std::get<models::PerJob>(store.needs[0].how_often).times;
  EXPECT_DOUBLE_EQ(times.otherwise, 0.1);
  EXPECT_DOUBLE_EQ(times.of({0}), 2);
}

TEST(Need, OfARateIsWaitedForByNobody) {
  const auto store = store_with("    needs: {warehouse: {for: 3 per day, matters: low}}\n");
  EXPECT_DOUBLE_EQ(std::get<models::PerWeek>(store.needs[0].how_often).rate_per_week, 21);
  EXPECT_EQ(store.needs[0].waiting, models::Waiting::no);
  const Problem problem = only_problem_of(small("    needs: {warehouse: {for: 3 per day, wait: yes}}\n"));
  EXPECT_EQ(problem.code, "E220");
  EXPECT_EQ(problem.caret, "write wait: no");
}

TEST(Need, KeepsItsPlaceInTheFileWhenRequestsGoOneByOne) {
  const std::string text =
      "servicechain: 1\n"
      "departments:\n"
      "  store: {staff: 1, work: 1 min, needs: {b: {}, a: {}}, needs-order: one-by-one, needs-join: 1 of 2}\n"
      "  a: {staff: 1, work: 1 min}\n"
      "  b: {staff: 1, work: 1 min}\n"
      "customers: {c: {arrive: {rate: 1 per day}, enters: store}}\n";
  const models::ServiceChain chain = read_well(text).chain;
  EXPECT_EQ(need(chain, "store", "b").rank, 0u);
  EXPECT_EQ(need(chain, "store", "a").rank, 1u);
  EXPECT_EQ(department(chain, "store").needs_join, (models::NeedsJoin{models::JoinSome{1}}));
}

TEST(Routine, HasARateOrALaw) {
  const auto store =
      store_with("    routine: {count: {arrive: 1 per week, work: 2 h}, audit: {arrive: {every: 4 weeks}}}\n");
  ASSERT_EQ(store.routines.size(), 2u);
  EXPECT_EQ(store.routines[0].name, "audit");
  EXPECT_EQ(std::get<sim::Law>(store.routines[0].arrives), sim::Law{sim::Constant{672}});
  EXPECT_FALSE(store.routines[0].work.has_value());
  EXPECT_EQ(std::get<double>(store.routines[1].arrives), 1);
}

// 9 March is 63 days after 5 January.
TEST(Absence, MayBeDated) {
  const auto store = store_with(
      "    absence: [{from: 2026-03-09 09:00, lasts: 2 h, says: IT down}, {from: 2026-02-01, lasts: 1 day}]\n");
  ASSERT_EQ(store.dated_absences.size(), 2u);
  EXPECT_EQ(store.dated_absences[1].from, sim::start_of_run + 63 * 24h + 9h);
  EXPECT_EQ(store.dated_absences[1].says, "IT down");
  EXPECT_EQ(store.dated_absences[0].lasts, 24h);
}

TEST(Absence, OfNoLengthAgainAndAgainIsRefused) {
  EXPECT_EQ(only_problem_of(small("    absence: {every: 0 h, lasts: 0 h}\n")).code, "E214");
}

TEST(Pool, ServesInItsOrder) {
  const models::ServiceChain chain =
      chain_with("", "pools: {floaters: {staff: 2, open: 09:00-17:00, serves: [warehouse, store]}}\n");
  ASSERT_EQ(chain.pools.size(), 1u);
  EXPECT_EQ(chain.pools[0].serves, (std::vector<models::DepartmentId>{{1}, {0}}));
  EXPECT_DOUBLE_EQ(std::get<sim::Timetable>(chain.pools[0].staff).regular_week_h(), 112);
}

TEST(Department, NeedsNoStaffOfItsOwnWhereAPoolServesIt) {
  const std::string text =
      "servicechain: 1\n"
      "departments: {a: {work: 1 h}, b: {work: 1 h, staff: 1}}\n"
      "pools: {p: {staff: 2, serves: [a]}}\n"
      "customers: {c: {arrive: {rate: 1 per day}, enters: {a: 50%, b: 50%}}}\n";
  EXPECT_EQ(std::get<sim::Timetable>(read_well(text).chain.departments[0].staff).greatest(), 0);
}

}  // namespace
}  // namespace servicechain::scenarios
