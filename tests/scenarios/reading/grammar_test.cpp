#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

using namespace std::chrono_literals;

models::ServiceChain chain_with(std::string_view store_lines, std::string_view last_lines = "") {
  return read_well(small(store_lines, last_lines)).chain;
}

TEST(Customers, MayComeInFourWays) {
  const auto arrivals = [](const std::string& arrive) {
    return read_well("servicechain: 1\ndepartments: {a: {work: 1 min, staff: 1}}\ncustomers: {c: {enters: a, arrive: " +
                     arrive + "}}\n")
        .chain.segments[0]
        .arrivals;
  };
  EXPECT_EQ(arrivals("{every: exponential(mean 2 h)}"),
            (models::Arrivals{models::RenewalArrivals{sim::Law{sim::Exponential{2}}}}));
  EXPECT_EQ(arrivals("{population: 20, returns-after: 3 h}"),
            (models::Arrivals{models::ClosedPopulation{20, sim::Law{sim::Constant{3}}}}));
  EXPECT_EQ(arrivals("{rate: 30 per hour}"), (models::Arrivals{models::PoissonArrivals{5040, std::nullopt}}));
}

// Weights per hour: Monday 2 from 8 to 10 only (2 × 2 h), times 3 from 9 to 10: 2 + 6 = 8.
TEST(Pattern, SetsWeightsAndMultipliesThem) {
  const std::string text = small("", "");
  const std::string with =
      std::string{text}.replace(text.find("rate: 900 per week"), 18,
                                "rate: 900 per week, pattern: {Mon: 2, \"08:00-10:00\": 1, \"09:00-10:00\": x3}");
  const auto arrivals = std::get<models::PoissonArrivals>(read_well(with).chain.segments[0].arrivals);
  EXPECT_DOUBLE_EQ(arrivals.pattern->regular_week_h(), 8);
}

class ArrivalsFile : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string{"servicechain-arrivals-"} + test->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  Read<Scenario> read(const std::string& rows) {
    std::ofstream{folder_ / "arrivals.csv"} << rows;
    std::ofstream{folder_ / "s.yaml"}
        << "servicechain: 1\ndepartments: {a: {work: 1 min, staff: 1}}\n"
           "customers: {c: {enters: a, arrive: {file: arrivals.csv}}, d: {enters: a, arrive: {file: arrivals.csv}}}\n";
    return read_scenario((folder_ / "s.yaml").string(), {});
  }
  std::filesystem::path folder_;
};

TEST_F(ArrivalsFile, GivesEachSegmentItsRows) {
  const auto scenario = read("time,segment\n2 h,c\n2026-01-05 03:00,d\n2026-01-06 00:00,c\n");
  ASSERT_TRUE(scenario.value.has_value()) << describe(scenario.problems, "");
  EXPECT_EQ(scenario.value->chain.segments[0].arrivals,
            (models::Arrivals{models::ListedArrivals{{sim::start_of_run + 2h, sim::start_of_run + 24h}}}));
  EXPECT_EQ(scenario.value->chain.segments[1].arrivals,
            (models::Arrivals{models::ListedArrivals{{sim::start_of_run + 3h}}}));
}

TEST_F(ArrivalsFile, NamesTheRowThatIsOutOfOrder) {
  const auto scenario = read("time\n2 h\n1 h\n");
  ASSERT_FALSE(scenario.value.has_value());
  EXPECT_EQ(scenario.problems[0].message, "arrivals.csv row 3: the rows are out of order");
}

TEST_F(ArrivalsFile, ThatIsMissingIsTroubleOfTheWorld) {
  static_cast<void>(read("time\n1 h\n"));
  std::filesystem::remove(folder_ / "arrivals.csv");
  EXPECT_THROW(static_cast<void>(read_scenario((folder_ / "s.yaml").string(), {})), std::system_error);
}

TEST(Decide, TakesOneNumberOfRunsOrARange) {
  const auto decide = [](const std::string& text) { return read_well(small("", "decide: " + text + "\n")).decide; };
  EXPECT_EQ(decide("{replications: 50}").at_least, 50u);
  EXPECT_EQ(decide("{replications: 50}").at_most, 50u);
  EXPECT_EQ(decide("{replications: {at-most: 10}}").at_least, 10u);
  EXPECT_EQ(decide("{on: departments.store wait}").of, "departments.store");
  EXPECT_EQ(decide("{on: departments.store wait}").measure, "wait");
  EXPECT_EQ(decide("{on: customers.shoppers wait.p95}").of, "customers.shoppers");
  EXPECT_DOUBLE_EQ(decide("{precision: 2%}").precision.value(), 0.02);
  EXPECT_DOUBLE_EQ(decide("{on: wait, smallest-difference-that-matters: 6 min}").smallest_difference.value(), 0.1);
  EXPECT_DOUBLE_EQ(decide("{on: lost, smallest-difference-that-matters: 2 points}").smallest_difference.value(), 0.02);
  EXPECT_DOUBLE_EQ(decide("{on: lost, smallest-difference-that-matters: 2%}").smallest_difference.value(), 0.02);
  EXPECT_DOUBLE_EQ(decide("{smallest-difference-that-matters: 1 point}").smallest_difference.value(), 1);
  EXPECT_DOUBLE_EQ(decide("{smallest-difference-that-matters: 2}").smallest_difference.value(), 2);
  EXPECT_EQ(only_problem_of(small("", "decide: {on: wait, smallest-difference-that-matters: 1 points}\n")).caret,
            "write it as 5 min");
  EXPECT_EQ(only_problem_of(small("", "decide: {smallest-difference-that-matters: 2%}\n")).caret, "write it as 2 points");
  EXPECT_EQ(decide("{seed: 4294967295}").seed, 4294967295u);
  EXPECT_EQ(only_problem_of(small("", "decide: {seed: 4294967296}\n")).code, "E211");
  EXPECT_EQ(only_problem_of(small("", "decide: {on: departments.stor wait}\n")).code, "E307");
  EXPECT_EQ(only_problem_of(small("", "decide: {on: satisfacton}\n")).caret, "did you mean \"satisfaction\"?");
}

