#include "app/slip.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>

#include "app/command_tree.h"
#include "scenarios/suggest.h"

namespace servicechain::app {
namespace {

std::vector<std::string> names_of_commands(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string unknown(std::string_view what, const std::string& word, const std::vector<std::string>& known) {
  const std::vector<std::string> meant = scenarios::nearest(word, known);
  return fmt::format("there is no {} \"{}\"{}", what, word, meant.empty() ? "" : "; " + scenarios::did_you_mean(meant));
}

std::string describe_unexpected(const std::string& word, const CLI::App& program, const CLI::App* command) {
  if (word.starts_with('-') && word.size() > 1) {
    const std::string option = word.substr(0, word.find('='));
    return unknown("option", option, options_of(command != nullptr ? *command : program));
  }
  if (command == nullptr) return unknown("command", word, names_of_commands(program));
  return fmt::format("\"{}\" is one word too many", word);
}

}  // namespace

std::string describe_slip(const CLI::ParseError& error, const CLI::App& program) {
  const auto named = program.get_subcommands();
  const CLI::App* command = named.empty() ? nullptr : named.front();
  const auto unexpected = program.remaining(true);
  std::string what = error.what();
  if (command == nullptr) what = fmt::format("which command? {}", fmt::join(names_of_commands(program), ", "));
  if (!unexpected.empty()) what = describe_unexpected(unexpected.front(), program, command);
  const std::string asked_for = command != nullptr ? command->get_name() + " " : "";
  return fmt::format("{}\nmore: servicechain {}--help", what, asked_for);
}

}  // namespace servicechain::app
