#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/store/kept_runs.h"
#include "analysis/store/sqlite_file.h"
#include "analysis/store/table_file.h"
#include "analysis/study.h"

namespace servicechain::analysis {

// What makes two runs the same run.
struct RunIdentity {
  std::string version;            // of the program
  std::string scenario_text;      // as read
  std::vector<std::string> sets;  // --set, as given
  std::vector<std::string> tables{};  // files that the scenario reads, each with a fingerprint
  [[nodiscard]] friend bool operator==(const RunIdentity&, const RunIdentity&) = default;
};

struct StoredRun {
  RunIdentity identity;
  Study study;
  std::vector<TableFile> table_files{};  // those of identity.tables, or none where they are too large to be kept
};

// "fnv1a64:" and 16 digits: FNV-1a, 64 bits (Fowler, Noll, Vo). To tell files apart, not to keep secrets.
[[nodiscard]] std::string hash_of(std::string_view text);
// Of scenario, --set, seed, version and replications.
[[nodiscard]] std::string hash_of(const RunIdentity& identity, const Study& study);

// results.db: one SQLite file that this program, R and pandas read. The same run gives the same bytes.
// `kept`: the replications that --more goes on from; nullptr: they are not kept.
// Requires: no file of that name. Fails: std::system_error with the path.
void write_results_store(const std::filesystem::path& path, const StoredRun& run, const KeptRuns* kept = nullptr);

// Fails: std::system_error with the path, when the file is not there, cut short, damaged, not a results store, or
// laid out as a later or an earlier version of this program does.
[[nodiscard]] SqliteFile open_results_store(const std::filesystem::path& path);
// Likewise.
[[nodiscard]] StoredRun read_results_store(const std::filesystem::path& path);

}  // namespace servicechain::analysis
