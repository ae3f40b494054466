#include "scenarios/studies/rank.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

#include "tests/scenarios/reading_help.h"

namespace servicechain::scenarios {
namespace {

// A customer every 10 min goes through desks a, b, c…, each of which takes 9 min: nobody ever waits, and nothing is
// left to chance. What-if x shortens desk x to what it says, so the time of all is the sum of the works.
std::string row_of_desks(const std::vector<std::pair<std::string, std::string>>& works_and_costs) {
  std::string desks;
  std::string what_ifs;
  for (std::size_t i = 0; i < works_and_costs.size(); ++i) {
    const std::string name(1, static_cast<char>('a' + i));
    const std::string next(1, static_cast<char>('b' + i));
    const std::string to = i + 1 < works_and_costs.size() ? ", passes-to: " + next : "";
    desks += "  " + name + ": {staff: 1, work: 9 min" + to + "}\n";
    const auto& [work, cost] = works_and_costs[i];
    what_ifs += "  quick-" + name + ": {change: {departments." + name + ".work: " + work + "}";
    what_ifs += (cost.empty() ? "" : ", cost: " + cost) + "}\n";
  }
  return "servicechain: 1\ntime: {length: 1 day, warm-up: 2 h}\ndepartments:\n" + desks +
         "customers:\n  people: {arrive: {every: 10 min}, enters: a}\nwhat-if:\n" + what_ifs +
         "decide: {on: time, smallest-difference-that-matters: 30 s, replications: {at-least: 20, at-most: 40}}\n";
}

RankPlan planned(const Scenario& scenario, const RankWish& wish) {
  auto plan = plan_ranking(scenario, wish);
  EXPECT_TRUE(std::holds_alternative<RankPlan>(plan)) << std::get<std::vector<std::string>>(plan).front();
  return std::get<RankPlan>(std::move(plan));
}

analysis::Ranking ranked(const Scenario& scenario, const RankWish& wish, std::uint32_t threads = 2) {
  return rank(scenario, planned(scenario, wish), {threads, nullptr, {}});
}

std::vector<std::string> problems_of(const Scenario& scenario, const RankWish& wish) {
  auto plan = plan_ranking(scenario, wish);
  EXPECT_TRUE(std::holds_alternative<std::vector<std::string>>(plan));
  return std::get<std::vector<std::string>>(std::move(plan));
}

std::string only_problem(const Scenario& scenario, const RankWish& wish) {
  const std::vector<std::string> problems = problems_of(scenario, wish);
  EXPECT_EQ(problems.size(), 1U);
  return problems.front();
}

std::vector<std::string> names(const analysis::Ranking& ranking) {
  std::vector<std::string> names;
  for (const analysis::RankedRow& row : ranking.rows) names.push_back(row.name);
  return names;
}

// 27 min today; a saves 3 min, b 2, c 4. Nothing varies: all is known after the first stage.
const std::vector<std::pair<std::string, std::string>> three_desks{
    {"6 min", "30000 EUR per year"}, {"7 min", "20000 EUR per year"}, {"5 min", "135000 EUR once"}};

TEST(Rank, PutsWhatIfsInTheOrderOfWhatTheyBring) {
  const analysis::Ranking ranking = ranked(read_well(row_of_desks(three_desks)), {});
  EXPECT_EQ(names(ranking), (std::vector<std::string>{"quick-c", "quick-a", "quick-b", "as today"}));
  EXPECT_EQ(ranking.outcome, analysis::RankOutcome::settled);
  EXPECT_EQ(sentence_of(ranking), "Best: quick-c. 95% sure: it is the best, or within 30 s of it.");
  const analysis::RankedRow& best = ranking.rows.front();
  EXPECT_NEAR(*best.value.mean, 23.0 / 60, 1e-9);
  EXPECT_NEAR(*best.against_today.mean, -4.0 / 60, 1e-9);
  EXPECT_EQ(best.cost_a_year, 45000);
  EXPECT_EQ(ranking.fresh_runs, 20U);
  EXPECT_EQ(ranking.rows[1].runs, 20U);
  EXPECT_EQ(ranking.runs_in_all, 4U * 20 + 4 * 20);
}

// Up to 60,000: a + b saves 5 min for 50,000; c, over 3 years, saves 4 for 45,000; with a or b it is 75,000 or 65,000.
TEST(Rank, FindsTheBestBundleForABudget) {
  RankWish wish;
  wish.budget = "60000 EUR";
  const analysis::Ranking ranking = ranked(read_well(row_of_desks(three_desks)), wish);
  EXPECT_EQ(names(ranking),
            (std::vector<std::string>{"quick-a + quick-b", "quick-c", "quick-a", "quick-b", "as today"}));
  EXPECT_EQ(sentence_of(ranking),
            "Best for up to 60,000 EUR a year: quick-a + quick-b. 95% sure: it is the best, or within 30 s of it.");
  EXPECT_EQ(ranking.rows.front().cost_a_year, 50000);
  // 5,000 EUR a month are 60,000 a year. Over 2 years c is 67,500 a year: too dear by itself.
  wish.budget = "5000 EUR per month";
  wish.once_over_years = 2;
  const RankPlan plan = planned(read_well(row_of_desks(three_desks)), wish);
  EXPECT_EQ(plan.budget, 60000);
  EXPECT_EQ(plan.bundles, (std::vector<Bundle>{{0}, {1}, {0, 1}}));
  EXPECT_EQ(
      plan.remarks,
      (std::vector<std::string>{"left out, because it costs more than the budget alone: quick-c (67,500 EUR a year)"}));
}

// Six desks: 63 bundles are more than 50. Minutes saved 1, 2, 3, 4, 5, 6 for 10, 19, 31, 42, 49, 64 thousand; up to
// 100,000 it is b + c + e: 10 min for 99,000. Next are 9 min, as of c + f for 95,000; a + d + e, 10 too, is 101,000.
TEST(Rank, ScreensWhereThereAreTooManyBundles) {
  const Scenario scenario = read_well(row_of_desks({{"8 min", "10000 EUR per year"},
                                                    {"7 min", "19000 EUR per year"},
                                                    {"6 min", "31000 EUR per year"},
                                                    {"5 min", "42000 EUR per year"},
                                                    {"4 min", "49000 EUR per year"},
                                                    {"3 min", "64000 EUR per year"}}));
  RankWish wish;
  wish.bundling = Bundling::every_bundle;
  const analysis::Ranking all = ranked(scenario, wish);
  ASSERT_TRUE(all.bundles);
  EXPECT_TRUE(all.bundles->were_screened);
  EXPECT_EQ(all.bundles->possible, 63U);
  EXPECT_EQ(all.rows.size(), 21U);
  EXPECT_EQ(all.rows.front().what_ifs.size(), 6U);
  EXPECT_EQ(
      sentence_of(all).find("Best: quick-a + quick-b + quick-c + quick-d + quick-e + quick-f. 95% sure: it is the "
                            "best of those ranked"),
      0U);
  wish.budget = "100000";
  EXPECT_EQ(ranked(scenario, wish).rows.front().name, "quick-b + quick-c + quick-e");
}

TEST(Rank, LeavesItAsTodayWhereNothingIsBetter) {
  const analysis::Ranking ranking = ranked(read_well(row_of_desks({{"9.5 min", ""}, {"9.9 min", ""}})), {});
  EXPECT_EQ(ranking.rows.front().name, "as today");
  EXPECT_EQ(sentence_of(ranking), "Best: leave it as today. 95% sure: nothing is better by 30 s or more.");
  EXPECT_TRUE(ranking.further.empty());
}

// Both make it 8.75 min: as good as each other, and the dearer one comes second.
TEST(Rank, PicksTheCheaperOfEqualsAndRanksTheSameOnce) {
  std::string text = row_of_desks({{"8.75 min", "900 EUR per year"}, {"8.75 min", "800 EUR per year"}});
  EXPECT_EQ(names(ranked(read_well(text), {})), (std::vector<std::string>{"quick-b", "quick-a", "as today"}));
  text.insert(text.find("decide:"), "  also-a: {change: {departments.a.work: 8.75 min}, cost: 100 EUR per year}\n");
  const analysis::Ranking ranking = ranked(read_well(text), {});
  EXPECT_EQ(names(ranking), (std::vector<std::string>{"also-a", "quick-b", "as today"}));
  EXPECT_EQ(ranking.problems, (std::vector<std::string>{"quick-a comes to the same as also-a"}));
}

// a saves 3 min for 30,000, b 3 min and 20 s for 90,000: 20 s do not matter.
TEST(Rank, TellsWhatIsAsGoodForLess) {
  const analysis::Ranking ranking =
      ranked(read_well(row_of_desks({{"6 min", "30000 EUR per year"}, {"340 s", "90000 EUR per year"}})), {});
  EXPECT_EQ(ranking.rows.front().name, "quick-b");
  ASSERT_EQ(ranking.bargains.size(), 1U);
  EXPECT_EQ(ranking.bargains[0].name, "quick-a");
  EXPECT_NEAR(ranking.bargains[0].behind_at_most, 20.0 / 3600, 1e-6);
  EXPECT_NE(rank_text(ranking, analysis::Vocabulary::plain)
                .find("As good for less: quick-a, for 30,000 a year instead of 90,000 EUR (at most 20 s behind)."),
            std::string::npos);
}

// With chance in it: M/M/1 with 6 min of work and 8 customers an hour; both what-ifs are far better than today.
std::string one_desk(const std::string& decide) {
  return "servicechain: 1\ntime: {length: 2 days, warm-up: 1 day}\n"
         "departments:\n  desk: {staff: 1, work: exponential(mean 6 min)}\n"
         "customers:\n  people: {arrive: {rate: 8 per hour}, enters: desk}\n"
         "what-if:\n  faster: {change: {departments.desk.work: x0.9}, cost: 1000 EUR per year}\n"
         "  as-fast: {change: {departments.desk.work: x0.899}, cost: 2000 EUR per year}\n"
         "decide: {on: departments.desk wait, " +
         decide + "}\n";
}

TEST(Rank, GivesTheSameBitsOnAnyNumberOfThreads) {
  const Scenario scenario =
      read_well(one_desk("smallest-difference-that-matters: 12 s, replications: {at-least: 20, at-most: 60}"));
  RankWish wish;
  wish.bundling = Bundling::every_bundle;
  const std::string on_one = json_of(ranked(scenario, wish, 1));
  EXPECT_EQ(on_one, json_of(ranked(scenario, wish, 4)));
}

// The mean wait hangs on mean and variance of the work alone (Pollaczek-Khinchine), so the two are equal; but they have
// their luck differently, and in 20 runs of two days the range of their difference is minutes wide.
TEST(Rank, SaysWhenItCannotTell) {
  std::string text = one_desk("smallest-difference-that-matters: 1 s, replications: 20");
  const std::string_view quicker = "work: x0.899";
  text.replace(text.find(quicker), quicker.size(), "work: \"lognormal(mean 5.4 min, sd 5.4 min)\"");
  const analysis::Ranking ranking = ranked(read_well(text), {});
  EXPECT_EQ(ranking.outcome, analysis::RankOutcome::cannot_tell);
  ASSERT_TRUE(ranking.settled_by);
  EXPECT_GT(*ranking.settled_by, 20U);
  EXPECT_EQ(sentence_of(ranking).find("Cannot tell yet which is best: "), 0U);
  EXPECT_EQ(ranking.rows[1].standing, analysis::Standing::level);
}

// A thousandth less work at every visit is less wait in every run. What luck does in a run is minutes, so a contest
// over 1 s would go on for thousands of runs.
TEST(Rank, SettlesWithFreshLuckWhatTheContestLeftIn) {
  const analysis::Ranking ranking =
      ranked(read_well(one_desk("smallest-difference-that-matters: 1 s, replications: 20")), {});
  EXPECT_EQ(ranking.outcome, analysis::RankOutcome::settled);
  EXPECT_EQ(names(ranking), (std::vector<std::string>{"as-fast", "faster", "as today"}));
  EXPECT_EQ(ranking.rows[0].standing, analysis::Standing::best);
  EXPECT_EQ(ranking.rows[1].standing, analysis::Standing::out);
}

// One thread, three candidates, stopped in the 50th run: 16 whole replications of the first stage of 20.
TEST(Rank, StoppedHasNothingToSayBeforeTheFirstStageIsDone) {
  const Scenario scenario = read_well(one_desk("smallest-difference-that-matters: 1 s, replications: 40"));
  std::atomic<bool> stop = false;
  const analysis::Ranking ranking =
      rank(scenario, planned(scenario, {}), {1, &stop, [&](Progress progress) { stop = progress.done == 50; }});
  EXPECT_TRUE(ranking.was_stopped);
  EXPECT_EQ(ranking.outcome, analysis::RankOutcome::stopped);
  EXPECT_EQ(sentence_of(ranking), "Stopped by you before anything could be said.");
}

TEST(Rank, StoppedLaterKeepsWhatIsKnown) {
  const Scenario scenario =
      read_well(one_desk("smallest-difference-that-matters: 1 s, replications: {at-least: 20, at-most: 90}"));
  std::atomic<bool> stop = false;
  const analysis::Ranking ranking =
      rank(scenario, planned(scenario, {}), {1, &stop, [&](Progress progress) { stop = progress.done == 70; }});
  EXPECT_TRUE(ranking.was_stopped);
  EXPECT_EQ(ranking.rows.size(), 3U);
  EXPECT_EQ(sentence_of(ranking).find("Stopped by you before the best was known. In front after "), 0U);
}

// Nobody passes desk c in what-if `skip-c`: its time is never seen there, and the others are ranked without it.
TEST(Rank, LeavesOutWhatIsNeverObserved) {
  std::string text = row_of_desks(three_desks);
  text.replace(text.find("on: time"), 8, "on: departments.c time");
  text.insert(text.find("decide:"),
              "  skip-c: {change: {departments.b.passes-to: customer}, cost: 100 EUR per year}\n");
  const Scenario scenario = read_scenario_text(text, "row.yaml", {}).value.value();
  const analysis::Ranking ranking = ranked(scenario, {});
  EXPECT_EQ(names(ranking), (std::vector<std::string>{"quick-c", "as today", "quick-b", "quick-a", "skip-c"}));
  EXPECT_EQ(ranking.problems,
            (std::vector<std::string>{"skip-c is not ranked: time was observed in too few of its runs"}));
  EXPECT_FALSE(ranking.rows.back().value.mean);
  RankWish alone;
  alone.what_ifs = {"skip-c"};
  const analysis::Ranking nothing = ranked(scenario, alone);
  EXPECT_EQ(nothing.outcome, analysis::RankOutcome::not_observed);
  EXPECT_EQ(nothing.problems, (std::vector<std::string>{"time was observed in too few runs of every what-if"}));
}

TEST(Rank, FirstStageIsTwentyToThirtyAndNeverMoreThanAllowed) {
  const auto stages = [](const std::string& replications) {
    const RankPlan plan = planned(read_well(one_desk("replications: " + replications)), {});
    return std::pair{plan.first_stage, plan.at_most};
  };
  EXPECT_EQ(stages("30"), std::pair(30U, 30U));
  EXPECT_EQ(stages("12"), std::pair(12U, 12U));
  EXPECT_EQ(stages("{at-least: 5, at-most: 200}"), std::pair(20U, 200U));
  EXPECT_EQ(stages("{at-least: 80, at-most: 200}"), std::pair(30U, 200U));
}

// Three what-ifs and as today, 20 to 40 runs of each, and all of it twice: 160 to 320.
TEST(RankPlan, SaysHowManyRunsItMayTake) {
  const Scenario scenario = read_well(row_of_desks(three_desks));
  EXPECT_EQ(
      said(planned(scenario, {})),
      "Ranking 3 and \"as today\": 20 runs of each, up to 40 where it is close, and then all again with fresh luck: "
      "160 runs if all is clear at once, 320 at most.");
  RankWish wish;
  wish.replications = 20;
  EXPECT_TRUE(said(planned(scenario, wish)).ends_with("fresh luck: 160 runs."));
}

// -- What is refused, by its words
// --------------------------------------------------------------------------------------

TEST(RankPlan, NeedsCostsForABudget) {
  RankWish wish;
  wish.budget = "60000";
  const Scenario scenario = read_well(row_of_desks({{"6 min", ""}, {"7 min", "20 EUR per hour"}, {"5 min", ""}}));
  EXPECT_EQ(problems_of(scenario, wish),
            (std::vector<std::string>{
                "a budget needs the cost of every what-if, and these have none: quick-a, quick-c. Write \"cost: 0 EUR "
                "per year\" for what is free, or name the what-ifs to rank",
                "what is paid by the hour or the visit hangs on what happens: write what it comes to in a year, as in "
                "\"cost: 12000 EUR per year\", for quick-b"}));
}

TEST(RankPlan, WantsABudgetInTheCurrencyOfTheFile) {
  const Scenario scenario = read_well(row_of_desks(three_desks));
  const auto asked = [&](const std::string& budget) {
    RankWish wish;
    wish.budget = budget;
    return only_problem(scenario, wish);
  };
  EXPECT_EQ(asked("60000 USD"), "the budget is in USD, and the costs of the file are in EUR");
  EXPECT_EQ(asked("a lot"), "\"a lot\" is no budget: write 60000, or 5000 EUR per month");
  EXPECT_EQ(asked("24 EUR per hour"),
            "\"24 EUR per hour\" is no budget for a year: write 60000, or 5000 EUR per month");
  EXPECT_EQ(asked("60.000"), "the budget \"60.000\" can be 60 or 60000: write 60000, or 60");
  EXPECT_EQ(asked("60k"), "\"60k\" is no budget: write 60000");
  EXPECT_EQ(asked("60k EUR"), "\"60k EUR\" is no budget: write 60000");
  EXPECT_EQ(asked("60,000 EUR"), "\"60,000 EUR\" is no budget: write 60000, or 60 if a decimal is meant");
  EXPECT_EQ(asked("-5"), "\"-5\" is no budget for a year: write 60000, or 5000 EUR per month");
  EXPECT_EQ(asked("1000"),
            "nothing fits into 1,000 EUR a year: each costs more alone: quick-a (30,000 EUR a year), quick-b (20,000 EUR "
            "a year), quick-c (45,000 EUR a year)");
}

TEST(RankPlan, WantsSomethingToRankAndSomethingToRankBy) {
  const auto with_decide = [](const std::string& decide) {
    std::string text = row_of_desks(three_desks);
    text.erase(text.find("decide:"));
    return read_well(text + "decide: {" + decide + "}\n");
  };
  EXPECT_EQ(only_problem(with_decide("on: time.p95"), {}),
            "ranking goes by what each run gives, and one run has too few for time.p95: rank by the mean with --set "
            "\"decide.on=time\", or compare");
  EXPECT_EQ(only_problem(with_decide("on: time, smallest-difference-that-matters: 0 min"), {}),
            "ranking needs a difference that matters, and smallest-difference-that-matters is 0");
  EXPECT_EQ(only_problem(with_decide("on: time, replications: 9"), {}),
            "ranking needs 10 runs of each at least, not 9: --replications 200");
  Scenario nothing = with_decide("on: time");
  nothing.file = "shop.yaml";
  nothing.what_ifs.clear();
  EXPECT_EQ(only_problem(nothing, {}), "shop.yaml has no what-if to rank; write one under \"what-if:\"");
}

TEST(RankPlan, TellsWhatIsNeverTogether) {
  std::string text = row_of_desks(three_desks);
  text.insert(text.find("decide:"), "  slow-a: {change: {departments.a.work: 8 min}, cost: 100 EUR per year}\n");
  RankWish wish;
  wish.bundling = Bundling::every_bundle;
  const RankPlan plan = planned(read_well(text), wish);
  ASSERT_EQ(plan.clashes.size(), 1U);
  EXPECT_EQ(plan.clashes[0].first, "quick-a");
  EXPECT_EQ(plan.clashes[0].second, "slow-a");
  EXPECT_EQ(plan.clashes[0].why, "both change departments.a.work");
  EXPECT_EQ(plan.bundles.size(), 4U + 5 + 2);
}

}  // namespace
}  // namespace servicechain::scenarios
