#include <gtest/gtest.h>

#include <algorithm>

#include "scenarios/studies/experiment.h"
#include "tests/scenarios/reading_help.h"

// What of an answer nobody has measured.
namespace servicechain::scenarios {
namespace {

using Names = std::vector<std::string>;

bool holds(const Names& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

// One department, which asks nobody: what is left are the constants of satisfaction.
TEST(RestsOn, CountsWhatIsAtWorkAlone) {
  const Scenario alone = read_well(small());
  EXPECT_FALSE(holds(rests_on(alone).constants, "mood-moves-in"));
  EXPECT_TRUE(holds(rests_on(alone).constants, "disappointment"));
  const Scenario moody = read_well(small("", "behaviour: [inherited-quality, mood]\n"));
  EXPECT_TRUE(holds(rests_on(moody).constants, "mood-moves-in"));
}

// What is published, and what the file sets, is not told.
TEST(RestsOn, LeavesOutWhatSomebodyMeasured) {
  const Scenario scenario = read_well(
      small("    right-first-time: {value: 97%, source: guess}\n", "parameters: {disappointment: 0.4}\n"));
  const analysis::RestsOn found = rests_on(scenario);
  EXPECT_EQ(found.guesses, Names{"departments.store.right-first-time"});
  EXPECT_FALSE(holds(found.constants, "disappointment"));
  EXPECT_FALSE(holds(found.constants, "loss-aversion"));
}

TEST(RestsOn, IsToldInSentences) {
  EXPECT_TRUE(sentences_of(analysis::RestsOn{}).empty());
  EXPECT_EQ(sentences_of(analysis::RestsOn{{"a.b"}, {"one", "two", "three", "four", "five", "six", "seven"}}),
            (Names{"1 of the file's values is a guess: a.b.",
                   "7 of the model's own constants at work here were measured by nobody: one, two, three, four, five and 2 more.",
                   "`servicechain tornado` says which of them move the answer."}));
}

}  // namespace
}  // namespace servicechain::scenarios
