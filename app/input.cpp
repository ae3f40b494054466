#include "app/input.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/json_text.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/read.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> scenario_files_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder.empty() ? fs::path{"."} : folder, ignored}) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".yaml" || ending == ".yml" || ending == ".json") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The name of a file that is not there or is a folder, with what may be meant; all other trouble says enough.
std::string with_what_is_meant(const std::string& file, const std::error_code& trouble) {
  const fs::path path{file};
  if (trouble == std::errc::is_a_directory) {
    if (fs::exists(path / "results.db"))
      return fmt::format("{} (the folder of a run: look into it with servicechain trace {}, or name a .yaml file)", file,
                         file);
    const std::vector<std::string> inside = scenario_files_in(path);
    return inside.empty() ? file : fmt::format("{} (did you mean \"{}\"?)", file, (path / inside.front()).string());
  }
  if (trouble != std::errc::no_such_file_or_directory) return file;
  const fs::path folder = path.parent_path();
  const std::string wanted = path.has_extension() ? path.filename().string() : path.filename().string() + ".yaml";
  std::vector<std::string> meant = scenarios::nearest(wanted, scenario_files_in(folder));
  for (std::string& name : meant) name = (folder / name).string();
  return meant.empty() ? file : fmt::format("{} ({})", file, scenarios::did_you_mean(meant));
}

std::string text_of(const std::string& file) {
  try {
    return scenarios::text_of_scenario(file);
  } catch (const std::system_error& trouble) {
    throw std::system_error{trouble.code(), with_what_is_meant(file, trouble.code())};
  }
}

}  // namespace

// The option's check has seen to it that there is a "=".
std::vector<scenarios::Setting> settings_of(const ScenarioOptions& options) {
  std::vector<scenarios::Setting> settings;
  for (const std::string& text : options.sets) {
    const auto equals = text.find('=');
    settings.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return settings;
}

Input read_input(const ScenarioOptions& options) {
  std::string text = text_of(options.file);
  auto reading = scenarios::read_scenario_text(text, options.file, settings_of(options));
  return {std::move(text), std::move(reading)};
}

scenarios::Node tree_of(const Input& input, const ScenarioOptions& options) {
  return scenarios::tree_as_read(input.text, options.file, settings_of(options));
}

std::optional<scenarios::Scenario> read(const ScenarioOptions& options, const Console& console) {
  Input input = read_input(options);
  tell(input.reading.problems, input.text, console);
  return std::move(input.reading.value);
}

void tell(const std::vector<scenarios::Problem>& problems, const std::string& text, const Console& console) {
  if (problems.empty()) return;
  if (!scenarios::has_error(problems)) {
    console.note(scenarios::describe(problems, text));
  } else if (console.wants_json()) {
    console.print(as_json(problems));
  } else {
    console.complain(scenarios::describe(problems, text));
  }
}

}  // namespace servicechain::app
