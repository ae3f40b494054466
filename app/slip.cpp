#include "app/slip.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ranges>
#include <string_view>

#include "app/command_tree.h"
#include "scenarios/messages/suggest.h"

namespace servicechain::app {
namespace {

std::string unknown(std::string_view what, const std::string& word, const std::vector<std::string>& known) {
  const std::vector<std::string> meant = scenarios::nearest(word, known);
  return fmt::format("there is no {} \"{}\"{}", what, word, meant.empty() ? "" : "; " + scenarios::did_you_mean(meant));
}

// The commands that have an option.
std::vector<std::string> commands_with(const std::string& option, const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) {
    const std::vector<std::string> options = options_of(*command);
    if (std::find(options.begin(), options.end(), option) != options.end()) names.push_back(command->get_name());
  }
  return names;
}

// An option that this command has not, but another one.
std::string of_another_command(const std::string& option, const CLI::App& program) {
  std::vector<std::string> all;
  for (const CLI::App* command : commands_of(program)) {
    for (std::string& name : options_of(*command)) {
      if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(std::move(name));
    }
  }
  const std::vector<std::string> meant = scenarios::nearest(option, all);
  if (meant.empty()) return {};
  return fmt::format("; {} is an option of {}", meant.front(), fmt::join(commands_with(meant.front(), program), ", "));
}

std::string one_word_too_many(const std::string& word, const CLI::App& program, const CLI::App& command) {
  if (command.get_name() != "new") return fmt::format("\"{}\" is one word too many", word);
  std::string joined = command.get_option("NAME")->as<std::string>();
  for (const std::string& each : program.remaining(true)) joined += "-" + each;
  return fmt::format("a name is one word: write {}", joined);
}

// "--layout: workshop not in {full,slides,review}", as CLI11 has it. Anything else stays as it is.
std::string describe_value(const std::string& what) {
  constexpr std::string_view before_list = " not in {";
  const std::size_t list = what.find(before_list);
  const std::size_t option_end = what.find(": ");
  if (list == std::string::npos || option_end == std::string::npos || option_end > list || !what.ends_with('}')) return what;
  const std::string word = what.substr(option_end + 2, list - option_end - 2);
  const std::size_t from = list + before_list.size();
  std::vector<std::string> known;
  for (const auto one : std::views::split(std::string_view{what}.substr(from, what.size() - from - 1), ',')) {
    known.emplace_back(one.begin(), one.end());
  }
  const std::vector<std::string> meant = scenarios::nearest(word, known);
  return fmt::format("{}: there is no \"{}\"; {}", what.substr(0, option_end), word,
                     meant.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : scenarios::did_you_mean(meant));
}

std::string describe_unexpected(const std::string& word, const CLI::App& program, const CLI::App* command) {
  if (word.starts_with('-') && word.size() > 1) {
    const std::string option = word.substr(0, word.find('='));
    if (option == "--lang") return "there is no option \"--lang\": reports and messages are in English only";
    const std::vector<std::string> here = options_of(command != nullptr ? *command : program);
    if (command == nullptr || !scenarios::nearest(option, here).empty()) return unknown("option", option, here);
    return unknown("option", option, {}) + of_another_command(option, program);
  }
  if (command == nullptr) return unknown("command", word, names_of(commands_of(program)));
  return one_word_too_many(word, program, *command);
}

}  // namespace

std::string describe_slip(const CLI::ParseError& error, const CLI::App& program) {
  const auto named = program.get_subcommands();
  const CLI::App* command = named.empty() ? nullptr : named.front();
  const auto unexpected = program.remaining(true);
  std::string what = describe_value(error.what());
  if (command == nullptr) what = fmt::format("which command? {}", fmt::join(names_of(commands_of(program)), ", "));
  if (!unexpected.empty()) what = describe_unexpected(unexpected.front(), program, command);
  const std::string asked_for = command != nullptr ? command->get_name() + " " : "";
  return fmt::format("{}\nmore: servicechain {}--help", what, asked_for);
}

}  // namespace servicechain::app
