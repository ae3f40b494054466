#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/store/kept_runs.h"
#include "analysis/store/sqlite_file.h"

// The part of results.db that --more goes on from: every replication as it was kept, packed.
namespace servicechain::analysis {

inline constexpr const char* kept_layout = R"sql(
CREATE TABLE kept_notes (place INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE kept_chains (place INTEGER PRIMARY KEY, what_if TEXT NOT NULL);
CREATE TABLE kept_replications (chain INTEGER NOT NULL REFERENCES kept_chains, replication INTEGER NOT NULL,
  ending BLOB NOT NULL, pairs BLOB NOT NULL, path BLOB NOT NULL, history BLOB NOT NULL);
CREATE TABLE kept_sections (chain INTEGER NOT NULL REFERENCES kept_chains, section INTEGER NOT NULL,
  durations BLOB NOT NULL);
)sql";

// Requires: the tables of kept_layout.
void write_kept_runs(SqliteFile& file, const KeptRuns& kept);

// The names of the chains whose replications a results store keeps; none: it keeps none.
[[nodiscard]] std::vector<std::string> read_kept_names(SqliteFile& file);

// Requires: the chains of read_kept_names, in that order.
// Fails: std::system_error with the path, when what is there is damaged or does not fit them.
[[nodiscard]] KeptRuns read_kept_runs(SqliteFile& file, std::span<const models::ServiceChain* const> chains);

}  // namespace servicechain::analysis