TEST(Time, MayBeGivenInFull) {
  const TimePlan plan = read_well(small("", "time: {start: 2026-01-07 12:00, length: 2 weeks, warm-up: 0 h}\n")).time;
  EXPECT_EQ(plan.warm_up, sim::Duration{});
  EXPECT_EQ(plan.length, 336h);
  EXPECT_EQ(only_problem_of(small("", "time: {length: 200 years, warm-up: 51 years}\n")).code, "E216");
}

// Wednesday 12:00 is 60 h into the week.
TEST(Time, StartsInTheMiddleOfAWeekToo) {
  const auto scenario = read_well(small("    open: Mon-Fri 09:00-17:00\n", "time: {start: 2026-01-07 12:00}\n"));
  EXPECT_EQ(department(scenario.chain, "store").open.week_offset(), 60h);
}

TEST(Parameters, AreSetForAllOrForOne) {
  const auto scenario = read_well(small(
      "    parameters: {haste-hurts-quality: 1}\n",
      "parameters: {overtime: 0.3, standard-falls-in: 10 weeks, standard-rises-in: never, quits: 20% per year, stays: "
      "80% at 70 points,\n"
      "  output-spread: high, carried-in-matters: high, welfare: 40, informed: 60%, depends-on-suppliers: 30%}\n"));
  const auto& parameters = scenario.chain.parameters;
  EXPECT_EQ(parameters.overtime, 0.3);
  EXPECT_EQ(parameters.standard_falls_in_h, 1680);
  EXPECT_DOUBLE_EQ(parameters.quits_per_year, 0.2);
  EXPECT_DOUBLE_EQ(parameters.stays, 0.8);
  EXPECT_EQ(parameters.stays_at, 70);
  EXPECT_EQ(parameters.output_spread, 0.48);
  EXPECT_EQ(parameters.carried_in_matters, 4);
  EXPECT_EQ(department(scenario.chain, "store").parameters.haste_hurts_quality, 1);
  EXPECT_EQ(department(scenario.chain, "store").parameters.overtime, 0.3);
  EXPECT_EQ(department(scenario.chain, "store").welfare, 40);
  EXPECT_EQ(scenario.chain.segments[0].informed, 0.6);
}

TEST(Quality, IsReadWhole) {
  const auto quality =
      chain_with("", "quality: {combine: power(-1), found-by-next: 40%, tries-at-most: unlimited}\n").quality;
  EXPECT_EQ(quality, (models::QualityRule{models::Combine::power, -1, 0.4, std::nullopt}));
  EXPECT_EQ(chain_with("").quality, models::QualityRule{});
}

TEST(Behaviour, IsAListOfWhatIsOn) {
  EXPECT_TRUE(chain_with("").behaviour.inherited_quality);
  EXPECT_FALSE(chain_with("", "behaviour: []\n").behaviour.inherited_quality);
  const models::Behaviour some = chain_with("", "behaviour: [mood, rework]\n").behaviour;
  EXPECT_TRUE(some.mood && some.rework);
  EXPECT_FALSE(some.inherited_quality || some.turnover);
  EXPECT_EQ(only_problem_of(small("", "behaviour: [moods]\n")).caret, "did you mean \"mood\"?");
}

TEST(Provenance, StandsBesideAnyValue) {
  const auto scenario = read_well(small("    right-first-time: {value: 97%, source: guess, note: asked the boss}\n"));
  EXPECT_DOUBLE_EQ(department(scenario.chain, "store").right_first_time, 0.97);
  ASSERT_EQ(scenario.provenances.size(), 1u);
  EXPECT_EQ(scenario.provenances[0].path, "departments.store.right-first-time");
  EXPECT_EQ(scenario.provenances[0].source, "guess");
  EXPECT_EQ(scenario.provenances[0].note, "asked the boss");
  EXPECT_EQ(only_problem_of(small("    at-once: {value: 2, source: gess}\n")).caret, "did you mean \"guess\"?");
}

TEST(Names, MayBeInAnyScript) {
  const std::string text =
      "servicechain: 1\ndepartments: {門市: {staff: 1, work: 5 min}}\ncustomers: {Κύριοι: {arrive: {rate: 1 per day}, "
      "enters: 門市}}\n";
  EXPECT_EQ(read_well(text).chain.departments[0].name, "門市");
}

}  // namespace
}  // namespace servicechain::scenarios
