#include <gtest/gtest.h>

#include "models/kinds.h"
#include "scenarios/reading/tree.h"
#include "tests/scenarios/reading_help.h"

// City Shoes, read in full, against values worked out by hand from the file.
namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;
using models::HandOn;

class CityShoes : public testing::Test {
 protected:
  const Scenario scenario = read_well(city_shoes());
  const models::ServiceChain& chain = scenario.chain;

  models::DepartmentId id(std::string_view name) const {
    for (std::uint32_t i = 0; i < chain.departments.size(); ++i) {
      if (chain.departments[i].name == name) return {i};
    }
    throw std::out_of_range{std::string{name}};
  }
  models::KindId kind(std::string_view name) const {
    for (std::uint32_t i = 0; i < models::count_of_kinds(chain); ++i) {
      if (models::name_of(chain, models::KindId{i}) == name) return {i};
    }
    throw std::out_of_range{std::string{name}};
  }
};

TEST_F(CityShoes, StandsInTheOrderOfNames) {
  std::vector<std::string> names;
  for (const auto& each : chain.departments) names.push_back(each.name);
  EXPECT_EQ(names, (std::vector<std::string>{"delivery", "it-desk", "people", "purchasing", "store", "warehouse"}));
  ASSERT_EQ(chain.segments.size(), 2u);
  EXPECT_EQ(chain.segments[0].name, "businesses");
  EXPECT_EQ(chain.segments[1].name, "shoppers");
}

TEST_F(CityShoes, HasTheExperimentOfItsFile) {
  EXPECT_EQ(scenario.name, "City Shoes");
  EXPECT_EQ(scenario.language, "en");
  EXPECT_EQ(scenario.time.start, "2026-01-05");
  EXPECT_EQ(scenario.time.length, 26 * 7 * 24h);
  EXPECT_FALSE(scenario.time.warm_up.has_value());
  EXPECT_EQ(scenario.decide.of, "customers");
  EXPECT_EQ(scenario.decide.measure, "satisfaction");
  EXPECT_EQ(scenario.decide.smallest_difference, 2.0);
  EXPECT_DOUBLE_EQ(scenario.decide.confidence, 0.95);
  EXPECT_EQ(scenario.decide.at_least, 30u);
  EXPECT_EQ(scenario.decide.at_most, 200u);
  EXPECT_EQ(scenario.decide.seed, 2026u);
  EXPECT_TRUE(scenario.has_calendars);
}

// Mon–Sat 09:00–19:00 with 6 people: 6 × 60 h = 360 person-hours a week; the office is open 5 × 8.5 h.
TEST_F(CityShoes, HasPeopleWhileItIsOpen) {
  const auto& store = department(chain, "store");
  EXPECT_DOUBLE_EQ(std::get<sim::Timetable>(store.staff).regular_week_h(), 360);
  EXPECT_DOUBLE_EQ(store.open.regular_week_h(), 60);
  const auto& people = std::get<sim::Timetable>(department(chain, "it-desk").staff);
  EXPECT_DOUBLE_EQ(people.regular_week_h(), 2 * 42.5);
  EXPECT_EQ(people.value_at(sim::start_of_run + 9h), 2);
  EXPECT_EQ(people.value_at(sim::start_of_run + 17h), 0);
}

TEST_F(CityShoes, WorksByItsLaws) {
  EXPECT_EQ(department(chain, "store").work.otherwise, (sim::Law{sim::Lognormal{0.2, (8. * 60 / 3600) / 0.2}}));
  EXPECT_EQ(department(chain, "delivery").work.otherwise, (sim::Law{sim::Triangular{0.25, 0.5, 1}}));
  const auto& work = department(chain, "warehouse").work;
  EXPECT_NEAR(sim::mean_h(work.otherwise), 10. / 60, 1e-15);
  ASSERT_EQ(work.named.size(), 1u);
  EXPECT_EQ(work.named[0].first, kind("delivery"));
  EXPECT_NEAR(sim::mean_h(work.of(kind("delivery"))), 20. / 60, 1e-15);
  EXPECT_NEAR(sim::mean_h(work.of(kind("store"))), 10. / 60, 1e-15);
}

