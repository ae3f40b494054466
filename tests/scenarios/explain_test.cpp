#include "scenarios/explain.h"

#include <gtest/gtest.h>

namespace servicechain::scenarios {
namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Explain, NamesAKeyInEveryPlaceWhereItStands) {
  const std::string text = explain("staff").value();
  EXPECT_TRUE(contains(text, "(of a department)")) << text;
  EXPECT_TRUE(contains(text, "(of a pool)")) << text;
}

TEST(Explain, GivesChoicesAndDefault) {
  const std::string text = explain("at-closing").value();
  EXPECT_TRUE(contains(text, "one of: finish / hand-over / stop")) << text;
  EXPECT_TRUE(contains(text, "when left out: finish")) << text;
}

TEST(Explain, KnowsEveryWordItNames) {
  for (const std::string& word : explained_words()) EXPECT_TRUE(explain(word).has_value()) << word;
}

TEST(Explain, ShowsAWrongAndARightExampleOfACode) {
  const std::string page = explain("E201").value();
  EXPECT_TRUE(contains(page, "wrong, under a department:\n    promise: 10\n")) << page;
  EXPECT_TRUE(contains(page, "right:\n    promise: 10 min\n")) << page;
}

TEST(Explain, SaysWhatAMeasureMeans) {
  EXPECT_TRUE(contains(explain("promoters").value(), "90 points or more, less the share below 70"));
  EXPECT_TRUE(contains(explain("wait.p95").value(), "19 of 20 have less"));
  // A need has no line of its own, but its answers take time.
  EXPECT_FALSE(contains(explain("wait.p95").value(), "of a need"));
  EXPECT_TRUE(contains(explain("time").value(), "of a need"));
}

TEST(Explain, ListsAllCodes) { EXPECT_TRUE(contains(explain("codes").value(), "E301  no department of that name")); }

TEST(Explain, DoesNotInventAMeaning) {
  for (const char* word : {"", "joy", "E999", "E30", "Z301", "wait.p42", "cost.p95"}) EXPECT_EQ(explain(word), std::nullopt) << word;
}

}  // namespace
}  // namespace servicechain::scenarios
