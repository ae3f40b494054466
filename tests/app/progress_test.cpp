#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <string>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

// What the program writes to a terminal of so many columns that stands for standard error.
std::string shown_on_a_terminal(std::vector<std::string> words, unsigned short columns = 80) {
  const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0) return "no terminal to be had";
  const std::string name = ptsname(terminal);
  const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
  ioctl(terminal, TIOCSWINSZ, &size);
  const pid_t child = fork();
  if (child == 0) {
    dup2(open(name.c_str(), O_RDWR | O_NOCTTY), STDERR_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
    words.insert(words.begin(), SERVICECHAIN_PROGRAM);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(SERVICECHAIN_PROGRAM, pointers.data());
    _exit(127);
  }
  std::string shown;
  char part[4096];
  for (ssize_t read_now; (read_now = read(terminal, part, sizeof part)) > 0;) {
    shown.append(part, static_cast<std::size_t>(read_now));
  }
  close(terminal);
  waitpid(child, nullptr, 0);
  return shown;
}

// On one thread, long enough for a line to appear after half a second.
std::vector<std::string> long_enough() {
  return {"compare", city_shoes_file(), "third-technician", "--replications", "30", "--jobs", "1"};
}

// One line over and over: of 60 runs (30 of base and what-if each), then of what follows; cleared in the end.
TEST(Progress, IsOneLineOnATerminalThatIsClearedInTheEnd) {
  const std::string shown = shown_on_a_terminal(long_enough());
  const std::regex line{
      "^(\r(simulating [0-9]+ of 60 runs, (time left not known yet|almost done|about [0-9]+ s left)"
      "|putting the numbers together)\033\\[K)+\r\033\\[K$"};
  EXPECT_TRUE(std::regex_match(shown, line)) << shown;
}

TEST(Progress, FitsIntoANarrowTerminal) {
  const std::string shown = shown_on_a_terminal(long_enough(), 24);
  EXPECT_TRUE(std::regex_search(shown, std::regex{"\rsimulating [0-9]+ of 60\033"})) << shown;
  EXPECT_FALSE(std::regex_search(shown, std::regex{"[^\r\033]{24}"})) << shown;
}

TEST(Progress, IsSilentWhereThatIsWanted) {
  std::vector<std::string> words = long_enough();
  words.emplace_back("--quiet");
  EXPECT_EQ(shown_on_a_terminal(words), "");
}

// Ten trial runs of base and what-if for the warm-up come on top; what is done never goes back.
TEST(Progress, NeverGoesBack) {
  const std::string shown = shown_on_a_terminal(
      {"compare", city_shoes_file(), "third-technician", "--set", "time.length=8 weeks", "--replications", "30", "--jobs", "1"});
  const std::regex number{"([0-9]+) of ([0-9]+) runs"};
  long before = 0;
  for (auto found = std::sregex_iterator{shown.begin(), shown.end(), number}; found != std::sregex_iterator{}; ++found) {
    const long done = std::stol((*found)[1]);
    EXPECT_GE(done, before);
    EXPECT_LE(done, std::stol((*found)[2]));
    before = done;
  }
  EXPECT_GT(before, 0) << shown;
}

TEST(Messages, ShowTheirCodesInColourOnlyWhereThatIsWanted) {
  const TemporaryFolder folder;
  const std::string file = folder.file("wrong.yaml", "servicechain: 1\n");
  EXPECT_NE(shown_on_a_terminal({"check", file}).find("\033[31merror E212\033[0m"), std::string::npos);
  EXPECT_EQ(shown_on_a_terminal({"check", file, "--no-color"}).find('\033'), std::string::npos);
}

}  // namespace
}  // namespace servicechain::app
