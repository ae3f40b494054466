#include "app/input.h"

#include <utility>

#include "app/json_text.h"
#include "scenarios/read.h"

namespace servicechain::app {

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
  std::string text = scenarios::text_of_scenario(options.file);
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
