#pragma once

#include "app/exit_code.h"

namespace CLI {
class App;
}

namespace servicechain::app {

// servicechain schema: what editors need to help with scenario files.
struct Schema {
  static constexpr const char* name = "schema";

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
