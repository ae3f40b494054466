#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain check FILE: every error at once, without simulating.
struct Check {
  static constexpr const char* name = "check";

  ScenarioOptions source;
  OutputOptions console;
  bool strict = false;
  bool defaults = false;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
