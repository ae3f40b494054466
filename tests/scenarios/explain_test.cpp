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

TEST(Explain, KnowsTheCodesOfMessages) {
  for (const char* code : {"E103", "E204", "E301", "E403", "E405", "W410", "W411", "W420", "W421", "W422", "W423", "W430", "W530"}) EXPECT_TRUE(explain(code)) << code;
}

TEST(Explain, DoesNotInventAMeaning) {
  for (const char* word : {"", "joy", "E999", "E30", "Z301"}) EXPECT_EQ(explain(word), std::nullopt) << word;
}

}  // namespace
}  // namespace servicechain::scenarios
