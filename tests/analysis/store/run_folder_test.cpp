#include <gtest/gtest.h>

#include <csignal>
#include <set>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include <sys/resource.h>

#include "analysis/store/run_folder.h"
#include "tests/analysis/hand_made.h"
#include "tests/analysis/temporary_folder.h"

namespace servicechain::tests {
namespace {

namespace fs = std::filesystem;

analysis::WrittenRun write_to(const fs::path& dir, double wall_time_s) {
  const models::ServiceChain chain = hand_made_chain();
  const analysis::Study study = hand_made_study();
  analysis::WrittenRun written =
      analysis::write_run_folder(dir, {chain,
                                       study,
                                       {"0.1.0", "name: City Shoes\n", {"departments.store.staff=+1"}},
                                       "A shoe shop.",
                                       "en",
                                       wall_time_s});
  EXPECT_TRUE(written.undrawn.faults.empty());
  return written;
}

std::string complaint_about(const fs::path& dir) {
  try {
    write_to(dir, 1);
    return "";
  } catch (const std::system_error& error) {
    return error.what();
  }
}

// Everything in it, by its path inside.
std::set<std::string> files_in(const fs::path& dir) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{dir}) {
    names.insert(fs::relative(entry.path(), dir).string());
  }
  return names;
}

const std::set<std::string> promised{
    "run.json",         "scenario.yaml", "series.csv", "results.db", "measures.csv",         "differences.csv",
    "replications.csv", "links.csv",     "charts",     "charts/chain-map.svg", "report.html",
    "start-up.csv",     "staff-use.csv", "wait-curves.csv", "troubles.csv",
    "control-charts.csv", "when-noticed.csv"};

TEST(RunFolder, HoldsEveryFilePromisedAndNothingElse) {
  const TemporaryFolder folder;
  write_to(folder.path() / "run", 1);
  EXPECT_EQ(files_in(folder.path() / "run"), promised);
  EXPECT_EQ(bytes_of(folder.path() / "run" / "scenario.yaml"), "name: City Shoes\n");
  EXPECT_EQ(what_is_wrong_as_xml(bytes_of(folder.path() / "run" / "report.html")), "");
  EXPECT_EQ(what_is_wrong_as_xml(bytes_of(folder.path() / "run" / "charts" / "chain-map.svg")), "");
}

TEST(RunFolder, HasTheSameBytesAgainButForTheWallTime) {
  const TemporaryFolder folder;
  write_to(folder.path() / "one", 1.25);
  write_to(folder.path() / "two", 2.5);
  for (const std::string& name : promised) {
    if (name == "charts" || name == "run.json") continue;
    EXPECT_TRUE(bytes_of(folder.path() / "one" / name) == bytes_of(folder.path() / "two" / name)) << name;
  }
  std::string one = bytes_of(folder.path() / "one" / "run.json");
  const std::size_t time = one.find("1.25");
  ASSERT_NE(time, std::string::npos);
  EXPECT_EQ(one.replace(time, 4, "2.5"), bytes_of(folder.path() / "two" / "run.json"));
}

TEST(RunFolder, SaysWhatItWasMadeFrom) {
  const TemporaryFolder folder;
  write_to(folder.path() / "run", 1);
  const std::string json = bytes_of(folder.path() / "run" / "run.json");
  for (const char* words : {"\"version\": \"0.1.0\"", "\"seed\": 2026", "\"replications\": 30", "\"warm_up_h\": 504.0",
                            "departments.store.staff=+1", "\"scenario_hash\": \"fnv1a64:", "\"wall_time_s\": 1.0"}) {
    EXPECT_NE(json.find(words), std::string::npos) << words;
  }
}

TEST(RunFolder, SaysInEveryRowOfEveryTableWhichWhatIfItIsOf) {
  const TemporaryFolder folder;
  write_to(folder.path() / "run", 1);
  for (const char* name : {"measures.csv", "differences.csv", "replications.csv", "links.csv"}) {
    std::istringstream rows{bytes_of(folder.path() / "run" / name)};
    std::string row;
    std::getline(rows, row);
    EXPECT_TRUE(row.starts_with("what_if,")) << name;
    int count = 0;
    while (std::getline(rows, row)) {
      const std::string what_if = row.substr(0, row.find(','));
      EXPECT_TRUE(what_if == "base" || what_if == "stock-list-online" || what_if == "third-technician") << row;
      ++count;
    }
    EXPECT_GT(count, 0) << name;
  }
}

TEST(RunFolder, ReplacesARunFolderWholly) {
  const TemporaryFolder folder;
  write_to(folder.path() / "run", 1);
  put(folder.path() / "run" / "visits.csv", "old");
  put(folder.path() / "run" / "report.pdf", "old");
  fs::create_directory(folder.path() / "run" / "csv");
  put(folder.path() / "run" / "csv" / "measures.csv", "old");
  for (const char* name : {"what-ifs.png", "who-gains-third-technician.svg", "fan-wait.csv"}) put(folder.path() / "run" / "charts" / name, "old");
  EXPECT_EQ(write_to(folder.path() / "run", 2).gone,
            (std::vector<std::string>{"charts/fan-wait.csv", "charts/what-ifs.png", "charts/who-gains-third-technician.svg", "csv", "report.pdf",
                                      "visits.csv"}));
  EXPECT_EQ(files_in(folder.path() / "run"), promised);
  EXPECT_EQ(files_in(folder.path()).size(), promised.size() + 1) << "something was left beside it";
}

