#pragma once

#include "analysis/store/results_store.h"
#include "analysis/store/sqlite_file.h"

// A run in the tables of its results store; results_store.h is the door.
namespace servicechain::analysis {

// Makes the tables.
void make_run_tables(SqliteFile& file);
void write_run(SqliteFile& file, const StoredRun& run);
// Fails: std::system_error when what stands there does not fit together.
[[nodiscard]] StoredRun read_run(SqliteFile& file);

}  // namespace servicechain::analysis
