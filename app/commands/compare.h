#pragma once

#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain compare FILE [NAME ...]: is it worth it? Base against each what-if, with the same luck for both.
struct Compare {
  static constexpr const char* name = "compare";

  ScenarioOptions source;
  ExperimentOptions experiment;
  ReportOptions output;
  OutputOptions console;
  std::vector<std::string> what_ifs;  // empty: all

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
