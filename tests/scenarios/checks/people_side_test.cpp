#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "analysis/tables/json.h"
#include "scenarios/studies/experiment.h"
#include "tests/scenarios/reading_help.h"

// The couplings of people and customers, from the file to the numbers.
namespace servicechain::scenarios {
namespace {

std::string one_department(const std::string& keys, const std::string& top = "") {
  return "servicechain: 1\ndepartments:\n  store: {" + keys + "}\ncustomers:\n  shoppers: {arrive: {rate: 336 per week}, enters: store}\n" + top;
}

// 336 jobs a week of half an hour are 168 hours of work; 85% of an always open week is 142.8 hours: 1.18, so 2 people.
// Open 42 hours a week: 4.7, so 5.
TEST(StaffThatFollowsDemand, StartsWhereAMostOfItsTimeIsTaken) {
  const Scenario always = read_well(one_department("work: 30 min, staff: follows demand"));
  EXPECT_TRUE(always.chain.departments[0].follows_demand);
  EXPECT_EQ(std::get<sim::Timetable>(always.chain.departments[0].staff).greatest(), 2);
  const Scenario some = read_well(one_department("work: 30 min, staff: follows demand, open: 08:00-14:00"));
  const auto& staff = std::get<sim::Timetable>(some.chain.departments[0].staff);
  EXPECT_EQ(staff.greatest(), 5);
  EXPECT_EQ(staff.regular_week_h(), 5 * 42);
}

TEST(StaffThatFollowsDemand, StartsAsItIsTold) {
  const Scenario scenario = read_well(one_department("work: 30 min, staff: follows demand from 7"));
  EXPECT_EQ(std::get<sim::Timetable>(scenario.chain.departments[0].staff).greatest(), 7);
  EXPECT_EQ(only_problem_of(one_department("work: 30 min, staff: follows demand slowly")).code, "E209");
  EXPECT_EQ(only_problem_of(one_department("work: 30 min, staff: follows demand from 0")).code, "E211");
}

TEST(StaffThatFollowsDemand, HasNoPersonsToBeAbsent) {
  const Problem problem = only_problem_of(one_department("work: 1 h, staff: follows demand, absence: {every: 8 h, lasts: 1 h}"));
  EXPECT_EQ(problem.code, "E220");
}

// The codes of warnings, in order.
std::vector<std::string> warnings_of(const std::string& text) {
  std::vector<std::string> codes;
  const Read<Scenario> read = read_scenario_text(text, "small.yaml", {});
  for (const Problem& problem : read.problems) codes.push_back(problem.code);
  return codes;
}

TEST(Levers, ThatDoNothingAreTold) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(warnings_of(one_department("work: 1 h, staff: 3, welfare: 60, training: 1")), (Codes{"W531", "W531"}));
  EXPECT_EQ(warnings_of(one_department("work: 1 h, staff: 3, welfare: 60, training: 1", "behaviour: [mood, turnover]\n")), Codes{});
}

TEST(CustomersWhoReact, AreCounted) {
  const auto with = [](const std::string& keys) {
    return "servicechain: 1\nbehaviour: [customers-react]\ndepartments:\n  store: {work: 1 min, staff: 3}\ncustomers:\n"
           "  shoppers: {arrive: {rate: 520 per week}, enters: store" + keys + "}\n";
  };
  using Codes = std::vector<std::string>;
  EXPECT_EQ(warnings_of(with("")), Codes{"W532"});
  EXPECT_EQ(warnings_of(with(", base: 1000")), Codes{});
  EXPECT_EQ(warnings_of(with(", base: 1000, visits: 27")), Codes{});  // 519.2 a week: within a hundredth
  EXPECT_EQ(warnings_of(with(", base: 1000, visits: 20")), Codes{"W533"});
  EXPECT_EQ(only_problem_of(with(", base: 1000, parameters: {market: 900}")).code, "E211");
}

// -- A small chain with everything on --------------------------------------------------------------------------------

std::string busy(const std::string& behaviour) {
  return "servicechain: 1\n"
         "time: {length: 8 weeks, warm-up: 1 week}\n"
         "decide: {replications: 4}\n"
         "behaviour: " + behaviour + "\n"
         "departments:\n"
         "  shop: {staff: 4, open: Mon-Sat 09:00-19:00, work: exponential(mean 20 min), right-first-time: 96%,\n"
         "         needs: {store: {for: 50% of jobs, wait: yes, promise: 10 min, price: 5 EUR}}}\n"
         "  store: {staff: 2, open: Mon-Sat 09:00-19:00, work: exponential(mean 18 min), right-first-time: 93%}\n"
         "customers:\n"
         "  guests: {arrive: {rate: 480 per week}, enters: shop, base: 1000, patience: exponential(mean 30 min), worth: 20 EUR,\n"
         "           price: 20 EUR, expects: {wait: 5 min}, cares-about: {speed: 40, right: 60}}\n"
         "what-if:\n"
         "  kinder: {change: {departments.*.welfare: +10}}\n"
         "  dearer: {change: {customers.guests.price: +10%}}\n"
         "  fewer: {change: {departments.shop.staff: -1}}\n";
}

const std::string all_on = "[inherited-quality, bad-input-slows, corner-cutting, fatigue, mood, turnover, customers-react]";

analysis::Study study_of(const Scenario& scenario, std::uint32_t threads) {
  return run_experiment(scenario, {{"kinder", "dearer", "fewer"}, threads, std::nullopt, std::nullopt, nullptr, {}});
}

double mean_of(const analysis::Study& study, const std::string& what_if, const std::string& of, const std::string& measure) {
  for (const analysis::MeasureRow& row : study.measures) {
    if (row.what_if == what_if && row.measure.of == of && row.measure.name == measure && row.measure.kind == "all") {
      return row.estimate.mean.value();
    }
  }
  throw std::logic_error{"no such measure: " + measure};
}

TEST(EveryCoupling, GivesTheSameBitsOnAnyNumberOfThreads) {
  const Scenario scenario = read_scenario_text(busy(all_on), "busy.yaml", {}).value.value();
  EXPECT_EQ(analysis::json_of(study_of(scenario, 1)), analysis::json_of(study_of(scenario, 3)));
}

// Each what-if in the direction that the model says.
TEST(EveryCoupling, AnswersWhatIfsInItsDirection) {
  const analysis::Study study = study_of(read_scenario_text(busy(all_on), "busy.yaml", {}).value.value(), 2);
  const auto change = [&](const std::string& what_if, const std::string& of, const std::string& measure) {
    return mean_of(study, what_if, of, measure) - mean_of(study, "base", of, measure);
  };
  EXPECT_GT(change("kinder", "departments.shop", "mood"), 2);
  EXPECT_LT(change("kinder", "departments.shop", "mood"), 10);
  EXPECT_GT(change("kinder", "customers", "quality"), 0);
  EXPECT_LT(change("dearer", "customers", "arrivals"), 0);
  EXPECT_GT(change("fewer", "departments.shop", "pressure"), .15);
  EXPECT_GT(change("fewer", "departments.shop", "fatigue"), 0);
  EXPECT_LT(change("fewer", "departments.shop", "standard"), 0);
  EXPECT_LT(change("fewer", "departments.shop", "mood"), 0);
  EXPECT_LT(change("fewer", "customers", "base"), 0);
  // 4 EUR an answer: 5 less a fifth.
  EXPECT_NEAR(mean_of(study, "base", "departments.store", "earned"),
              mean_of(study, "base", "departments.shop.needs.store", "paid"), 1e-9);
  EXPECT_GT(mean_of(study, "base", "departments.store", "earned"), 400);
}

// A file that turns nothing on has no levels, and a customer base that stands still.
TEST(EveryCoupling, IsOffUnlessTheFileSaysOn) {
  Read<Scenario> read = read_scenario_text(busy("[inherited-quality]"), "busy.yaml", {});
  ASSERT_TRUE(read.value);
  const analysis::Study study = study_of(*read.value, 2);
  for (const analysis::MeasureRow& row : study.measures) {
    const bool is_level = row.measure.name == "mood" || row.measure.name == "pressure" || row.measure.name == "fatigue" ||
                          row.measure.name == "standard";
    EXPECT_FALSE(is_level && row.estimate.mean) << row.measure.of << " " << row.measure.name;
  }
  EXPECT_EQ(mean_of(study, "base", "customers", "base"), 1000);
}

}  // namespace
}  // namespace servicechain::scenarios
