#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/options.h"
#include "scenarios/messages/problem.h"
#include "scenarios/reading/read.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::app {

// The --set changes.
[[nodiscard]] std::vector<scenarios::Setting> settings_of(const ScenarioOptions& options);

struct Input {
  std::string text;                              // as it stands in the file
  scenarios::Read<scenarios::Scenario> reading;  // with its --set changes
};

// Fails: std::system_error with the path when the file cannot be read.
[[nodiscard]] Input read_input(const ScenarioOptions& options);

// What was read, as a tree. Requires: it was read without errors.
[[nodiscard]] scenarios::Node tree_of(const Input& input, const ScenarioOptions& options);

// The scenario of a command line. nullopt: it has errors, and they have been told.
// Fails: std::system_error with the path when the file cannot be read.
[[nodiscard]] std::optional<scenarios::Scenario> read(const ScenarioOptions& options, const Console& console);

// Warnings as remarks; errors as what went wrong, or as JSON. `text`: of the file.
void tell(const std::vector<scenarios::Problem>& problems, const std::string& text, const Console& console);

}  // namespace servicechain::app
