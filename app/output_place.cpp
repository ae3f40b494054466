#include "app/output_place.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <optional>
#include <system_error>

#include <unistd.h>

#include "analysis/sensitivity/sensitivity_folder.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_output = "-";

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_letter_or_digit(unsigned char letter) { return std::isalnum(letter) != 0; }

// What files are known by. Anything else behind a dot is a part of a folder's name: run.v2, my.shop, results.final.
const std::vector<std::string> endings_of_files{"svg",  "png",  "pdf",  "jpg", "jpeg", "gif", "webp", "bmp",  "tif",  "tiff", "eps",  "ps",  "csv", "tsv",
                                                "txt",  "xlsx", "xls",  "ods", "docx", "doc", "odt",  "rtf",  "pptx", "ppt",  "odp",  "html", "htm", "xhtml",
                                                "json", "md",   "zip",  "gz",  "tar",  "db",  "yaml", "yml",  "xml"};

// "jpg", of x.JPG. "": a name as folders have them, as results, v1.2, run.v2, results/ or one that is a folder already.
std::string ending_as_of_a_file(const std::string& output) {
  std::string ending = fs::path{output}.extension().string();
  if (ending.empty() || fs::is_directory(output)) return "";
  ending.erase(0, 1);
  std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return has(endings_of_files, ending) ? ending : "";
}

std::string listed(const std::vector<std::string>& endings) {
  std::vector<std::string> dotted;
  for (const std::string& ending : endings) dotted.push_back("." + ending);
  const std::string last = dotted.back();
  dotted.pop_back();
  return dotted.empty() ? last : fmt::format("{} or {}", fmt::join(dotted, ", "), last);
}

// By trying: what the rights say is not all of it, where a disk can only be read.
std::optional<std::error_code> trouble_of_making_in(const fs::path& folder) {
  const fs::path trial = folder / fmt::format(".servicechain-{}", ::getpid());
  std::error_code trouble;
  fs::create_directory(trial, trouble);
  if (trouble) return trouble;
  fs::remove(trial, trouble);
  return std::nullopt;
}

}  // namespace

bool is_standard_output(std::string_view output) { return output == standard_output; }

std::string complaint_about_output(const std::string& output, const OutputRule& rule) {
  const std::string_view what = rule.endings.empty() ? "a folder" : "a file or a folder";
  if (output.empty()) return fmt::format("there is no name: -o is {}", what);
  if (is_standard_output(output)) {
    return rule.texts.empty() ? fmt::format("standard output has the answer already, and - is no {}; for programs: --json",
                                            rule.endings.empty() ? "folder" : "picture")
                              : "";
  }
  const std::string ending = ending_as_of_a_file(output);
  if (ending.empty() || has(rule.endings, ending)) return "";
  if (rule.endings.empty()) {
    return fmt::format("{0} is called like a file, and what is written is a folder; for a folder of that name write {0}/", output);
  }
  return fmt::format("{0}: no .{1} is written; a file ends in {2}, and for a folder of that name write {0}/", output, ending,
                     listed(rule.endings));
}

void add_output(CLI::App& command, std::string& output, const OutputRule& rule, std::string says) {
  command.add_option("-o,--output", output, std::move(says))
      ->type_name(rule.endings.empty() ? "DIR" : "PATH")
      ->check(CLI::Validator{[rule](const std::string& text) { return complaint_about_output(text, rule); }, "", ""});
}

std::string ending_of(const std::string& output, const OutputRule& rule) {
  std::string ending = ending_as_of_a_file(output);
  return has(rule.endings, ending) ? ending : "";
}

bool is_one_place(const std::string& output, const OutputRule& rule) {
  return is_standard_output(output) || !ending_of(output, rule).empty();
}

std::string said(const std::string& output) { return is_standard_output(output) ? "standard output" : output; }

std::vector<std::string> asked_formats(const std::vector<std::string>& formats, const std::string& output,
                                       const OutputRule& rule, std::string_view usual) {
  if (!formats.empty()) return formats;
  const std::string ending = ending_of(output, rule);
  return {ending.empty() ? std::string{usual} : ending};
}

std::string disagreement(const std::vector<std::string>& asked, const std::string& output, const OutputRule& rule) {
  if (!is_one_place(output, rule)) return "";
  if (asked.size() > 1) {
    return fmt::format("{} is one file, and what is asked for is {}; give a folder to -o", said(output), fmt::join(asked, ","));
  }
  const std::string& format = asked.front();
  if (is_standard_output(output)) {
    if (has(rule.texts, format)) return "";
    return fmt::format("standard output takes {}, not {}; give a file or a folder to -o", fmt::join(rule.texts, " or "), format);
  }
  const std::string ending = ending_of(output, rule);
  if (ending == format) return "";
  return fmt::format("-f says {}, and {} would be {}: leave out -f, or give the file that ending", format, output, ending);
}

void check_can_be_made(const fs::path& place) {
  std::error_code ignored;
  fs::path folder = fs::absolute(place).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  folder = folder.parent_path();
  while (!fs::exists(folder, ignored) && folder.has_relative_path()) folder = folder.parent_path();
  const auto fail = [&](std::error_code trouble) {
    throw std::system_error{trouble, fmt::format("{}: nothing can be written in {}", place.string(), folder.string())};
  };
  if (!fs::is_directory(folder, ignored)) fail(std::make_error_code(std::errc::not_a_directory));
  if (const auto trouble = trouble_of_making_in(folder)) fail(*trouble);
}

void check_sensitivity_output(const std::string& folder, const std::string& command) {
  if (folder.empty()) return;
  analysis::check_sensitivity_folder(folder, command);
  check_can_be_made(folder);
}

std::string as_word(std::string_view path) {
  constexpr std::string_view plain = "/._-+=:,@%";
  const auto is_plain = [&](unsigned char letter) {
    return letter >= 0x80 || is_letter_or_digit(letter) || plain.find(static_cast<char>(letter)) != std::string_view::npos;
  };
  if (!path.empty() && std::ranges::all_of(path, is_plain)) return std::string{path};
  std::string quoted{"'"};
  for (const char letter : path) {
    if (letter == '\'') {
      quoted += "'\\''";
    } else {
      quoted += letter;
    }
  }
  return quoted + "'";
}

}  // namespace servicechain::app
