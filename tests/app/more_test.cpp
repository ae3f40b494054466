#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Every file of a run folder by its name; without the wall time.
std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = text_of(entry.path());
  }
  Json run = Json::parse(files.at("run.json"));
  run.erase("wall_time_s");
  files["run.json"] = run.dump();
  return files;
}

// 4 and 3 more; 7.
TEST(More, GivesTheSameFilesAsAllAtOnce) {
  const TemporaryFolder folder;
  const fs::path added = folder.path() / "added";
  const fs::path at_once = folder.path() / "at-once";
  copy_of_a_run_folder(added);
  const Answer more = run(again_into(added, {"--more", "3"}));
  ASSERT_EQ(more.code, 0) << more.err;
  const Answer whole = run(again_into(at_once, {"--replications", "7"}));
  EXPECT_EQ(more.out, whole.out);
  const auto files = files_of(added);
  const auto files_at_once = files_of(at_once);
  EXPECT_EQ(files.size(), files_at_once.size());
  for (const auto& [name, text] : files_at_once) EXPECT_TRUE(files.at(name) == text) << name;
}

// With hours that differ and a short run, ten trial runs of twelve weeks say how long the warm-up is: once.
TEST(More, KeepsTheWarmUpThatWasFound) {
  const TemporaryFolder folder;
  const std::string runs = (folder.path() / "runs").string();
  const auto words = [&](const char* option, const char* number) {
    return std::vector<std::string>{"run", city_shoes_file(), "--set", "time.length=1 week", "-o", runs, option, number};
  };
  ASSERT_EQ(run(words("--replications", "2")).code, 0);
  const Json before = Json::parse(text_of(fs::path{runs} / "run.json"));
  ASSERT_EQ(run(words("--more", "1")).code, 0);
  const Json after = Json::parse(text_of(fs::path{runs} / "run.json"));
  EXPECT_EQ(after.at("warm_up"), before.at("warm_up"));
  EXPECT_EQ(after.at("replications"), 3);
}

TEST(More, SaysWhyRunsCannotBeAddedTo) {
  const TemporaryFolder folder;
  const std::string runs = (folder.path() / "runs").string();
  copy_of_a_run_folder(runs);
  const auto before = files_of(runs);

  const Answer seed = run(again_into(runs, {"--more", "1", "--seed", "7"}));
  EXPECT_EQ(seed.code, 2);
  EXPECT_TRUE(contains(seed.err, "servicechain: the runs in " + runs +
                                     " cannot be added to: their seed is 2026, and now it is 7. Without --more they are "
                                     "made anew\n")) << seed.err;
  const Answer sets = run(again_into(runs, {"--more", "1", "--set", "departments.it-desk.staff=3"}));
  EXPECT_TRUE(contains(sets.err, "they were made with --set time.length=1 week, time.warm-up=2 days, and now")) << sets.err;
  const Answer what_ifs = run(again_into(runs, {"--more", "1", "stock-list-online"}));
  EXPECT_TRUE(contains(what_ifs.err, "they are of base, third-technician, stock-list-online, and now base, "
                                     "stock-list-online is asked")) << what_ifs.err;
  const std::string other = folder.file("other.yaml", text_of(city_shoes_file()) + "\n# mine\n");
  std::vector<std::string> words = again_into(runs, {"--more", "1"});
  words[1] = other;
  const Answer changed = run(words);
  EXPECT_TRUE(contains(changed.err, "the scenario file has changed since")) << changed.err;
  EXPECT_EQ(files_of(runs), before);
}

TEST(More, SeesThatATableHasChanged) {
  const TemporaryFolder folder;
  const auto with_work = [&](const char* work) {
    static_cast<void>(folder.file("work.csv", std::string{"minutes\n3\n"} + work + "\n"));
    return folder.file("desk.yaml", "servicechain: 1\ntime: {length: 1 day, warm-up: 1 h}\n"
                                    "departments: {desk: {staff: 1, work: 'empirical(work.csv, minutes, min)'}}\n"
                                    "customers: {c: {arrive: {rate: 5 per hour}, enters: desk}}\n");
  };
  const std::string runs = (folder.path() / "runs").string();
  ASSERT_EQ(run({"run", with_work("5"), "-o", runs, "--replications", "10"}).code, 0);
  EXPECT_EQ(run({"run", with_work("5"), "-o", runs, "--more", "10"}).code, 0);
  const Answer changed = run({"run", with_work("6"), "-o", runs, "--more", "10"});
  EXPECT_EQ(changed.code, 2);
  EXPECT_TRUE(contains(changed.err, "a file that the scenario reads has changed since")) << changed.err;
}

TEST(More, SaysWhatIsWrongWithAStoreThatWasCutShort) {
  const TemporaryFolder folder;
  const fs::path runs = folder.path() / "runs";
  copy_of_a_run_folder(runs);
  fs::resize_file(runs / "results.db", fs::file_size(runs / "results.db") / 2);
  const Answer answer = run(again_into(runs, {"--more", "1"}));
  EXPECT_EQ(answer.code, 5);
  EXPECT_TRUE(contains(answer.err, "results.db: this results store is damaged or cut short")) << answer.err;
}

// A folder that a killed run left goes with the next one, which says so, and begins from the start.
TEST(RunFolder, TellsOfARunThatWasKilledWhileItWrote) {
  const TemporaryFolder folder;
  const std::string runs = (folder.path() / "runs").string();
  fs::create_directory(runs + ".partial-4000000");  // above the largest number of a process
  const Answer answer = run(again_into(runs, {"--more", "2", "--set", "decide.replications=3"}));
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(contains(answer.err, "There are no earlier runs to add to: 5 runs from the start, 2 more than the file says."))
      << answer.err;
  EXPECT_TRUE(contains(answer.err, "runs.partial-4000000 was left by a run that was killed while it wrote its results; it "
                                   "was removed, and there are no results.")) << answer.err;
  EXPECT_FALSE(fs::exists(runs + ".partial-4000000"));
}

// 0.001 % is out of reach of 31 runs.
TEST(ExitCode, IsFourWhenTheAskedPrecisionIsNotReached) {
  const Answer answer = run({"run", city_shoes_file(), "--set", "time.length=1 week", "--set", "time.warm-up=1 week", "--set",
                             "decide.precision=0.001%", "--set", "decide.replications=12"});
  EXPECT_EQ(answer.code, 4) << answer.err;
  EXPECT_TRUE(contains(answer.out, "Not as precise as asked after 12 runs")) << answer.out;
}

TEST(ExitCode, IsNotFourWhenExactlySoManyRunsAreAskedFor) {
  EXPECT_EQ(run(shortened({"run", city_shoes_file(), "--set", "decide.precision=0.001%"})).code, 0);
}

}  // namespace
}  // namespace servicechain::app