TEST_F(CityShoes, HasTenNeedsByTheNameOfTheSupplier) {
  std::size_t needs = 0;
  for (const auto& each : chain.departments) needs += each.needs.size();
  EXPECT_EQ(needs, 10u);
  const auto& store = department(chain, "store");
  ASSERT_EQ(store.needs.size(), 3u);
  EXPECT_EQ(store.needs[0].supplier, id("it-desk"));
  EXPECT_EQ(store.needs[1].supplier, id("people"));
  EXPECT_EQ(store.needs[2].supplier, id("warehouse"));
  const auto& warehouse = need(chain, "store", "warehouse");
  EXPECT_DOUBLE_EQ(std::get<models::PerJob>(warehouse.how_often).times.otherwise, 0.3);
  EXPECT_EQ(warehouse.waiting, models::Waiting::yes);
  EXPECT_EQ(warehouse.promise, 10min);
  EXPECT_EQ(warehouse.matters, 4);
  EXPECT_EQ(warehouse.when, models::When::before);
  const auto& people = need(chain, "store", "people");
  EXPECT_DOUBLE_EQ(std::get<models::PerWeek>(people.how_often).rate_per_week, 12);
  EXPECT_EQ(people.waiting, models::Waiting::no);
  EXPECT_EQ(people.promise, 72h);
  EXPECT_EQ(need(chain, "warehouse", "it-desk").waiting, models::Waiting::park);
}

// Store: shoppers by `default`, businesses by name. Purchasing: businesses only. Requests are answered to their askers.
TEST_F(CityShoes, PassesEachKindOn) {
  const auto& store = department(chain, "store").passes_to;
  const HandOn& shoppers = store.of(kind("shoppers"));
  ASSERT_EQ(shoppers.shares.size(), 1u);
  EXPECT_EQ(shoppers.shares[0].to, id("delivery"));
  EXPECT_DOUBLE_EQ(shoppers.shares[0].share, 0.12);
  EXPECT_DOUBLE_EQ(shoppers.leaves, 0.88);
  EXPECT_DOUBLE_EQ(store.of(kind("businesses")).shares[0].share, 0.8);
  EXPECT_EQ(store.of(kind("warehouse")), HandOn{});
  EXPECT_EQ(store.otherwise, HandOn{});
  const HandOn& bought = department(chain, "purchasing").passes_to.of(kind("businesses"));
  EXPECT_EQ(bought, (HandOn{{{id("store"), 1.0}}, 0}));
  EXPECT_EQ(department(chain, "purchasing").passes_to.of(kind("shoppers")), HandOn{});
  EXPECT_EQ(department(chain, "delivery").passes_to, (models::ByKind<HandOn>{}));
}

// People have no needs, and nobody passes jobs on to them; the others have inputs.
TEST_F(CityShoes, DependsOnSuppliersWhereThereAreInputs) {
  EXPECT_DOUBLE_EQ(department(chain, "people").depends_on_suppliers, 0);
  for (const char* name : {"store", "delivery", "warehouse", "purchasing", "it-desk"}) {
    EXPECT_DOUBLE_EQ(department(chain, name).depends_on_suppliers, 0.4) << name;
  }
}

// Weights over the hours of the week: Mon–Fri 1 and from 17 to 19 o'clock 1.5, that is 24 + 2 × 0.5 = 25 a day;
// Saturday 2.2 × 25 = 55; Sunday 0. In all 5 × 25 + 55 = 180.
TEST_F(CityShoes, CustomersComeByThePattern) {
  const auto& shoppers = segment(chain, "shoppers");
  const auto& arrivals = std::get<models::PoissonArrivals>(shoppers.arrivals);
  EXPECT_DOUBLE_EQ(arrivals.rate_per_week, 900);
  ASSERT_TRUE(arrivals.pattern.has_value());
  EXPECT_NEAR(arrivals.pattern->regular_week_h(), 180, 1e-9);
  EXPECT_DOUBLE_EQ(arrivals.pattern->value_at(sim::start_of_run + 5 * 24h + 18h), 3.3);
  EXPECT_EQ(arrivals.pattern->value_at(sim::start_of_run + 6 * 24h + 18h), 0);
}

