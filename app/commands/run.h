#pragma once

#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain run FILE: what happens, in numbers with their likely ranges.
struct Run {
  static constexpr const char* name = "run";

  ScenarioOptions source;
  ExperimentOptions experiment;
  ReportOptions output;
  OutputOptions console;
  std::vector<std::string> what_ifs;
  bool all = false;
  bool with_theory = false;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
