#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

// Where -o points: one rule for every command that has it.
namespace servicechain::app {

// What a command can write there.
struct OutputRule {
  // Of one file, without the dot; none: what is written is a folder.
  std::vector<std::string> endings{};
  // Of these, those that standard output takes ("-o -").
  std::vector<std::string> texts{};
};

// "" is no place; -, and a name that ends as files do (x.jpg), only where the rule has them; x.jpg/ is a folder.
// Returns: what is wrong, in words; "": nothing.
[[nodiscard]] std::string complaint_about_output(const std::string& output, const OutputRule& rule);

// --output, with that check.
void add_output(CLI::App& command, std::string& output, const OutputRule& rule, std::string says);

[[nodiscard]] bool is_standard_output(std::string_view output);
// A file that the rule has, or standard output: one thing only.
[[nodiscard]] bool is_one_place(const std::string& output, const OutputRule& rule);
// As it is called in a sentence.
[[nodiscard]] std::string said(const std::string& output);
// "png", of plots/x.PNG, where the rule has it. "": a folder, or nowhere.
[[nodiscard]] std::string ending_of(const std::string& output, const OutputRule& rule);

// What -f says; else the ending of -o; else `usual`.
[[nodiscard]] std::vector<std::string> asked_formats(const std::vector<std::string>& formats, const std::string& output,
                                                     const OutputRule& rule, std::string_view usual);
// Where -o is one file, or standard output, and what is asked for is another one, or several. "": they agree.
[[nodiscard]] std::string disagreement(const std::vector<std::string>& asked, const std::string& output, const OutputRule& rule);

// Before hours of runs: fails with std::system_error, with the path as it was given, where that file or folder could not be made.
void check_can_be_made(const std::filesystem::path& place);

// The same of a folder of why, sweep, tornado or trace, and where what stands there must not be replaced. "": none.
void check_sensitivity_output(const std::string& folder, const std::string& command);

// A path as a word of a command line that can be copied: 'my shop.yaml'.
[[nodiscard]] std::string as_word(std::string_view path);

}  // namespace servicechain::app
