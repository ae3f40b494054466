#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain version [--licences]
struct Version {
  static constexpr const char* name = "version";

  bool licences = false;
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
