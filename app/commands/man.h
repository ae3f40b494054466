#pragma once

#include "app/exit_code.h"

namespace CLI {
class App;
}

namespace servicechain::app {

// servicechain man: the manual page.
struct Man {
  static constexpr const char* name = "man";

  const CLI::App* program = nullptr;  // -- constant, once it is added

  void add_to(CLI::App& whole);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
