#include <gtest/gtest.h>

#include "scenarios/reading/tree.h"

namespace servicechain::scenarios {
namespace {

Node tree_of(std::string_view text) {
  Read<Node> read = read_tree(text, "test.yaml");
  EXPECT_TRUE(read.problems.empty());
  return read.value.value_or(Node{});
}

Problem problem_of(std::string_view text) {
  const Read<Node> read = read_tree(text, "test.yaml");
  EXPECT_EQ(read.problems.size(), 1u) << text;
  return read.problems.empty() ? Problem{} : read.problems.front();
}

std::string place_of(const Problem& problem) {
  return std::to_string(problem.spot->line) + ":" + std::to_string(problem.spot->column) + "-" +
         std::to_string(problem.spot->end);
}

TEST(Tree, KeepsScalarsAsTheyAreWritten) {
  const Node tree = tree_of("open: 9:30\nstaff: 010\nname: no\nversion: 1.10\nday: 2026-01-05\nquoted: \"6\"\n");
  EXPECT_EQ(tree.find("open")->text, "9:30");
  EXPECT_EQ(tree.find("staff")->text, "010");
  EXPECT_EQ(tree.find("name")->text, "no");
  EXPECT_EQ(tree.find("version")->text, "1.10");
  EXPECT_EQ(tree.find("day")->text, "2026-01-05");
  EXPECT_FALSE(tree.find("staff")->quoted);
  EXPECT_TRUE(tree.find("quoted")->quoted);
}

// Two Chinese characters are two columns of text, whatever their bytes.
TEST(Tree, CountsCharactersNotBytes) {
  const Node tree = tree_of("門市: {staff: 12 min}\n");
  const Node& staff = tree.children.front().children.front();
  EXPECT_EQ(tree.children.front().key, "門市");
  EXPECT_EQ(staff.key_span.column, 6u);
  EXPECT_EQ(staff.key_span.end, 11u);
  EXPECT_EQ(staff.span.column, 13u);
  EXPECT_EQ(staff.span.end, 19u);
}

TEST(Tree, IsTheSameFromJson) {
  const Node yaml = tree_of("a:\n  b: [1, two]\n  c: {d: 30%}\n");
  const Node json = tree_of("{\"a\": {\"b\": [1, \"two\"],\n\t\"c\":{\"d\":\"30%\"}}}");
  EXPECT_TRUE(same_content(yaml, json));
  EXPECT_EQ(in_one_line(json), "{a: {b: [1, two], c: {d: 30%}}}");
}

TEST(Tree, AcceptsAByteOrderMarkAndWindowsLines) {
  const Node tree = tree_of("\xEF\xBB\xBFname: x\r\nstaff: 6\r\n");
  EXPECT_EQ(tree.children.front().key, "name");
  EXPECT_EQ(tree.find("staff")->span.line, 2u);
}

TEST(Tree, NamesBothLinesOfAKeyWrittenTwice) {
  const Problem problem = problem_of("staff: 6\nopen: always\nstaff: 7\n");
  EXPECT_EQ(problem.code, "E104");
  EXPECT_EQ(problem.message, "\"staff\" is written twice");
  EXPECT_EQ(problem.caret, "it stands in line 1 already");
  EXPECT_EQ(place_of(problem), "3:1-6");
}

TEST(Tree, RefusesTabsAtTheStartOfALine) {
  const Problem problem = problem_of("departments:\n\tstore: {}\n");
  EXPECT_EQ(problem.code, "E101");
  EXPECT_EQ(problem.message, "a tab stands at the start of the line");
  EXPECT_EQ(problem.caret, "use spaces");
  EXPECT_EQ(place_of(problem), "2:1-2");
}

TEST(Tree, RefusesWhatOnlyLooksRight) {
  const Problem colon = problem_of("departments:\n  store：\n    staff: 6\n");
  EXPECT_EQ(colon.code, "E102");
  EXPECT_EQ(colon.message, "the full-width ： is not :");
  EXPECT_EQ(colon.caret, "write :");
  EXPECT_EQ(place_of(colon), "2:8-9");
}

TEST(Tree, RefusesOtherEncodings) {
  const Problem latin = problem_of("name: caf\xE9 au lait\n");
  EXPECT_EQ(latin.code, "E103");
  EXPECT_EQ(latin.message, "the file is not in UTF-8");
  EXPECT_EQ(place_of(latin), "1:10-11");
  EXPECT_EQ(problem_of(std::string_view{"\xFF\xFEn\0a\0", 6}).code, "E103");
  EXPECT_EQ(problem_of(std::string_view{"n\0a\0", 4}).code, "E103");
  EXPECT_EQ(problem_of("name: a\x07\n").code, "E111");
}

TEST(Tree, RefusesWhatIsNoPlainTree) {
  EXPECT_EQ(problem_of("a: !!str 6\n").code, "E105");
  EXPECT_EQ(problem_of("a: &x 6\n").code, "E106");
  EXPECT_EQ(problem_of("a: *x\n").code, "E106");
  EXPECT_EQ(problem_of("a: 1\n---\nb: 2\n").code, "E107");
  EXPECT_EQ(problem_of("[1, 2]: 3\n").code, "E109");
  EXPECT_EQ(problem_of("").code, "E110");
  EXPECT_EQ(problem_of("# only a comment\n").code, "E110");
}

TEST(Tree, SpeaksPlainlyOfBrokenLines) {
  EXPECT_EQ(problem_of("a: {b: 1\nc: 2\n").message, "the { of line 1 is not closed, or a comma is missing before \"c\" in line 2");
  EXPECT_EQ(problem_of("a: [1, 2\nc: 2\n").message, "a square bracket [ is not closed, or a comma is missing");
  EXPECT_EQ(problem_of("a: \"open\nb: 2\n").message, "a quote is opened and never closed");
  EXPECT_EQ(problem_of("open: Mon-Fri 08:30-17:00, 2026-12-25: closed\n").message,
            "there is a colon where none can stand");
  EXPECT_EQ(problem_of("a:\n  b: 1\n c: 2\n").message, "this line does not fit the lines above it");
  EXPECT_EQ(problem_of("a: @x\n").message, "this character cannot start a value");
  for (const char* text :
       {"a: {b: 1\nc: 2\n", "a: \"open\n", "a:\n  b: 1\n c: 2\n", "- a\nb: c\n", "a: 'x\n", "? [\n", "a: b: c\n"}) {
    const Problem problem = problem_of(text);
    EXPECT_EQ(problem.code, "E100");
    for (const char* jargon : {"mapping", "token", "block", "parser", "scalar", "node", "flow"}) {
      EXPECT_EQ(problem.message.find(jargon), std::string::npos) << problem.message;
    }
  }
}

// 32 levels are read, 33 are not.
TEST(Tree, HasALimitedDepth) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + "1" + std::string(depth, ']'); };
  EXPECT_TRUE(read_tree(nested(32), "test.yaml").problems.empty());
  EXPECT_EQ(problem_of(nested(33)).code, "E108");
  EXPECT_EQ(problem_of(nested(100'000)).code, "E108");
}

TEST(Tree, HasALimitedSize) {
  const std::string large(most_bytes + 1, ' ');
  EXPECT_EQ(problem_of(large).code, "E108");
}

TEST(Tree, SeesADecimalCommaInABracketedMap) {
  const Problem problem = problem_of("store: {staff: 6,5, open: always}\n");
  EXPECT_EQ(problem.code, "E202");
  EXPECT_EQ(problem.message, "6,5 has a decimal comma");
  EXPECT_EQ(place_of(problem), "1:16-19");
}

}  // namespace
}  // namespace servicechain::scenarios
