#include "app/input.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>

#include "app/json_text.h"
#include "scenarios/read.h"

namespace servicechain::app {
namespace {

std::string everything_in(std::istream& stream) { return {std::istreambuf_iterator<char>{stream}, {}}; }

std::string text_of(const std::string& file) {
  if (file == "-") return everything_in(std::cin);
  if (std::filesystem::is_directory(file)) {
    throw std::system_error{std::make_error_code(std::errc::is_a_directory), file};
  }
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw std::system_error{errno, std::generic_category(), file};
  return everything_in(stream);
}

// The option's check has seen to it that there is a "=".
std::vector<scenarios::Setting> settings_of(const std::vector<std::string>& sets) {
  std::vector<scenarios::Setting> settings;
  for (const std::string& text : sets) {
    const auto equals = text.find('=');
    settings.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return settings;
}

}  // namespace

Input read_input(const ScenarioOptions& options) {
  std::string text = text_of(options.file);
  auto reading = scenarios::read_scenario_text(text, options.file, settings_of(options.sets));
  return {std::move(text), std::move(reading)};
}

std::optional<scenarios::Scenario> read(const ScenarioOptions& options, const Console& console) {
  Input input = read_input(options);
  const auto& problems = input.reading.problems;
  if (input.reading.value) {
    if (!problems.empty()) console.note(scenarios::describe(problems, input.text));
  } else if (console.wants_json()) {
    console.print(as_json(problems));
  } else {
    console.complain(scenarios::describe(problems, input.text));
  }
  return std::move(input.reading.value);
}

}  // namespace servicechain::app
