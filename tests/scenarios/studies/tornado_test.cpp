#include "scenarios/studies/tornado.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scenarios/changes/numbers.h"
#include "scenarios/changes/variants.h"
#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

using analysis::NumberSource;

// The wait is nearly all of the satisfaction, and the desk is nearly always busy: its work must matter most. Nothing
// depends on the second desk, which nobody visits but a routine.
constexpr const char* planted = R"(servicechain: 1
name: Planted
time: {length: 2 weeks, warm-up: 1 day}
behaviour: []
departments:
  desk: {staff: 20, work: 2 h, right-first-time: {value: 100%, source: measured}}
  cellar:
    staff: 1
    work: {value: 5 min, source: guess}
    routine: {count: {arrive: 3 per day}}
customers:
  people:
    arrive: {rate: {value: 8 per hour, source: guess}}
    enters: desk
    expects: {wait: 5 min}
    cares-about: {speed: 98, right: 2}
decide: {replications: 8}
)";

std::vector<ScenarioNumber> numbers_in(const std::string& text) {
  const Scenario scenario = read_well(text);
  Variants variants{scenario, {}, {}};
  return numbers_of(variants.root(), scenario.provenances, 0.1);
}

const ScenarioNumber* find(const std::vector<ScenarioNumber>& numbers, const std::string& path) {
  const auto found =
      std::find_if(numbers.begin(), numbers.end(), [&](const auto& number) { return number.path == path; });
  return found == numbers.end() ? nullptr : &*found;
}

analysis::Tornado tornado_of(const std::string& text, std::uint32_t threads = 2) {
  return run_tornado(read_well(text), {}, 0.1, {threads, std::nullopt, std::nullopt, nullptr, {}},
                     [](const TornadoBudget&) {});
}

bool has(const std::vector<analysis::TornadoRow>& rows, const std::string& path) {
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.path == path; });
}

// -- Which numbers ---------------------------------------------------------------------------------------------------

struct Nudge {
  const char* text;
  Form form;
  const char* less;  // "": it has an end there
  const char* more;
};

class NudgedNumber : public testing::TestWithParam<Nudge> {};

TEST_P(NudgedNumber, IsATenthLessAndATenthMore) {
  const Nudge& nudge = GetParam();
  EXPECT_EQ(nudged(nudge.text, nudge.form, -0.1).value_or(""), nudge.less);
  EXPECT_EQ(nudged(nudge.text, nudge.form, 0.1).value_or(""), nudge.more);
}

INSTANTIATE_TEST_SUITE_P(
    Tornado, NudgedNumber,
    testing::Values(Nudge{"6", Form::people, "5", "7"}, Nudge{"100", Form::people, "99", "101"},
                    Nudge{"1", Form::people, "", "2"}, Nudge{"unlimited", Form::people, "", ""},
                    Nudge{"40", Form::limit, "36", "44"}, Nudge{"3", Form::count, "2", "4"},
                    Nudge{"50%", Form::share, "45%", "55%"}, Nudge{"97%", Form::share, "87.3%", "100%"},
                    Nudge{"100%", Form::share, "90%", ""}, Nudge{"0.95", Form::share, "0.855", "1"},
                    Nudge{"0%", Form::share, "", ""}, Nudge{"95", Form::points, "85.5", "100"},
                    Nudge{"30% of jobs", Form::how_often, "27% of jobs", "33% of jobs"},
                    Nudge{"100% of jobs", Form::how_often, "90% of jobs", ""},
                    Nudge{"2 per job", Form::how_often, "1.8 per job", "2.2 per job"},
                    Nudge{"900 per week", Form::rate, "810 per week", "990 per week"},
                    Nudge{"lognormal(mean 10 min, sd 5 min)", Form::law, "lognormal(mean 9 min, sd 4.5 min)",
                          "lognormal(mean 11 min, sd 5.5 min)"},
                    Nudge{"medium", Form::level, "1.8", "2.2"}, Nudge{"-0.5", Form::parameter, "-0.45", "-0.55"},
                    Nudge{"75% at 75 points", Form::parameter, "67.5% at 75 points", "82.5% at 75 points"},
                    Nudge{"never", Form::parameter, "", ""}, Nudge{"first-come", Form::choice, "", ""},
                    Nudge{"at most 30 min", Form::wait, "at most 27 min", "at most 33 min"},
                    Nudge{"yes", Form::wait, "", ""}));

