#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace servicechain::app {

// A folder that goes when its owner goes.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // Writes the file and returns its path.
  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;  // -- constant
};

struct Answer {
  int code;         // exit code; of a killed program 128 + the signal
  std::string out;  // standard output
  std::string err;  // standard error
};

struct Call {
  std::vector<std::string> words;                              // after the program's name
  std::string input = {};                                      // standard input
  std::string folder = {};                                     // where it runs; empty: here
  std::optional<std::chrono::milliseconds> interrupt_after{};  // Ctrl-C
};

// Runs the built program as a user would, without a terminal.
[[nodiscard]] Answer run(const Call& call);
[[nodiscard]] Answer run(std::vector<std::string> words);

[[nodiscard]] std::string text_of(const std::filesystem::path& file);

// scenarios/library/city-shoes.yaml
[[nodiscard]] std::string city_shoes_file();

// The options that make City Shoes short enough for a test.
[[nodiscard]] std::vector<std::string> shortened(std::vector<std::string> words);

// What `compare -o` writes of City Shoes, shortened, with both what-ifs. It is made once for each build of the program,
// beside it, and copied for each who asks: drawing all charts takes a second.
void copy_of_a_run_folder(const std::filesystem::path& to);
// That very comparison once more, into that folder, with these words besides.
[[nodiscard]] std::vector<std::string> again_into(const std::filesystem::path& folder, std::vector<std::string> more);

}  // namespace servicechain::app
