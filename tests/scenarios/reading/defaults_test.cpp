#include "scenarios/reading/defaults.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

std::vector<Default> defaults(const std::string& text) {
  const Scenario scenario = read_well(text);
  return defaults_of(scenario, tree_as_read(text, "test.yaml", {}));
}

// "value (source)"; empty: no default is told for it.
std::string told(const std::vector<Default>& all, const std::string& path) {
  const auto place = std::find_if(all.begin(), all.end(), [&](const Default& each) { return each.path == path; });
  return place == all.end() ? "" : place->value + " (" + place->source + ")";
}

TEST(Defaults, AreToldWithWhereTheyComeFrom) {
  const auto all = defaults(small("    needs: {warehouse: {}}\n", "parameters: {welfare: 40}\n"));
  EXPECT_EQ(told(all, "time.length"), "26 weeks (the format)");
  EXPECT_EQ(told(all, "departments.store.open"), "always (the format)");
  EXPECT_EQ(told(all, "departments.store.needs.warehouse.for"), "100% of jobs (the format)");
  EXPECT_EQ(told(all, "departments.store.depends-on-suppliers"), "40% (the model)");
  EXPECT_EQ(told(all, "departments.store.welfare"), "40 (parameters, line 10)");
  EXPECT_EQ(told(all, "parameters.tipping"), "0% (the model: Kuntz et al. 2015)");
  EXPECT_EQ(told(all, "decide.confidence"), "95% (the format)");
}

TEST(Defaults, AreOnlyThoseThatApply) {
  const auto all = defaults(small("    order: random\n"));
  EXPECT_EQ(told(all, "departments.store.order"), "");               // written
  EXPECT_EQ(told(all, "departments.store.staff"), "");               // has none
  EXPECT_EQ(told(all, "departments.store.absence.counts"), "");      // nobody is absent
  EXPECT_EQ(told(all, "customers.shoppers.arrive.group"), "");       // said once, of the segment
  EXPECT_EQ(told(all, "customers.shoppers.group"), "1 (the format)");
  EXPECT_EQ(told(all, "departments.store.depends-on-suppliers"),
            "0% (nothing is given to it that its quality could hang on)");
}

// Every default of the format, written out, is read as the same chain.
TEST(Defaults, CanBeWrittenOut) {
  const std::string text = small("    needs: {warehouse: {}}\n");
  std::vector<Setting> written;
  for (const Default& each : defaults(text)) {
    if (each.source == "the format") written.push_back({each.path, each.value});
  }
  EXPECT_GT(written.size(), 40u);
  EXPECT_EQ(read_well(text, written).chain, read_well(text).chain);
}

}  // namespace
}  // namespace servicechain::scenarios
