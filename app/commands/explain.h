#pragma once

#include <string>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain explain WORD: what a key of the scenario file, a constant of the model, or the number of a message means.
struct Explain {
  static constexpr const char* name = "explain";

  std::string word;
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
