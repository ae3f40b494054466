#include "scenarios/studies/bundler.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

Scenario with_changes(const std::vector<std::string>& changes, const std::vector<Setting>& settings = {}) {
  std::string lines = "what-if:\n";
  for (std::size_t i = 0; i < changes.size(); ++i) {
    lines += "  w" + std::to_string(i) + ": {change: " + changes[i] + "}\n";
  }
  return read_well(small("", lines), settings);
}

std::string clash_of(const std::string& a, const std::string& b) {
  const Scenario scenario = with_changes({a, b});
  return Bundler{scenario}.clash(0, 1).value_or("none");
}

models::ServiceChain together(const Scenario& scenario, const std::vector<std::size_t>& what_ifs) {
  auto chain = Bundler{scenario}.chain_with(what_ifs);
  EXPECT_TRUE(std::holds_alternative<models::ServiceChain>(chain)) << std::get<std::string>(chain);
  return std::get<models::ServiceChain>(std::move(chain));
}

// What the same changes give when one what-if makes them all.
models::ServiceChain as_one(const std::string& changes) { return with_changes({changes}).what_ifs.front().chain; }

TEST(Bundler, MakesAllChanges) {
  const Scenario scenario = with_changes({"{departments.store.staff: 8}", "{departments.warehouse.staff: +1}"});
  EXPECT_EQ(together(scenario, {0, 1}), as_one("{departments.store.staff: 8, departments.warehouse.staff: 4}"));
}

TEST(Bundler, AddsWhatIsAddedTwice) {
  const Scenario scenario = with_changes({"{departments.store.staff: +1}", "{departments.store.staff: +2}",
                                          "{departments.store.work: x0.5}", "{departments.store.work: x0.5}"});
  EXPECT_EQ(together(scenario, {0, 1}), as_one("{departments.store.staff: 9}"));
  EXPECT_EQ(together(scenario, {2, 3}), as_one("{departments.store.work: 3 min}"));
}

TEST(Bundler, GivesTheWhatIfItselfWhereThereIsOne) {
  const Scenario scenario = read_well(city_shoes());
  for (std::size_t i = 0; i < scenario.what_ifs.size(); ++i) {
    EXPECT_EQ(together(scenario, {i}), scenario.what_ifs[i].chain);
  }
  EXPECT_EQ(together(scenario, {}), scenario.chain);
}

TEST(Bundler, KeepsTheSettings) {
  const Scenario scenario = with_changes({"{departments.store.staff: +1}", "{departments.warehouse.staff: +1}"},
                                         {{"departments.store.staff", "+4"}, {"departments.store.work", "x0.5"}});
  EXPECT_EQ(together(scenario, {0, 1}), as_one("{departments.store.staff: 11, departments.store.work: 6 min, "
                                               "departments.warehouse.staff: 4}"));
}

TEST(Bundler, LetsWhatIfsBeTogetherWhereTheirOrderDoesNotMatter) {
  EXPECT_EQ(clash_of("{departments.store.staff: +1}", "{departments.warehouse.staff: 5}"), "none");
  EXPECT_EQ(clash_of("{departments.store.staff: +1}", "{departments.store.staff: +1}"), "none");
  EXPECT_EQ(clash_of("{departments.store.staff: 8}", "{departments.store.staff: 8}"), "none");
  EXPECT_EQ(clash_of("{departments.store.needs: {warehouse: {for: 10% of jobs}}}", "{departments.store.in-tray: 9}"),
            "none");
}

TEST(Bundler, TellsWhatClashesAndWhere) {
  EXPECT_EQ(clash_of("{departments.store.staff: 8}", "{departments.store.staff: 9}"),
            "both change departments.store.staff");
  EXPECT_EQ(clash_of("{departments.store.staff: 8}", "{departments.store.staff: +1}"),
            "both change departments.store.staff");
  EXPECT_EQ(clash_of("{departments.store.staff: x1.5}", "{departments.store.staff: +2}"),
            "both change departments.store.staff");
  EXPECT_EQ(clash_of("{departments.*.right-first-time: 90%}", "{departments.store.right-first-time: 99%}"),
            "both change departments.store.right-first-time");
}

TEST(Bundler, SaysWhyABundleCannotBe) {
  const Scenario scenario = with_changes({"{departments.warehouse.staff: -2}", "{departments.warehouse.staff: -2}"});
  const auto chain = Bundler{scenario}.chain_with(std::array<std::size_t, 2>{0, 1});
  ASSERT_TRUE(std::holds_alternative<std::string>(chain));
  EXPECT_NE(std::get<std::string>(chain).find("\"-1\""), std::string::npos) << std::get<std::string>(chain);
}

}  // namespace
}  // namespace servicechain::scenarios
