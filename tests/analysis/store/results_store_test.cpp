#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <system_error>

#include "analysis/store/results_store.h"
#include "analysis/store/sqlite_file.h"
#include "tests/analysis/hand_made.h"
#include "tests/analysis/temporary_folder.h"

namespace servicechain::tests {
namespace {

using analysis::read_results_store;
using analysis::StoredRun;
using analysis::write_results_store;
namespace fs = std::filesystem;

analysis::StudyHistory hand_made_history() {
  const analysis::Estimate some{0.5, analysis::Range{0.25, 0.75}, 0.125, 30, "t over replications (ratio)", ""};
  const analysis::Measure satisfaction{"customers", "all", "satisfaction", "points"};
  analysis::StudyHistory history;
  history.period = "week";
  history.runs = 2;
  history.typical_run = 1;
  history.periods = {{504, 672, "2026-01-26"}, {672, 840, "2026-02-02"}};
  history.series = {{"base", satisfaction, {analysis::Band{80, 79, 81, 78, 82}, std::nullopt}, {{160, 2}, {0, 0}},
                     {{{160, 2}, {0, 0}}, {{81, 1}, {0, 0}}}},
                    {"base", {"departments.store", "all", "mood", "points"}, {{}, {}}, {{}, {}}, {}}};
  history.staff = {{"base", "departments.store", 9, some, some, some, 2}};
  history.waits = {{"base", {"customers", "all", "wait", "h"}, 0.25, {{0, some}, {0.25, some}}}};
  history.troubles = {{"base", "customers", "departments.store", "gave-up", some, some}};
  return history;
}

StoredRun hand_made_run() {
  StoredRun run{{"0.1.0", "name: City Shoes\nlabel: 門市\n", {"departments.store.staff=+1"}},
                hand_made_study(),
                {{"calls.csv", "minutes\n12\n"}, {"data/zeros.csv", std::string{"a\0b", 3}}}};
  run.study.rests_on = {{"departments.store.work"}, {"disappointment", "informed"}};
  run.study.usual = {{"departments.store", "usual-load", "ρ*", "share", 0.81}};
  run.study.history = hand_made_history();
  return run;
}

// What reading the file says; "read" when it was read.
std::string answer_to_reading(const fs::path& path) {
  try {
    static_cast<void>(read_results_store(path));
    return "read";
  } catch (const std::system_error& error) {
    return error.what();
  }
}

TEST(ResultsStore, GivesBackWhatWasWritten) {
  const TemporaryFolder folder;
  StoredRun run = hand_made_run();
  run.study.was_stopped = true;
  run.study.problems = {"one", "two"};
  run.study.measures[3].estimate = {{}, {}, {}, 0, "", "too few customers"};
  write_results_store(folder.path() / "a.db", run);
  const StoredRun read = read_results_store(folder.path() / "a.db");
  EXPECT_EQ(read.identity, run.identity);
  EXPECT_EQ(read.study.problems, run.study.problems);
  EXPECT_EQ(read.study.usual, run.study.usual);
  EXPECT_EQ(read.study.rests_on, run.study.rests_on);
  EXPECT_EQ(read.table_files, run.table_files);
  EXPECT_TRUE(read.study.was_stopped);
  EXPECT_EQ(read.study.decided, run.study.decided);
  ASSERT_EQ(read.study.measures.size(), run.study.measures.size());
  for (std::size_t i = 0; i < run.study.measures.size(); ++i) {
    EXPECT_EQ(read.study.measures[i].measure, run.study.measures[i].measure);
    EXPECT_EQ(read.study.measures[i].estimate, run.study.measures[i].estimate);
  }
  ASSERT_EQ(read.study.differences.size(), 4u);
  EXPECT_EQ(read.study.differences[0].verdict, analysis::VerdictKind::better);
  EXPECT_EQ(read.study.differences[1].verdict, std::nullopt);
  EXPECT_EQ(read.study.answers[0].changes, run.study.answers[0].changes);
  ASSERT_EQ(read.study.replication_rows.size(), 2u);
  EXPECT_EQ(read.study.replication_rows[0].pairs, run.study.replication_rows[0].pairs);
  EXPECT_EQ(read.study.replication_rows[1].what_if, "third-technician");
  EXPECT_EQ(read.study.history, run.study.history);
}

// Whatever reading lost would be missing from the second file.
TEST(ResultsStore, WritesTheSameBytesAgainFromWhatItRead) {
  const TemporaryFolder folder;
  write_results_store(folder.path() / "a.db", hand_made_run());
  write_results_store(folder.path() / "b.db", read_results_store(folder.path() / "a.db"));
  EXPECT_TRUE(bytes_of(folder.path() / "a.db") == bytes_of(folder.path() / "b.db"));
}

TEST(ResultsStore, AnswersOrdinarySql) {
  const TemporaryFolder folder;
  write_results_store(folder.path() / "a.db", hand_made_run());
  analysis::SqliteFile file = analysis::SqliteFile::open_to_read(folder.path() / "a.db");
  EXPECT_EQ(file.number_of("SELECT value FROM replication_values WHERE what_if = 'base' AND replication = 2"), 78);
  EXPECT_EQ(file.text_of("SELECT value FROM run WHERE key = 'scenario_text'"), hand_made_run().identity.scenario_text);
}

TEST(ResultsStore, RefusesAFileThatIsNotThere) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "missing.db";
  EXPECT_EQ(answer_to_reading(path), path.string() + ": the file cannot be opened");
}

TEST(ResultsStore, RefusesWhatIsNotAStoreOfOurs) {
  const TemporaryFolder folder;
  put(folder.path() / "text.db", std::string(5000, 't'));
  EXPECT_NE(answer_to_reading(folder.path() / "text.db").find("text.db: this is not a results store"),
            std::string::npos);
  put(folder.path() / "empty.db", "");
  EXPECT_NE(answer_to_reading(folder.path() / "empty.db").find("empty.db: this is not a results store of servicechain"),
            std::string::npos);
  analysis::SqliteFile::create(folder.path() / "other.db").execute("CREATE TABLE run (key, value)");
  EXPECT_NE(answer_to_reading(folder.path() / "other.db").find("not a results store of servicechain"),
            std::string::npos);
}

TEST(ResultsStore, RefusesAStoreOfALaterVersion) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.db";
  write_results_store(path, hand_made_run());
  std::string bytes = bytes_of(path);
  bytes[63] = 9;  // the lowest byte of user_version (SQLite file format, 1.3: offset 60, big-endian)
  put(path, bytes);
  EXPECT_NE(answer_to_reading(path).find("later version"), std::string::npos);
}

