#include "analysis/ranking/ranking.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

RankedRow row(const std::string& name, Standing standing) {
  RankedRow row;
  row.name = name;
  if (name != "as today") row.what_ifs = {name};
  row.cost_a_year = 1000;
  row.value = {80.0, Range{79, 81}, 2.0, 30, "t", ""};
  row.against_today = {5.0, Range{4, 6}, 1.0, 30, "t", ""};
  row.standing = standing;
  row.runs = 30;
  return row;
}

Ranking ranking_of(RankOutcome outcome, std::vector<RankedRow> rows) {
  Ranking ranking;
  ranking.scenario = "Shop";
  ranking.source_line = "Shop · seed 1";
  ranking.decided = {"customers", "all", "satisfaction", "points"};
  ranking.smallest_difference = 2;
  ranking.outcome = outcome;
  ranking.runs = 200;
  ranking.rows = std::move(rows);
  return ranking;
}

TEST(Ranking, SaysTheBestAndHowSure) {
  Ranking ranking = ranking_of(RankOutcome::settled, {row("a", Standing::best), row("as today", Standing::out)});
  EXPECT_EQ(sentence_of(ranking), "Best: a. 95% sure: it is the best, or within 2 points of it.");
  ranking.budget_a_year = 60000;
  ranking.currency = "EUR";
  ranking.bundles = BundleCount{340, false, true, 12};
  EXPECT_EQ(sentence_of(ranking),
            "Best for up to 60,000 EUR a year: a. 95% sure: it is the best of those ranked, or within 2 points of it.");
}

TEST(Ranking, SaysWhenTheBestIsNotWorthIt) {
  Ranking ranking = ranking_of(RankOutcome::settled, {row("a", Standing::best), row("as today", Standing::out)});
  ranking.verdict = VerdictKind::a_little;
  EXPECT_EQ(sentence_of(ranking),
            "Best: a, but not enough better than today to matter. 95% sure: it is the best, or "
            "within 2 points of it.");
}

TEST(Ranking, SaysThatAnyIsRightWhereTheyAreNearEachOther) {
  const Ranking ranking =
      ranking_of(RankOutcome::either_is_right,
                 {row("a", Standing::best), row("as today", Standing::level), row("b", Standing::out)});
  EXPECT_EQ(sentence_of(ranking),
            "Any of these is right: a or as today. They are within 2 points of each other, and 200 "
            "runs of each could not separate them further.");
}

// Four names at most, or five where five are all.
TEST(Ranking, NamesAFewOfManyAndCountsTheRest) {
  std::vector<RankedRow> rows{row("a", Standing::best)};
  for (const char* name : {"b", "c", "d", "e"}) rows.push_back(row(name, Standing::level));
  Ranking ranking = ranking_of(RankOutcome::cannot_tell, rows);
  ranking.settled_by = 1500;
  EXPECT_EQ(sentence_of(ranking),
            "Cannot tell yet which is best: a, b, c, d or e. 200 runs of each could not separate "
            "them. 1,500 runs of each would, at the latest: `--replications 1500`.");
  ranking.rows.push_back(row("f", Standing::level));
  ranking.settled_by = 2'000'000'000;
  EXPECT_EQ(sentence_of(ranking),
            "Cannot tell yet which is best: a, b, c, d or 2 more. 200 runs of each could not "
            "separate them.");
}

TEST(Ranking, IsOneTableForPeopleAndForPrograms) {
  Ranking ranking =
      ranking_of(RankOutcome::settled, {row("a, with \"b\"", Standing::best), row("as today", Standing::out)});
  ranking.rows.back().against_today = {};
  EXPECT_EQ(
      rank_csv(ranking),
      "place,name,cost_a_year,of,measure,unit,mean,low,high,against_today,against_low,against_high,standing,runs\r\n"
      "1,\"a, with \"\"b\"\"\",1000,customers,satisfaction,points,80,79,81,5,4,6,best,30\r\n"
      "2,as today,1000,customers,satisfaction,points,80,79,81,,,,out,30\r\n");
  const std::string text = rank_text(ranking, Vocabulary::plain);
  EXPECT_NE(text.find("80 (79 to 81)          +5 (+4 to +6)  best after 30 runs\n"), std::string::npos) << text;
  const std::string json = json_of(ranking);
  EXPECT_EQ(json.find("{\n \"format\": \"servicechain-rank/1\","), 0U);
  EXPECT_NE(json.find("\"outcome\": \"settled\""), std::string::npos);
}

}  // namespace
}  // namespace servicechain::analysis
