#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Validator;
}  // namespace CLI

// The options that several commands share, and how the command line fills them.
namespace servicechain::app {

struct OutputOptions {
  bool json = false;
  bool quiet = false;
  bool no_color = false;
  bool expert = false;
};

struct ScenarioOptions {
  std::string file;               // "-": standard input
  std::vector<std::string> sets;  // PATH=CHANGE
};

struct ExperimentOptions {
  std::optional<std::uint32_t> seed;
  std::optional<std::uint32_t> replications;
  std::optional<std::uint32_t> more;  // than the file says, or than the folder of -o has
  std::optional<std::uint32_t> jobs;  // threads; nullopt: one for each processor
};

// How many threads that is.
[[nodiscard]] std::uint32_t threads_for(std::optional<std::uint32_t> jobs);

struct ReportOptions {
  std::string folder;                     // empty: none is written
  std::vector<std::string> requirements;  // "satisfaction >= 80"
};

void add_options(CLI::App& command, OutputOptions& options);
void add_options(CLI::App& command, ScenarioOptions& options);
void add_options(CLI::App& command, ExperimentOptions& options);
// Of an option that takes one of these words, in capitals or not; for transform().
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> words);
// --jobs alone.
void add_jobs(CLI::App& command, std::optional<std::uint32_t>& jobs);
void add_options(CLI::App& command, ReportOptions& options);

}  // namespace servicechain::app