// The table of keys decides: a constant that is added to it is there by itself.
TEST(Numbers, HaveEveryConstantOfTheModelThatIsNotNothing) {
  const auto numbers = numbers_in(planted);
  for (const Key& key : keys_of(Place::parameters)) {
    if (key.form != Form::parameter || !nudged(std::string{key.otherwise}, key.form, -0.1)) continue;
    EXPECT_NE(find(numbers, "parameters." + std::string{key.name}), nullptr) << key.name;
  }
}

TEST(Numbers, AreThoseOfTheFileAndOfDefaultsInForce) {
  const auto numbers = numbers_in(city_shoes());
  for (const char* path : {"departments.store.staff", "departments.store.work", "departments.warehouse.work.delivery",
                           "departments.store.needs.warehouse.for", "departments.store.needs.warehouse.promise",
                           "departments.store.needs.warehouse.matters", "customers.shoppers.arrive.rate",
                           "customers.shoppers.arrive.pattern.Sat", "customers.shoppers.patience",
                           "departments.store.passes-to.default.delivery", "customers.businesses.enters.store",
                           "departments.store.knows", "quality.found-by-next"}) {
    EXPECT_NE(find(numbers, path), nullptr) << path;
  }
  for (const ScenarioNumber& number : numbers) {
    EXPECT_FALSE(number.path.starts_with("decide.")) << number.path;
    EXPECT_FALSE(number.path.starts_with("time.")) << number.path;
    EXPECT_FALSE(number.path.starts_with("what-if.")) << number.path;
  }
}

TEST(Numbers, SayWhereTheyComeFrom) {
  const auto numbers = numbers_in(planted);
  EXPECT_EQ(find(numbers, "departments.desk.right-first-time")->source, NumberSource::measured);
  EXPECT_EQ(find(numbers, "departments.cellar.work")->source, NumberSource::guess);
  EXPECT_EQ(find(numbers, "departments.desk.staff")->source, NumberSource::not_said);
  EXPECT_EQ(find(numbers, "departments.desk.knows")->source, NumberSource::usual_value);
  EXPECT_EQ(find(numbers, "parameters.loss-aversion")->source, NumberSource::published);
  EXPECT_EQ(find(numbers, "parameters.disappointment")->source, NumberSource::chosen);
  EXPECT_EQ(find(numbers, "parameters.disappointment")->usual_range, "0 to 1");
}

// 40% and 60%: a tenth more of the first is 44%, and leaves 56% of 60%.
TEST(Numbers, MakeRoomForASharesNeighbours) {
  const auto numbers = numbers_in(city_shoes());
  const ScenarioNumber* share = find(numbers, "customers.businesses.enters.purchasing");
  EXPECT_EQ(in_one_line(share->more->value), "{purchasing: 44%, store: 56%}");
  EXPECT_EQ(share->value_path, "customers.businesses.enters");
}

TEST(Numbers, MoveAllPeopleOfADepartmentTogether) {
  std::string text = planted;
  text.replace(text.find("staff: 20"), 9, "staff: {Mon-Fri: 20, Sat: 30}");
  const auto numbers = numbers_in(text);
  const ScenarioNumber* staff = find(numbers, "departments.desk.staff");
  ASSERT_NE(staff, nullptr);
  EXPECT_EQ(staff->more->text, "{Mon-Fri: 21, Sat: 31}");
}

// -- What they come to
// -------------------------------------------------------------------------------------------------

