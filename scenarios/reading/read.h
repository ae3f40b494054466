#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/store/table_file.h"
#include "scenarios/messages/problem.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// `--set PATH=CHANGE`
struct Setting {
  std::string path;
  std::string change;
};

// How a Spot's file begins where a value stands on the command line.
inline constexpr std::string_view of_settings = "--set ";
inline constexpr std::string_view of_sweep = "servicechain sweep ";

// Reads and checks a whole scenario: every problem at once, in file order. Values only when there is no error.
// `file` is the name for messages and the folder that `arrivals.csv` is looked for in.
// Fails: std::system_error with the path when the file, or a data file it names, cannot be read.
[[nodiscard]] Read<Scenario> read_scenario(const std::string& file, const std::vector<Setting>& settings);
[[nodiscard]] Read<Scenario> read_scenario_text(std::string_view text, const std::string& file,
                                                const std::vector<Setting>& settings);

// The same with tables that were kept in place of those beside the file.
[[nodiscard]] Read<Scenario> read_scenario_text(std::string_view text, const std::string& file,
                                                const std::vector<Setting>& settings,
                                                std::vector<analysis::TableFile> kept);

// What the reader reads: the tree with the settings made and every {value, source, note} replaced by its value.
// Requires: read_scenario_text read it without errors.
[[nodiscard]] Node tree_as_read(std::string_view text, const std::string& file, const std::vector<Setting>& settings);

// The text of a scenario file; "-" is standard input. Fails: std::system_error with the path.
[[nodiscard]] std::string text_of_scenario(const std::string& file);

// The problems as people read them (commands.md, "Messages"): at most 20, "and 7 more". `text` is the file's text.
[[nodiscard]] std::string describe(const std::vector<Problem>& problems, std::string_view text);

}  // namespace servicechain::scenarios
