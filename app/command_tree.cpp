#include "app/command_tree.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace servicechain::app {

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  return names;
}

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string for_bash(const CLI::App& program) {
  const auto commands = commands_of(program);
  std::string cases;
  for (const CLI::App* command : commands)
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command->get_name(), fmt::join(options_of(*command), " "));
  return fmt::format(
      "# servicechain completion bash > ~/.local/share/bash-completion/completions/servicechain\n"
      "_servicechain() {{\n"
      "  local words=\"{} {}\" word=${{COMP_WORDS[COMP_CWORD]}}\n"
      "  [[ $COMP_CWORD -gt 1 ]] && case ${{COMP_WORDS[1]}} in\n{}  esac\n"
      "  [[ $COMP_CWORD -gt 1 && $word != -* ]] && words=\n"
      "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
      "}}\n"
      "complete -o default -F _servicechain servicechain\n",
      fmt::join(names_of(commands), " "), fmt::join(options_of(program), " "), cases);
}

// In single quotes, for a shell.
std::string quoted(const std::string& text) {
  std::string made = "'";
  for (const char letter : text) made += letter == '\'' ? std::string{"'\\''"} : std::string(1, letter);
  return made + "'";
}

std::string for_zsh(const CLI::App& program) {
  std::string commands;
  std::string cases;
  for (const CLI::App* command : commands_of(program)) {
    commands += fmt::format("    {}\n", quoted(command->get_name() + ":" + first_line(command->get_description())));
    cases += fmt::format("    {}) options=({}) ;;\n", command->get_name(), fmt::join(options_of(*command), " "));
  }
  return fmt::format(
      "#compdef servicechain\n"
      "# servicechain completion zsh > a folder of $fpath/_servicechain\n"
      "_servicechain() {{\n"
      "  local -a commands options\n"
      "  commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
      "  case $words[2] in\n{}  esac\n"
      "  if [[ $PREFIX == -* ]]; then compadd -- $options; else _files; fi\n"
      "}}\n"
      "compdef _servicechain servicechain\n",
      commands, cases);
}

std::string for_fish(const CLI::App& program) {
  std::string lines = "# servicechain completion fish > ~/.config/fish/completions/servicechain.fish\n";
  for (const CLI::App* command : commands_of(program)) {
    const std::string name = command->get_name();
    lines += fmt::format("complete -c servicechain -n __fish_use_subcommand -f -a {} -d {}\n", name,
                         quoted(first_line(command->get_description())));
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& word : option->get_lnames())
        lines += fmt::format("complete -c servicechain -n '__fish_seen_subcommand_from {}' -l {} -d {}\n", name, word,
                             quoted(first_line(option->get_description())));
    }
  }
  return lines;
}

// What would be a command of roff in plain text is not one behind \&.
std::string in_roff(std::string_view text) {
  std::string made;
  bool at_start = true;
  for (const char letter : text) {
    if (at_start && (letter == '.' || letter == '\'')) made += "\\&";
    made += letter == '\\' ? "\\e" : letter == '-' ? "\\-" : std::string(1, letter);
    at_start = letter == '\n';
  }
  return made;
}

std::string manual_of_option(const CLI::Option& option) {
  const std::string takes = option.get_expected_min() > 0 ? " \\fI" + in_roff(option.get_type_name()) + "\\fR" : "";
  const bool is_positional = option.get_positional();
  const std::string name = is_positional ? option.get_name(true) : option.get_name(false, true);
  return fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", in_roff(name), is_positional ? "" : takes,
                     in_roff(option.get_description()));
}

}  // namespace

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

std::string completion_for(std::string_view shell, const CLI::App& program) {
  if (shell == "zsh") return for_zsh(program);
  return shell == "fish" ? for_fish(program) : for_bash(program);
}

std::string manual_of(const CLI::App& program) {
  std::string page = fmt::format(
      ".TH SERVICECHAIN 1\n.SH NAME\nservicechain \\- {}\n.SH SYNOPSIS\n\\fBservicechain\\fR \\fICOMMAND\\fR "
      "[\\fIwords\\fR]\n.SH DESCRIPTION\n{}\n.SH COMMANDS\n",
      "who serves whom inside an organisation, and how its customers feel it", in_roff(program.get_description()));
  for (const CLI::App* command : commands_of(program)) {
    page += fmt::format(".SS {}\n{}\n", in_roff(command->get_name()), in_roff(command->get_description()));
    for (const CLI::Option* option : command->get_options()) page += manual_of_option(*option);
  }
  return page + fmt::format(".SH \"HOW IT ENDS\"\n{}\n", in_roff(program.get_footer()));
}

}  // namespace servicechain::app