TEST(ResultsStore, RefusesAStoreThatWasCutShortAnywhere) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.db";
  write_results_store(path, hand_made_run());
  const std::string whole = bytes_of(path);
  for (std::size_t kept = 0; kept < whole.size(); kept += 997) {
    put(path, whole.substr(0, kept));
    EXPECT_NE(answer_to_reading(path), "read") << kept << " of " << whole.size() << " bytes";
  }
  put(path, whole.substr(0, whole.size() - 1));
  EXPECT_NE(answer_to_reading(path), "read");
}

// 400 stores, each with eight bytes overwritten at places of a fixed sequence: read or refused, never a crash.
TEST(ResultsStore, SurvivesDamageAnywhere) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.db";
  write_results_store(path, hand_made_run());
  const std::string whole = bytes_of(path);
  std::uint32_t state = 12345;
  const auto next = [&state] { return state = state * 1664525u + 1013904223u; };
  for (int trial = 0; trial < 400; ++trial) {
    std::string damaged = whole;
    for (int i = 0; i < 8; ++i) damaged[(next() >> 8) % damaged.size()] = static_cast<char>(next() >> 24);
    put(path, damaged);
    EXPECT_NE(answer_to_reading(path), "");
  }
}

TEST(ResultsStore, NeverWritesOverAFile) {
  const TemporaryFolder folder;
  put(folder.path() / "a.db", "mine");
  EXPECT_THROW(write_results_store(folder.path() / "a.db", hand_made_run()), std::system_error);
  EXPECT_EQ(bytes_of(folder.path() / "a.db"), "mine");
}

// The published test vectors of FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv, appendix).
TEST(ResultsStore, HashesAsPublished) {
  EXPECT_EQ(analysis::hash_of(""), "fnv1a64:cbf29ce484222325");
  EXPECT_EQ(analysis::hash_of("a"), "fnv1a64:af63dc4c8601ec8c");
  EXPECT_EQ(analysis::hash_of("foobar"), "fnv1a64:85944171f73967e8");
}

TEST(ResultsStore, TellsRunsApartByAllThatMakesThem) {
  const StoredRun run = hand_made_run();
  const std::string identity = hash_of(run.identity, run.study);
  StoredRun other = run;
  other.study.seed += 1;
  EXPECT_NE(hash_of(other.identity, other.study), identity);
  other = run;
  other.study.replications += 1;
  EXPECT_NE(hash_of(other.identity, other.study), identity);
  other = run;
  other.identity.version = "0.1.1";
  EXPECT_NE(hash_of(other.identity, other.study), identity);
  other = run;
  other.identity.sets.clear();
  EXPECT_NE(hash_of(other.identity, other.study), identity);
  other = run;
  other.identity.scenario_text += " ";
  EXPECT_NE(hash_of(other.identity, other.study), identity);
}

}  // namespace
}  // namespace servicechain::tests
