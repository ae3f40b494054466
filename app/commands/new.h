#pragma once

#include <string>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain new NAME: a first file to edit.
struct New {
  static constexpr const char* name = "new";

  std::string file;
  std::string from = "retail";

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
