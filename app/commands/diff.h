#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain diff A B: what changed from one scenario to the other, in words.
struct Diff {
  static constexpr const char* name = "diff";

  ScenarioOptions before;
  ScenarioOptions after;
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
