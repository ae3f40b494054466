#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Files and folders that appear whole or not at all. Every trouble is a std::system_error that names the path.
namespace servicechain::analysis {

void write_file(const std::filesystem::path& path, std::string_view text);

// In place of a file of that name, if there is one; the folder is made if it is not there.
void replace_file(const std::filesystem::path& path, std::string_view text);

// Without links, dots and a slash at its end, so that the folder beside it has the same parent.
[[nodiscard]] std::filesystem::path settled(const std::filesystem::path& dir);

// Calls `fill` with an empty folder beside `dir`, then gives it that name; what stood there before is removed.
// When `fill` throws, its folder is removed and `dir` is as it was.
void replace_folder(const std::filesystem::path& dir,
                    const std::function<void(const std::filesystem::path& partial)>& fill);

// Clears away what processes that were killed in replace_folder left beside `dir`, and puts back an old folder that they
// had only moved aside. What a process that still runs is writing stays.
// Returns: what was done, a sentence each.
[[nodiscard]] std::vector<std::string> clear_left_overs(const std::filesystem::path& dir);

}  // namespace servicechain::analysis
