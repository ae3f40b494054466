#include "analysis/measures/catalogue.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "analysis/observe/collector.h"
#include "tests/analysis/little_chain.h"

namespace servicechain::analysis {
namespace {

using models::Ending;

sim::Time at(double hours) { return sim::start_of_run + sim::from_hours(hours); }

std::set<std::string> names(const Catalogue& catalogue, const std::string& of, const std::string& kind) {
  std::set<std::string> found;
  for (const CatalogueEntry& entry : catalogue.entries) {
    if (entry.measure.of == of && entry.measure.kind == kind) found.insert(entry.measure.name);
  }
  return found;
}

std::set<std::string> with_percentiles(std::set<std::string> names, const std::string& of) {
  for (const char* suffix : {".p50", ".p90", ".p95", ".p99"}) names.insert(of + suffix);
  return names;
}

double value(const Catalogue& catalogue, const Totals& totals, const std::string& of, const std::string& name) {
  const auto entry = find_entry(catalogue, of, name);
  EXPECT_TRUE(entry) << of << " " << name;
  const Pair pair = pair_of(std::get<MeanOf>(catalogue.entries[*entry].how), totals);
  return pair.total / pair.weight;
}

TEST(Catalogue, HasTheMeasuresOfADepartment) {
  const Catalogue catalogue = catalogue_of(tests::little_chain());
  std::set<std::string> by_kind = with_percentiles(
      with_percentiles({"arrivals", "throughput", "wait", "held", "time", "waits", "in-line", "inside", "refused",
                        "gave-up", "blocked", "quality"},
                       "wait"),
      "time");
  EXPECT_EQ(names(catalogue, "departments.desk", "people"), by_kind);
  EXPECT_EQ(names(catalogue, "departments.store", "desk"), by_kind);
  by_kind.insert(
      {"utilisation", "working", "overtime", "standard", "pressure", "fatigue", "mood", "cost", "earned"});
  EXPECT_EQ(names(catalogue, "departments.desk", "all"), by_kind);
}

TEST(Catalogue, HasTheMeasuresOfALinkAndOfCustomers) {
  const Catalogue catalogue = catalogue_of(tests::little_chain());
  EXPECT_EQ(names(catalogue, "departments.desk.needs.store", "all"),
            with_percentiles({"requests", "time", "on-time", "refused", "quality", "perceived", "gap", "self-view", "paid"}, "time"));
  const std::set<std::string> customers = with_percentiles(
      with_percentiles(
          {"arrivals",  "time",       "wait",         "served",    "lost",        "on-time",  "satisfaction",
           "perceived", "expected",   "right",        "speed",     "information", "courtesy", "surroundings",
           "quality",   "complaints", "would-return", "promoters", "base",        "revenue",  "inside-at-end"},
          "time"),
      "wait");
  EXPECT_EQ(names(catalogue, "customers", "all"), customers);
  EXPECT_EQ(names(catalogue, "customers.people", "all"), customers);
}

TEST(Catalogue, LeavesOutKindsThatCannotCome) {
  const Catalogue catalogue = catalogue_of(tests::little_chain());
  EXPECT_TRUE(names(catalogue, "departments.store", "people").empty());
}

// 10 h observed. 4 arrive, 1 refused, 1 of the 3 let in gives up, 2 finish, 1 of them blocked.
TEST(Catalogue, DividesEachEventByItsOwnWhole) {
  const models::ServiceChain chain = tests::little_chain();
  const Catalogue catalogue = catalogue_of(chain);
  Collector collector{chain, catalogue.lanes, {at(0), at(10)}, nullptr};
  const auto visit = [&](Ending ending, bool was_blocked) {
    collector.job_arrived({0}, at(1));
    collector.visit_ended({{0}, 1, ending, false, was_blocked, 1, at(1), at(1), at(2), {}, {}, 0.5});
  };
  visit(Ending::refused, false);
  visit(Ending::gave_up, false);
  visit(Ending::finished, true);
  visit(Ending::finished, false);
  const Totals totals = collector.take(at(10)).totals;
  const std::string desk = "departments.desk";
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "arrivals"), 0.4);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "throughput"), 0.2);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "refused"), 1.0 / 4);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "gave-up"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "blocked"), 1.0 / 2);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "time"), 1.0);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "quality"), 0.5);
}

// A week: 2 people on duty 80 h (160 person-hours), 40 working, 20 held, then 1 finishes for 8 h after hours.
// Time on duty 168, working 48, busy 68; cost 10 an hour.
TEST(Catalogue, CountsOvertimeAsTimeOnDuty) {
  const models::ServiceChain chain = tests::little_chain();
  const Catalogue catalogue = catalogue_of(chain);
  Collector collector{chain, catalogue.lanes, {at(0), at(168)}, nullptr};
  collector.team_changed({{0}, at(0), 2, 1, 0, 0});
  collector.team_changed({{0}, at(40), 2, 0, 1, 0});
  collector.team_changed({{0}, at(60), 2, 0, 0, 0});
  collector.team_changed({{0}, at(80), 0, 1, 0, 1});
  collector.team_changed({{0}, at(88), 0, 0, 0, 0});
  const Totals totals = collector.take(at(168)).totals;
  const std::string desk = "departments.desk";
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "utilisation"), 68.0 / 168);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "working"), 48.0 / 168);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "overtime"), 8.0);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, desk, "cost"), 1680.0);
  EXPECT_EQ(pair_of(std::get<MeanOf>(catalogue.entries[*find_entry(catalogue, "departments.store", "cost")].how), totals),
            Pair{});
}

// Over 2 weeks 3 leave: 95, 80 and 60 points; two of the three served at 5 each.
TEST(Catalogue, TakesCustomerSharesOverAllWhoLeft) {
  const models::ServiceChain chain = tests::little_chain();
  const Catalogue catalogue = catalogue_of(chain);
  Collector collector{chain, catalogue.lanes, {at(0), at(336)}, nullptr};
  const auto leave = [&](double points, Ending ending) {
    collector.customer_arrived({0}, at(1));
    collector.customer_left({{0}, 1, ending, at(1), at(2), {}, 1, 80, 90, points, false});
  };
  leave(95, Ending::finished);
  leave(80, Ending::finished);
  leave(60, Ending::gave_up);
  const Totals totals = collector.take(at(336)).totals;
  EXPECT_DOUBLE_EQ(value(catalogue, totals, "customers", "served"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, "customers", "lost"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, "customers", "satisfaction"), 235.0 / 3);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, "customers.people", "promoters"), 0.0);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, "customers", "on-time"), 0.0);
  EXPECT_DOUBLE_EQ(value(catalogue, totals, "customers", "revenue"), 5.0);
  EXPECT_EQ(pair_of(std::get<MeanOf>(catalogue.entries[*find_entry(catalogue, "customers", "base")].how), totals), Pair{});
}

}  // namespace
}  // namespace servicechain::analysis
