#include "analysis/store/folder_swap.h"

#include <gtest/gtest.h>

#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/analysis/temporary_folder.h"

namespace servicechain::tests {
namespace {

namespace fs = std::filesystem;

// The number of a process that is no more.
std::string dead_process() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);
  return std::to_string(child);
}

void make(const fs::path& dir) {
  fs::create_directory(dir);
  put(dir / "file", "text");
}

// "chart.svg" has no folder in its name: it goes where one stands.
TEST(ReplacedFile, NeedsNoFolderInItsName) {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  analysis::replace_file("chart.svg", "<svg/>");
  fs::current_path(before);
  EXPECT_EQ(bytes_of(folder.path() / "chart.svg"), "<svg/>");
}

TEST(LeftOvers, OfADeadProcessGoAndAreTold) {
  const TemporaryFolder folder;
  make(folder.path() / "run");
  const std::string name = "run.partial-" + dead_process();
  make(folder.path() / name);
  const auto said = analysis::clear_left_overs(folder.path() / "run" / "");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0], name + " was left by a run that was killed while it wrote its results; it was removed, and run is "
                            "whole.");
  EXPECT_FALSE(fs::exists(folder.path() / name));
  EXPECT_TRUE(fs::exists(folder.path() / "run" / "file"));
  EXPECT_TRUE(analysis::clear_left_overs(folder.path() / "run").empty());
}

TEST(LeftOvers, OfALivingProcessOrOfAnotherFolderStay) {
  const TemporaryFolder folder;
  const fs::path alive = folder.path() / ("run.partial-" + std::to_string(getpid()));
  const fs::path other = folder.path() / ("other.partial-" + dead_process());
  const fs::path mine = folder.path() / "run.partial-of-my-own";
  for (const fs::path& dir : {alive, other, mine}) make(dir);
  EXPECT_TRUE(analysis::clear_left_overs(folder.path() / "run").empty());
  for (const fs::path& dir : {alive, other, mine}) EXPECT_TRUE(fs::exists(dir)) << dir;
}

// The number may be of a process on another machine, of which this one knows nothing.
TEST(LeftOvers, ThatSomebodyHoldsStay) {
  const TemporaryFolder folder;
  const fs::path held = folder.path() / ("run.partial-" + dead_process());
  make(held);
  const int descriptor = open(held.c_str(), O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(flock(descriptor, LOCK_EX), 0);
  EXPECT_TRUE(analysis::clear_left_overs(folder.path() / "run").empty());
  close(descriptor);
  EXPECT_EQ(analysis::clear_left_overs(folder.path() / "run").size(), 1U);
}

// Killed between moving the old folder aside and giving the new one its name.
TEST(LeftOvers, GiveTheOldResultsBackWhereThereAreNone) {
  const TemporaryFolder folder;
  const std::string process = dead_process();
  make(folder.path() / ("run.partial-" + process));
  make(folder.path() / ("run.partial-" + process + ".old"));
  EXPECT_EQ(analysis::clear_left_overs(folder.path() / "run").size(), 2U);
  EXPECT_EQ(bytes_of(folder.path() / "run" / "file"), "text");
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, {}), 1);
}

}  // namespace
}  // namespace servicechain::tests