TEST_F(CityShoes, CustomersAreAsWritten) {
  const auto& shoppers = segment(chain, "shoppers");
  EXPECT_EQ(shoppers.enters, (std::vector<HandOn::Share>{{id("store"), 1.0}}));
  ASSERT_EQ(shoppers.patience.size(), 1u);
  EXPECT_NEAR(sim::mean_h(shoppers.patience[0].second), 0.25, 1e-12);
  EXPECT_EQ(shoppers.expects.wait, 5min);
  EXPECT_TRUE(shoppers.expects.written);
  EXPECT_EQ(shoppers.expects.right, 98.0);
  EXPECT_EQ(shoppers.expects.courtesy, 80.0);
  EXPECT_FALSE(shoppers.expects.surroundings.has_value());
  EXPECT_EQ(shoppers.cares_about, (models::ServqualWeights{0.35, 0.35, 0.15, 0.15, 0}));
  EXPECT_EQ(shoppers.worth, 48);
  const auto& businesses = segment(chain, "businesses");
  EXPECT_EQ(businesses.type, models::SegmentType::company);
  EXPECT_EQ(businesses.relationship, models::Relationship::client);
  EXPECT_EQ(businesses.enters, (std::vector<HandOn::Share>{{id("purchasing"), 0.4}, {id("store"), 0.6}}));
  ASSERT_EQ(businesses.patience.size(), 2u);
  EXPECT_EQ(businesses.patience[0], (std::pair{id("purchasing"), sim::Law{sim::Constant{0.75}}}));
}

TEST_F(CityShoes, HasTwoWhatIfsInTheOrderOfTheFile) {
  ASSERT_EQ(scenario.what_ifs.size(), 2u);
  const WhatIf& third = scenario.what_ifs[0];
  EXPECT_EQ(third.name, "third-technician");
  EXPECT_EQ(third.says, "Hire one more IT technician");
  EXPECT_EQ(third.changes, (std::vector<Change>{{"departments.it-desk.staff", "+1", "2", "3"}}));
  EXPECT_EQ(third.cost, (Cost{46000, "EUR", Cost::Per::year}));
  models::ServiceChain expected = chain;
  expected.departments[id("it-desk").index].staff = department(third.chain, "it-desk").staff;
  EXPECT_EQ(third.chain, expected);
  EXPECT_DOUBLE_EQ(std::get<sim::Timetable>(department(third.chain, "it-desk").staff).regular_week_h(), 3 * 42.5);
  const WhatIf& list = scenario.what_ifs[1];
  EXPECT_DOUBLE_EQ(std::get<models::PerJob>(need(list.chain, "store", "warehouse").how_often).times.otherwise, 0.12);
  EXPECT_EQ(
      list.changes,
      (std::vector<Change>{{"departments.store.needs.warehouse.for", "12% of jobs", "30% of jobs", "12% of jobs"}}));
}

// Writes the tree as JSON, every scalar in quotes; `turn` puts the entries of every map the other way round.
enum class Turn { no, yes };
void write_json(const Node& node, Turn turn, std::string& out) {
  if (node.is_scalar()) {
    out += '"' + node.text + '"';
    return;
  }
  out += node.is_map() ? '{' : '[';
  std::vector<const Node*> children;
  for (const Node& child : node.children) children.push_back(&child);
  if (turn == Turn::yes && node.is_map()) std::reverse(children.begin(), children.end());
  for (const Node* child : children) {
    if (child != children.front()) out += ", ";
    if (node.is_map()) out += '"' + child->key + "\": ";
    write_json(*child, turn, out);
  }
  out += node.is_map() ? '}' : ']';
}

std::string as_json(std::string_view text, Turn turn) {
  std::string json;
  write_json(*read_tree(text, "test.yaml").value, turn, json);
  return json;
}

TEST_F(CityShoes, IsTheSameInJson) {
  const Scenario json = read_well(as_json(city_shoes(), Turn::no));
  EXPECT_EQ(json.chain, chain);
  EXPECT_EQ(json.what_ifs[0].chain, scenario.what_ifs[0].chain);
}

TEST_F(CityShoes, IsTheSameInAnyOrderOfItsKeys) { EXPECT_EQ(read_well(as_json(city_shoes(), Turn::yes)).chain, chain); }

}  // namespace
}  // namespace servicechain::scenarios