TEST(RunFolder, NeverReplacesAFolderThatIsNotARun) {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "holiday");
  put(folder.path() / "holiday" / "photo.jpg", "sea");
  EXPECT_NE(complaint_about(folder.path() / "holiday").find("holiday: this folder is not one that servicechain wrote"),
            std::string::npos);
  put(folder.path() / "holiday" / "run.json", "{\"format\": \"running diary\"}");
  EXPECT_NE(complaint_about(folder.path() / "holiday"), "");
  put(folder.path() / "file", "text");
  EXPECT_NE(complaint_about(folder.path() / "file").find("file: this is a file"), std::string::npos);
  EXPECT_EQ(bytes_of(folder.path() / "holiday" / "photo.jpg"), "sea");
  EXPECT_EQ(bytes_of(folder.path() / "file"), "text");
  EXPECT_EQ(files_in(folder.path()),
            (std::set<std::string>{"file", "holiday", "holiday/photo.jpg", "holiday/run.json"}));
}

TEST(RunFolder, NeverThrowsAwayAFileThatSomebodyPutIntoARunFolder) {
  const TemporaryFolder folder;
  write_to(folder.path() / "run", 1);
  put(folder.path() / "run" / "my notes.txt", "think");
  EXPECT_NE(complaint_about(folder.path() / "run").find("my notes.txt"), std::string::npos);
  EXPECT_EQ(bytes_of(folder.path() / "run" / "my notes.txt"), "think");
}

TEST(RunFolder, NeverThrowsAwayAPictureThatSomebodyPutAmongItsCharts) {
  const TemporaryFolder folder;
  write_to(folder.path() / "run", 1);
  for (const char* name : {"for-the-boss.png", "who-gains-of-last-year.png", "what-ifs.docx"}) {
    const fs::path mine = folder.path() / "run" / "charts" / name;
    put(mine, "mine");
    EXPECT_NE(complaint_about(folder.path() / "run").find(std::string{"charts/"} + name), std::string::npos) << name;
    EXPECT_EQ(bytes_of(mine), "mine");
    fs::remove(mine);
  }
  EXPECT_EQ(complaint_about(folder.path() / "run"), "");
}

// rank may write first or last: neither is in the way of the other.
TEST(RunFolder, SharesItsFolderWithARanking) {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "run");
  put(folder.path() / "run" / "rank.csv", "the order");
  fs::create_directory(folder.path() / "run" / "charts");
  put(folder.path() / "run" / "charts" / "frontier.json", "what a point is worth");
  write_to(folder.path() / "run", 1);
  put(folder.path() / "run" / "rank.json", "{}");
  analysis::check_run_folder(folder.path() / "run");
  write_to(folder.path() / "run", 2);
  EXPECT_EQ(bytes_of(folder.path() / "run" / "rank.csv"), "the order");
  EXPECT_EQ(bytes_of(folder.path() / "run" / "rank.json"), "{}");
  EXPECT_EQ(bytes_of(folder.path() / "run" / "charts" / "frontier.json"), "what a point is worth");
}

TEST(RunFolder, TakesNoFolderForARankingThatHoldsMore) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "run" / "charts");
  put(folder.path() / "run" / "rank.csv", "the order");
  put(folder.path() / "run" / "charts" / "map of the treasure.json", "X");
  EXPECT_NE(complaint_about(folder.path() / "run").find("this folder is not one that servicechain wrote"), std::string::npos);
}

TEST(RunFolder, IsRefusedBeforeAnythingIsWritten) {
  const TemporaryFolder folder;
  put(folder.path() / "file", "text");
  EXPECT_THROW(analysis::check_run_folder(folder.path() / "file"), std::system_error);
  analysis::check_run_folder(folder.path() / "not-there");
}

TEST(RunFolder, NamesThePathWhenItCannotBeMade) {
  const TemporaryFolder folder;
  put(folder.path() / "file", "text");
  EXPECT_NE(complaint_about(folder.path() / "file" / "run").find((folder.path() / "file").string()), std::string::npos);
}

// Files longer than 20 kB cannot be written for a while, as on a disk that is full.
TEST(RunFolder, LeavesTheOldOneAndNothingElseWhenTheDiskIsFull) {
  const TemporaryFolder folder;
  write_to(folder.path() / "run", 1);
  const std::string before = bytes_of(folder.path() / "run" / "run.json");
  rlimit usual{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &usual), 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{20000, usual.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string replacing = complaint_about(folder.path() / "run");
  const std::string fresh = complaint_about(folder.path() / "fresh");
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &usual), 0);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_NE(replacing.find(folder.path().string()), std::string::npos);
  EXPECT_NE(fresh.find(folder.path().string()), std::string::npos);
  EXPECT_EQ(bytes_of(folder.path() / "run" / "run.json"), before);
  EXPECT_EQ(files_in(folder.path()).size(), promised.size() + 1);
}

TEST(RunFolder, MakesTheFoldersAboveIt) {
  const TemporaryFolder folder;
  write_to(folder.path() / "runs" / "today" / "", 1);
  EXPECT_EQ(files_in(folder.path() / "runs" / "today"), promised);
}

}  // namespace
}  // namespace servicechain::tests
