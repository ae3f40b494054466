#pragma once

#include <filesystem>
#include <string>
#include <vector>

// What may be in a run folder when a run takes its place: what the program wrote there itself, by its names.
namespace servicechain::analysis {

inline constexpr const char* run_format = "servicechain-run/1";

// Fails: std::system_error with the path, where something stands that is not of a run folder, and names it.
void check_may_replace(const std::filesystem::path& dir);

// What other commands wrote: it stays.
void keep_guests(const std::filesystem::path& from, const std::filesystem::path& to);

// What `old` holds and `fresh` does not: "charts/what-ifs.png". A folder that is not there stands for all in it.
[[nodiscard]] std::vector<std::string> missing_in(const std::filesystem::path& fresh, const std::filesystem::path& old);

}  // namespace servicechain::analysis