// 8 customers an hour with 2 h of work each for 20 people: load 0.8; a tenth more is 0.88, and one person less 0.84.
TEST(Tornado, PutsThePlantedNumberFirst) {
  const analysis::Tornado tornado = tornado_of(planted);
  ASSERT_GE(tornado.rows.size(), 3U);
  const std::vector<std::string> load{"departments.desk.work", "customers.people.arrive.rate"};
  for (const std::string& path : load) {
    EXPECT_TRUE(tornado.rows[0].path == path || tornado.rows[1].path == path) << path;
  }
  for (std::size_t r = 1; r < tornado.rows.size(); ++r) {
    EXPECT_GE(size_of(tornado.rows[r - 1]), size_of(tornado.rows[r]));
  }
  EXPECT_NE(surest_side(tornado.rows[0]), nullptr);
  EXPECT_EQ(tornado.rows[0].replications, 8U);
}

TEST(Tornado, MarksWhatHasNoEffect) {
  const analysis::Tornado tornado = tornado_of(planted);
  EXPECT_TRUE(has(tornado.without, "departments.cellar.work"));
  EXPECT_TRUE(has(tornado.without, "departments.cellar.staff"));
  EXPECT_FALSE(has(tornado.rows, "departments.cellar.work"));
  for (const analysis::TornadoRow& row : tornado.without) EXPECT_EQ(surest_side(row), nullptr) << row.path;
}

TEST(Tornado, NamesTheGuessToAskForFirst) {
  const analysis::Tornado tornado = tornado_of(planted);
  EXPECT_TRUE(std::any_of(tornado.answer.begin(), tornado.answer.end(), [](const std::string& sentence) {
    return sentence.starts_with(
        "Ask first: customers.people.arrive.rate (customers per week, day or hour): a guess, and");
  })) << tornado.answer.at(1);
}

TEST(Tornado, GivesTheSameBitsOnAnyNumberOfThreads) {
  EXPECT_EQ(analysis::tornado_json(tornado_of(planted, 1)), analysis::tornado_json(tornado_of(planted, 4)));
}

// Stopped in the first look, after today (5 runs) and 32 changes (160 runs): what was reached stays, with its effects.
TEST(Tornado, KeepsWhatWasReachedWhenStopped) {
  std::atomic<bool> stop = false;
  const SeriesOptions options{1, std::nullopt, std::nullopt, &stop,
                              [&](Progress progress) { stop = progress.done == 166; }};
  const analysis::Tornado tornado = run_tornado(read_well(planted), {}, 0.1, options, [](const TornadoBudget&) {});
  EXPECT_TRUE(tornado.was_stopped);
  EXPECT_FALSE(tornado.not_reached.empty());
  ASSERT_FALSE(tornado.rows.empty());
  for (const analysis::TornadoRow& row : tornado.rows) EXPECT_EQ(row.replications, 5U) << row.path;
}

// The effect of one number is that of the what-if that says the same.
TEST(Tornado, GivesTheSameAsAWhatIf) {
  const std::string text = std::string{planted} + "what-if:\n  longer: {change: {departments.desk.work: 2.2 h}}\n";
  const Scenario scenario = read_well(text);
  const analysis::Study study = run_experiment(scenario, {{"longer"}, 2, std::nullopt, std::nullopt, nullptr, {}});
  const analysis::Tornado tornado = tornado_of(text);
  const auto row = std::find_if(tornado.rows.begin(), tornado.rows.end(),
                                [](const auto& each) { return each.path == "departments.desk.work"; });
  ASSERT_NE(row, tornado.rows.end());
  const auto difference = std::find_if(study.differences.begin(), study.differences.end(),
                                       [](const auto& each) { return each.verdict.has_value(); });
  EXPECT_EQ(row->more->effect.mean, difference->estimate.mean);
  EXPECT_EQ(row->more->value, "2.2 h");
}

}  // namespace
}  // namespace servicechain::scenarios
