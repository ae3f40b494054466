#pragma once

#include <string>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain theory FILE: what formulas say, without simulating, and where they say nothing.
struct Theory {
  static constexpr const char* name = "theory";

  ScenarioOptions source;
  OutputOptions console;
  std::string what_if = "base";

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
