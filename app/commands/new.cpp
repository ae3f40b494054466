#include "app/commands/new.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "app/console.h"
#include "app/options.h"
#include "app/output_place.h"
#include "app/starters.h"

namespace servicechain::app {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Fails: std::system_error with the path; a file that is there already is never written over.
void write_new(const std::string& path, std::string_view text) {
  const auto fail = [&] { throw std::system_error{errno, std::generic_category(), path}; };
  const std::unique_ptr<std::FILE, Close> file{std::fopen(path.c_str(), "wbx")};
  if (!file) fail();
  if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() || std::fflush(file.get()) != 0) fail();
}

std::string with_ending(const std::string& name) {
  const std::filesystem::path path{name};
  return path.has_extension() ? name : name + ".yaml";
}

}  // namespace

ExitCode New::answer() const {
  const auto all = starters();
  const auto starter = std::find_if(all.begin(), all.end(), [&](const Starter& each) { return each.name == from; });
  const std::string path = with_ending(file);
  const Console terminal{OutputOptions{}};
  if (std::filesystem::path{path}.filename().string().starts_with('.')) {
    terminal.complain(fmt::format("servicechain: \"{}\" is no name for a file; write one, as in: servicechain new my-shop", file));
    return ExitCode::wrong_option;
  }
  if (std::filesystem::exists(path)) {
    terminal.complain(fmt::format("servicechain: {} is there already, and stays as it is; take another name", path));
    return ExitCode::file_trouble;
  }
  write_new(path, starter->text);
  terminal.print(fmt::format("{0} is written. Open it in an editor, then:\n"
                             "  servicechain check {0}\n"
                             "  servicechain compare {0}",
                             as_word(path)));
  return ExitCode::done;
}

void New::add_to(CLI::App& program) {
  std::set<std::string> names;
  for (const Starter& starter : starters()) names.emplace(starter.name);
  CLI::App& command = *program.add_subcommand(name, "Write a first scenario file, to be edited");
  command.add_option("NAME", file, "The file to write; .yaml is added")->type_name("")->required();
  command.add_option("--from", from, "What kind of place: retail (else), hospital, it-desk, city-hall, bank")
      ->type_name("KIND")
      ->transform(one_of({names.begin(), names.end()}));
}

}  // namespace servicechain::app
