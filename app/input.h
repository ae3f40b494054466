#pragma once

#include <optional>
#include <string>

#include "app/console.h"
#include "app/options.h"
#include "scenarios/problem.h"
#include "scenarios/scenario.h"

namespace servicechain::app {

struct Input {
  std::string text;                              // as it stands in the file
  scenarios::Read<scenarios::Scenario> reading;  // with its --set changes
};

// Fails: std::system_error with the path when the file cannot be read.
[[nodiscard]] Input read_input(const ScenarioOptions& options);

// The scenario of a command line. nullopt: it has errors, and they have been told.
// Fails: std::system_error with the path when the file cannot be read.
[[nodiscard]] std::optional<scenarios::Scenario> read(const ScenarioOptions& options, const Console& console);

}  // namespace servicechain::app
