#include "analysis/report/on_paper.h"

#include <gtest/gtest.h>

namespace servicechain::analysis::report {
namespace {

TEST(Paper, LeavesOutTheClauseTheSentenceOrTheBracketAroundACommand) {
  EXPECT_EQ(without_commands("Two are guesses."), "Two are guesses.");
  EXPECT_EQ(without_commands("`servicechain tornado` says which of them move the answer."), "");
  EXPECT_EQ(without_commands("Cannot tell yet (0.2 to 0.4). About 30 more runs would settle it: `--more 30`."),
            "Cannot tell yet (0.2 to 0.4). About 30 more runs would settle it.");
  EXPECT_EQ(without_commands("It may be buses: 3.5. More runs would tell (`--replications`)."),
            "It may be buses: 3.5. More runs would tell.");
  EXPECT_EQ(without_commands("The first 40 of 90 rows; all of them: `servicechain chart RUN waits -f csv`."),
            "The first 40 of 90 rows; all of them.");
  EXPECT_EQ(without_commands("One. See `servicechain why`. Two (likely 1 to 3)."), "One. Two (likely 1 to 3).");
  EXPECT_EQ(without_commands("A; `servicechain a` says more; b. C"), "A; b. C");
}

// A name may hold what looks like either; one backtick alone is a letter like any other.
TEST(Paper, KeepsTheWordsOfOthersAndLeavesOutTheNumbersOfMessages) {
  EXPECT_EQ(without_commands("Give `it-desk` a colleague (W42)"), "Give it-desk a colleague (W42)");
  EXPECT_EQ(without_commands("too rare to decide on (W610)"), "too rare to decide on");
  EXPECT_EQ(without_commands("a ` b"), "a ` b");
}

TEST(Paper, HasNoEmptyItemWhereAnItemOnlyNamedACommand) {
  Document document;
  document.head.push_back(Notice{Notice::Weight::remark, "What this rests on", "", {"One guess.", "`servicechain tornado` says more."}});
  document.head.push_back(Text{Text::Role::hint, "Rest the pointer on a box."});
  document.sections.push_back({Section::Kind::chapter, "a", "Ideas", "A", {Decision{"who (`servicechain why`)?"}}});
  const Document printed = on_paper(document);
  EXPECT_EQ(printed.head.size(), 1U);
  EXPECT_EQ(std::get<Notice>(printed.head.front()).items, std::vector<std::string>{"One guess."});
  EXPECT_EQ(std::get<Decision>(printed.sections.front().blocks.front()).asked, "who?");
}

}  // namespace
}  // namespace servicechain::analysis::report
