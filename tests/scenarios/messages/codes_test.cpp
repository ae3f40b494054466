#include "scenarios/messages/codes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "scenarios/reading/own_numbers.h"
#include "scenarios/reading/read.h"

namespace servicechain::scenarios {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(std::string_view text) {
  std::istringstream stream{std::string{text}};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string key_of(const std::string& line) { return line.substr(0, line.find(':')); }

// The lines of a frame and of an example, which stands instead of what the frame says for the same key.
std::string with(const std::vector<std::string>& frame, std::string_view example, const std::string& indent) {
  const std::vector<std::string> own = lines_of(example);
  std::string text;
  for (const std::string& line : frame) {
    const bool is_replaced =
        std::any_of(own.begin(), own.end(), [&](const std::string& each) { return key_of(each) == key_of(line); });
    if (!is_replaced) text += indent + line + "\n";
  }
  for (const std::string& line : own) text += (line.empty() || line[0] == '\t' ? "" : indent) + line + "\n";
  return text;
}

// A whole scenario around the example.
std::string completed(const Code& code, std::string_view example) {
  if (code.within == Within::file) return std::string{example};
  const auto in = [&](Within place) { return code.within == place ? example : std::string_view{}; };
  const std::string store = with({"staff: 6", "work: 12 min"}, in(Within::department), "    ");
  const std::string shoppers =
      with({"arrive: {rate: 900 per week}", "enters: {store: 50%, warehouse: 50%}"}, in(Within::segment), "    ");
  const bool has_departments = in(Within::top).find("departments:\n") != std::string_view::npos;
  return "servicechain: 1\n" +
         (has_departments ? "" : "departments:\n  store:\n" + store + "  warehouse: {staff: 3, work: 10 min}\n") +
         "customers:\n  shoppers:\n" + shoppers + std::string{in(Within::top)};
}

// What is said of a file of the user's own numbers.
std::vector<Problem> said_of_history(std::string_view text) {
  return read_own_numbers(text, {"mine.csv", "", {"customers", "all", "satisfaction", "points"}}).problems;
}

// What the reader says, with the table file that an example names beside the scenario.
Read<Scenario> read_in_a_folder(const std::string& text) {
  const fs::path folder = fs::temp_directory_path() / "servicechain-codes";
  fs::create_directories(folder);
  std::ofstream{folder / "calls.csv"} << "minutes\n12\n3\n";
  return read_scenario_text(text, (folder / "example.yaml").string(), {});
}

std::set<std::string> codes_given(const std::vector<Problem>& problems) {
  std::set<std::string> given;
  for (const Problem& problem : problems) given.insert(problem.code);
  return given;
}

std::string in_list(const std::set<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

// The wrong example of a page gives its code and no other; the right one gives no problem at all.
TEST(Codes, HaveExamplesThatAreWrongAndRight) {
  for (const Code& code : codes()) {
    if (code.right.empty() || code.within == Within::history) continue;
    const std::string wrong = completed(code, code.wrong);
    const auto answer = read_in_a_folder(wrong);
    EXPECT_EQ(in_list(codes_given(answer.problems)), code.name) << wrong << describe(answer.problems, wrong);
    const std::string right = completed(code, code.right);
    const auto mended = read_in_a_folder(right);
    EXPECT_TRUE(mended.problems.empty()) << code.name << "\n" << right << describe(mended.problems, right);
  }
}

TEST(Codes, OfOwnNumbersHaveExamplesThatAreWrongAndRight) {
  for (const Code& code : codes_of_histories()) {
    EXPECT_EQ(in_list(codes_given(said_of_history(code.wrong))), code.name);
    EXPECT_EQ(describe(said_of_history(code.right), code.right), "") << code.name;
  }
}

// Every "E301" in the sources of the reader, its own table left out.
std::set<std::string> codes_in_the_sources() {
  std::set<std::string> found;
  for (const char* room : {"/scenarios", "/app"}) {
    for (const auto& entry : fs::recursive_directory_iterator{SERVICECHAIN_SOURCE_DIR + std::string{room}}) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() != ".cpp" || name.starts_with("codes")) continue;
      std::ifstream file{entry.path(), std::ios::binary};
      const std::string text{std::istreambuf_iterator<char>{file}, {}};
      for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
        const std::string word = text.substr(at + 1, 5);
        const auto digits = std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (word.size() == 5 && (word[0] == 'E' || word[0] == 'W') && digits == 3 && word[4] == '"')
          found.insert(word.substr(0, 4));
      }
    }
  }
  return found;
}

TEST(Codes, AreAllInTheTableAndNoOthers) {
  std::set<std::string> known;
  for (const Code& code : codes()) known.insert(std::string{code.name});
  EXPECT_EQ(in_list(codes_in_the_sources()), in_list(known));
  EXPECT_TRUE(std::is_sorted(codes().begin(), codes().end(),
                             [](const Code& a, const Code& b) { return a.name < b.name; }));
}

TEST(Codes, AreListedInTheReadme) {
  std::ifstream file{SERVICECHAIN_SOURCE_DIR "/scenarios/README.md", std::ios::binary};
  const std::string readme{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_NE(readme.find(table_of_codes()), std::string::npos) << "the list in README.md should be:\n" << table_of_codes();
}

TEST(Codes, ShowWhatCannotBeSeen) {
  EXPECT_NE(page_of(*find_code("E101")).find("→warehouse"), std::string::npos);
  EXPECT_NE(page_of(*find_code("E103")).find("Caf� Central"), std::string::npos);
  EXPECT_NE(page_of(*find_code("E111")).find("our␇ shops"), std::string::npos);
}

}  // namespace
}  // namespace servicechain::scenarios
