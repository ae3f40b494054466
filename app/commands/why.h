#pragma once

#include <string>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain why FILE: which departments make the gap between today and every department perfect.
struct Why {
  static constexpr const char* name = "why";

  ScenarioOptions source;
  ExperimentOptions experiment;
  OutputOptions console;
  std::string measure;  // "departments.store wait", "lost"; empty: the decided one
  std::string folder;   // empty: none is written

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
