#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "tests/app/process.h"

// README's commands, run as they are written, in a folder that looks like the root of the house after a build.
namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

std::string readme() { return text_of(fs::path{SERVICECHAIN_SOURCE_DIR} / "README.md"); }

// The texts between ```language and ```.
std::vector<std::string> blocks(const std::string& text, const std::string& language) {
  const std::string opening = "```" + language + "\n";
  std::vector<std::string> found;
  for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
    at += opening.size();
    found.push_back(text.substr(at, text.find("```", at) - at));
  }
  return found;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream{text};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool is_set_up(const std::string& command) { return command.starts_with("./bootstrap.sh"); }

void add_under_what_if(const fs::path& file, const std::string& lines) {
  std::string text = text_of(file);
  const std::string heading = "\nwhat-if:\n";
  const std::size_t at = text.find(heading);
  ASSERT_NE(at, std::string::npos);
  text.insert(at + heading.size(), lines);
  std::ofstream{file, std::ios::binary} << text;
}

int run_in(const fs::path& folder, const std::string& command) {
  const std::string line = "cd '" + folder.string() + "' && " + command + " >/dev/null 2>messages";
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Readme, CommandsDoWhatTheyAreSaidToDo) {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "build");
  fs::create_symlink(SERVICECHAIN_PROGRAM, folder.path() / "build" / "servicechain");
  fs::create_directory_symlink(SERVICECHAIN_SOURCE_DIR "/scenarios", folder.path() / "scenarios");
  // What ./bootstrap.sh demo leaves there, of fewer runs.
  ASSERT_EQ(run_in(folder.path(), "build/servicechain compare scenarios/library/city-shoes.yaml --replications 3 -o build/demo"), 0);

  int run_so_far = 0;
  for (const std::string& block : blocks(readme(), "sh")) {
    for (const std::string& command : lines_of(block)) {
      if (is_set_up(command)) continue;
      EXPECT_EQ(run_in(folder.path(), command), 0) << command << "\n" << text_of(folder.path() / "messages");
      if (command.find(" new ") != std::string::npos) add_under_what_if(folder.path() / "my-shop.yaml", blocks(readme(), "yaml").at(0));
      ++run_so_far;
    }
  }
  EXPECT_GE(run_so_far, 5);
  EXPECT_TRUE(fs::exists(folder.path() / "build" / "my-shop" / "report.html"));
}

// What can be read in an SVG, without where it stands.
std::vector<std::string> words_in(const fs::path& picture) {
  std::vector<std::string> words;
  std::string word;
  bool is_inside_a_tag = false;
  for (const char letter : text_of(picture)) {
    if (letter == '<' && !word.empty()) words.push_back(std::exchange(word, {}));
    if (letter == '<' || letter == '>') is_inside_a_tag = letter == '<';
    if (!is_inside_a_tag && letter != '>') word += letter;
  }
  return words;
}

TEST(Readme, PictureIsTheOneThatTheProgramDraws) {
  const TemporaryFolder folder;
  const fs::path run_folder = folder.path() / "run";
  const Answer answer = run({"compare", SERVICECHAIN_SOURCE_DIR "/scenarios/library/city-shoes.yaml", "-o", run_folder.string()});
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(words_in(fs::path{SERVICECHAIN_SOURCE_DIR} / "city-shoes.svg"), words_in(run_folder / "charts" / "chain-map.svg"));
}

TEST(Readme, SetUpCommandsAreThoseOfTheScript) {
  const std::string script = text_of(fs::path{SERVICECHAIN_SOURCE_DIR} / "bootstrap.sh");
  for (const std::string& block : blocks(readme(), "sh")) {
    for (const std::string& command : lines_of(block)) {
      if (!is_set_up(command)) continue;
      EXPECT_NE(script.find("\n" + command + " "), std::string::npos) << command;
    }
  }
}

// As GitHub makes the name of a heading's place: "## Your own numbers" is #your-own-numbers.
std::string anchor_of(std::string_view heading) {
  std::string anchor;
  for (const char letter : heading.substr(heading.find(' ') + 1)) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) != 0 || letter == '-' || letter == '_') anchor += static_cast<char>(std::tolower(byte));
    if (letter == ' ') anchor += '-';
  }
  return anchor;
}

bool has_heading(const std::string& text, std::string_view anchor) {
  const std::vector<std::string> lines = lines_of(text);
  return std::ranges::any_of(lines, [&](const std::string& line) { return line.starts_with('#') && anchor_of(line) == anchor; });
}

TEST(Readme, LinksPointToWhatIsThere) {
  const std::string text = readme();
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
    const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
    if (target.starts_with("http")) continue;
    const std::size_t hash = std::min(target.find('#'), target.size());
    const fs::path file = fs::path{SERVICECHAIN_SOURCE_DIR} / target.substr(0, hash);
    EXPECT_TRUE(fs::exists(file)) << target;
    const bool names_a_heading = hash < target.size();
    EXPECT_TRUE(!names_a_heading || has_heading(text_of(file), target.substr(std::min(hash + 1, target.size())))) << target;
  }
}

}  // namespace
}  // namespace servicechain::app
