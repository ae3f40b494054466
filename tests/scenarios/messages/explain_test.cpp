#include "scenarios/messages/explain.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "analysis/tables/tables.h"
#include "analysis/theory/load_rows.h"
#include "scenarios/messages/glossary.h"
#include "scenarios/values/laws.h"

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

// Every title over a column of figures, and every name of a measure.
TEST(Explain, KnowsWhatAnswersPrint) {
  const analysis::Study study;
  std::vector<analysis::Table> tables = {analysis::departments_table(study, "base"),
                                         analysis::people_table(study, "base"),
                                         analysis::links_table(study, "base"),
                                         analysis::theory::load_table({}, analysis::Vocabulary::plain, {})};
  for (const analysis::Table& table : tables) {
    ASSERT_GT(table.columns.size(), 3u);
    for (std::size_t i = 1; i < table.columns.size(); ++i) {
      std::string title = table.columns[i].name;
      title = title.substr(0, title.find(", h"));  // own work, h
      EXPECT_TRUE(explain(title).has_value()) << title;
    }
  }
  for (const char* word : {"what they received", "people at work", "would come back", "complain", "on time", "19 of 20",
                           "Received minus expected"})
    EXPECT_TRUE(explain(word).has_value()) << word;
}

TEST(Explain, KnowsEveryLawAndWhatToTakeInstead) {
  for (const std::string& law : names_of_laws()) EXPECT_TRUE(contains(explain(law).value_or(""), "a law of chance")) << law;
  EXPECT_TRUE(contains(explain("lognormal").value(), "triangular(5, 10, 25) min: least, usual, most"));
}

TEST(Explain, KnowsTheWordsThatAKeyTakes) {
  for (const char* word : {"park", "hand-over", "finish", "divert", "until-served", "corner-cutting"})
    EXPECT_TRUE(contains(explain(word).value_or(""), "a choice of")) << word;
}

TEST(Explain, HasTheWordsOfTheReadme) {
  const std::string readme = [] {
    std::ifstream file{SERVICECHAIN_SOURCE_DIR "/README.md"};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
  }();
  ASSERT_TRUE(contains(readme, "## Words"));
  for (const Word& word : glossary())
    EXPECT_TRUE(contains(readme, fmt::format("| {} | {} |\n", word.word, word.says))) << word.word;
  const std::string table = readme.substr(readme.find("## Words"));
  const auto rows = std::count(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(table.find("\n\nLicence")), '\n');
  EXPECT_EQ(static_cast<std::size_t>(rows), glossary().size() + 5);  // heading, sentence, head of the table
}

TEST(Explain, ListsAllCodes) { EXPECT_TRUE(contains(explain("codes").value(), "E301  no department of that name")); }

TEST(Explain, DoesNotInventAMeaning) {
  for (const char* word : {"", "joy", "E999", "E30", "Z301", "wait.p42", "cost.p95"}) EXPECT_EQ(explain(word), std::nullopt) << word;
}

}  // namespace
}  // namespace servicechain::scenarios
