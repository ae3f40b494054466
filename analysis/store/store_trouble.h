#pragma once

#include <system_error>

#include "analysis/store/sqlite_file.h"

namespace servicechain::analysis {

// Why a file is not read as a results store.
enum class StoreTrouble { not_ours = 1, newer, damaged, older };
[[nodiscard]] std::error_code make_error_code(StoreTrouble trouble);

// Throws std::system_error with the file's path.
[[noreturn]] void refuse(const SqliteFile& file, StoreTrouble trouble);

}  // namespace servicechain::analysis
