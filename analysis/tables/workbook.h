#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "analysis/store/results_store.h"
#include "analysis/tables/data_table.h"

namespace servicechain::analysis {

// What a run was, a fact a row: for the first sheet of a workbook.
[[nodiscard]] DataTable about_data(const StoredRun& run);

// An Excel workbook (.xlsx, ECMA-376): a sheet for each table, its first row frozen, numbers as numbers, to 12 digits
// as in JSON and shown with those worth reading, the column `begins` as dates. No macros, no formulas, a fixed date: the same tables give the same bytes.
// Returns: a sentence for each table of which a sheet cannot hold all rows (1,048,576 with the first).
// Fails: std::system_error with the path. Requires: table names that differ, of at most 31 letters.
[[nodiscard]] std::vector<std::string> write_workbook(const std::filesystem::path& path,
                                                      std::span<const DataTable> tables);

}  // namespace servicechain::analysis
