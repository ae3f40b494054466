#pragma once

#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain sweep FILE PATH=FROM..TO[:STEP] ...: how much is enough? One measure along the values of one number of
// the scenario, or over the grid of several.
struct Sweep {
  static constexpr const char* name = "sweep";

  ScenarioOptions source;
  ExperimentOptions experiment;
  OutputOptions console;
  std::vector<std::string> ranges;
  std::string measure;  // empty: what the file decides on
  std::string folder;   // empty: none is written

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
