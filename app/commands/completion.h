#pragma once

#include <string>

#include "app/exit_code.h"

namespace CLI {
class App;
}

namespace servicechain::app {

// servicechain completion SHELL: a script that completes commands and options.
struct Completion {
  static constexpr const char* name = "completion";

  std::string shell;
  const CLI::App* program = nullptr;  // -- constant, once it is added

  void add_to(CLI::App& whole);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
