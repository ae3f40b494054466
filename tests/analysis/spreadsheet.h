#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace servicechain::tests {

// A cell as another program reads it: words, or a number.
struct ReadCell {
  std::string text;
  std::optional<double> number;
};

// The sheets of an .xlsx file by name, rows of cells; what is empty is not there.
using ReadSheets = std::map<std::string, std::vector<std::map<int, ReadCell>>>;
[[nodiscard]] ReadSheets read_spreadsheet(const std::filesystem::path& path);

// A file inside of it, as text. "": there is none.
[[nodiscard]] std::string part_of(const std::filesystem::path& path, const std::string& name);

}  // namespace servicechain::tests
